"""The rules before signing. Each stands for a document that some verifier rejected, or read otherwise than we do."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from goodstanding.badges.formats.contexts import CREDENTIALS, OPEN_BADGES
from goodstanding.badges.formats.packing import Document
from goodstanding.badges.formats.refused import Refused
from goodstanding.badges.formats.shape import Kind, Shape, shaped

CONTEXTS = {"BitstringStatusListCredential": [CREDENTIALS], "OpenBadgeCredential": [CREDENTIALS, OPEN_BADGES]}
DATE = "%Y-%m-%dT%H:%M:%SZ"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SIGNS = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})"
_URI = re.compile(rf"(?:https?://|did:|urn:){_SIGNS}+(?:#{_SIGNS}*)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);")


def guard(document: Document) -> bytes:
    """The canonical form of a credential without proof that may be signed; raises Refused with the field and why."""
    _refuse_contexts(document)
    shape, texts = shaped(document)
    _refuse_texts(shape, texts)
    _refuse_repeated_ids(shape, texts)
    if "OpenBadgeCredential" in document["type"]:
        _refuse_status(document)
    else:
        refuse_entities(document)
    return shape.canonical(texts)


def _refuse_contexts(document: Document) -> None:
    kinds = document.get("type")
    wanted = next((found for kind, found in CONTEXTS.items() if isinstance(kinds, list) and kind in kinds), None)
    if wanted is None or kinds is None or kinds[0] != "VerifiableCredential" or len(kinds) != 2:
        raise Refused("type", "is neither a badge nor a status list")
    if document.get("@context") != wanted:
        raise Refused("@context", f"must be {wanted}")


def _refuse_texts(shape: Shape, texts: list[str]) -> None:
    for path, kind, text in zip(shape.paths, shape.kinds, texts, strict=True):
        if found := _CONTROL.search(text):
            raise Refused(path, f"holds the character U+{ord(found[0]):04X}, which verifiers canonicalise differently")
        if kind is Kind.uri and not _URI.fullmatch(text):
            raise Refused(path, "is no absolute URI, with other signs percent-encoded")
        if kind is Kind.date and not is_date(text):
            raise Refused(path, "is no date of the form YYYY-MM-DDThh:mm:ssZ")


def is_date(text: str) -> bool:
    """Whether a text is a moment of the calendar as badges spell it: YYYY-MM-DDThh:mm:ssZ."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _refuse_repeated_ids(shape: Shape, texts: list[str]) -> None:
    """A node that stands twice is one node to RDF, and two to whoever reads the JSON."""
    ids = [texts[number] for number in shape.ids]
    if len(set(ids)) < len(ids):
        name, times = Counter(ids).most_common(1)[0]
        raise Refused("id", f"{name} stands at {times} nodes")


def _refuse_status(document: Document) -> None:
    status = document.get("credentialStatus")
    if not isinstance(status, dict):
        raise Refused("credentialStatus", "must be one object")
    if status.get("type") != "BitstringStatusListEntry" or status.get("statusPurpose") != "revocation":
        raise Refused("credentialStatus", "must be a BitstringStatusListEntry for revocation")
    if status.get("id") == status.get("statusListCredential"):
        raise Refused("credentialStatus.id", "must differ from the list's address")


def refuse_entities(document: Document) -> None:
    """Raises Refused where a text holds an HTML entity: verifiers that decode them read another document."""
    for text in _texts(document):
        if found := _ENTITY.search(text):
            raise Refused("text", f"holds the HTML entity {found[0]}")


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(part)
