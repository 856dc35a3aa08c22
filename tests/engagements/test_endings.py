"""How an engagement ends: who may say why, what falls with it and what stays."""

from datetime import timedelta

import pytest
from django.db import transaction

from goodstanding.base.models import Event, OutgoingMail
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.engagements import approve, deliver, return_delivery, start
from goodstanding.engagements.actions.invoices import pay_invoice, send_invoice
from goodstanding.engagements.actions.proposals import Expenses, propose
from goodstanding.engagements.actions.threads import Evidence, say
from goodstanding.engagements.models import Engagement, Entry
from goodstanding.engagements.refusals import (
    EngagementOver,
    EvidenceNeeded,
    NothingToInvoice,
    ReasonNotOffered,
    WrongState,
)
from goodstanding.engagements.thread_words import ENDINGS
from goodstanding.policies import load
from making import OPENED
from working import Work, engaged, scene_of_work, started

pytestmark = pytest.mark.django_db

LATER = OPENED + timedelta(days=20)
PDF = Evidence(b"%PDF-1.7 what was agreed")
BEFORE = {
    "company": ["mutual", "illness", "force_majeure", "need_gone", "worker_no_show", "replaced"],
    "worker": ["mutual", "illness", "force_majeure", "not_available", "scope_changed", "company_unreachable"],
}
AFTER = {
    "company": ["completed", *BEFORE["company"][:4], "work_not_as_agreed", *BEFORE["company"][4:]],
    "worker": ["completed", *BEFORE["worker"], "not_paid"],
}
REASONS = sorted({reason for each in AFTER.values() for reason in each} | {"trial_ended", "nonsense"})


def actors(work: Work) -> dict[str, object]:
    return {"company": work.amina.actor, "worker": work.wanjiru.actor}


@pytest.mark.parametrize("has_started", [False, True])
@pytest.mark.parametrize("side", ["company", "worker"])
def test_a_side_ends_it_for_the_reasons_of_its_side_and_time_alone(side: str, has_started: bool) -> None:
    work = scene_of_work()
    engagement = started(work) if has_started else engaged(work)
    given = [reason for reason in REASONS if is_taken(work, engagement, side, reason)]
    assert given == sorted((AFTER if has_started else BEFORE)[side])


def is_taken(work: Work, engagement: Engagement, side: str, reason: str) -> bool:
    try:
        with transaction.atomic():
            end(engagement, reason, "what happened", PDF, by=actors(work)[side], at=LATER)
            transaction.set_rollback(True)
    except ReasonNotOffered:
        return False
    return True


@pytest.mark.parametrize(("why", "evidence"), [("", None), ("Nothing came.", None), ("", PDF)])
def test_a_reason_that_blames_for_the_work_needs_words_and_a_file(why: str, evidence: Evidence | None) -> None:
    work = scene_of_work()
    engagement = started(work)
    with pytest.raises(EvidenceNeeded):
        end(engagement, "work_not_as_agreed", why, evidence, by=work.amina.actor, at=LATER)


def test_the_end_is_kept_told_to_the_other_side_and_recorded_without_words() -> None:
    work = scene_of_work()
    engagement = started(work)
    waiting = propose(engagement, Expenses(20_000), by=work.wanjiru.actor, at=LATER)
    invoice = send_invoice(engagement, "work", 100_000, by=work.wanjiru.actor, at=LATER)
    end(engagement, "work_not_as_agreed", "One page of three.", PDF, by=work.amina.actor, at=LATER)
    engagement.refresh_from_db()
    waiting.refresh_from_db()
    entry = Entry.objects.get(engagement=engagement, what="ended")
    facts = (engagement.state, engagement.ended_by, engagement.end_reason, engagement.ended_on, engagement.ended_at)
    assert facts == ("ended", "company", "work_not_as_agreed", LATER.date(), LATER)
    assert (entry.side, entry.text, entry.file.media_type) == ("company", "One page of three.", "application/pdf")
    assert waiting.state == "withdrawn"
    assert Event.objects.get(kind="engagements.ended").data == {
        "entry": entry.pk,
        "reason": "work_not_as_agreed",
        "day": "2026-03-22",
        "proposals_withdrawn": 1,
    }
    assert list(OutgoingMail.objects.filter(purpose="engagements.ended").values_list("to", flat=True)) == [
        "wanjiru@people.example"
    ]
    assert pay_invoice(invoice, LATER.date(), "T-1", by=work.amina.actor, at=LATER).paid_on == LATER.date()


def test_after_the_end_only_words_invoices_and_payments_are_left() -> None:
    work = scene_of_work()
    engagement = started(work)
    end(engagement, "mutual", by=work.wanjiru.actor, at=LATER)
    amina, wanjiru = work.amina.actor, work.wanjiru.actor
    refused = [
        lambda: end(engagement, "mutual", by=amina, at=LATER),
        lambda: propose(engagement, Expenses(1), by=amina, at=LATER),
    ]
    for act in refused:
        with pytest.raises(EngagementOver):
            act()
    assert say(engagement, "Thank you.", by=amina, at=LATER).kind == "message"
    assert send_invoice(engagement, "work", 100, by=wanjiru, at=LATER).number == 1


def test_one_that_ends_before_it_starts_can_be_neither_invoiced_nor_worked_on() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    end(engagement, "replaced", by=work.amina.actor, at=LATER)
    for act in (start, approve):
        with pytest.raises(WrongState):
            act(engagement, by=(work.wanjiru if act is start else work.amina).actor, at=LATER)
    for act, who in ((deliver, work.wanjiru), (return_delivery, work.amina)):
        with pytest.raises(WrongState):
            act(engagement, "words", by=who.actor, at=LATER)
    with pytest.raises(NothingToInvoice):
        send_invoice(engagement, "work", 100, by=work.wanjiru.actor, at=LATER)


def test_the_words_of_each_reason_are_those_of_the_policy() -> None:
    reasons = load().endings(LATER.date()).reasons
    assert {code: str(words) for code, words in ENDINGS.items()} == {code: each.title for code, each in reasons.items()}
