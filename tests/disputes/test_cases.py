"""A case from its opening to its last ruling, through the verbs."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from disputing import DAY, WORDS, again, decided, escalated, filing, opened, ruled, second_judge
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.disputes import actions, queries, refusals
from goodstanding.disputes.actions import Filing, Said, Side
from goodstanding.disputes.jobs import note_silences, tell_of_cases
from goodstanding.disputes.models import Agreement, Case, Escalation, Ruling, Withdrawal
from goodstanding.people.actions import grant, register, revoke
from goodstanding.people.models import Account, Grant
from making import OPENED
from working import Work, scene_of_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Work:
    return scene_of_work()


def test_a_case_goes_from_its_opening_over_ruling_and_appeal_to_its_end(work: Work) -> None:
    case = opened(work)
    assert (case.state, case.turn, case.tenant) == ("asked", "respondent", f"marketplace:{work.kazi_hub.pk}")
    actions.answer(case, Said("It came late."), by=work.amina.actor, at=OPENED + DAY)
    assert (again(case).state, again(case).turn) == ("discussed", "either")
    actions.declare_impasse(case, by=work.wanjiru.actor, at=OPENED + 2 * DAY)
    assert (again(case).state, again(case).turn) == ("escalated", "judge")
    actions.rule(case, decided(), by=work.team.actor, at=OPENED + 3 * DAY)
    assert (again(case).state, again(case).turn) == ("ruled", "either")
    actions.appeal(case, "The day of the change is wrong.", by=work.amina.actor, at=OPENED + 4 * DAY)
    assert (again(case).state, again(case).turn) == ("appealed", "other_judge")
    njoki = second_judge(work)
    actions.rule_again(case, decided("keep", None), by=njoki.actor, at=OPENED + 5 * DAY)
    ended = again(case)
    assert (ended.state, ended.turn, ended.closing, ended.due_at) == ("closed", "", "ruled_again", None)
    assert [(r.instance, r.code, r.effect, r.account, r.is_same_person) for r in queries.rulings_of(SYSTEM, case)] == [
        (1, "correct", {"percent": 40}, work.team, False),
        (2, "keep", {"percent": 100}, njoki, False),
    ]
    kinds = ("case_opened", "answered", "impasse_declared", "ruled", "appealed", "ruled_again")
    told = Event.objects.filter(subject_kind="case", subject_id=str(case.pk)).values_list("kind", flat=True)
    assert list(told) == [f"disputes.{kind}" for kind in kinds]


def test_what_was_ruled_last_is_the_effect_and_the_case_is_open_to_the_end(work: Work) -> None:
    case = opened(work)
    assert queries.open_cases(SYSTEM, "review", [1, 2]) == {1: case.pk}
    assert queries.effects(SYSTEM, "review", [1]) == {}
    ruling = ruled(work, case)
    effect = queries.Effect("correct", 40, ruling.case_id, ruling.at)
    assert queries.effects(SYSTEM, "review", [1, 2]) == {1: effect}
    assert queries.effects(SYSTEM, "review", [1], ["award"]) == queries.effects(SYSTEM, "engagement", [1]) == {}
    assert queries.open_cases(SYSTEM, "review", [1], ["rating"]) == {1: case.pk}
    assert list(queries.rulings_since(SYSTEM, OPENED, "review")) == [ruling]
    note_silences(OPENED + 60 * DAY)
    assert queries.open_cases(SYSTEM, "review", [1]) == {}
    assert queries.effects(SYSTEM, "review", [1]) == {1: effect}


def test_a_second_person_hears_the_appeal_and_the_same_only_where_nobody_else_is_there(work: Work) -> None:
    case = ruled(work).case
    actions.appeal(case, "The day is wrong.", by=work.amina.actor, at=OPENED + 4 * DAY)
    njoki = second_judge(work)
    with pytest.raises(refusals.SamePerson):
        actions.rule_again(case, decided(), by=work.team.actor, at=OPENED + 5 * DAY)
    revoke(Grant.objects.get(account=njoki), by=SYSTEM, at=OPENED + 5 * DAY)
    ruling = actions.rule_again(case, decided(), by=work.team.actor, at=OPENED + 5 * DAY)
    assert (ruling.is_same_person, ruling.is_outside) == (True, False)


def test_a_reviewer_from_outside_hears_the_appeal_instead_of_the_same_person(work: Work) -> None:
    case = ruled(work).case
    with pytest.raises(refusals.WrongStep):
        actions.invite_reviewer(case, "mallory@people.example", by=work.team.actor, at=OPENED + 4 * DAY)
    actions.appeal(case, "The day is wrong.", by=work.amina.actor, at=OPENED + 4 * DAY)
    assert queries.case_seen(work.mallory.actor, case.pk) is None
    actions.invite_reviewer(case, " Mallory@people.example ", by=work.team.actor, at=OPENED + 4 * DAY)
    assert queries.case_seen(work.mallory.actor, case.pk) == case
    with pytest.raises(refusals.SamePerson):
        actions.rule_again(case, decided(), by=work.team.actor, at=OPENED + 5 * DAY)
    ruling = actions.rule_again(case, decided("set_aside", None), by=work.mallory.actor, at=OPENED + 5 * DAY)
    assert (ruling.is_outside, ruling.is_same_person, ruling.effect) == (True, False, {"percent": 0})


@pytest.mark.parametrize("state", ["asked", "discussed", "escalated", "appealed"])
def test_who_opened_a_case_withdraws_it_from_every_state_but_a_ruling_that_can_be_appealed(
    work: Work, state: str
) -> None:
    case = in_state(work, state)
    with pytest.raises(refusals.NotYourStep):
        actions.withdraw(case, by=work.amina.actor, at=OPENED + 5 * DAY)
    actions.withdraw(case, "Settled by phone.", by=work.wanjiru.actor, at=OPENED + 5 * DAY)
    assert (again(case).state, again(case).closing) == ("closed", "withdrawn")
    assert Withdrawal.objects.get(case=case).reason == "Settled by phone."
    ruled_before = {1: 40} if state == "appealed" else {}
    assert {pk: each.percent for pk, each in queries.effects(SYSTEM, "review", [1]).items()} == ruled_before


def in_state(work: Work, state: str) -> Case:
    case = opened(work)
    if state == "discussed":
        actions.answer(case, Said("It came late."), by=work.amina.actor, at=OPENED + DAY)
    if state in ("escalated", "appealed"):
        escalated(work, case)
    if state == "appealed":
        actions.rule(case, decided(), by=work.team.actor, at=OPENED + 3 * DAY)
        actions.appeal(case, "The day is wrong.", by=work.amina.actor, at=OPENED + 4 * DAY)
    return again(case)


def test_both_agree_or_talk_on(work: Work) -> None:
    case, amina, wanjiru, at = in_state(work, "discussed"), work.amina.actor, work.wanjiru.actor, OPENED + 2 * DAY
    first = actions.propose_agreement(case, "A reply instead.", by=wanjiru, at=at)
    with pytest.raises(refusals.AgreementWaits):
        actions.propose_agreement(case, "Half.", by=amina, at=at)
    with pytest.raises(refusals.AgreementAnswered):
        actions.accept_agreement(first, by=wanjiru, at=at)
    actions.decline_agreement(first, by=amina, at=at)
    second = actions.propose_agreement(case, "We both reply.", by=amina, at=at)
    actions.accept_agreement(second, by=wanjiru, at=at)
    with pytest.raises(refusals.AgreementAnswered):
        actions.decline_agreement(second, by=wanjiru, at=at)
    assert (again(case).state, again(case).closing) == ("closed", "agreed")
    assert list(Agreement.objects.order_by("pk").values_list("state", flat=True)) == ["declined", "accepted"]


def test_an_agreement_falls_with_the_end_of_the_talks(work: Work) -> None:
    case = in_state(work, "discussed")
    proposed = actions.propose_agreement(case, "A reply instead.", by=work.wanjiru.actor, at=OPENED + 2 * DAY)
    actions.declare_impasse(case, by=work.amina.actor, at=OPENED + 3 * DAY)
    assert Agreement.objects.get().state == "lapsed"
    with pytest.raises(refusals.AgreementAnswered):
        actions.accept_agreement(proposed, by=work.amina.actor, at=OPENED + 4 * DAY)


@pytest.mark.parametrize(
    ("state", "closing", "why"),
    [("asked", "", "silence"), ("discussed", "", "silence"), ("ruled", "ruled", "impasse")],
)
def test_silence_moves_a_case_when_the_time_is_over_and_no_sooner(
    work: Work, state: str, closing: str, why: str
) -> None:
    case = ruled(work).case if state == "ruled" else in_state(work, state)
    due = again(case).due_at
    assert due
    note_silences(due - timedelta(seconds=1))
    assert again(case).state == state
    with pytest.raises(refusals.StillTime):
        actions.note_silence(case, by=SYSTEM, at=due - timedelta(seconds=1))
    note_silences(due)
    note_silences(due)
    moved = again(case)
    assert (moved.state, moved.closing) == ("closed" if closing else "escalated", closing)
    assert Escalation.objects.get().why == why
    assert Event.objects.filter(kind="disputes.silence_noted").count() == 1


def test_who_rules_late_is_reminded_once_and_silence_rules_nothing(work: Work) -> None:
    case = escalated(work)
    due = again(case).due_at
    assert due
    for at in (due - timedelta(seconds=1), due, due + DAY):
        tell_of_cases(at)
    assert again(case).state == "escalated"
    late = OutgoingMail.objects.filter(purpose="disputes.judge_reminded")
    assert list(late.values_list("to", flat=True)) == ["team@people.example"]


def test_both_sides_of_a_payment_case_are_told_every_48_hours_how_it_stands(work: Work) -> None:
    case = opened(work, "payment", ("engagement", 1))
    told = OutgoingMail.objects.filter(purpose="disputes.parties_updated")
    tell_of_cases(OPENED + timedelta(hours=47))
    assert not told.exists()
    for hours in (48, 49, 96, 240):
        tell_of_cases(OPENED + timedelta(hours=hours))
    assert told.count() == 2 * 3
    assert again(case).told_next_at == OPENED + timedelta(hours=288)
    actions.withdraw(case, by=work.wanjiru.actor, at=OPENED + timedelta(hours=250))
    tell_of_cases(OPENED + timedelta(hours=400))
    assert told.count() == 2 * 3


def test_a_clock_ends_where_those_live_whose_turn_it_is(work: Work) -> None:
    Account.objects.filter(pk=work.amina.pk).update(zone="Pacific/Auckland")
    Account.objects.filter(pk=work.wanjiru.pk).update(zone="America/Santiago")
    case = opened(work)
    assert again(case).due_at == datetime(2026, 3, 8, tzinfo=ZoneInfo("Pacific/Auckland"))
    actions.answer(case, Said("It came late."), by=work.amina.actor, at=OPENED + DAY)
    assert again(case).due_at == datetime(2026, 3, 9, tzinfo=ZoneInfo("America/Santiago"))


def test_a_kind_in_which_nobody_is_asked_begins_with_who_rules_and_one_without_appeal_ends_there(work: Work) -> None:
    case = actions.open_case(asked_by_amina(), WORDS, by=STRANGER, at=OPENED)
    assert (case.state, Escalation.objects.get().why) == ("escalated", "kind")
    ruling = actions.rule(case, decided("answered", None), by=operator().actor, at=OPENED + DAY)
    assert (again(case).state, again(case).closing, ruling.effect) == ("closed", "ruled", {})


def asked_by_amina() -> Filing:
    claimant = Side("public", None, "Amina", email="Amina@Elsewhere.example")
    return Filing("question", ("programme", 7), "Trusted Talent Partner", claimant, None, 7, "Open Assembly")


def operator() -> Account:
    ole = register(email="ole@people.example", name="Ole", by=SYSTEM, at=OPENED)
    grant(ole, "operator", 7, by=SYSTEM, at=OPENED)
    return ole


def test_somebody_without_an_account_has_a_secret_link_and_no_other_opens_it(work: Work) -> None:
    case = actions.open_case(asked_by_amina(), WORDS, by=STRANGER, at=OPENED)
    mail = OutgoingMail.objects.get(purpose="disputes.case_opened", to="amina@elsewhere.example")
    [token] = re.findall(r"/cases/with/([\w-]+)", mail.text)
    assert queries.case_linked(STRANGER, token) == case
    assert queries.case_linked(STRANGER, token[:-2] + "AA") is None
    actions.add_statement(case, Said("One more thing."), by=STRANGER, at=OPENED + DAY, token=token)
    with pytest.raises(NotYours):
        actions.add_statement(case, Said("Not mine."), by=work.mallory.actor, at=OPENED + DAY)
    actions.withdraw(case, by=STRANGER, at=OPENED + DAY, token=token)
    assert again(case).closing == "withdrawn"


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"code": "removal"}, refusals.UnknownRuling),
        ({"percent": None}, refusals.UnknownRuling),
        ({"percent": 0}, refusals.UnknownRuling),
        ({"percent": 100}, refusals.UnknownRuling),
        ({"code": "keep"}, refusals.UnknownRuling),
        ({"reasons": "  "}, refusals.TextMissing),
    ],
)
def test_a_ruling_is_one_of_the_policy_with_its_figure_and_reasons(
    work: Work, changed: dict[str, Any], refused: type[Refusal]
) -> None:
    case = escalated(work)
    with pytest.raises(refused):
        actions.rule(case, replace(decided(), **changed), by=work.team.actor, at=OPENED + 3 * DAY)
    assert not Ruling.objects.exists()


def test_nobody_rules_a_case_of_their_own_while_somebody_else_can_and_else_says_so(work: Work) -> None:
    case = escalated(work)
    grant(work.wanjiru, "team", work.kazi_hub.pk, by=SYSTEM, at=OPENED)
    wanjiru = Account.objects.get(pk=work.wanjiru.pk)
    with pytest.raises(refusals.OwnCase):
        actions.rule(case, decided(), by=wanjiru.actor, at=OPENED + 3 * DAY)
    revoke(Grant.objects.get(account=work.team, office="team"), by=SYSTEM, at=OPENED)
    with pytest.raises(refusals.ConflictUnsaid):
        actions.rule(case, decided(), by=wanjiru.actor, at=OPENED + 3 * DAY)
    said = replace(decided(), has_conflict=True, conflict_line="I am the worker.")
    assert actions.rule(case, said, by=wanjiru.actor, at=OPENED + 3 * DAY).has_conflict


@pytest.mark.parametrize("who", ["mallory", "otieno", "team"])
def test_others_neither_open_nor_answer_nor_see_a_case_of_two(work: Work, who: str) -> None:
    other = getattr(work, who)
    with pytest.raises(refusals.CannotOpen):
        actions.open_case(filing(work), WORDS, by=other.actor, at=OPENED)
    case = opened(work)
    with pytest.raises(NotYours):
        actions.answer(case, WORDS, by=other.actor, at=OPENED + DAY)
    with pytest.raises(NotYours):
        actions.note_silence(case, by=other.actor, at=OPENED + 99 * DAY)
    assert (queries.case_seen(other.actor, case.pk) is None) == (who != "team")
    assert not queries.own_cases(other.actor).exists()


def test_one_case_of_a_kind_is_open_about_a_thing_and_a_rating_is_ruled_once(work: Work) -> None:
    case = opened(work)
    opened(work, "payment", ("engagement", 1))
    opened(work, subject=("review", 2))
    with pytest.raises(refusals.CaseOpenAlready):
        opened(work, at=OPENED + DAY)
    actions.withdraw(case, by=work.wanjiru.actor, at=OPENED + DAY)
    ruled(work, opened(work, at=OPENED + 2 * DAY), OPENED + 2 * DAY)
    note_silences(OPENED + 90 * DAY)
    with pytest.raises(refusals.RuledAlready):
        opened(work, at=OPENED + 91 * DAY)


def test_questions_stand_beside_each_other(work: Work) -> None:
    numbers = {actions.open_case(asked_by_amina(), WORDS, by=STRANGER, at=OPENED).pk for _ in range(2)}
    assert len(numbers) == 2


@pytest.mark.parametrize("times", [12, pytest.param(1_000, marks=pytest.mark.drill)])
def test_however_often_somebody_tries_the_quota_holds(work: Work, times: int) -> None:
    free_at = set()
    for number in range(times):
        try:
            case = opened(work, subject=("review", number + 1))
        except refusals.TooManyCases as refusal:
            free_at.add(refusal.free_at)
        else:
            if number % 2:
                actions.withdraw(case, by=work.wanjiru.actor, at=OPENED)
    assert (Case.objects.count(), Case.objects.filter(closed_at=None).count()) == (9, 5)
    assert free_at == {None}
    for case in Case.objects.filter(closed_at=None):
        actions.withdraw(case, by=work.wanjiru.actor, at=OPENED)
    opened(work, subject=("review", 9_001))
    with pytest.raises(refusals.TooManyCases) as refused:
        opened(work, subject=("review", 9_002))
    assert refused.value.free_at == OPENED + 30 * DAY
    opened(work, subject=("review", 9_003), at=OPENED + 30 * DAY)


def test_a_side_makes_so_many_statements_and_no_empty_ones(work: Work) -> None:
    case = opened(work)
    for number in range(19):
        actions.add_statement(case, Said(f"Point {number}."), by=work.wanjiru.actor, at=OPENED)
    with pytest.raises(refusals.TooManyStatements):
        actions.add_statement(case, Said("Another point."), by=work.wanjiru.actor, at=OPENED)
    with pytest.raises(refusals.TextMissing):
        actions.answer(case, Said(" \n "), by=work.amina.actor, at=OPENED)
    with pytest.raises(refusals.WrongStep):
        actions.add_statement(case, WORDS, by=work.amina.actor, at=OPENED)
    assert again(case).state == "asked"


def test_mails_say_what_happened_what_is_asked_until_when_and_what_silence_does(work: Work) -> None:
    Account.objects.filter(pk=work.amina.pk).update(zone="Africa/Nairobi")
    case = opened(work)
    told = {mail.to: mail.text for mail in OutgoingMail.objects.filter(purpose="disputes.case_opened")}
    assert sorted(told) == ["amina@people.example", "wanjiru@people.example"]
    text = " ".join(told["amina@people.example"].split())
    assert "Wanjiru has opened a case: “Dashboard for shipments”." in text
    assert "“The brief changed after the delivery.”" in text
    assert "Say how you see it. Wanjiru reads your answer, and so does whoever rules." in text
    assert "There is time until the end of 7 March 2026 (Africa/Nairobi)." in text
    assert "Without an answer by then the case goes to Kazi Hub, who rules on what is there." in text
    assert f"/cases/{case.pk}" in text
