"""Decisions on rounds: computed, held, signed, and who may."""

from datetime import date, timedelta

import pytest

from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Award, Decision, Shortfall
from goodstanding.accreditation.queries import awards_held, signed_decisions
from goodstanding.accreditation.refusals import NotJudgeable
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.people.actions import grant, register
from goodstanding.surveys.actions import answer, close
from goodstanding.surveys.models import Round
from making import OPENED, closed, launched, points, scene

pytestmark = pytest.mark.django_db
DECIDED = OPENED + timedelta(days=30)


def test_a_signed_award_holds_for_a_year_and_its_round_is_sealed():
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    decision = actions.compute(survey, by=SYSTEM, at=DECIDED)
    assert (decision.outcome, decision.assurance, Award.objects.count()) == ("awarded", "B", 0)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    award = Award.objects.get()
    assert (award.valid_until, award.provisional) == (date(2027, 4, 1), False)
    assert Round.objects.get(pk=survey.pk).state == "decided"


def test_a_shortfall_is_no_award():
    set_up = scene()
    decision = actions.compute(closed(set_up, [3] * 12), by=SYSTEM, at=DECIDED)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    assert (decision.outcome, Award.objects.count(), Shortfall.objects.count()) == ("not_awarded", 0, 1)


def test_too_few_answers_are_decided_as_such():
    decision = actions.compute(closed(scene(), [5] * 9), by=SYSTEM, at=DECIDED)
    assert decision.outcome == "insufficient_clients"


def test_few_answers_among_those_reached_are_judged_by_the_strict_preset_and_provisional():
    set_up = scene()
    survey = closed(set_up, [5] * 10, clients=45)
    decision = actions.compute(survey, by=SYSTEM, at=DECIDED)
    assert (decision.assurance, decision.policy) == ("C", "accredit-1-strict@2026-01-01")
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    assert Award.objects.get().provisional


def test_an_open_field_is_not_judged():
    survey, _links = launched(scene())
    with pytest.raises(NotJudgeable):
        actions.compute(survey, by=SYSTEM, at=DECIDED)


def test_a_decided_round_is_not_judged_again():
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    actions.sign(actions.compute(survey, by=SYSTEM, at=DECIDED), "none", by=set_up.ole.actor, at=DECIDED)
    with pytest.raises(NotJudgeable):
        actions.compute(Round.objects.get(pk=survey.pk), by=SYSTEM, at=DECIDED)


def test_computing_again_before_the_signature_replaces_what_stood():
    survey = closed(scene(), [5] * 12)
    first = actions.compute(survey, by=SYSTEM, at=DECIDED)
    again = actions.compute(survey, by=SYSTEM, at=DECIDED)
    assert (again.pk, again.inputs_digest) == (first.pk, first.inputs_digest)
    assert Event.objects.filter(kind="accreditation.computed").count() == 2


def test_where_two_approve_the_second_signature_awards():
    set_up = scene()
    set_up.programme.approvers = 2
    set_up.programme.save()
    second = register(email="second@people.example", name="Second", by=SYSTEM, at=OPENED)
    grant(second, "operator", set_up.programme.pk, by=SYSTEM, at=OPENED)
    decision = actions.compute(closed(set_up, [5] * 12), by=SYSTEM, at=DECIDED)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    assert Award.objects.count() == 0
    actions.sign(decision, "none", by=second.actor, at=DECIDED)
    assert Award.objects.count() == 1


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_only_an_operator_signs(who):
    set_up = scene()
    decision = actions.compute(closed(set_up, [5] * 12), by=SYSTEM, at=DECIDED)
    with pytest.raises(NotYours):
        actions.sign(decision, "none", by=getattr(set_up, who).actor, at=DECIDED)


def test_an_operator_does_not_sign_for_a_marketplace_of_their_own():
    set_up = scene()
    grant(set_up.ole, "team", set_up.kazi_hub.pk, by=SYSTEM, at=OPENED)
    decision = actions.compute(closed(set_up, [5] * 12), by=SYSTEM, at=DECIDED)
    with pytest.raises(NotYours):
        actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)


def test_the_system_computes_but_no_program_signs():
    set_up = scene()
    decision = actions.compute(closed(set_up, [5] * 12), by=SYSTEM, at=DECIDED)
    with pytest.raises(NotYours):
        actions.sign(decision, "none", by=SYSTEM, at=DECIDED)


def test_a_hold_keeps_the_verdict_with_its_reason():
    set_up = scene()
    decision = actions.compute(closed(set_up, [5] * 12), by=SYSTEM, at=DECIDED)
    held = actions.hold(decision, "two answers share a device", by=set_up.ole.actor, at=DECIDED)
    assert (held.decision, held.reason, Award.objects.count()) == (decision, "two answers share a device", 0)


def test_a_team_sees_its_verdict_once_it_is_signed_and_nobody_elses():
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    decision = actions.compute(survey, by=SYSTEM, at=DECIDED)
    seen = lambda who: list(signed_decisions(getattr(set_up, who).actor, set_up.kazi_hub))  # noqa: E731
    assert seen("team") == []
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    assert (seen("team"), seen("rivals_team"), seen("mallory")) == ([decision], [], [])


@pytest.mark.parametrize(
    ("day", "held"),
    [(date(2026, 3, 31), 0), (date(2026, 4, 1), 1), (date(2027, 4, 1), 1), (date(2027, 4, 2), 0)],
)
def test_an_award_is_held_from_its_day_to_its_last(day, held):
    set_up = scene()
    decision = actions.compute(closed(set_up, [5] * 12), by=SYSTEM, at=DECIDED)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    assert awards_held(STRANGER, day).count() == held


def test_the_fee_of_a_phase_cannot_reach_a_verdict():
    """What a marketplace pays is a fact of the phase; the judged inputs are the answers and the evidence."""
    set_up = scene()
    survey, links = launched(set_up, clients=14)
    for link in links[:12]:
        answer(link.token, points(4), by=STRANGER, at=OPENED)
    close(survey, by=SYSTEM, at=DECIDED)
    before = actions.compute(survey, by=SYSTEM, at=DECIDED).verdict
    set_up.programme.phases.create(name="Regular", starts_on=date(2026, 1, 1), fee_cents=9_000)
    assert actions.compute(survey, by=SYSTEM, at=DECIDED).verdict == before
    assert "'fee" not in str(Decision.objects.get().verdict)
