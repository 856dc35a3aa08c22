"""The search of the register: what may be chosen, and what was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goodstanding.badges.register.entries import Entry, Wanted, plain
from goodstanding.badges.register.words import KINDS, STATES
from goodstanding.marketplaces.choices import facet_name

LONGEST = 100

type Option = tuple[str, str]


@dataclass(frozen=True)
class Filter:
    """One thing to choose; `chosen` is '' for all, and is among the options even where nothing has it."""

    key: str
    name: str | Promise
    options: tuple[Option, ...]
    chosen: str


def wanted_by(query: Mapping[str, str]) -> Wanted:
    """What a query asks for."""
    return Wanted(**{field.name: query.get(field.name, "")[:LONGEST] for field in fields(Wanted)})


def filters(register: Iterable[Entry], wanted: Wanted) -> list[Filter]:
    """What a reader may choose: whatever the register has."""
    entries = list(register)
    awards = [judged for entry in entries for judged in entry.awards]
    programmes = {award.decision.round.programme for award, _standing in awards}
    known = {standing.state for _award, standing in awards}
    states: list[Option] = [(key, str(word)) for key, (word, _tone) in STATES.items() if key in known]
    years = sorted({str(award.decision.round.edition) for award, _standing in awards}, reverse=True)
    declared = [_filter(kind, name, _values(entries, kind), wanted) for kind, name in KINDS.items()]
    return [
        *declared,
        _filter("programme", _("Programme"), sorted((each.slug, each.name) for each in programmes), wanted),
        _filter("state", _("State"), states, wanted),
        _filter("year", _("Edition"), [(year, year) for year in years], wanted),
    ]


def _values(entries: Iterable[Entry], kind: str) -> list[Option]:
    values = {value for entry in entries for value in entry.facets.get(kind, ())}
    return sorted(((value, facet_name(kind, value)) for value in values), key=lambda option: plain(option[1]))


def _filter(key: str, name: str | Promise, options: list[Option], wanted: Wanted) -> Filter:
    chosen = getattr(wanted, key)
    extra = [(chosen, chosen)] if chosen and chosen not in dict(options) else []
    return Filter(key, name, (*options, *extra), chosen)
