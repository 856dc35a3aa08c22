"""Badges to test with: Kazi Hub's, issued by a programme of Ole's, signed with keys made here."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, derive_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from goodstanding.badges.formats import standings
from goodstanding.badges.formats.awards import Designation, Facts, credential
from goodstanding.badges.formats.did import did_document, did_of
from goodstanding.badges.formats.envelope import Holder, Issuer, StatusEntry
from goodstanding.badges.formats.jwt import vc_jwt
from goodstanding.badges.formats.packing import pack
from goodstanding.badges.formats.proof import signed
from goodstanding.badges.formats.status import status_list
from goodstanding.badges.verifying import Documents

ORIGIN = "https://trust.example"
DID = did_of(ORIGIN, "talent")
LIST = f"{ORIGIN}/status/revocation/1"
DAY = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LATER = DAY + timedelta(days=30)


class Ed25519:
    """A signer in memory."""

    def __init__(self, seed: int) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)

    @property
    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message)


class P256:
    """A signer in memory."""

    def __init__(self, seed: int) -> None:
        self.key = derive_private_key(seed, SECP256R1())

    @property
    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)

    def sign(self, message: bytes) -> bytes:
        r, s = decode_dss_signature(self.key.sign(message, ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


SIGNER, RETIRED, MALLORY = Ed25519(1), Ed25519(2), Ed25519(3)
JWT_SIGNER = P256(7)

FACTS = Facts(
    id=f"{ORIGIN}/credentials/4f9a2c",
    issuer=Issuer(DID, "Ole's programme", f"{ORIGIN}/programmes/talent"),
    holder=Holder("https://kazihub.example", "Kazi Hub"),
    designation=Designation(
        id=f"{ORIGIN}/achievements/talent-2026",
        name="Trusted Talent Partner 2026",
        description="Clients were asked by a published rule and rate the marketplace well.",
        edition="2026",
        policy="accredit-1 2026-01-01",
        criteria=f"{ORIGIN}/policies/accredit-1-2026-01-01",
        criteria_text="Ten clients or more answered; their trust score passed the published threshold.",
    ),
    assurance="B",
    answers="15-29",
    awarded=DAY,
    valid_from=DAY,
    valid_until=datetime(2027, 3, 1, 9, 30, tzinfo=UTC),
    image=f"{ORIGIN}/credentials/4f9a2c/badge.png",
    evidence=f"{ORIGIN}/credentials/4f9a2c#verification",
    status=StatusEntry(LIST, 4711),
)


STANDING = standings.Facts(
    id=f"{ORIGIN}/credentials/7b1d",
    issuer=Issuer(DID, "Kazi Hub", f"{ORIGIN}/marketplaces/kazi-hub/issuer"),
    holder=Holder(f"{ORIGIN}/workers/kazi-hub/wanjiru", "Wanjiru"),
    attained=standings.Attained(
        id=f"{ORIGIN}/achievements/kazi-hub~top~standing-1",
        kind="top",
        title="Top Rated",
        policy="standing-1@2026-01-01",
        criteria=f"{ORIGIN}/policies/standing-1@2026-01-01",
    ),
    weeks="14 of 16",
    score="95-100",
    engagements="15-29",
    confirmed=DAY.date(),
    shares_person=True,
    held_since=DAY,
    valid_from=DAY,
    valid_until=LATER + timedelta(days=6),
    image=f"{ORIGIN}/credentials/7b1d/badge.png",
    evidence=f"{ORIGIN}/c/ABCDEFG",
    status=StatusEntry(LIST, 815),
)


def facts(**changed: Any) -> Facts:
    return replace(FACTS, **changed)


@cache
def badge() -> bytes:
    return signed(credential(FACTS), SIGNER, at=DAY)


@cache
def badge_jwt() -> bytes:
    return vc_jwt(credential(FACTS), JWT_SIGNER)


@cache
def worker_badge() -> bytes:
    return signed(standings.standing_credential(STANDING), SIGNER, at=DAY)


@cache
def worker_jwt() -> bytes:
    return vc_jwt(standings.standing_credential(STANDING), JWT_SIGNER)


def did_json() -> dict[str, Any]:
    keys = [SIGNER.public_key, RETIRED.public_key]
    return did_document(DID, ed25519=keys, p256=[JWT_SIGNER.public_key])


@cache
def list_bytes(*revoked: int, at: datetime = LATER) -> bytes:
    return signed(status_list(LIST, issuer=DID, revoked=revoked, at=at), SIGNER, at=at)


def known(*revoked: int) -> Documents:
    """did.json and a status list of the day that the checks ask for."""
    return Documents({DID: did_json()}, {LIST: list_bytes(*revoked)})


def opened(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data)
    return found


def altered(data: bytes, **changed: Any) -> bytes:
    return pack({**opened(data), **changed})
