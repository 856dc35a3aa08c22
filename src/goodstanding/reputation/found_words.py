"""What the check of a requirement found, in a sentence with its reason and the way to meet it."""

from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goodstanding.base.shell import Tone
from goodstanding.reputation.queries import Standing
from goodstanding.reputation.words import KINDS, name_of, percent, span
from goodstanding.rules.scorecards import SHARES, Found, PaperNeed, RateNeed

STATES: Final[dict[str, tuple[Tone, Promise]]] = {
    "met": ("good", gettext_lazy("Met")),
    "missed": ("bad", gettext_lazy("Not met")),
    "unknown": ("neutral", gettext_lazy("Not known yet")),
}


@dataclass(frozen=True)
class Line:
    """One requirement held against a worker: what is asked, whether it is met, why, and what would change it."""

    need: str
    tone: Tone
    word: str
    why: str
    way: str = ""


@dataclass(frozen=True)
class SetLines:
    """A requirement set with its lines."""

    name: str
    is_met: bool
    lines: tuple[Line, ...]


def told(standing: Standing) -> tuple[SetLines, ...]:
    """The checks of a worker in words."""
    return tuple(
        SetLines(str(checked.requirement_set), not checked.not_met, tuple(line(found) for found in checked.found))
        for checked in standing.checks
    )


def line(found: Found) -> Line:
    """One finding in words."""
    tone, word = STATES[found.state]
    if isinstance(found.need, RateNeed):
        return Line(rate_need(found.need), tone, str(word), _rate_why(found.need, found), _rate_way(found.need, found))
    return Line(paper_need(found.need), tone, str(word), _paper_why(found), _paper_way(found))


def rate_need(need: RateNeed) -> str:
    """What a rate must be: "Started on time: at least 90 %"."""
    words = _("%(name)s: at least %(value)s") if need.bound == "least" else _("%(name)s: at most %(value)s")
    return words % {"name": name_of("worker", need.measure), "value": _figure(need.measure, need.value)}


def paper_need(need: PaperNeed) -> str:
    """What a worker must hold: "Licence: Electrician, seen by the marketplace"."""
    words = f"{KINDS[need.kind]}: {need.title}" if need.title else str(KINDS[need.kind])
    return _("%(paper)s, seen by the marketplace") % {"paper": words} if need.is_checked else words


def _figure(key: str, value: float, cut: float | None = None) -> str:
    return percent(value, cut) if key in SHARES else span(key, value)


def _rate_why(need: RateNeed, found: Found) -> str:
    if found.value is None:
        return _("Too few cases make no rate.")
    windows = {"recent": _("in recent work"), "lifetime": _("over all time")}
    shown = {"value": _figure(need.measure, found.value, need.value), "window": windows[found.window or "recent"]}
    return _("%(value)s %(window)s.") % shown


def _rate_way(need: RateNeed, found: Found) -> str:
    number = found.change_cases or 0
    ways = {
        "more_hits": ngettext(
            "%(number)s more good case in a row would meet it.",
            "%(number)s more good cases in a row would meet it.",
            number,
        ),
        "more_others_hits": ngettext(
            "%(number)s more engagement without one would meet it.",
            "%(number)s more engagements without one would meet it.",
            number,
        ),
        "more_cases": ngettext("%(number)s more case makes a rate.", "%(number)s more cases make a rate.", number)
        if number
        else _("More companies make a rate."),
        "faster": _("Half of the answers must be this fast."),
        "never": _("No number of good cases reaches it any more."),
    }
    return ways[found.change] % {"number": number} if found.change else ""


def _paper_why(found: Found) -> str:
    if found.is_met:
        return _("It holds today.")
    if found.expired_on:
        return _("It ran out on %(day)s.") % {"day": date_format(found.expired_on, "j F Y")}
    return _("Nobody of the marketplace has seen it.") if found.change == "be_checked" else _("There is none.")


def _paper_way(found: Found) -> str:
    ways = {
        "bring": _("Add it to the profile."),
        "renew": _("Add the renewed one to the profile."),
        "be_checked": _("Ask the marketplace to look at it."),
    }
    return ways.get(found.change, "")
