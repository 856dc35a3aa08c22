"""Keys in files of their own, outside the database and its backups: those that sign (Ed25519, RFC 8032) and the one
that secret links are derived from.
"""

import secrets
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings

from goodstanding.base.secret_files import read_or_make, write


class Signer(Protocol):
    """Signs bytes with a key that may live in a file, or in a key service."""

    @property
    def key_id(self) -> str: ...

    @property
    def public_key(self) -> bytes: ...

    def sign(self, message: bytes) -> bytes: ...


class WeakKeyFile(Exception):
    """A key's file can be read by others than its owner."""


def record_signer() -> "FileSigner":
    """The signer of the record's checkpoints."""
    return FileSigner(settings.DATA / "keys", "record")


def link_key() -> bytes:
    """The 32 bytes that secret links are derived from, made on first use. Raises WeakKeyFile."""
    return _guarded(settings.DATA / "keys" / "links.key", lambda: secrets.token_bytes(32))


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
        write(self.folder / f"{self.name}-{self.key_id}.pub", self.public_key.hex().encode())
        fresh = self.folder / f".{secrets.token_hex(8)}"
        write(fresh, self.fresh())
        fresh.replace(self.path)
        return self.key_id

    def fresh(self) -> bytes:
        """A new private key of this signer's kind, as PEM."""
        return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def pem(self) -> bytes:
        """The private key's file, made where it is missing. Raises WeakKeyFile."""
        return _guarded(self.path, self.fresh)

    def _private(self) -> Ed25519PrivateKey:
        key = load_pem_private_key(self.pem(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise WeakKeyFile(f"{self.path} holds no Ed25519 key")
        return key


def _guarded(path: Path, make: Callable[[], bytes]) -> bytes:
    content = read_or_make(path, make)
    if path.stat().st_mode & 0o077:
        raise WeakKeyFile(f"{path} can be read by others; chmod 600 it, then make a new key")
    return content


def key_id_of(public_key: bytes) -> str:
    return sha256(public_key).hexdigest()


def is_signed(message: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether the holder of `public_key` (32 bytes) signed `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
