"""The register as files: the same facts as its pages, in English and in whole days, for a program to read."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from goodstanding.badges.facts import Figures, PublicAward
from goodstanding.badges.register.entries import Entry
from goodstanding.badges.register.lines import Line, lines_of
from goodstanding.badges.register.shares import Share, shares
from goodstanding.base.canonical import canonical
from goodstanding.base.exporting import write_csv
from goodstanding.base.keys import Signer

FORMAT = "goodstanding-register-1"
"""Names the kind of statement that is signed, so that no signature of the record's key passes for another."""

FACETS = {"region": "regions", "category": "categories", "language": "languages", "ownership": "ownership"}
COLUMNS = (
    "marketplace", "page", "site", "country", *FACETS.values(),
    "programme", "operator", "designation", "edition", "awarded_on", "valid_until", "state", "since", "reason",
    "assurance", "gathered", "answers", "policy", "credential",
    "score", "interval_low", "interval_high", "response_rate",
)  # fmt: skip
"""What is told of each award, in the order of the CSV's columns."""


def as_csv(register: Iterable[Entry]) -> bytes:
    """CSV (RFC 4180, UTF-8) with a line for each award; several values of one kind stand in one cell, with "; ".

    A band such as 10-14 reads "10 to 14", because spreadsheets take the other for a day in October.
    """
    rows = [[_cell(column, row[column]) for column in COLUMNS] for row in awards(register)]
    return write_csv(COLUMNS, rows).encode()


def _cell(column: str, value: Any) -> Any:
    if column == "answers":
        return value.replace("-", " to ")
    return "; ".join(value) if isinstance(value, list) else value


def as_json(register: Iterable[Entry], on: date) -> bytes:
    """The canonical bytes (RFC 8785) of the register on a day, as they are signed; figures are decimals as texts."""
    entries = list(register)
    whole = {
        "format": FORMAT,
        "origin": settings.ORIGIN,
        "day": on.isoformat(),
        "awards": awards(entries),
        "shares": [_share(share) for share in shares(entries, on)],
    }
    return canonical(whole)


def signature_of(content: bytes, signer: Signer) -> bytes:
    """The Ed25519 signature (RFC 8032) over the bytes of a file, as a file beside it."""
    told = {
        "digest": sha256(content).hexdigest(),
        "algorithm": "Ed25519",
        "key": signer.key_id,
        "public_key": signer.public_key.hex(),
        "value": signer.sign(content).hex(),
    }
    return canonical(told)


def awards(register: Iterable[Entry]) -> list[dict[str, Any]]:
    """Every award with what everybody may know of it, by marketplace, the newest first."""
    entries = list(register)
    with override("en"):
        lines = iter(lines_of([judged for entry in entries for judged in entry.awards]))
        return [_award(entry, next(lines)) for entry in entries for _judged in entry.awards]


def _award(entry: Entry, line: Line) -> dict[str, Any]:
    shop, facts = entry.marketplace, line.facts
    return {
        "marketplace": shop.name,
        "page": settings.ORIGIN + reverse("badges:register_marketplace", args=[shop.slug]),
        "site": shop.site,
        "country": shop.country,
        **{name: list(entry.facets.get(kind, ())) for kind, name in FACETS.items()},
        **_told(facts),
        "credential": line.badge or None,
        **_figures(facts.figures),
    }


def _told(facts: PublicAward) -> dict[str, Any]:
    return {
        "programme": facts.programme,
        "operator": facts.operator,
        "designation": facts.designation,
        "edition": facts.edition,
        "awarded_on": facts.awarded_on.isoformat(),
        "valid_until": facts.valid_until.isoformat(),
        "state": facts.state,
        "since": facts.since.isoformat(),
        "reason": facts.reason or None,
        "assurance": facts.assurance,
        "gathered": str(facts.gathered),
        "answers": facts.answers,
        "policy": facts.policy,
    }


def _figures(figures: Figures | None) -> dict[str, str | None]:
    """Score, interval and rate with two decimals; all None where the marketplace does not show them."""
    if figures is None:
        return dict.fromkeys(("score", "interval_low", "interval_high", "response_rate"))
    low, high = figures.interval or (None, None)
    values = {"score": figures.score, "interval_low": low, "interval_high": high, "response_rate": figures.rate}
    return {name: None if value is None else f"{value:.2f}" for name, value in values.items()}


def _share(share: Share) -> dict[str, Any]:
    return {
        "programme": share.programme,
        "edition": share.edition,
        "awarded": share.awarded,
        "decided": share.decided,
        "hidden": share.hidden or None,
    }
