"""Standings and their conditions in words: what is asked, how it stands, what would change it."""

from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from goodstanding.engagements.money import amount
from goodstanding.reputation.models import Standing, StandingNotice, Violation
from goodstanding.rules.standing import NEVER, Code, Condition, StandingPolicy, Unit

NAMES: Final[dict[str, Promise]] = {
    "weeks": gettext_lazy("Good weeks"),
    "earned": gettext_lazy("Earned"),
    "first": gettext_lazy("Time since your first engagement began"),
    "active": gettext_lazy("Time since your last activity"),
    "profile": gettext_lazy("Profile"),
    "outcomes": gettext_lazy("Rated engagements"),
    "cancelled": gettext_lazy("Cancelled or abandoned"),
    "conduct": gettext_lazy("Guidelines kept"),
    "circumvention": gettext_lazy("Paid on the marketplace"),
    "no_score": gettext_lazy("No score yet"),
    "newcomer": gettext_lazy("Newcomer"),
}
ENDS: Final[dict[str, Promise]] = {
    "weeks": gettext_lazy("too few good weeks"),
    "earned": gettext_lazy("too little earned"),
    "first": gettext_lazy("too short a time"),
    "active": gettext_lazy("no activity for too long"),
    "profile": gettext_lazy("the profile is not complete enough"),
    "outcomes": gettext_lazy("too few rated engagements"),
    "cancelled": gettext_lazy("too many were cancelled or abandoned"),
    "conduct": gettext_lazy("a violation of the guidelines"),
    "circumvention": gettext_lazy("payment around the marketplace"),
    "no_score": gettext_lazy("the first score shows"),
    "newcomer": gettext_lazy("the time of a newcomer is over"),
}
"""Why a standing ends, by the condition that fails."""
TITLES: Final[dict[str, Promise]] = {"rising": gettext_lazy("Rising Talent"), "top": gettext_lazy("Top Rated")}
VIOLATIONS: Final[dict[str, Promise]] = {
    "conduct": gettext_lazy("Broke the guidelines"),
    "circumvention": gettext_lazy("Was paid around the marketplace"),
}
UNITS: Final[dict[str, Unit]] = {
    "weeks": "weeks",
    "earned": "cents",
    "first": "days",
    "active": "days",
    "profile": "percent",
    "outcomes": "outcomes",
    "cancelled": "hundredths",
    "conduct": "days",
    "circumvention": "days",
    "no_score": "none",
    "newcomer": "none",
}


@dataclass(frozen=True)
class Line:
    """One condition, as parts/gate.html shows it and a mail tells it."""

    code: str
    holds: bool
    name: str
    value: str
    need: str
    why: str
    most: bool = False

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        if not self.need:
            return f"{self.name}. {self.why}"
        words = (
            _("%(name)s: %(value)s, at most %(need)s. %(why)s")
            if self.most
            else _("%(name)s: %(value)s, needed %(need)s. %(why)s")
        )
        return (words % vars(self)).strip()


def title_of(kind: str) -> str:
    """What a standing is called."""
    return str(TITLES[kind])


def day_of(day: date) -> str:
    """A day as people write it."""
    return date_format(day, pgettext("day of a date", "j F Y"))


def held_words(standing: Standing | None) -> dict[str, str] | None:
    """A standing as templates/reputation/held.html shows it: its name, and since when it is held."""
    if standing is None:
        return None
    return {"word": title_of(standing.kind), "since": _("since %(day)s") % {"day": day_of(standing.since)}}


def end_of(code: str) -> str:
    """Why a standing ended, in a line; empty where no condition is named."""
    return _("Ended: %(why)s") % {"why": ENDS[code]} if code in ENDS else ""


def violation_name(violation: Violation) -> str:
    """What somebody did."""
    return str(VIOLATIONS[violation.kind])


def line(condition: Condition, policy: StandingPolicy, currency: str) -> Line:
    """A condition in words."""
    return Line(
        condition.code,
        condition.holds,
        str(NAMES[condition.code]),
        _figure(condition, condition.value, policy, currency),
        _needed(condition, policy, currency),
        _why(condition, policy, currency),
        condition.most and condition.code in ("active", "cancelled"),
    )


def _figure(condition: Condition, value: int, policy: StandingPolicy, currency: str) -> str:
    match condition.unit:
        case "weeks":
            return _("%(number)s of %(of)s") % {"number": value, "of": policy.weeks_of}
        case "cents":
            return amount(value, currency)
        case "percent":
            return f"{value}\N{NO-BREAK SPACE}%"
        case "hundredths":
            return f"{number_format(value / 100, 2)}\N{NO-BREAK SPACE}%"
        case "outcomes":
            return str(value)
    if condition.code == "active" and value >= NEVER:
        return _("never")
    if condition.unit == "days" and condition.code in ("first", "active"):
        return days(value)
    return _("yes") if condition.holds else _("no")


def days(number: int) -> str:
    """So many days."""
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number_format(number)}


def _needed(condition: Condition, policy: StandingPolicy, currency: str) -> str:
    if condition.code in ("conduct", "circumvention", "no_score", "newcomer"):
        return ""
    needed = condition.needed - 1 if condition.most else condition.needed
    return _figure(condition, needed, policy, currency)


def _why(condition: Condition, policy: StandingPolicy, currency: str) -> str:
    places = {
        "score": policy.score_from,
        "months": policy.earned_months,
        "more": _more(condition, currency),
        "day": day_of(condition.settles_on) if condition.settles_on else "",
        "rising": policy.rising_months,
    }
    ways = _HOLDS if condition.holds else _FAILS
    words = ways[condition.code]
    if condition.settles_on and condition.code in _DATED:
        words = _DATED[condition.code][condition.holds]
    return str(words) % places


def _more(condition: Condition, currency: str) -> str:
    missing = max(0, condition.needed - condition.value)
    return amount(missing, currency) if condition.unit == "cents" else str(missing)


_WEEK = gettext_lazy("A week is good with a score of %(score)s or more, or as Rising Talent.")
_EARNED = gettext_lazy("Payments for work in the last %(months)s months, expenses left out.")
_ACTIVITY = gettext_lazy("Work under way, a payment or an application counts.")
_HOLDS: Final[dict[str, Promise]] = {
    "weeks": _WEEK,
    "earned": _EARNED,
    "first": gettext_lazy("It holds from here on."),
    "active": _ACTIVITY,
    "profile": gettext_lazy("It is complete enough."),
    "outcomes": gettext_lazy("They are rated, and none is left out."),
    "cancelled": gettext_lazy("Of the engagements that ended in the last %(months)s months."),
    "conduct": gettext_lazy("No violation is in force."),
    "circumvention": gettext_lazy("Nothing closes your standings."),
    "no_score": gettext_lazy("Rising Talent is for who has no score yet."),
    "newcomer": gettext_lazy(
        "From the day it is gained for %(rising)s months, or while you are a member of a Top Rated agency."
    ),
}
_FAILS: Final[dict[str, Promise]] = {
    "weeks": gettext_lazy(
        "A week is good with a score of %(score)s or more, or as Rising Talent. %(more)s more are needed."
    ),
    "earned": gettext_lazy("Earn %(more)s more: payments for work in the last %(months)s months count."),
    "first": gettext_lazy("Begin your first engagement."),
    "active": gettext_lazy("Apply for work, begin it or send an invoice that is paid."),
    "profile": gettext_lazy("Complete your profile by %(more)s points."),
    "outcomes": gettext_lazy("%(more)s more are needed."),
    "cancelled": gettext_lazy("Engagements that you complete lower it; each counts for %(months)s months."),
    "conduct": gettext_lazy("A violation is in force."),
    "circumvention": gettext_lazy("Your standings are closed."),
    "no_score": gettext_lazy("Your score shows; from here on it decides."),
    "newcomer": gettext_lazy("The time of a newcomer is over, or the rule has none."),
}
_DATED: Final[dict[str, tuple[Promise, Promise]]] = {
    "earned": (
        _EARNED,
        gettext_lazy("Unless you are paid more, it is too little from %(day)s on."),
    ),
    "first": (
        gettext_lazy("From %(day)s on it holds by itself."),
        gettext_lazy("It holds from here on."),
    ),
    "active": (
        _ACTIVITY,
        gettext_lazy("Work under way, a payment or an application counts. Without one it is too long from %(day)s on."),
    ),
    "conduct": (
        gettext_lazy("A violation counts until %(day)s. Your marketplace's team can lift it."),
        gettext_lazy("No violation is in force."),
    ),
    "circumvention": (
        gettext_lazy("Your standings are closed until %(day)s. Your marketplace's team can lift this."),
        gettext_lazy("Nothing closes your standings."),
    ),
    "newcomer": (
        gettext_lazy("The time of a newcomer is over, or the rule has none."),
        gettext_lazy("Your time as a newcomer ends on %(day)s, or earlier with your first score."),
    ),
}
"""Where time alone settles a condition: the words while it fails, and while it holds."""


def condition_of(notice: StandingNotice) -> Condition | None:
    """The condition of a notice as it was kept; None where it names none."""
    if not notice.condition or notice.value is None or notice.needed is None:
        return None
    code = cast(Code, notice.condition)
    most = code in ("active", "cancelled", "conduct", "circumvention", "no_score")
    return Condition(code, False, notice.value, notice.needed, UNITS[code], most)
