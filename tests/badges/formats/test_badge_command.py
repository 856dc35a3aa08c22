"""`goodstanding badge verify FILE`: one sentence and an exit code."""

import pytest

from badges.formats.issuing import DID, LATER, altered, badge, did_json, list_bytes
from goodstanding.badges.commands import verify_badge
from goodstanding.badges.formats.packing import pack
from goodstanding.base import clock


@pytest.fixture
def files(tmp_path):
    """A badge alone; did.json and status list lie in another folder."""
    (tmp_path / "badge.json").write_bytes(badge())
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "did.json").write_bytes(pack(did_json()))
    (tmp_path / "away" / "status.json").write_bytes(list_bytes())
    (tmp_path / "away" / "revoked.json").write_bytes(list_bytes(4711))
    with clock.pinned(LATER):
        yield tmp_path


def run(files, capsys, did=(), status=(), name="badge.json"):
    code = verify_badge(
        files / name, did=[files / "away" / each for each in did], status=[files / "away" / each for each in status]
    )
    written = capsys.readouterr()
    return code, (written.out + written.err).split(".")[0]


def test_the_file_alone_is_never_valid(files, capsys):
    assert run(files, capsys) == (2, "Could not be checked")


def test_with_its_documents_it_is_valid_or_not(files, capsys):
    assert run(files, capsys, ["did.json"], ["status.json"]) == (0, "Valid")
    assert run(files, capsys, ["did.json"], ["revoked.json"]) == (1, "Revoked")
    assert run(files, capsys, ["did.json"]) == (2, "Could not be checked")
    (files / "badge.json").write_bytes(altered(badge(), name="Top"))
    assert run(files, capsys, ["did.json"], ["status.json"]) == (1, "Changed")


def test_documents_beside_the_file_are_found(files, capsys):
    for name in ("did.json", "status.json"):
        (files / name).write_bytes((files / "away" / name).read_bytes())
    assert run(files, capsys) == (0, "Valid")
    assert run(files, capsys, status=["revoked.json"]) == (1, "Revoked")


def test_a_bad_file_says_so(files, capsys):
    (files / "away" / "did.json").write_text("[]")
    assert run(files, capsys, ["did.json"]) == (2, "Could not be checked")
    assert run(files, capsys, name="none.json") == (2, "Could not be checked")
    assert DID in str(did_json())
