"""Which coaches fit a weak item, by rule, and why: the item first, then a language in common, then the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Offer:
    """What a coach offers, and how many requests wait for an answer or are accepted."""

    coach: int
    items: frozenset[str]
    languages: tuple[str, ...]
    zone: str
    busy: int


@dataclass(frozen=True)
class Need:
    """A weak item, the language of who sees to it, and where their clock hangs."""

    item: str
    language: str
    zone: str


@dataclass(frozen=True)
class Match:
    """A coach who fits, the language both speak, hours between the clocks, and requests at hand."""

    coach: int
    language: str
    hours_apart: float
    busy: int


def matches(need: Need, offers: Iterable[Offer], at: datetime) -> list[Match]:
    """Coaches who know the item and speak the language of who asks, or English where they do not; the best first.

    Own language before English, the nearer clock before the farther, the idler coach before the busier.
    """
    found = [match for offer in offers if need.item in offer.items and (match := _match(need, offer, at))]
    return sorted(found, key=lambda m: (m.language != need.language, m.hours_apart, m.busy, m.coach))


def _match(need: Need, offer: Offer, at: datetime) -> Match | None:
    language = next((each for each in (need.language, "en") if each in offer.languages), None)
    if language is None:
        return None
    return Match(offer.coach, language, _hours_apart(need.zone, offer.zone, at), offer.busy)


def _hours_apart(here: str, there: str, at: datetime) -> float:
    """Hours between two clocks, the short way round the world."""
    offsets = [at.astimezone(ZoneInfo(zone)).utcoffset() for zone in (here, there)]
    seconds = [offset.total_seconds() if offset else 0.0 for offset in offsets]
    apart = abs(seconds[0] - seconds[1]) / 3600
    return min(apart, 24 - apart)
