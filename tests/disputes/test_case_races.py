"""Two at once on one case: one of them is first, the other is refused, and nothing happens twice."""

from datetime import timedelta

import pytest

from disputing import DAY, WORDS, again, decided, filing, opened, second_judge
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event
from goodstanding.disputes import actions
from goodstanding.disputes.actions import Said
from goodstanding.disputes.models import Case, Escalation, Ruling, Statement
from making import OPENED
from racing import race, refused
from working import scene_of_work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_of_two_at_once_on_a_case_one_is_refused() -> None:
    """One scene for all of it: each race begins where the one before ended."""
    work = scene_of_work()
    team, njoki = work.team.actor, second_judge(work).actor
    amina, wanjiru = work.amina.actor, work.wanjiru.actor

    opening = lambda: actions.open_case(filing(work), WORDS, by=wanjiru, at=OPENED)  # noqa: E731
    assert refused(race(*[opening] * 4)) == ["CaseOpenAlready"] * 3
    case = Case.objects.get()
    assert case.due_at

    late = case.due_at + timedelta(seconds=1)
    ends = race(
        lambda: actions.answer(case, Said("It came late."), by=amina, at=late),
        lambda: actions.note_silence(case, by=SYSTEM, at=late),
    )
    answered = again(case).state == "discussed"
    assert refused(ends) == (["StillTime"] if answered else ["WrongStep"])
    assert (Statement.objects.count(), Escalation.objects.count()) == ((2, 0) if answered else (1, 1))
    if answered:
        actions.declare_impasse(case, by=amina, at=late)

    ends = race(
        lambda: actions.rule(case, decided(), by=team, at=late),
        lambda: actions.rule(case, decided("keep", None), by=njoki, at=late),
        lambda: actions.withdraw(case, by=wanjiru, at=late),
    )
    ruled = again(case).state == "ruled"
    assert (refused(ends), Ruling.objects.count()) == (["WrongStep"] * 2, int(ruled))
    assert Event.objects.filter(kind="disputes.ruled").count() == int(ruled)


def test_somebody_who_opens_many_at_once_is_held_to_the_quota() -> None:
    work = scene_of_work()
    filings = [filing(work, subject=("review", number)) for number in range(1, 9)]
    ends = race(*[lambda f=f: actions.open_case(f, WORDS, by=work.wanjiru.actor, at=OPENED) for f in filings])
    assert (refused(ends), Case.objects.count()) == (["TooManyCases"] * 3, 5)


def test_two_answers_to_an_agreement_close_the_case_or_not() -> None:
    work = scene_of_work()
    case = opened(work)
    actions.answer(case, Said("It came late."), by=work.amina.actor, at=OPENED + DAY)
    proposed = actions.propose_agreement(case, "We both reply.", by=work.wanjiru.actor, at=OPENED + DAY)
    ends = race(
        lambda: actions.accept_agreement(proposed, by=work.amina.actor, at=OPENED + DAY),
        lambda: actions.decline_agreement(proposed, by=work.amina.actor, at=OPENED + DAY),
        lambda: actions.declare_impasse(case, by=work.wanjiru.actor, at=OPENED + DAY),
    )
    proposed.refresh_from_db()
    state = again(case).state
    assert (state == "closed") == (proposed.state == "accepted")
    assert state in ("closed", "escalated")
    assert len(refused(ends)) in (1, 2)
