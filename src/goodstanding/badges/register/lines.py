"""What a page of the register shows of each award and marketplace, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goodstanding.accreditation.models import Award
from goodstanding.badges.addresses import of_credential
from goodstanding.badges.facts import Figures, PublicAward, public_facts_of
from goodstanding.badges.inserts import day
from goodstanding.badges.models import Credential
from goodstanding.badges.register.entries import Entry, Judged, with_verdicts
from goodstanding.badges.register.words import KINDS, STATES, history, what_and_why
from goodstanding.base.shell import Moment, Tone
from goodstanding.marketplaces.choices import SIZES, country_name, facet_name
from goodstanding.marketplaces.models import Marketplace

type Fact = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """An award: its state in a word and in a sentence, and the address of its newest badge, '' where there is none."""

    facts: PublicAward
    word: str | Promise
    tone: Tone
    sentence: str
    badge: str


@dataclass(frozen=True)
class Shown:
    """A marketplace on the register's list; of awards that newer ones followed only their names, such as "X 2024"."""

    marketplace: Marketplace
    about: str
    lines: tuple[Line, ...]
    renewed: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """An award on its marketplace's page: the line, what is known of it, everything that happened to it."""

    line: Line
    facts: tuple[Fact, ...]
    moments: tuple[Moment, ...]


def listed(entries: Iterable[Entry]) -> list[Shown]:
    """The entries of one page of the list."""
    chosen = list(entries)
    lines = {line.facts.award: line for line in lines_of([judged for entry in chosen for judged in entry.awards])}
    return [_shown(entry, [lines[award.pk] for award, _standing in entry.awards]) for entry in chosen]


def _shown(entry: Entry, lines: list[Line]) -> Shown:
    standing = tuple(line for line in lines if line.facts.state != "renewed")
    renewed = tuple(f"{line.facts.designation} {line.facts.edition}" for line in lines if line not in standing)
    return Shown(entry.marketplace, about(entry), standing, renewed)


def lines_of(judged: list[Judged]) -> list[Line]:
    """Awards as lines, in order."""
    badges = newest_badges(award for award, _standing in judged)
    return [
        Line(facts, *STATES[facts.state], what_and_why(facts), badges.get(facts.award, ""))
        for facts in public_facts_of(with_verdicts(judged))
    ]


def newest_badges(awards: Iterable[Award]) -> dict[int, str]:
    """The address of the newest badge of each award that has one, by the award's id."""
    rows = Credential.objects.filter(award__in=list(awards)).order_by("number").values_list("award", "pk")
    return {award: of_credential(pk) for award, pk in rows}


def about(entry: Entry) -> str:
    """Where the marketplace is and what work it is for."""
    parts = [country_name(entry.marketplace.country), declared(entry, "category")]
    return " · ".join(filter(None, parts))


def declared(entry: Entry, kind: str) -> str:
    """What the marketplace declares of one kind, in words."""
    return " · ".join(facet_name(kind, value) for value in entry.facets.get(kind, ()))


def profile(entry: Entry) -> tuple[Fact, ...]:
    """What a marketplace declares of itself; nobody checks it."""
    shop = entry.marketplace
    rows = [
        (_("Country"), country_name(shop.country)),
        (_("Founded"), str(shop.founded)),
        (_("Size"), str(dict(SIZES).get(shop.size, shop.size))),
        *((str(words), declared(entry, kind)) for kind, words in KINDS.items()),
    ]
    return tuple((name, value) for name, value in rows if value)


def chapters(entry: Entry, on: date) -> list[Chapter]:
    """Every award of a marketplace, the newest first."""
    return [
        Chapter(line, known_of(line.facts), tuple(history(award, standing, on)))
        for line, (award, standing) in zip(lines_of(list(entry.awards)), entry.awards, strict=True)
    ]


def proved_on(chapters: list[Chapter]) -> str:
    """The day on which control of the marketplace's domain was checked last; '' where it was not, as in the demo."""
    facts = chapters[0].line.facts
    return day(facts.proved_on) if facts.proved_on and facts.proved_by != "demo" else ""


def known_of(facts: PublicAward) -> tuple[Fact, ...]:
    """What everybody may know of an award."""
    return (
        (_("Awarded on"), day(facts.awarded_on)),
        (_("Last day"), day(facts.valid_until)),
        (_("Who was asked"), str(facts.gathered)),
        (_("Clients that answered"), facts.answers),
        (_("Assurance %(grade)s") % {"grade": facts.assurance}, str(facts.assurance_words)),
        (_("Rule"), facts.policy),
        *shown_figures(facts.figures),
    )


def shown_figures(figures: Figures | None) -> tuple[Fact, ...]:
    """The figures of an award that its marketplace shows; nothing where it shows none."""
    if figures is None:
        return ()
    low, high = figures.interval or (None, None)
    rows = [
        (_("Trust score"), f"{figures.score:.2f}"),
        (_("90 % interval"), f"{low:.2f} – {high:.2f}" if figures.interval else _("None: no sample of all clients")),
        (_("Response rate"), f"{figures.rate:.0%}" if figures.rate is not None else ""),
    ]
    return tuple((name, value) for name, value in rows if value)
