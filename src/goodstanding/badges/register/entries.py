"""What is in the register on a day, by marketplace, and what of it a reader asked for."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from goodstanding.accreditation.models import Award, Decision
from goodstanding.accreditation.queries import awards_ever, standings_on
from goodstanding.accreditation.states import Standing
from goodstanding.base.access import STRANGER
from goodstanding.marketplaces.models import Marketplace

type Judged = tuple[Award, Standing]


@dataclass(frozen=True)
class Entry:
    """A marketplace with its awards, the newest first, each with its state on the day; `facets` by kind."""

    marketplace: Marketplace
    facets: Mapping[str, tuple[str, ...]]
    awards: tuple[Judged, ...]


@dataclass(frozen=True)
class Wanted:
    """What a reader asked for; '' asks for everything. `programme` is a slug, `year` an edition."""

    name: str = ""
    region: str = ""
    category: str = ""
    language: str = ""
    ownership: str = ""
    programme: str = ""
    state: str = ""
    year: str = ""


def entries(on: date, slug: str = "") -> list[Entry]:
    """Everything in the register on a day, by name: all marketplaces that ever held an award, or one of them."""
    awards = awards_ever(STRANGER).prefetch_related("decision__round__marketplace__facets")
    if slug:
        awards = awards.filter(decision__round__marketplace__slug=slug)
    found = standings_on(STRANGER, awards.defer("decision__verdict"), on)
    return sorted(map(_entry, _by_marketplace(found)), key=lambda entry: plain(entry.marketplace.name))


def _by_marketplace(found: list[Judged]) -> Iterable[tuple[Judged, ...]]:
    ordered = sorted(found, key=_marketplace)  # stable: the newest award stays first
    return (tuple(awards) for _pk, awards in groupby(ordered, key=_marketplace))


def _marketplace(judged: Judged) -> int:
    return judged[0].decision.round.marketplace_id


def _entry(awards: tuple[Judged, ...]) -> Entry:
    shop = awards[0][0].decision.round.marketplace
    declared = sorted((facet.kind, facet.value) for facet in shop.facets.all())
    facets = {kind: tuple(value for _kind, value in rows) for kind, rows in groupby(declared, key=lambda row: row[0])}
    return Entry(shop, facets, awards)


def sought(register: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """The entries that a reader asked for, each with those of its awards that were asked for."""
    chosen = [entry for entry in register if _is_named(entry, wanted.name) and _declares(entry, wanted)]
    narrowed = [Entry(entry.marketplace, entry.facets, _awards(entry, wanted)) for entry in chosen]
    return [entry for entry in narrowed if entry.awards]


def _is_named(entry: Entry, name: str) -> bool:
    return plain(name.strip()) in plain(f"{entry.marketplace.name} {entry.marketplace.domain}")


def _declares(entry: Entry, wanted: Wanted) -> bool:
    asked = {kind: getattr(wanted, kind) for kind in ("region", "category", "language", "ownership")}
    return all(not value or value in entry.facets.get(kind, ()) for kind, value in asked.items())


def _awards(entry: Entry, wanted: Wanted) -> tuple[Judged, ...]:
    return tuple(
        (award, standing)
        for award, standing in entry.awards
        if wanted.programme in ("", award.decision.round.programme.slug)
        if wanted.state in ("", standing.state)
        if wanted.year in ("", str(award.decision.round.edition))
    )


def with_verdicts(judged: Iterable[Judged]) -> list[Judged]:
    """The same awards with the verdicts behind them, which `entries` leaves out: they are long."""
    pairs = list(judged)
    decisions = Decision.objects.filter(award__in=[award for award, _standing in pairs])
    verdicts = dict(decisions.values_list("pk", "verdict"))
    for award, _standing in pairs:
        award.decision.verdict = verdicts[award.decision_id]
    return pairs


def plain(words: str) -> str:
    """Words as they are compared and sorted: without accents, in one case."""
    letters = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
