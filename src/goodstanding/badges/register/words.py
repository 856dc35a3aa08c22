"""How the register says what an award is, and what happened to it."""

from collections.abc import Iterator
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodstanding.accreditation.models import Award
from goodstanding.accreditation.states import Standing, State
from goodstanding.badges.facts import PublicAward
from goodstanding.badges.inserts import day, isolated
from goodstanding.base.shell import Moment, Tone

STATES: dict[State, tuple[Promise, Tone]] = {
    "granted": (gettext_lazy("Granted"), "good"),
    "provisional": (gettext_lazy("Provisional"), "warning"),
    "suspended": (gettext_lazy("Suspended"), "bad"),
    "withdrawn": (gettext_lazy("Withdrawn"), "bad"),
    "renewed": (gettext_lazy("Renewed"), "neutral"),
    "lapsed": (gettext_lazy("Lapsed"), "neutral"),
}
"""What each state is called, and its tone."""

KINDS: dict[str, Promise] = {
    "region": gettext_lazy("Region served"),
    "category": gettext_lazy("Kind of work"),
    "language": gettext_lazy("Language of service"),
    "ownership": gettext_lazy("Ownership, self-declared"),
}
"""What a marketplace declares of itself, by the kind of its facets."""


def what_and_why(facts: PublicAward) -> str:
    """The state in a sentence: since when or until when, and why."""
    places = {"since": day(facts.since), "until": day(facts.valid_until), "reason": isolated(facts.reason)}
    sentences = {
        "granted": _("Held until %(until)s."),
        "provisional": _("Held until %(until)s: the marketplace named its clients itself, or few of them answered."),
        "suspended": _("It has counted for nothing since %(since)s: %(reason)s"),
        "withdrawn": _("Ended on %(since)s, for good: %(reason)s"),
        "renewed": _("A newer award took its place on %(since)s."),
        "lapsed": _("It ended on %(since)s and was not renewed by then."),
    }
    return sentences[facts.state] % places


def history(award: Award, standing: Standing, on: date) -> list[Moment]:
    """Everything that happened to an award until a day, oldest first; the last line is how it stands."""
    told = sorted(_told(award, standing), key=lambda moment: moment[0])
    past = [(at, what, more) for at, what, more in told if at <= on]
    last = len(past) - 1
    return [Moment(day(at), what, more, now=place == last) for place, (at, what, more) in enumerate(past)]


def _told(award: Award, standing: Standing) -> Iterator[tuple[date, str, str]]:
    yield award.awarded_at.date(), _("Provisional award") if award.provisional else _("Award"), ""
    for pause in award.suspensions.all():
        yield pause.suspended_at.date(), _("Suspended"), pause.reason
        if ended := getattr(pause, "reinstatement", None):
            yield ended.reinstated_at.date(), _("Reinstated"), ended.reason
    if standing.state in ("withdrawn", "renewed", "lapsed"):
        yield standing.since, str(STATES[standing.state][0]), standing.reason
