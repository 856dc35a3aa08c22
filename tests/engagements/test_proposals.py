"""Changes of what is agreed: proposed by one side, in effect when the other accepts, once."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.base.errors import NotYours, Refusal
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.engagements.actions.proposals import (
    Change,
    Dates,
    Expenses,
    Rate,
    Scope,
    Subcontracting,
    accept_proposal,
    decline_proposal,
    propose,
    withdraw_proposal,
)
from goodstanding.engagements.models import Engagement, Entry, Proposal
from goodstanding.engagements.refusals import DatesReversed, NothingChanges, ProposalAnswered, ProposalWaits
from making import OPENED
from working import Work, engaged, scene_of_work, started

pytestmark = pytest.mark.django_db

AT = OPENED + timedelta(days=2)
CHANGES = [
    (Scope("Five pages."), {"scope": "Five pages."}),
    (Rate(250_000, 10), {"rate_cents": 250_000, "pay_within_days": 10}),
    (Dates(date(2026, 3, 16), date(2026, 5, 10)), {"due_on": date(2026, 5, 10)}),
    (Dates(None, None), {"starts_on": None, "due_on": None}),
    (Expenses(0), {"expenses_cents": 0}),
    (Subcontracting(may_subcontract=True), {"may_subcontract": True}),
]
COLUMNS = ("scope", "rate_cents", "pay_within_days", "starts_on", "due_on", "expenses_cents", "may_subcontract")


def columns(engagement: Engagement) -> dict[str, object]:
    engagement.refresh_from_db()
    return {name: getattr(engagement, name) for name in COLUMNS}


@pytest.mark.parametrize(("change", "new"), CHANGES)
def test_an_accepted_change_is_in_effect_and_nothing_else_changed(change: Change, new: dict[str, object]) -> None:
    work = scene_of_work()
    engagement = engaged(work)
    before = columns(engagement)
    proposal = propose(engagement, change, "because", by=work.wanjiru.actor, at=AT)
    assert columns(engagement) == before
    for _twice in range(2):
        assert accept_proposal(proposal, by=work.amina.actor, at=AT).state == "accepted"
    assert columns(engagement) == before | new
    assert Event.objects.filter(kind="engagements.proposal_accepted").count() == 1
    assert "Five pages." not in str(Event.objects.filter(kind__startswith="engagements.proposal").values_list("data"))


def test_the_other_side_is_asked_by_mail_once() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    for _twice in range(2):
        propose(engagement, Rate(250_000, 14), "More pages.", by=work.wanjiru.actor, at=AT)
    mails = OutgoingMail.objects.filter(purpose="engagements.proposal")
    assert [(mail.to, mail.subject) for mail in mails] == [("amina@people.example", "Wanjiru proposes a change")]
    assert "More pages." in mails[0].text
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("state", ["open", "accepted", "declined", "withdrawn"])
@pytest.mark.parametrize(
    ("act", "who", "allowed"),
    [
        (accept_proposal, "amina", {"open", "accepted"}),
        (accept_proposal, "wanjiru", set()),
        (decline_proposal, "amina", {"open"}),
        (decline_proposal, "wanjiru", set()),
        (withdraw_proposal, "wanjiru", {"open"}),
        (withdraw_proposal, "amina", set()),
    ],
)
def test_the_other_side_answers_and_who_proposed_takes_back(act, who, allowed, state) -> None:
    work = scene_of_work()
    proposal = propose(engaged(work), Expenses(20_000), by=work.wanjiru.actor, at=AT)
    Proposal.objects.filter(pk=proposal.pk).update(state=state)
    if state in allowed:
        assert act(proposal, by=getattr(work, who).actor, at=AT).state != "open"
        return
    with pytest.raises(ProposalAnswered):
        act(proposal, by=getattr(work, who).actor, at=AT)


def test_one_of_a_kind_waits_at_a_time() -> None:
    work = scene_of_work()
    engagement, amina, wanjiru = engaged(work), work.amina.actor, work.wanjiru.actor
    propose(engagement, Expenses(20_000), by=wanjiru, at=AT)
    for by, change in ((amina, Expenses(30_000)), (amina, Expenses(20_000)), (wanjiru, Expenses(30_000))):
        with pytest.raises(ProposalWaits):
            propose(engagement, change, by=by, at=AT)
    assert propose(engagement, Scope("Five pages."), by=amina, at=AT).state == "open"


def test_what_cannot_be_agreed_is_not_proposed() -> None:
    work = scene_of_work()
    engagement, wanjiru = started(work), work.wanjiru.actor
    for change, refusal in (
        (Expenses(10_000), NothingChanges),
        (Dates(date(2026, 3, 16), date(2026, 3, 15)), DatesReversed),
        (Dates(date(2026, 3, 17), date(2026, 4, 30)), DatesReversed),
    ):
        with pytest.raises(refusal):
            propose(engagement, change, by=wanjiru, at=AT)
    for stranger in (work.otieno.actor, work.team.actor, work.mallory.actor):
        with pytest.raises(NotYours):
            propose(engagement, Expenses(1), by=stranger, at=AT)


def test_whatever_both_propose_and_answer_each_change_took_effect_once() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    acts = st.tuples(st.sampled_from("pawd"), st.sampled_from(["amina", "wanjiru"]), st.integers(0, 3))

    @settings(max_examples=20)
    @given(st.lists(acts, max_size=10))
    def holds(taken: list[tuple[str, str, int]]) -> None:
        with transaction.atomic():
            for act, who, number in taken:
                tried(work, engagement, act, who, number)
            engagement.refresh_from_db()
            accepted = Entry.objects.filter(what="proposal_accepted").count()
            assert accepted == Proposal.objects.filter(state="accepted").count()
            newest = Proposal.objects.filter(state="accepted").order_by("pk").last()
            assert engagement.expenses_cents == (newest.values["expenses_cents"] if newest else 10_000)
            transaction.set_rollback(True)

    holds()


def tried(work: Work, engagement: Engagement, act: str, who: str, number: int) -> None:
    by, newest = getattr(work, who).actor, Proposal.objects.order_by("-pk").first()
    answers = {"a": accept_proposal, "w": withdraw_proposal, "d": decline_proposal}
    try:
        if act == "p":
            propose(engagement, Expenses(number), by=by, at=AT)
        elif newest:
            answers[act](newest, by=by, at=AT)
    except Refusal:
        return
