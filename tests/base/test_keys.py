"""The signing key's file: private, made once, rotated without losing what it signed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from goodstanding.base.keys import FileSigner, WeakKeyFile, is_signed, key_id_of, link_key


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(lambda _: FileSigner(tmp_path / "keys", "record").key_id, range(16)))
    assert len(ids) == 1
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["record.pem"]
    assert (tmp_path / "keys/record.pem").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_the_key_of_links_is_32_random_bytes_that_stay(settings, tmp_path):
    settings.DATA = tmp_path
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: link_key(), range(16)))
    assert [len(key) for key in keys] == [32]
    assert (tmp_path / "keys/links.key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "keys/links.key").chmod(0o640)
    with pytest.raises(WeakKeyFile, match="chmod 600"):
        link_key()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_signs_nothing(tmp_path, mode):
    signer = FileSigner(tmp_path, "record")
    signer.sign(b"x")
    signer.path.chmod(mode)
    with pytest.raises(WeakKeyFile, match="chmod 600"):
        signer.sign(b"x")


def test_a_signature_holds_for_its_message_and_key_alone(tmp_path):
    signer, other = FileSigner(tmp_path, "record"), FileSigner(tmp_path, "other")
    signature = signer.sign(b"x")
    assert is_signed(b"x", signature, signer.public_key)
    assert not is_signed(b"y", signature, signer.public_key)
    assert not is_signed(b"x", signature, other.public_key)
    assert not is_signed(b"x", b"short", signer.public_key)
    assert not is_signed(b"x", signature, b"short")


def test_a_rotated_key_is_known_beside_its_successor(tmp_path):
    signer = FileSigner(tmp_path, "record")
    first, signature = signer.public_key, signer.sign(b"x")
    second = signer.rotate()
    assert signer.known() == {key_id_of(first): first, second: signer.public_key}
    assert is_signed(b"x", signature, signer.known()[key_id_of(first)])
    assert signer.path.stat().st_mode & 0o777 == 0o600
