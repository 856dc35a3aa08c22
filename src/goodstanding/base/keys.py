"""Keys that sign: Ed25519 (RFC 8032), the private one in a file of its own, outside the database and its backups."""

import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings


class Signer(Protocol):
    """Signs bytes with a key that may live in a file, or in a key service."""

    @property
    def key_id(self) -> str: ...

    @property
    def public_key(self) -> bytes: ...

    def sign(self, message: bytes) -> bytes: ...


class WeakKeyFile(Exception):
    """The private key's file can be read by others than its owner."""


def record_signer() -> "FileSigner":
    """The signer of the record's checkpoints."""
    return FileSigner(settings.DATA / "keys", "record")


class FileSigner:
    """The private key `name`.pem in `folder`, made on first use; retired public keys stay beside it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name

    @property
    def path(self) -> Path:
        return self.folder / f"{self.name}.pem"

    @property
    def key_id(self) -> str:
        """SHA-256 of the public key, in hex."""
        return key_id_of(self.public_key)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes of RFC 8032."""
        return self._private().public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature; raises WeakKeyFile when others can read the key."""
        return self._private().sign(message)

    def known(self) -> dict[str, bytes]:
        """Public keys by id: the present one and all retired ones."""
        retired = [bytes.fromhex(path.read_text()) for path in self.folder.glob(f"{self.name}-*.pub")]
        return {key_id_of(key): key for key in [self.public_key, *retired]}

    def rotate(self) -> str:
        """Retire the present key, whose public half stays for verification, and return the new key's id."""
        _write(self.folder / f"{self.name}-{self.key_id}.pub", self.public_key.hex().encode())
        _fresh_key(self.folder).replace(self.path)
        return self.key_id

    def _private(self) -> Ed25519PrivateKey:
        if not self.path.exists():
            self._make()
        if self.path.stat().st_mode & 0o077:
            raise WeakKeyFile(f"{self.path} can be read by others; chmod 600 it, then rotate the key")
        key = load_pem_private_key(self.path.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise WeakKeyFile(f"{self.path} holds no Ed25519 key")
        return key

    def _make(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = _fresh_key(self.folder)
        try:
            self.path.hardlink_to(fresh)  # fails where another process was first, so all share one key
        except FileExistsError:
            pass
        fresh.unlink()


def _fresh_key(folder: Path) -> Path:
    key = Ed25519PrivateKey.generate()
    path = folder / f".{secrets.token_hex(8)}"
    _write(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def key_id_of(public_key: bytes) -> str:
    return sha256(public_key).hexdigest()


def is_signed(message: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether the holder of `public_key` (32 bytes) signed `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
