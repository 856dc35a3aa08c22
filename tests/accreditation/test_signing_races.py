"""Operators who compute and sign at once: one verdict, one award."""

from collections import Counter
from datetime import timedelta

import pytest

from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Award, Decision, Signature
from goodstanding.accreditation.refusals import SignedAlready, VerdictChanged
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event
from goodstanding.base.record import verify
from goodstanding.people.actions import grant, register
from goodstanding.surveys.models import Response, Round
from making import OPENED, closed, scene
from racing import race, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
DECIDED = OPENED + timedelta(days=30)


@pytest.fixture(autouse=True)
def the_record_is_whole():
    yield
    assert verify().whole


def kinds():
    return Counter(Event.objects.values_list("kind", flat=True))


def stage(approvers):
    """A closed round that two operators may decide, and these operators."""
    set_up = scene()
    set_up.programme.approvers = approvers
    set_up.programme.save()
    second = register(email="second@people.example", name="Second", by=SYSTEM, at=OPENED)
    grant(second, "operator", set_up.programme.pk, by=SYSTEM, at=OPENED)
    return closed(set_up, [5] * 12), [set_up.ole.actor, second.actor]


def signing(decision, actor):
    return lambda: actions.sign(Decision.objects.get(pk=decision.pk), "none", by=actor, at=DECIDED)


def computing(survey):
    return lambda: actions.compute(Round.objects.get(pk=survey.pk), by=SYSTEM, at=DECIDED)


def test_where_two_approve_two_signatures_at_once_make_one_award():
    survey, operators = stage(approvers=2)
    decision = computing(survey)()
    ends = race(*[signing(decision, actor) for actor in operators])
    assert [end.signed_by_id for end in ends] == [actor.account for actor in operators]
    assert (Award.objects.count(), Round.objects.get(pk=survey.pk).state) == (1, "decided")
    counted = kinds()
    assert [counted[f"accreditation.{kind}"] for kind in ("signed", "awarded")] == [2, 1]


def test_one_person_signing_many_times_signs_once_and_does_not_make_two():
    survey, operators = stage(approvers=2)
    decision = computing(survey)()
    ends = race(*[signing(decision, operators[0])] * 6)
    assert {end.pk for end in ends} == {Signature.objects.get().pk}
    assert (Award.objects.count(), Round.objects.get(pk=survey.pk).state) == (0, "candidate")
    assert kinds()["accreditation.signed"] == 1


def test_where_one_approves_the_second_of_two_is_told_that_it_is_decided():
    survey, operators = stage(approvers=1)
    decision = computing(survey)()
    ends = race(*[signing(decision, actor) for actor in operators])
    assert refused(ends) == ["WrongState"]
    assert (Award.objects.count(), Signature.objects.count()) == (1, 1)
    assert kinds()["accreditation.awarded"] == 1


def test_computing_at_once_leaves_one_decision():
    survey, _operators = stage(approvers=1)
    ends = race(*[computing(survey)] * 4)
    assert {(end.pk, end.inputs_digest) for end in ends} == set(Decision.objects.values_list("pk", "inputs_digest"))
    assert kinds()["accreditation.computed"] == 4


def test_what_is_signed_is_not_computed_again():
    survey, operators = stage(approvers=1)
    decision = computing(survey)()
    ends = race(*[computing(survey)] * 3, *[signing(decision, actor) for actor in operators])
    assert set(refused(ends[:3])) <= {"NotJudgeable"}
    assert refused(ends[3:]) == ["WrongState"]
    assert (Award.objects.count(), Decision.objects.count()) == (1, 1)
    in_order = list(Event.objects.order_by("position").values_list("kind", flat=True))
    assert "accreditation.computed" not in in_order[in_order.index("accreditation.signed") :]


def test_between_two_signatures_nothing_is_computed_again():
    survey, operators = stage(approvers=2)
    decision = computing(survey)()
    signing(decision, operators[0])()
    with pytest.raises(SignedAlready):
        computing(survey)()


def test_a_signature_is_for_the_verdict_that_was_read():
    survey, operators = stage(approvers=1)
    read = computing(survey)()
    worse = Response.objects.first()
    worse.answers = dict.fromkeys(worse.answers, 1)
    worse.save()
    computing(survey)()
    with pytest.raises(VerdictChanged):
        actions.sign(read, "none", by=operators[0], at=DECIDED)
    assert (Signature.objects.count(), Award.objects.count()) == (0, 0)
