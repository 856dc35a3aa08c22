"""The year's end of an award: reminders, and the lapse where nothing newer was awarded."""

from datetime import date, datetime
from functools import partial

from django.db import transaction

from goodstanding.accreditation.actions.telling import write_letter
from goodstanding.accreditation.mails import lapse_mail, renewal_mail
from goodstanding.accreditation.models import Award, Lapse
from goodstanding.accreditation.queries.telling import RECENT, ending, reminder_due, upcoming_round
from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked

declare("accreditation.lapsed", "An award ended that was not renewed.")


@transaction.atomic
def remind_of_renewal(award: Award, *, by: Actor, at: datetime) -> int:
    """The letter to the holder whose time it is; returns how many were new."""
    require(by.is_system)
    due = reminder_due(by, award, at.date())
    if due is None:
        return 0
    about = f"award:{award.pk}:{due}"
    return write_letter(
        "renewal",
        award.decision.round,
        "team",
        lambda: renewal_mail(award, at.date(), upcoming_round(by, award)),
        by=by,
        at=at,
        about=about,
    )


@transaction.atomic
def lapse(award: Award, *, by: Actor, at: datetime) -> Lapse | None:
    """The end of an award after its last day, told to its holder; None where it still holds, or a newer one does.

    Lapsing twice is the same lapse.
    """
    require(by.is_system)
    survey = locked(award.decision.round)
    if has_lapsed := Lapse.objects.filter(award=award).first():
        return has_lapsed
    if award.valid_until >= at.date() or not ending(by, at.date()).filter(pk=award.pk).exists():
        return None
    ended = Lapse.objects.create(award=award, lapsed_at=at)
    data = {"valid_until": award.valid_until.isoformat()}
    record("accreditation.lapsed", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    if is_news(award, at.date()):
        compose = partial(lapse_mail, award, at.date(), upcoming_round(by, award))
        write_letter("lapse", survey, "team", compose, by=by, at=at, about=f"award:{award.pk}")
    return ended


def is_news(award: Award, on: date) -> bool:
    return on - award.valid_until <= RECENT
