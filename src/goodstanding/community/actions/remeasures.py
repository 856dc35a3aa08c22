"""Verbs on re-measures: open one, mail its question, take an answer, close it with its figures."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.keys import link_key
from goodstanding.base.outbox import BadAddress, enqueue
from goodstanding.base.record import declare, record
from goodstanding.base.tokens import Minted, derived
from goodstanding.community.gains import LEAST, Sample, gain, sample_of
from goodstanding.community.models.plans import ActionPlan, ItemQuestion, Remeasure
from goodstanding.community.plan_mails import question_mail
from goodstanding.community.queries.plans import item_words
from goodstanding.community.queries.remeasures import contacts_to_ask, may_ask, rest_ends
from goodstanding.community.refusals import FieldOpen, QuestionOver, TooFewToAsk
from goodstanding.people.actions import lock_contact, note_ask, opt_out
from goodstanding.surveys.models import RosterContact, Round

declare("community.remeasure_opened", "A team asked the clients of a round about one item again.")
declare("community.question_mailed", "The one question of a re-measure was mailed to a contact.")
declare("community.question_answered", "A contact answered the one question of a re-measure, or changed the answer.")
declare("community.remeasure_closed", "A re-measure closed with its figures, and its answers were erased.")

DAYS: Final = 14
"""How long the question can be answered: with the rest of the ask calendar enough for everybody to get the mail."""


@transaction.atomic
def open_remeasure(plan: ActionPlan, *, by: Actor, at: datetime) -> Remeasure:
    """Asks one contact of each client of the round's roster about the plan's item, once the plan is done; those to whom
    a receipt promises rest are left alone.

    Opening twice opens once. Raises FieldOpen while a survey of the marketplace is in the field, TooFewToAsk.
    """
    stands = ActionPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    require(by.serves(stands.marketplace_id) and stands.state == "done")
    held = Remeasure.objects.filter(plan=stands).first()
    if held:
        return held
    if Round.objects.filter(marketplace=stands.marketplace_id, state="fielding").exists():
        raise FieldOpen
    asked = contacts_to_ask(SYSTEM, stands, at.date())
    if len(asked) < LEAST:
        raise TooFewToAsk(len(asked), LEAST, rest_ends(by, stands))
    closes_at = at + timedelta(days=DAYS)
    made = Remeasure.objects.create(plan=stands, opened_by_id=person(by), opened_at=at, closes_at=closes_at)
    ItemQuestion.objects.bulk_create([_question(made, each) for each in asked])
    _note("remeasure_opened", made, {"clients": len(asked), "item": stands.item}, by=by, at=at)
    return made


def _question(remeasure: Remeasure, asked: RosterContact) -> ItemQuestion:
    return ItemQuestion(
        remeasure=remeasure,
        row=asked.row,
        contact=asked.contact,
        language=asked.language,
        token_digest=_minted(remeasure.pk, asked.contact_id).digest,
    )


def _minted(remeasure: int, contact: int) -> Minted:
    return derived(link_key(), f"item:{remeasure}:{contact}")


@transaction.atomic
def mail_question(question: ItemQuestion, *, by: Actor, at: datetime) -> bool:
    """Writes the mail, if the ask calendar still has room, and a line into the calendar."""
    require(by.is_system)
    contact = lock_contact(question.contact, by=by, at=at)
    if not may_ask(by, question, at):
        return False
    if not ItemQuestion.objects.filter(pk=question.pk, mailed_at=None).update(mailed_at=at):
        return False
    try:
        _write(question)
    except BadAddress:
        return False
    note_ask(contact, by=by, at=at)
    _note("question_mailed", question.remeasure, {"question": question.pk}, by=by, at=at)
    return True


def _write(question: ItemQuestion) -> None:
    plan = question.remeasure.plan
    token = _minted(question.remeasure_id, question.contact_id).token
    letter, headers = question_mail(question, item_words(SYSTEM, plan, question.language), token)
    enqueue(
        question.contact.email,
        letter.subject,
        letter.text,
        letter.html,
        purpose="community.question",
        about=f"question:{question.pk}",
        language=question.language,
        headers=headers,
    )


@transaction.atomic
def answer_question(question: ItemQuestion, point: int | None, *, by: Actor, at: datetime) -> None:
    """Keeps a point, or None for "I can't say"; the last one until the close counts. Raises QuestionOver."""
    still = ItemQuestion.objects.filter(pk=question.pk, remeasure__closed_at=None, remeasure__closes_at__gt=at)
    if not still.update(point=point, answered_on=at.date()):
        raise QuestionOver
    _note("question_answered", question.remeasure, {}, by=by, at=at)


@transaction.atomic
def never_ask(question: ItemQuestion, *, by: Actor, at: datetime) -> None:
    """'Never ask me again', for the marketplace of the question."""
    opt_out(question.contact, marketplace=question.remeasure.plan.marketplace_id, by=by, at=at)


@transaction.atomic
def close_remeasure(remeasure: Remeasure, *, by: Actor, at: datetime) -> Remeasure:
    """Makes the figures, hidden where fewer than LEAST clients rated the item, and erases every answer."""
    require(by.is_system)
    stands = Remeasure.objects.select_for_update(no_key=True).select_related("plan").get(pk=remeasure.pk)
    if stands.closed_at:
        return stands
    questions = ItemQuestion.objects.filter(remeasure=stands)
    points = list(questions.exclude(point=None).order_by("pk").values_list("point", flat=True))
    stands.closed_at = at
    _figures(stands, sample_of([float(point) for point in points if point is not None]))
    stands.save()
    questions.update(point=None, answered_on=None)
    _note("remeasure_closed", stands, {"word": stands.word}, by=by, at=at)
    return stands


def _figures(stands: Remeasure, after: Sample | None) -> None:
    if after is None:
        stands.word = "hidden"
        return
    plan = stands.plan
    found = gain(Sample(plan.clients, plan.mean, plan.sd), after)
    stands.word, stands.clients, stands.mean = found.word, after.clients, after.mean
    stands.low, stands.high = found.low, found.high


def _note(name: str, remeasure: Remeasure, data: dict[str, object], *, by: Actor, at: datetime) -> None:
    subject, tenant = ("remeasure", remeasure.pk), remeasure.plan.tenant
    record(f"community.{name}", by=by, at=at, subject=subject, tenant=tenant, data=data)
