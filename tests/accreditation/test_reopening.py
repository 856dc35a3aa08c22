"""Appeals against decisions: who opens and rules them, and the decision taken again by another person."""

import pytest
from django.db import IntegrityError, transaction

from accreditation.appealing import DECIDED, RULED, SIGNED, appealed, colleague, left_out, reopened, ruled, staffed
from accreditation.telling import decided, letters
from goodstanding.accreditation import actions
from goodstanding.accreditation.jobs.reopening import decide_again
from goodstanding.accreditation.jobs.telling import write_letters
from goodstanding.accreditation.models import Award, Decision, Shortfall, Signature, Withdrawal
from goodstanding.accreditation.queries import awards_held, signed_decisions
from goodstanding.accreditation.queries.reopening import appeal_against
from goodstanding.accreditation.refusals import SignedBefore, TieUnsaid, VerdictChanged
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.disputes import actions as disputes
from goodstanding.disputes.actions import Decided
from goodstanding.disputes.models import Ruling
from goodstanding.disputes.queries.desk import desk_case
from goodstanding.disputes.refusals import ConflictUnsaid, OwnCase, UnknownRuling, WrongStep
from goodstanding.disputes.subjects import filings
from goodstanding.people.actions import grant, register
from making import OPENED, scene

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("values", [[5] * 12, [3] * 12])
def test_the_team_alone_appeals_whatever_the_outcome(values):
    set_up = scene()
    decision = decided(set_up, values)
    people = (set_up.team, set_up.rivals_team, set_up.ole, set_up.mallory)
    assert [len(filings(who.actor, f"decision:{decision.pk}")) for who in people] == [1, 0, 0, 0]
    case = appealed(set_up, decision)
    assert (case.kind, case.state, case.judge_office, case.judge_tenant) == (
        "award", "escalated", "operator", set_up.programme.pk,
    )  # fmt: skip


def test_who_signed_does_not_rule_while_somebody_else_can():
    set_up, nadia = staffed()
    case = appealed(set_up, decided(set_up, [3] * 12))
    with pytest.raises(OwnCase):
        ruled(case, set_up.ole)
    ruled(case, nadia, "stands")
    assert Ruling.objects.get().account == nadia


def test_with_nobody_else_who_signed_rules_only_with_a_line_that_says_so():
    set_up = scene()
    case = appealed(set_up, decided(set_up, [3] * 12))
    with pytest.raises(ConflictUnsaid):
        ruled(case, set_up.ole)
    ruled(case, set_up.ole, "stands", "I signed the decision; nobody else operates the programme.")
    assert Ruling.objects.get().has_conflict


def test_with_nobody_else_a_reviewer_from_outside_is_invited_and_rules():
    set_up = scene()
    case = appealed(set_up, decided(set_up, [3] * 12))
    outside = register(email="rosa@review.example", name="Rosa", by=SYSTEM, at=OPENED)
    assert desk_case(outside.actor, case.pk) is None
    disputes.invite_reviewer(case, outside.email, by=set_up.ole.actor, at=RULED)
    with pytest.raises(OwnCase):
        ruled(case, set_up.ole, "stands", "I signed it.")
    assert desk_case(outside.actor, case.pk) == case
    ruled(case, outside)
    assert (Ruling.objects.get().account, Ruling.objects.get().is_outside) == (outside, True)


def test_nobody_from_outside_is_invited_while_a_colleague_is_free():
    set_up = scene()
    colleague(set_up)
    with pytest.raises(WrongStep):
        disputes.invite_reviewer(
            appealed(set_up, decided(set_up, [3] * 12)), "rosa@review.example", by=set_up.ole.actor, at=RULED
        )


def test_an_operator_who_works_for_the_marketplace_is_part_of_the_matter():
    set_up, nadia = staffed()
    grant(nadia, "team", set_up.kazi_hub.pk, by=SYSTEM, at=OPENED)
    case = appealed(set_up, decided(set_up, [3] * 12))
    with pytest.raises(ConflictUnsaid):
        ruled(case, nadia)


def test_a_ruling_that_lets_it_stand_changes_nothing():
    set_up, nadia = staffed()
    first = decided(set_up, [3] * 12)
    ruled(appealed(set_up, first), nadia, "stands")
    decide_again(RULED)
    assert (list(Decision.objects.all()), filings(set_up.team.actor, f"decision:{first.pk}")) == ([first], [])


def test_a_decision_sent_back_is_computed_again_and_the_first_counts_meanwhile():
    set_up, nadia = staffed()
    first, again = reopened(set_up, [5] * 12, nadia)
    assert (first.in_force, again.in_force, again.outcome) == (True, False, "awarded")
    assert list(signed_decisions(set_up.team.actor, set_up.kazi_hub)) == [first]
    assert awards_held(STRANGER, RULED.date()).count() == 1
    decide_again(RULED)
    assert Event.objects.filter(kind="accreditation.reopened").count() == 1


def test_who_signed_first_does_not_sign_again_while_somebody_else_can():
    set_up, nadia = staffed()
    _first, again = reopened(set_up, [5] * 12, nadia)
    with pytest.raises(SignedBefore):
        actions.sign_again(again, "none", by=set_up.ole.actor, at=SIGNED)
    actions.sign_again(again, "none", by=nadia.actor, at=SIGNED)
    assert Decision.objects.get(in_force=True) == again


def test_with_nobody_else_who_signed_first_signs_again_and_says_so():
    set_up = scene()
    first = decided(set_up, [5] * 12)
    ruled(appealed(set_up, first), set_up.ole, line="I signed it.")
    decide_again(RULED)
    again = Decision.objects.get(supersedes=first)
    with pytest.raises(TieUnsaid):
        actions.sign_again(again, "none", by=set_up.ole.actor, at=SIGNED)
    actions.sign_again(again, "I signed the first decision.", by=set_up.ole.actor, at=SIGNED)
    assert Signature.objects.get(decision=again).conflict == "I signed the first decision."


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_only_an_operator_signs_again(who):
    set_up, nadia = staffed()
    _first, again = reopened(set_up, [5] * 12, nadia)
    with pytest.raises(NotYours):
        actions.sign_again(again, "none", by=getattr(set_up, who).actor, at=SIGNED)


def test_a_verdict_taken_again_is_signed_by_its_own_verb_alone():
    set_up, nadia = staffed()
    first, again = reopened(set_up, [5] * 12, nadia)
    for verb, decision in ((actions.sign, again), (actions.sign_again, first)):
        with pytest.raises(NotYours):
            verb(decision, "none", by=nadia.actor, at=SIGNED)


def test_an_award_that_is_confirmed_goes_on_as_it_was():
    set_up, nadia = staffed()
    first, again = reopened(set_up, [5] * 12, nadia)
    until = Award.objects.get().valid_until
    actions.sign_again(again, "none", by=nadia.actor, at=SIGNED)
    award = Award.objects.get()
    assert (award.decision, award.valid_until, Withdrawal.objects.count()) == (again, until, 0)
    assert list(signed_decisions(set_up.team.actor, set_up.kazi_hub)) == [again]
    assert Decision.objects.get(pk=first.pk).in_force is False


def test_an_award_that_is_taken_away_is_withdrawn_with_its_reason():
    set_up, nadia = staffed()
    first, again = reopened(set_up, [5] * 12, nadia)
    left_out(set_up, first, 4)
    with pytest.raises(VerdictChanged):
        actions.sign_again(again, "none", by=nadia.actor, at=SIGNED)
    decide_again(SIGNED)
    again.refresh_from_db()
    actions.sign_again(again, "none", by=nadia.actor, at=SIGNED)
    gone = Withdrawal.objects.get()
    assert (again.outcome, gone.award.decision, gone.withdrawn_by) == ("insufficient_clients", first, nadia)
    assert gone.reason == "The decision was taken again on appeal, and does not award it."
    assert (Shortfall.objects.get().decision, awards_held(STRANGER, SIGNED.date()).count()) == (again, 0)


def test_an_award_that_is_given_after_all_holds_for_a_year_from_the_new_signature():
    set_up, nadia = staffed()
    first, again = reopened(set_up, [*[1] * 4, *[5] * 10], nadia)
    assert first.outcome == "not_awarded"
    left_out(set_up, first, 4)
    decide_again(SIGNED)
    again.refresh_from_db()
    actions.sign_again(again, "none", by=nadia.actor, at=SIGNED)
    award = Award.objects.get()
    assert (award.decision, award.awarded_at, Shortfall.objects.get().decision) == (again, SIGNED, first)
    assert list(awards_held(STRANGER, SIGNED.date())) == [award]


def test_the_team_is_told_once_of_each_decision():
    set_up, nadia = staffed()
    first = decided(set_up, [5] * 12)
    write_letters(DECIDED)
    ruled(appealed(set_up, first), nadia)
    decide_again(RULED)
    actions.sign_again(Decision.objects.get(supersedes=first), "none", by=nadia.actor, at=SIGNED)
    write_letters(SIGNED)
    assert [mail.to for mail in letters("decided")] == ["team@people.example"] * 2


def test_a_decision_taken_again_is_final():
    set_up, nadia = staffed()
    _first, again = reopened(set_up, [5] * 12, nadia)
    actions.sign_again(again, "none", by=nadia.actor, at=SIGNED)
    assert filings(set_up.team.actor, f"decision:{again.pk}") == []


def test_a_round_has_one_decision_in_force():
    set_up, nadia = staffed()
    _first, again = reopened(set_up, [5] * 12, nadia)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=again.pk).update(in_force=True)


@pytest.mark.parametrize(("who", "sees"), [("team", True), ("ole", True), ("rivals_team", False), ("mallory", False)])
def test_the_case_is_found_by_its_parties_alone(who, sees):
    set_up = scene()
    decision = decided(set_up, [3] * 12)
    case = appealed(set_up, decision)
    assert appeal_against(getattr(set_up, who).actor, decision) == (case if sees else None)


def test_an_unknown_ruling_sends_nothing_back():
    set_up, nadia = staffed()
    case = appealed(set_up, decided(set_up, [3] * 12))
    with pytest.raises(UnknownRuling):
        disputes.rule(case, Decided("award_it", "Because."), by=nadia.actor, at=RULED)
