"""Every step of the work by every side from every state, and the one next step that each side is told."""

from datetime import date, timedelta

import pytest

from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.engagements import approve, deliver, return_delivery, start
from goodstanding.engagements.actions.invoices import pay_invoice, send_invoice
from goodstanding.engagements.actions.offers import TrialOffered
from goodstanding.engagements.actions.proposals import Expenses, accept_proposal, propose
from goodstanding.engagements.actions.trials import answer_trial, ask_trial
from goodstanding.engagements.models import Engagement, Trial
from goodstanding.engagements.procedure import ENGAGEMENT, states
from goodstanding.engagements.queries.engagements import engagement_seen
from goodstanding.engagements.refusals import WrongState
from goodstanding.engagements.steps import next_step
from goodstanding.marketplaces.actions import accept_terms, publish_terms
from goodstanding.marketplaces.refusals import TermsDue
from making import OPENED
from working import Work, engaged, scene_of_work

pytestmark = pytest.mark.django_db

AT = OPENED + timedelta(days=14)
TODAY = AT.date()
ACTS = {
    "start": lambda one, by: start(one, by=by, at=AT),
    "deliver": lambda one, by: deliver(one, "Here.", by=by, at=AT),
    "return_delivery": lambda one, by: return_delivery(one, "A page.", by=by, at=AT),
    "approve": lambda one, by: approve(one, by=by, at=AT),
}
WAYS = {
    "agreed": (),
    "started": (("start", "worker"),),
    "delivered": (("start", "worker"), ("deliver", "worker")),
    "approved": (("start", "worker"), ("deliver", "worker"), ("approve", "company")),
}


def actor_of(work: Work, side: str) -> object:
    people = {"company": work.amina, "worker": work.wanjiru, "other": work.otieno, "team": work.team}
    return SYSTEM if side == "system" else people[side].actor


def in_state(work: Work, state: str) -> Engagement:
    engagement = engaged(work)
    for verb, side in WAYS["approved" if state == "ended" else state]:
        ACTS[verb](engagement, actor_of(work, side))
    if state == "ended":
        end(engagement, "completed", by=work.amina.actor, at=AT)
    return engagement


def outcome(work: Work, engagement: Engagement, verb: str, side: str) -> str:
    try:
        ACTS[verb](engagement, actor_of(work, side))
    except (NotYours, WrongState) as refusal:
        return type(refusal).__name__
    engagement.refresh_from_db()
    return engagement.state


def expected(state: str, verb: str, side: str) -> str:
    mine = [step for step in ENGAGEMENT if step.verb == verb and step.who == side]
    return next((step.after for step in mine if step.before == state), "WrongState" if mine else "NotYours")


@pytest.mark.parametrize("verb", ACTS)
@pytest.mark.parametrize("state", states(ENGAGEMENT))
def test_each_side_takes_its_own_steps_in_their_order_and_no_other(state: str, verb: str) -> None:
    work = scene_of_work()
    engagement = in_state(work, state)
    sides = ("other", "team", "system", "company", "worker")
    found = {side: outcome(work, engagement, verb, side) for side in sides}
    assert found == {side: expected(state, verb, side) for side in sides}


def test_the_days_are_those_of_the_delivery_that_was_approved() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    days = [OPENED + timedelta(days=number) for number in range(8)]
    start(engagement, by=work.wanjiru.actor, at=days[1])
    deliver(engagement, "Here.", by=work.wanjiru.actor, at=days[2])
    return_delivery(engagement, "A page.", by=work.amina.actor, at=days[3])
    deliver(engagement, "All of it.", by=work.wanjiru.actor, at=days[4])
    approve(engagement, by=work.amina.actor, at=days[5])
    start(engagement, by=work.wanjiru.actor, at=days[6])
    engagement.refresh_from_db()
    found = (engagement.started_on, engagement.delivered_on, engagement.approved_on, engagement.state)
    assert found == (days[1].date(), days[4].date(), days[5].date(), "started")


def test_late_in_the_evening_it_is_the_next_day_where_the_marketplace_is() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    start(engagement, by=work.wanjiru.actor, at=OPENED.replace(hour=22))
    engagement.refresh_from_db()
    assert engagement.started_on == OPENED.date() + timedelta(days=1)


def test_nobody_starts_before_accepting_the_terms_in_force() -> None:
    work = scene_of_work()
    engagement, wanjiru = engaged(work), work.wanjiru.actor
    terms = publish_terms(work.kazi_hub, "terms", "Be fair.", AT.date(), by=SYSTEM, at=AT)
    with pytest.raises(TermsDue):
        start(engagement, by=wanjiru, at=AT)
    accept_terms(terms, by=wanjiru, at=AT)
    assert start(engagement, by=wanjiru, at=AT).state == "started"


def told(work: Work, engagement: Engagement, on: date = TODAY) -> dict[str, tuple[str, bool, bool]]:
    found = {}
    for side in ("company", "worker"):
        step = next_step(engagement_seen(actor_of(work, side), engagement.pk), side, on)
        found[side] = (step.key, step.is_yours, step.is_late)
    return found


MINE, LATE, THEIRS, THEIRS_LATE = (True, False), (True, True), (False, False), (False, True)
STATES = {
    "agreed": (("wait", *THEIRS), ("start", *MINE)),
    "started": (("wait", *THEIRS), ("deliver", *MINE)),
    "delivered": (("approve", *MINE), ("wait", *THEIRS)),
    "approved": (("wait", *THEIRS), ("invoice", *MINE)),
    "ended": (("review", *MINE), ("invoice", *MINE)),
}


@pytest.mark.parametrize(("state", "steps"), STATES.items())
def test_each_side_has_one_next_step_in_each_state(state: str, steps: tuple[object, object]) -> None:
    work = scene_of_work()
    assert told(work, in_state(work, state)) == dict(zip(("company", "worker"), steps, strict=True))


def test_an_invoice_is_paid_or_late_and_then_nothing_but_the_end_is_left() -> None:
    work = scene_of_work()
    engagement = in_state(work, "approved")
    invoice = send_invoice(engagement, "work", 230_000, by=work.wanjiru.actor, at=AT)
    due = invoice.due_on
    assert told(work, engagement, due) == {"company": ("pay", *MINE), "worker": ("wait", *THEIRS)}
    assert told(work, engagement, due + timedelta(days=1)) == {
        "company": ("pay", *LATE),
        "worker": ("wait", *THEIRS_LATE),
    }
    pay_invoice(invoice, AT.date(), "T-1", by=work.amina.actor, at=AT)
    assert told(work, engagement) == {"company": ("end", *MINE), "worker": ("end", *MINE)}
    end(engagement, "completed", by=work.wanjiru.actor, at=AT)
    assert told(work, engagement) == {"company": ("review", *MINE), "worker": ("review", *MINE)}


def test_what_is_overdue_is_late_for_both() -> None:
    work = scene_of_work()
    engagement = in_state(work, "started")
    after = engagement.due_on + timedelta(days=1)
    assert told(work, engagement, after) == {"company": ("wait", *THEIRS_LATE), "worker": ("deliver", *LATE)}


def test_a_question_of_the_other_side_comes_before_everything_else() -> None:
    work = scene_of_work()
    engagement = engaged(work, trial=TrialOffered("One page.", 40_000, date(2026, 3, 10)))
    start(engagement, by=work.wanjiru.actor, at=OPENED + timedelta(days=1))
    proposal = propose(engagement, Expenses(20_000), by=work.wanjiru.actor, at=AT)
    assert told(work, engagement) == {"company": ("proposal", *MINE), "worker": ("deliver", *MINE)}
    ask_trial(Trial.objects.get(engagement=engagement), by=SYSTEM, at=AT)
    assert told(work, engagement) == {"company": ("trial", *MINE), "worker": ("trial", *MINE)}
    answer_trial(engagement, "continue", by=work.amina.actor, at=AT)
    assert told(work, engagement)["company"] == ("proposal", *MINE)
    accept_proposal(proposal, by=work.amina.actor, at=AT)
    assert told(work, engagement) == {"company": ("wait", *THEIRS), "worker": ("trial", *MINE)}
