"""Is this badge right? From its file, the issuer's did.json and status list; nothing is fetched, no database asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from goodstanding.badges.formats import baking
from goodstanding.badges.formats.contexts import CREDENTIALS, FILES
from goodstanding.badges.formats.did import NoSuchKey, address_of, ed25519_key, p256_key
from goodstanding.badges.formats.foreign import Fenced, fenced
from goodstanding.badges.formats.jwt import OtherJwt, Parts, taken_apart
from goodstanding.badges.formats.packing import Document, Unreadable, unpack
from goodstanding.badges.formats.proof import OtherProof, holds, issuer_of, proof_of
from goodstanding.badges.formats.status import OtherList, is_revoked


class State(Enum):
    """What a check ends in. Only `valid` reads as valid."""

    valid = "Valid"
    expired = "Expired"
    revoked = "Revoked"
    not_yet_valid = "Not yet valid"
    changed = "Changed"
    unknown_issuer = "Unknown issuer"
    unchecked = "Could not be checked"


@dataclass(frozen=True)
class Verification:
    """What a check found, and in a sentence why. `credential` is None where no signature was found right."""

    state: State
    sentence: str
    credential: Document | None = None


@dataclass(frozen=True)
class Documents:
    """What a check may use: DID documents by identifier, signed status lists by address."""

    dids: Mapping[str, Document] = field(default_factory=dict)
    lists: Mapping[str, bytes] = field(default_factory=dict)


class _Ended(Exception):
    """The check is over: state and sentence."""

    def __init__(self, state: State, sentence: str) -> None:
        super().__init__(sentence)
        self.state, self.sentence = state, sentence


def documents(files: Iterable[bytes]) -> Documents:
    """The DID documents and status lists among `files`. Raises Unreadable for a file that is neither."""
    dids, lists = {}, {}
    for file in files:
        found = unpack(file)
        name = found.get("id")
        if not isinstance(name, str) or not ("verificationMethod" in found or "proof" in found):
            raise Unreadable("neither a did.json nor a signed status list")
        if "verificationMethod" in found:
            dids[name] = found
        else:
            lists[name] = file
    return Documents(dids, lists)


def verify(file: bytes, given: Documents, *, at: datetime) -> Verification:
    """Checks a credential, a VC-JWT, or a PNG or SVG that carries one, on the day `at`.

    A key is taken from the issuer's did.json in `given` and from nowhere else; a status list must be the same issuer's.
    """
    try:
        badge = _authentic(_carried(file), given)
    except _Ended as ended:
        return Verification(ended.state, ended.sentence)
    try:
        _refuse_other_kinds(badge)
        return Verification(State.valid, _standing(badge, given, at), badge)
    except _Ended as ended:
        return Verification(ended.state, ended.sentence, badge)


def _carried(file: bytes) -> bytes:
    try:
        return baking.read(file)
    except baking.NotBaked as error:
        raise _Ended(State.unchecked, f"This file is no badge: {error}.") from error


def _authentic(data: bytes, given: Documents) -> Document:
    """The credential in `data` whose signature is right."""
    try:
        if data.startswith(b"{"):
            return _with_right_proof(unpack(data), given)
        return _with_right_jwt(taken_apart(data), given)
    except (Unreadable, OtherProof, OtherJwt, Fenced) as error:
        raise _Ended(State.unchecked, f"This badge cannot be read here: {shown(str(error))}.") from error


def _with_right_proof(document: Document, given: Documents) -> Document:
    proof = proof_of(document)
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    key = _key(ed25519_key, unsecured, proof["verificationMethod"], given)
    _refuse_other_words(unsecured)
    if not holds(unsecured, proof, fenced(unsecured), key):
        raise _changed(unsecured)
    return unsecured


def _with_right_jwt(parts: Parts, given: Documents) -> Document:
    if not parts.is_signed_by(_key(p256_key, parts.credential, parts.method, given)):
        raise _changed(parts.credential)
    return parts.credential


def _changed(document: Document) -> _Ended:
    issuer = shown(issuer_of(document))
    return _Ended(State.changed, f"This is not what {issuer} signed: it was changed, or never signed by it.")


def _key(read: Any, document: Document, method: str, given: Documents) -> bytes:
    issuer = issuer_of(document)
    try:
        address = address_of(issuer)
    except ValueError as error:
        raise _Ended(
            State.unknown_issuer, f"The issuer {shown(issuer)} is no did:web, so nobody answers for it."
        ) from error
    if method.partition("#")[0] != issuer:
        raise _Ended(State.unknown_issuer, f"The key {shown(method)} is not one of the issuer {shown(issuer)}.")
    if issuer not in given.dids:
        raise _without_did(issuer, address, given)
    try:
        key: bytes = read(given.dids[issuer], method)
    except NoSuchKey as error:
        raise _Ended(State.unknown_issuer, f"The key {shown(method)} {error}.") from error
    return key


def _without_did(issuer: str, address: str, given: Documents) -> _Ended:
    if given.dids:
        others = ", ".join(map(shown, given.dids))
        return _Ended(
            State.unknown_issuer, f"It says it is by {shown(issuer)}; the did.json given is that of {others}."
        )
    return _Ended(State.unchecked, f"Whether {shown(issuer)} signed it, its did.json tells: {shown(address)}.")


def _refuse_other_words(document: Document) -> None:
    """JSON-LD spells one thing in many ways; readers of the JSON know one of them, so the others are refused."""
    contexts = document.get("@context")
    if (
        not isinstance(contexts, list)
        or contexts[:1] != [CREDENTIALS]
        or not all(each in [*FILES] for each in contexts)
    ):
        raise Unreadable("it names contexts that are not shipped")
    for key in _keys({name: value for name, value in document.items() if name != "@context"}):
        if "@" in key or ":" in key:
            raise Unreadable(f"the word {key} is spelt otherwise than in badges")


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(part)


def _refuse_other_kinds(badge: Document) -> None:
    kinds = badge.get("type")
    if not isinstance(kinds, list) or not {"VerifiableCredential", "OpenBadgeCredential"} <= {
        str(kind) for kind in kinds
    }:
        raise _Ended(State.unchecked, "Its signature is right, but it is no Open Badge.")


def _standing(badge: Document, given: Documents, at: datetime) -> str:
    """The sentence of a valid badge. A definite no comes before what could not be checked."""
    issuer = shown(issuer_of(badge))
    begin, end = _moment(badge, "validFrom"), _moment(badge, "validUntil")
    doubt = _revocation(badge, given, at)
    if begin is not None and at < begin:
        raise _Ended(State.not_yet_valid, f"Signed by {issuer}, valid from {begin:%Y-%m-%d}.")
    if end is not None and at >= end:
        raise _Ended(State.expired, f"Signed by {issuer}, expired on {end:%Y-%m-%d}.")
    if doubt:
        raise _Ended(State.unchecked, f"Signed by {issuer}, but whether it was revoked is not known: {doubt}.")
    until = f"Valid until {end:%Y-%m-%d}" if end else "Valid without end"
    return f"{until}: {_whose(badge)}, signed by {issuer}, whose keys lie at {address_of(issuer_of(badge))}."


def _whose(badge: Document) -> str:
    subject = badge.get("credentialSubject")
    subject = subject if isinstance(subject, dict) else {}
    achievement = subject.get("achievement")
    title = achievement.get("name") if isinstance(achievement, dict) else None
    return f"{shown(str(subject.get('name', 'its holder')))} ({shown(str(subject.get('id')))}), {shown(str(title))}"


def _moment(document: Document, name: str) -> datetime | None:
    if name not in document:
        return None
    try:
        found = datetime.fromisoformat(document[name])
    except (TypeError, ValueError) as error:
        raise _Ended(State.unchecked, "Its signature is right, but a date in it cannot be read.") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _revocation(badge: Document, given: Documents, at: datetime) -> str:
    """Why revocation is in doubt, or "" when it is known not to be revoked; ends the check when it is revoked."""
    if "credentialStatus" not in badge:
        return ""
    entry = badge["credentialStatus"]
    if not isinstance(entry, dict) or entry.get("type") != "BitstringStatusListEntry":
        return "its status is of a kind that is not read here"
    address = entry.get("statusListCredential")
    if not isinstance(address, str) or address not in given.lists:
        return f"the status list {shown(str(address))} is not here"
    try:
        listed = _listed(badge, address, given, at)
        revoked = is_revoked(listed, entry)
    except (_Ended, OtherList) as error:
        return f"the status list cannot be used: {str(error).rstrip('.')}"
    if revoked:
        raise _Ended(State.revoked, f"{shown(issuer_of(badge))} signed it and revoked it.")
    return ""


def _listed(badge: Document, address: str, given: Documents, at: datetime) -> Document:
    """The status list at `address`, signed by the badge's issuer and not expired."""
    found = _authentic(given.lists[address], given)
    if issuer_of(found) != issuer_of(badge) or found.get("id") != address:
        raise OtherList("it is not this issuer's list at this address")
    begin, end = _moment(found, "validFrom"), _moment(found, "validUntil")
    if (begin and at < begin) or (end and at >= end):
        raise OtherList("it is out of date; fetch it again")
    return found


def shown(text: str) -> str:
    """A stranger's text for a terminal or page: printable signs only, at most 120."""
    cut = text if len(text) <= 120 else text[:119] + "…"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in cut)
