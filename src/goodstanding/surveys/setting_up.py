"""What the five screens say: steps, tables of problems, what a roster can bring, when things happen."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.importing import Problem
from goodstanding.base.shell import Column, Moment, Step, Table
from goodstanding.policies import Fieldwork
from goodstanding.surveys.modes import Forecast

SHOWN: Final = 100
PLACES: Final = ("new_round", "clients", "complete", "invitation", "launch")


def steps(now: str) -> list[Step]:
    """The five steps with one of them, named by its address, as the one on screen."""
    labels = (_("Profile"), _("Clients"), _("Complete"), _("Invitation"), _("Launch"))
    current = PLACES.index(now)
    return [
        Step(label, "done" if place < current else "now" if place == current else "next")
        for place, label in enumerate(labels)
    ]


def to_mend(problems: Sequence[Problem]) -> Table:
    """What keeps a list from being taken."""
    words = ngettext("%(count)s thing to mend", "%(count)s things to mend", len(problems))
    return _table(words, problems, len(problems))


def to_look_at(flags: Sequence[Problem], count: int) -> Table:
    """What is worth a look, of `count` such things in all."""
    return _table(ngettext("%(count)s thing is worth a look", "%(count)s things are worth a look", count), flags, count)


def _table(words: str, problems: Sequence[Problem], count: int) -> Table:
    """The first problems, each with its place, what was found, what was expected and what to do."""
    caption = words % {"count": f"{count:,}"}
    if count > SHOWN:
        caption = _("%(caption)s; the first %(shown)s") % {"caption": caption, "shown": SHOWN}
    headings = (_("Where"), _("Field"), _("Found"), _("Expected"), _("What to do"))
    rows = [(_place(p), p.column or "—", p.found, p.expected, p.advice) for p in problems[:SHOWN]]
    return Table(caption, [Column(heading) for heading in headings], rows)


def _place(problem: Problem) -> str:
    return _("Line %(line)s") % {"line": problem.line} if problem.line else _("The list")


def prospect(found: Forecast) -> str:
    """What a roster can bring, in the sentence that is said before anybody is asked."""
    values = {
        "clients": _clients(found.clients),
        "asked": found.asked,
        "need": found.need,
        "share": found.need_share,
        "report": found.report,
    }
    if not found.can_be_reported:
        return _("With %(clients)s there is no report, counts only: a report needs %(report)s answers.") % values
    if not found.can_be_awarded:
        words = _("With %(clients)s there is no award, which needs %(need)s answers; from %(report)s you get a report.")
        return words % values
    if found.mode == "random":
        words = _(
            "With %(clients)s, %(asked)s of them drawn, you need %(need)s answers (%(share)s %%); "
            "from %(report)s you get a report."
        )
        return words % values
    return _("With %(clients)s you need %(need)s answers (%(share)s %%); from %(report)s you get a report.") % values


def _clients(count: int) -> str:
    return ngettext("%(count)s client", "%(count)s clients", count) % {"count": f"{count:,}"}


def asking(found: Forecast) -> str:
    """Who will be asked."""
    if found.mode == "nominated":
        return _("All of them are asked, because you name them.")
    if found.mode == "census":
        return _("All of them are asked: a roster of this size is not drawn from.")
    return _("%(asked)s of them are drawn and asked. Nobody chooses which, and anybody can check the draw.") % {
        "asked": found.asked
    }


def grading(found: Forecast) -> str:
    """What more answers are good for; nothing where there can be no award."""
    if not found.can_be_awarded:
        return ""
    if found.mode == "nominated":
        return _("The grade is C, however many answer: an award is provisional until a round with a full roster.")
    b, a = max(found.for_b, found.need), max(found.for_a, found.need)
    if a == b:
        return _("The evidence is then graded A if an operator has verified your roster, else B.")
    words = _(
        "From %(b)s answers the evidence is graded B, from %(a)s on A if an operator has verified your roster; "
        "below that it is C, and the rule asks for a higher score."
    )
    return words % {"b": b, "a": a}


def closing(launched: datetime, numbers: Fieldwork, zone: str) -> str:
    """When a field that is launched at a moment closes: in the marketplace's zone, and in UTC where that differs."""
    at = launched + timedelta(days=numbers.field_days)
    there = at.astimezone(ZoneInfo(zone))
    if not there.utcoffset():
        return said(at, "UTC")
    utc = f"{at:%H:%M} UTC" if there.date() == at.date() else said(at, "UTC")
    return f"{said(at, zone)} ({utc})"


def said(moment: datetime, zone: str) -> str:
    """A moment with its day and zone, such as "Monday 23 March 2026, 12:00 in Africa/Nairobi"."""
    there = date_format(moment.astimezone(ZoneInfo(zone)), "l j F Y, H:i")
    return f"{there} UTC" if zone == "UTC" else _("%(time)s in %(zone)s") % {"time": there, "zone": _city(zone)}


def _city(zone: str) -> str:
    return zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")


def what_happens(at: datetime, numbers: Fieldwork, zone: str) -> list[Moment]:
    """The days of a round that is launched at a moment."""

    def day(after: int) -> str:
        return date_format((at + timedelta(days=after)).astimezone(ZoneInfo(zone)), "j F Y")

    reminders = [
        Moment(day(after), _("Reminder"), _("Only to those who have not answered, and not to who said no."))
        for after in numbers.invitation_reminder_days
    ]
    extension = _("With fewer than %(clients)s clients it goes on for %(days)s days, once.") % {
        "clients": numbers.extend_under_clients,
        "days": numbers.extension_days,
    }
    return [
        Moment(_("At once"), _("Invitations leave"), _("Each person gets one mail with a link of its own."), now=True),
        *reminders,
        Moment(day(numbers.field_days), _("The field closes"), extension),
        Moment(_("Then"), _("The verdict"), _("The operator signs it; you see scores and reasons then, not before.")),
    ]
