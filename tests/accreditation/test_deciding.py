"""Verdicts that are kept up to date, judged with the integrity review, and signed as they were read."""

from datetime import timedelta

import pytest

from goodstanding.accreditation import actions
from goodstanding.accreditation.actions.promising import Pledge
from goodstanding.accreditation.jobs import computing as job
from goodstanding.accreditation.judging import inputs_of
from goodstanding.accreditation.models import Award, Decision, Promise, Signature, ToldRespondents
from goodstanding.accreditation.queries import computations, is_current, undecided
from goodstanding.accreditation.refusals import (
    FlagsOpen,
    LinkInPromise,
    NotDecided,
    SignedAlready,
    ToldAlready,
    VerdictChanged,
)
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.base.record import verify
from goodstanding.people.actions import grant, register
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.actions.review import Finding
from goodstanding.surveys.models import Response, Round
from making import ITEMS, OPENED, closed, flagged, launched, points, scene
from racing import race, refused

pytestmark = pytest.mark.django_db
CLOSED = OPENED + timedelta(days=21)
DECIDED = OPENED + timedelta(days=30)


def kinds():
    return list(Event.objects.order_by("position").values_list("kind", flat=True))


def to_sign(values=(5,) * 12, make=closed):
    set_up = scene()
    survey = make(set_up, list(values))
    return set_up, survey, actions.compute(survey, by=SYSTEM, at=DECIDED)


def change_an_answer():
    one = Response.objects.first()
    one.answers = dict.fromkeys(one.answers, 2)
    one.save()


def test_the_job_judges_what_closed_and_judges_again_only_what_has_changed():
    set_up = scene()
    launched(set_up, edition=2025, at=OPENED - timedelta(days=300))
    closed(set_up, [5] * 12)
    for minute in range(3):
        job.compute_verdicts(DECIDED + timedelta(minutes=minute))
    first = Decision.objects.get()
    assert (first.outcome, first.computed_at, kinds().count("accreditation.computed")) == ("awarded", DECIDED, 1)
    change_an_answer()
    job.compute_verdicts(DECIDED + timedelta(hours=1))
    again = Decision.objects.get()
    assert again.computed_at == DECIDED + timedelta(hours=1)
    assert again.inputs_digest != first.inputs_digest
    assert computations(set_up.ole.actor, again) == [DECIDED, DECIDED + timedelta(hours=1)]


def test_a_decided_round_is_not_looked_at_again():
    set_up, _survey, decision = to_sign()
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    assert list(undecided(SYSTEM)) == []
    job.compute_verdicts(DECIDED + timedelta(hours=1))
    assert kinds().count("accreditation.computed") == 1


def test_one_round_that_cannot_be_judged_keeps_no_other_waiting():
    set_up = scene()
    broken, sound = closed(set_up, [5] * 12), None
    long_ago = {"edition": 2025, "closes_at": OPENED - timedelta(days=300), "launched_at": None}
    Round.objects.filter(pk=broken.pk).update(award_rule="none-such", **long_ago)
    sound = closed(set_up, [5] * 12)
    with pytest.raises(ExceptionGroup, match="could not be judged"):
        job.compute_verdicts(DECIDED)
    assert list(Decision.objects.values_list("round", flat=True)) == [sound.pk]


def test_a_verdict_with_open_flags_fails_the_integrity_gate_alone():
    set_up, survey, decision = to_sign(make=flagged)
    assert decision.outcome == "not_awarded"
    assert [gate["gate"] for gate in decision.verdict["explained"] if not gate["holds"]] == ["integrity"]
    assert [change["kind"] for change in decision.verdict["changes"]] == ["close_review"]
    for flag in survey.flags.all():
        surveys.review_flag(flag, Finding("kept", "Nothing to it."), by=set_up.ole.actor, at=DECIDED)
    assert not is_current(SYSTEM, decision)
    again = actions.bring_up_to_date(survey, by=SYSTEM, at=DECIDED)
    assert (again.outcome, [gate["holds"] for gate in again.verdict["explained"]]) == ("awarded", [True] * 6)


def test_nothing_is_signed_while_a_flag_waits_nor_after_an_answer_has_changed():
    set_up, survey, decision = to_sign(make=flagged)
    with pytest.raises(FlagsOpen):
        actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    for flag in survey.flags.all():
        surveys.review_flag(flag, Finding("kept", "Nothing to it."), by=set_up.ole.actor, at=DECIDED)
    with pytest.raises(VerdictChanged):
        actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    decision = actions.bring_up_to_date(survey, by=SYSTEM, at=DECIDED)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    assert Award.objects.count() == 1


def test_a_correction_before_the_signature_is_scored_and_one_after_it_is_refused():
    set_up = scene()
    survey, links = launched(set_up)
    for link in links[:12]:
        surveys.answer(link.token, points(4), by=STRANGER, at=OPENED)
    surveys.close(survey, by=SYSTEM, at=CLOSED)
    for flag in survey.flags.all():
        surveys.review_flag(flag, Finding("kept", "Nothing to it."), by=set_up.ole.actor, at=CLOSED)
    before = actions.compute(survey, by=SYSTEM, at=CLOSED)
    surveys.correct(links[0].token, points(5), by=STRANGER, at=DECIDED)
    with pytest.raises(VerdictChanged):
        actions.sign(before, "none", by=set_up.ole.actor, at=DECIDED)
    job.compute_verdicts(DECIDED)
    after = Decision.objects.get()
    assert (before.verdict["trust_score"], after.verdict["trust_score"]) == (4.0, pytest.approx(4 + 1 / 12))


def test_a_roster_that_is_verified_after_the_verdict_changes_what_is_needed():
    set_up, survey, decision = to_sign([4] * 12)
    assert (decision.outcome, decision.verdict["required_score"]) == ("not_awarded", pytest.approx(4.009, abs=1e-3))
    surveys.verify_roster(survey.roster, "matched to a billing export", by=set_up.ole.actor, at=DECIDED)
    job.compute_verdicts(DECIDED)
    decision = Decision.objects.get()
    assert (decision.outcome, decision.verdict["required_score"], decision.assurance) == ("awarded", 4.0, "A")


def test_where_two_approve_a_change_between_the_signatures_voids_the_first():
    set_up, survey, decision = to_sign()
    set_up.programme.approvers = 2
    set_up.programme.save()
    second = register(email="second@people.example", name="Second", by=SYSTEM, at=OPENED)
    grant(second, "operator", set_up.programme.pk, by=SYSTEM, at=OPENED)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    with pytest.raises(SignedAlready):
        actions.compute(survey, by=SYSTEM, at=DECIDED)
    surveys.verify_roster(survey.roster, "matched to a billing export", by=set_up.ole.actor, at=DECIDED)
    with pytest.raises(VerdictChanged):
        actions.sign(decision, "none", by=second.actor, at=DECIDED)
    job.compute_verdicts(DECIDED)
    voided = Event.objects.get(kind="accreditation.signature_voided")
    assert voided.data == {"signed_by": set_up.ole.pk, "inputs_digest": decision.inputs_digest}
    assert Signature.objects.count() == 0
    for account in (set_up.ole, second):
        actions.sign(Decision.objects.get(), "none", by=account.actor, at=DECIDED)
    assert Award.objects.count() == 1
    assert verify().whole


def test_the_verdict_says_what_it_would_be_with_those_left_out():
    set_up, survey, _decision = to_sign([5] * 11 + [1], make=flagged)
    worst = next(each for each in Response.objects.all() if set(each.answers.values()) == {1})
    for flag in survey.flags.all():
        is_worst = worst in flag.responses.all()
        finding = (
            Finding("excluded", "Clicked.", "random_answers", [worst.pk]) if is_worst else Finding("kept", "Fine.")
        )
        surveys.review_flag(flag, finding, by=set_up.ole.actor, at=DECIDED)
    verdict = actions.bring_up_to_date(survey, by=SYSTEM, at=DECIDED).verdict
    assert (verdict["n_clients"], verdict["trust_score"]) == (11, 5.0)
    assert verdict["with_excluded"] == {
        "decision": "awarded",
        "n_clients": 12,
        "trust_score": pytest.approx(56 / 12),
        "required_score": pytest.approx(4.009, abs=1e-3),
    }


def test_who_is_left_out_may_leave_too_few():
    set_up, survey, _decision = to_sign([5] * 10, make=flagged)
    for number, flag in enumerate(survey.flags.all()):
        out = Finding("excluded", "No client.", "not_a_client", [flag.responses.first().pk])
        surveys.review_flag(flag, out if number == 0 else Finding("kept", "Fine."), by=set_up.ole.actor, at=DECIDED)
    assert actions.bring_up_to_date(survey, by=SYSTEM, at=DECIDED).outcome == "insufficient_clients"


def test_the_digest_of_the_inputs_does_not_hang_on_their_order():
    set_up, survey, _decision = to_sign()
    inputs = inputs_of(set_up.ole.actor, survey)
    mirrored = type(inputs)(inputs.counted[::-1], (), inputs.evidence, inputs.integrity_clear)
    assert mirrored.digest == inputs.digest
    assert inputs_of(set_up.team.actor, survey).counted == ()


def answered_in_waves(early, late):
    set_up = scene()
    survey, links = launched(set_up, clients=len(early) + len(late))
    for link, (value, wave) in zip(links, [*((v, 1) for v in early), *((v, 2) for v in late)], strict=True):
        given = Answers(dict.fromkeys(ITEMS, value), wave=wave, minutes=4)
        surveys.answer(link.token, given, by=STRANGER, at=OPENED)
    surveys.close(survey, by=SYSTEM, at=CLOSED)
    return actions.compute(survey, by=SYSTEM, at=DECIDED).verdict["silence"]


def test_late_answers_are_compared_with_early_ones():
    found = answered_in_waves([5] * 6 + [4] * 4, [3, 3, 3, 4, 4])
    assert (found["early"], found["late"], found["difference"]) == (10, 5, pytest.approx(3.4 - 4.6))
    assert found["interval"][0] < found["difference"] < found["interval"][1] < 0


def test_with_few_late_answers_silence_is_not_judged():
    assert answered_in_waves([5] * 10, [3] * 4) is None


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_only_who_judges_computes(who):
    set_up, survey, _decision = to_sign()
    for verb in (actions.compute, actions.bring_up_to_date):
        with pytest.raises(NotYours):
            verb(survey, by=getattr(set_up, who).actor, at=DECIDED)


PLEDGES = [Pledge("Answer within a day", DECIDED.date() + timedelta(days=90))]


def test_a_promise_answers_a_decision_and_is_fixed_once_it_is_told():
    set_up, _survey, decision = to_sign()
    team = set_up.team.actor
    with pytest.raises(NotDecided):
        actions.promise(decision, PLEDGES, by=team, at=DECIDED)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    for _ in range(2):
        actions.promise(decision, PLEDGES, by=team, at=DECIDED)
    assert kinds().count("accreditation.promised") == 1
    ToldRespondents.objects.create(decision=decision, told_at=DECIDED, mails=12)
    with pytest.raises(LinkInPromise):
        actions.promise(decision, [Pledge("Write to help@kazi-hub.example", PLEDGES[0].by_when)], by=team, at=DECIDED)
    assert [each.text for each in actions.promise(decision, PLEDGES, by=team, at=DECIDED)] == ["Answer within a day"]
    with pytest.raises(ToldAlready):
        actions.promise(decision, [], by=team, at=DECIDED)
    assert Promise.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_promising_and_telling_at_once_tells_what_stands():
    set_up, _survey, decision = to_sign()
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    team = set_up.team.actor
    ends = race(
        lambda: actions.promise(Decision.objects.get(pk=decision.pk), PLEDGES, by=team, at=DECIDED),
        lambda: actions.tell_respondents(Decision.objects.get(pk=decision.pk), by=team, at=DECIDED),
    )
    order = [kind for kind in kinds() if kind in ("accreditation.promised", "accreditation.respondents_told")]
    assert (Promise.objects.count(), order[-1]) == (int(not refused(ends)), "accreditation.respondents_told")


@pytest.mark.django_db(transaction=True)
def test_a_review_that_races_with_the_signature_comes_before_or_not_at_all():
    set_up, survey, decision = to_sign([5] * 12)
    surveys.verify_roster(survey.roster, "export", by=set_up.ole.actor, at=DECIDED)
    ends = race(
        lambda: actions.sign(Decision.objects.get(pk=decision.pk), "none", by=set_up.ole.actor, at=DECIDED),
        lambda: actions.bring_up_to_date(Round.objects.get(pk=survey.pk), by=SYSTEM, at=DECIDED),
    )
    assert (refused(ends), Award.objects.count()) == (["VerdictChanged"], 0)
    assert is_current(SYSTEM, Decision.objects.get())
