"""What the progress page of a round says: the number, what it is out of, what to do. Never who, never a score."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.access import Actor
from goodstanding.base.shell import Tone
from goodstanding.policies import fieldwork
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import answers_needed, newest_count, next_reminder
from goodstanding.surveys.queries.wizard import drawn_without_contact

LONG_MINUTES = 10
"""The time to answer that clients are promised."""


@dataclass(frozen=True)
class Progress:
    """The page: its answer in a sentence, and while the field is open the number with what it is out of.

    `step` names the page of the next step, whose button says `act`; both are empty where others have to act.
    """

    word: str
    tone: Tone
    title: str
    lead: str
    act: str = ""
    step: str = ""
    number: str = ""
    of: str = ""
    do: str = ""
    done: int = 0
    total: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    counted: str = ""
    warning: str = ""


def progress_of(actor: Actor, survey: Round, at: datetime) -> Progress:
    """The page of a round at a moment, for the marketplace's team."""
    pages = {"draft": _draft, "rostered": _rostered, "decided": _decided}
    if survey.state == "fielding":
        return _fielding(actor, survey, at)
    return pages.get(survey.state, _closed)(survey, at)


def _draft(survey: Round, at: datetime) -> Progress:
    lead = _("A round asks the clients of the last 12 months. List them all; the draw, not you, says who is asked.")
    return Progress(_("Draft"), "neutral", _("Nobody is asked yet"), lead, _("List your clients"), "clients")


def _rostered(survey: Round, at: datetime) -> Progress:
    lead = _("Your list is committed and the draw is made. The invitations go out when you launch the round.")
    return Progress(
        _("Not launched"), "neutral", _("Nobody is asked yet"), lead, _("Go on to the launch"), "invitation"
    )


def _decided(survey: Round, at: datetime) -> Progress:
    lead = _("The verdict is signed. It says what was needed, what was reached, and what would change it.")
    return Progress(_("Decided"), "neutral", _("This round is decided"), lead, _("Read the result"), "result")


def _closed(survey: Round, at: datetime) -> Progress:
    closing = survey.closing
    days = max(0, (at.date() - closing.closed_at.date()).days)
    title = ngettext(
        "The field has closed: %(answered)s of %(invited)s client answered",
        "The field has closed: %(answered)s of %(invited)s clients answered",
        closing.invited,
    ) % {"answered": closing.answered, "invited": closing.invited}
    lead = ngettext(
        "The operator of %(programme)s reads the verdict and signs it; it has waited %(days)s day. "
        "Until then nobody on your team sees a score. You get a mail when it is signed.",
        "The operator of %(programme)s reads the verdict and signs it; it has waited %(days)s days. "
        "Until then nobody on your team sees a score. You get a mail when it is signed.",
        days,
    ) % {"programme": survey.programme.name, "days": days}
    return Progress(_("Waits for the verdict"), "neutral", title, lead)


def _fielding(actor: Actor, survey: Round, at: datetime) -> Progress:
    counted, unnamed = newest_count(actor, survey), len(drawn_without_contact(actor, survey))
    need, free = needed = answers_needed(actor, survey)
    numbers = counted[1] if counted else {}
    answered, total = numbers.get("answered", 0), max(need, free or 0)
    return Progress(
        word=_("In the field"),
        tone="neutral",
        title=_("How many clients have answered"),
        lead=_closes(survey, at),
        number=str(answered),
        of=_out_of(answered, need),
        do=_to_do(actor, survey, numbers, needed, at),
        done=min(answered, total),
        total=total,
        facts=_facts(survey, numbers),
        counted=_counted(counted[0] if counted else None),
        warning=_warning(numbers),
        **_naming(unnamed),
    )


def _naming(clients: int) -> dict[str, str]:
    """The step to take where clients come next in the draw for whom nobody is named."""
    if not clients:
        return {}
    words = ngettext(
        "Name whom to ask at %(n)s client that replaces another",
        "Name whom to ask at %(n)s clients that replace others",
        clients,
    )
    return {"act": words % {"n": clients}, "step": "contacts"}


def _closes(survey: Round, at: datetime) -> str:
    if survey.closes_at is None:
        return ""
    names = {"moment": local(survey.closes_at, survey.marketplace.zone), "zone": survey.marketplace.zone}
    if survey.closes_at <= at:
        return _("Its time was over on %(moment)s (%(zone)s); it is being closed.") % names
    days = (survey.closes_at - at).days
    words = ngettext(
        "%(days)s day left: the field closes on %(moment)s (%(zone)s).",
        "%(days)s days left: the field closes on %(moment)s (%(zone)s).",
        days,
    )
    return words % {**names, "days": days}


def local(moment: datetime, zone: str) -> str:
    """The moment as the clocks of a zone show it."""
    return date_format(moment.astimezone(ZoneInfo(zone)), "j F Y, H:i")


def _out_of(answered: int, need: int) -> str:
    if answered < need:
        return ngettext("of %(n)s answer that an award needs", "of %(n)s answers that an award needs", need) % {
            "n": need
        }
    return _("answers, enough for an award: it needs %(n)s") % {"n": need}


def _to_do(
    actor: Actor, survey: Round, numbers: Mapping[str, int], needed: tuple[int, int | None], at: datetime
) -> str:
    said = [*_missing(numbers.get("answered", 0), *needed)]
    reminder, remindable = next_reminder(actor, survey, at), numbers.get("remindable", 0)
    if reminder is None:
        return " ".join([*said, _("Nobody is reminded any more.")])
    day = date_format(reminder.astimezone(ZoneInfo(survey.marketplace.zone)), "j F")
    words = ngettext(
        "%(n)s client may be reminded; the next reminder goes on %(day)s.",
        "%(n)s clients may be reminded; the next reminder goes on %(day)s.",
        remindable,
    )
    return " ".join([*said, words % {"n": remindable, "day": day}])


def _missing(answered: int, need: int, free: int | None) -> Iterator[str]:
    """What more answers would bring, where they still can."""
    if answered < need:
        missing = need - answered
        yield ngettext("%(n)s more is needed.", "%(n)s more are needed.", missing) % {"n": missing}
    if free and answered < free > need:
        yield _("With %(n)s answers, chance adds nothing to the score that is needed.") % {"n": free}


def _facts(survey: Round, numbers: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    if not numbers:
        return ()
    answered, reached = numbers["answered"], numbers["reached"]
    rate = f" ({100 * answered / reached:.0f} %)" if reached else ""
    rows = [
        (
            _("Clients reached and answered"),
            _("%(answered)s of %(asked)s") % {"answered": answered, "asked": reached} + rate,
        ),
        (_("Not reached"), str(numbers["not_reached"])),
        (_("Time to answer"), _minutes(numbers)),
        (_("If few answer"), _extension(survey)),
    ]
    return tuple(rows)


def _minutes(numbers: Mapping[str, int]) -> str:
    if "median_minutes" not in numbers:
        return _("shown from 5 answers on")
    words = _("half within %(median)s minutes, nine of ten within %(p90)s")
    return words % {"median": numbers["median_minutes"], "p90": numbers["p90_minutes"]}


def _extension(survey: Round) -> str:
    if hasattr(survey, "extension"):
        return _("the field was extended once; it is not extended again")
    rule = fieldwork((survey.launched_at or survey.opened_at).date())
    words = _("with fewer than %(clients)s answers the field is extended once, by %(days)s days")
    return words % {"clients": rule.extend_under_clients, "days": rule.extension_days}


def _counted(moment: datetime | None) -> str:
    if moment is None:
        return _("Answers are counted once a day, at midnight UTC; the first count comes tonight.")
    words = _("Counted on %(moment)s UTC, once a day, so that nobody can tell who has just answered.")
    return words % {"moment": date_format(moment, "j F Y, H:i")}


def _warning(numbers: Mapping[str, int]) -> str:
    if numbers.get("p90_minutes", 0) <= LONG_MINUTES:
        return ""
    words = _(
        "One in ten of those who answered took longer than the %(minutes)s minutes that your clients are promised."
    )
    return words % {"minutes": LONG_MINUTES}
