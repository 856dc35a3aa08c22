"""A round in the field: the launch, the mails that ask, the answers as they come."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import prefetch_related_objects

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.stage import Shop, Stage
from goodstanding.demo.world import AMINA, PlannedResponse, PlannedRound
from goodstanding.people.actions import grant
from goodstanding.people.queries import held_at
from goodstanding.policies import fieldwork
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.actions.field import Link
from goodstanding.surveys.models import Round

MAILED_AFTER: Final = timedelta(minutes=10)  # as often as the job that mails runs


class Step(NamedTuple):
    """What is done at a moment."""

    at: datetime
    act: Callable[[datetime], object]


class Asked(NamedTuple):
    """An invitation, and what the person whom it asks would send."""

    link: Link
    response: PlannedResponse

    def has_sent_by(self, moment: datetime) -> bool:
        return self.response.submitted_at is not None and self.response.submitted_at < moment


def in_the_field(stage: Stage, survey: Round, shop: Shop, planned: PlannedRound, launched: datetime) -> Life:
    """The launch, then mails, answers and perhaps the extension as they come.

    Fields that have closed since are told without their mails, for the world has to be ready in seconds.
    """
    yield launched
    everybody = asked(surveys.launch(survey, by=shop.team, at=launched), planned)
    note_amina(stage, everybody, launched)
    until = planned.closed_at or stage.morning
    steps = [*answers(everybody, until), *([] if planned.closed_at else mails(everybody, launched, until))]
    if planned.extended_at:
        steps.append(Step(planned.extended_at, lambda at: surveys.extend(survey, by=SYSTEM, at=at)))
    for step in sorted(steps, key=lambda step: step.at):
        yield step.at
        step.act(step.at)
    if not planned.closed_at:
        yield stage.last_night
        surveys.count_answers(survey, by=SYSTEM, at=stage.last_night)


def asked(links: list[Link], planned: PlannedRound) -> list[Asked]:
    prefetch_related_objects([link.invitation for link in links], "contact", "row__company")
    would = {(client.external_id, r.email): r for client in planned.clients for r in client.responses}
    return [
        Asked(link, would[link.invitation.row.company.external_id, link.invitation.contact.email]) for link in links
    ]


def note_amina(stage: Stage, everybody: list[Asked], at: datetime) -> None:
    """Gives Amina the office at her company when she is asked first."""
    for link, _response in everybody:
        company = link.invitation.row.company_id
        if link.invitation.contact.email == AMINA and not held_at(SYSTEM, "client", company).exists():
            grant(stage.amina, "client", company, by=SYSTEM, at=at)


def answers(everybody: list[Asked], until: datetime) -> Iterator[Step]:
    """What those invited send before `until`."""
    for one in everybody:
        if one.response.submitted_at and one.has_sent_by(until):
            yield Step(one.response.submitted_at, sending(one.link.token, one.response))


def sending(token: str, response: PlannedResponse) -> Callable[[datetime], object]:
    given = Answers(
        scores=response.scores,
        about=response.about,
        comment=response.comment,
        confidentiality=response.confidentiality,
        wave=response.wave,
        minutes=response.minutes,
    )
    return lambda at: surveys.answer(token, given, by=STRANGER, at=at)


def mails(everybody: list[Asked], launched: datetime, until: datetime) -> Iterator[Step]:
    """The invitations, and the reminders to those who have not answered by their day."""
    first = launched + MAILED_AFTER
    moments = [first, *(first + timedelta(days=days) for days in fieldwork(launched.date()).invitation_reminder_days)]
    for one in everybody:
        yield from (Step(at, mailing(one)) for at in moments if at < until and not one.has_sent_by(at))


def mailing(one: Asked) -> Callable[[datetime], object]:
    contact = one.link.invitation.contact
    return lambda at: surveys.mail_contact(contact, by=SYSTEM, at=at)
