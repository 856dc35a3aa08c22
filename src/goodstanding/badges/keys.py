"""The keys of an issuer: Ed25519 for the proof, P-256 for the JWT, each in a file of its own outside the database."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from goodstanding.badges.addresses import Issuing
from goodstanding.base.keys import FileSigner, WeakKeyFile
from goodstanding.marketplaces.models import Marketplace

_FIELD = 32


class P256Signer(FileSigner):
    """A P-256 key in a file; its public key is the compressed point, its signatures are r and s (RFC 7518)."""

    @property
    def public_key(self) -> bytes:
        """The 33 bytes of SEC 1, section 2.3.3."""
        return self._key().public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of an ES256 signature; raises WeakKeyFile when others can read the key."""
        r, s = decode_dss_signature(self._key().sign(message, ECDSA(SHA256())))
        return r.to_bytes(_FIELD, "big") + s.to_bytes(_FIELD, "big")

    def fresh(self) -> bytes:
        return generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def _key(self) -> EllipticCurvePrivateKey:
        key = load_pem_private_key(self.pem(), password=None)
        if not isinstance(key, EllipticCurvePrivateKey):
            raise WeakKeyFile(f"{self.path} holds no P-256 key")
        return key


@dataclass(frozen=True)
class IssuerKeys:
    """What an issuer signs with."""

    proof: FileSigner
    jwt: P256Signer

    def rotate(self) -> tuple[str, str]:
        """Retires both keys, which stay known, and returns the ids of the new ones."""
        return self.proof.rotate(), self.jwt.rotate()


def issuer_keys(issuer: Issuing) -> IssuerKeys:
    """The keys of an issuer, in the data folder under keys/issuer-<slug of a programme> or keys/marketplace-<slug>,
    made on first use.
    """
    kind = "marketplace" if isinstance(issuer, Marketplace) else "issuer"
    folder = settings.DATA / "keys" / f"{kind}-{issuer.slug}"
    return IssuerKeys(FileSigner(folder, "ed25519"), P256Signer(folder, "es256"))
