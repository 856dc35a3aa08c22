"""Whoever does whatever whenever: a case is only ever where its table leads, with its clock, its events and its mails.

The table below is written anew, from the words of the procedure, so that a slip in the product's is found.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from disputing import DAY, again, decided, filing, second_judge
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.base.errors import Refusal
from goodstanding.base.models import Event
from goodstanding.disputes import actions, queries
from goodstanding.disputes.actions import Said
from goodstanding.disputes.models import Agreement, Case, Ruling
from making import OPENED
from working import Work, scene_of_work

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SIDES = ("wanjiru", "amina")
JUDGES = ("team", "njoki")
WHO = (*SIDES, *JUDGES, "mallory", "system")
LEADS = {
    ("asked", "answer"): ("discussed", ("amina",)),
    ("asked", "silence"): ("escalated", ("system",)),
    ("discussed", "accept"): ("closed", SIDES),
    ("discussed", "impasse"): ("escalated", SIDES),
    ("discussed", "silence"): ("escalated", ("system",)),
    ("escalated", "rule"): ("ruled", JUDGES),
    ("ruled", "appeal"): ("appealed", SIDES),
    ("ruled", "silence"): ("closed", ("system",)),
    ("appealed", "rule_again"): ("closed", JUDGES),
    **{(state, "withdraw"): ("closed", ("wanjiru",)) for state in ("asked", "discussed", "escalated", "appealed")},
    ("discussed", "propose"): ("discussed", SIDES),
    ("discussed", "decline"): ("discussed", SIDES),
    **{(state, "add"): (state, SIDES) for state in ("discussed", "escalated", "appealed")},
    ("asked", "add"): ("asked", ("wanjiru",)),
}
"""State and act -> where it leads, and who may."""
DAYS = {"asked": 5, "discussed": 5, "escalated": 10, "ruled": 14, "appealed": 10}
ACTS = sorted({act for _state, act in LEADS})


class Procedure(RuleBasedStateMachine):
    """One case after the other on Kazi Hub; the clock moves on by hours and days."""

    work: Work
    people: dict[str, Actor]

    def __init__(self) -> None:
        super().__init__()
        self.undone: transaction.Atomic | None = None

    @initialize()
    def opened(self) -> None:
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.at, self.number = OPENED, 0
        self.begin()

    def teardown(self) -> None:
        if self.undone:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def begin(self) -> None:
        self.number += 1
        self.at += 31 * DAY * (self.number % 10 == 0)
        about = filing(self.work, subject=("review", self.number))
        self.case = actions.open_case(about, Said("It counts double."), by=self.people["wanjiru"], at=self.at)
        self.state, self.events, self.added, self.ruled_by = "asked", 1, 0, ""
        self.proposed_by = ""
        self.moved_at = self.at

    @rule(act=some.sampled_from(ACTS), who=some.sampled_from(WHO), hours=some.sampled_from([0, 1, 30, 200]))
    def somebody_acts(self, act: str, who: str, hours: int) -> None:
        self.at += timedelta(hours=hours)
        after, allowed = LEADS.get((self.state, act), ("", ()))
        expected = who in allowed and self.fits(act, who)
        assert self.took_place(act, who) == expected, (self.state, act, who)
        if expected:
            self.note(act, who, after)

    @rule(hours=some.sampled_from([0, 1, 30, 200]))
    def whose_turn_it_is_acts(self, hours: int) -> None:
        """So that walks come far: the first step of the table that leads on, by somebody who may."""
        found = [(act, who) for (state, act), (after, who) in LEADS.items() if state == self.state != after]
        for act, allowed in found:
            for who in allowed:
                if self.fits(act, who):
                    return self.somebody_acts(act, who, hours if act != "silence" else 0)
        return None

    def fits(self, act: str, who: str) -> bool:
        """What else the law asks of an act that the table has."""
        match act:
            case "silence":
                return self.at >= self.due()
            case "accept" | "decline":
                return self.proposed_by not in ("", who)
            case "propose":
                return not self.proposed_by
            case "rule_again":
                return who != self.ruled_by
            case "add":
                return self.added < 18
        return True

    def due(self) -> datetime:
        """The end of the last day, all living by UTC."""
        last = self.moved_at.date() + timedelta(days=DAYS[self.state] + 1)
        return datetime.combine(last, datetime.min.time(), self.at.tzinfo)

    def took_place(self, act: str, who: str) -> bool:
        by, at, case = self.people[who], self.at, self.case
        try:
            with transaction.atomic():
                self.acts(act, case, {"by": by, "at": at})
        except Refusal:
            return False
        return True

    def acts(self, act: str, case: Case, given: dict[str, Any]) -> object:
        open_one = Agreement.objects.filter(case=case).last()
        match act:
            case "answer":
                return actions.answer(case, Said("It came late."), **given)
            case "add":
                return actions.add_statement(case, Said("One more thing."), **given)
            case "propose":
                return actions.propose_agreement(case, "We both reply.", **given)
            case "accept" | "decline" if open_one:
                return getattr(actions, f"{act}_agreement")(open_one, **given)
            case "impasse":
                return actions.declare_impasse(case, **given)
            case "rule" | "rule_again":
                return getattr(actions, act)(case, decided(), **given)
            case "appeal":
                return actions.appeal(case, "The day is wrong.", **given)
            case "withdraw":
                return actions.withdraw(case, **given)
            case "silence":
                return actions.note_silence(case, **given)
        raise NothingThere

    def note(self, act: str, who: str, after: str) -> None:
        self.events += 1
        self.added += act == "add"
        if act in ("propose", "decline") or after != "discussed":
            self.proposed_by = who if act == "propose" else ""
        if act == "rule":
            self.ruled_by = who
        if after != self.state:
            self.state, self.moved_at = after, self.at

    @invariant()
    def the_case_is_where_the_table_says(self) -> None:
        case = again(self.case)
        is_closed = self.state == "closed"
        assert (case.state, case.closed_at is not None, case.due_at is None) == (self.state, is_closed, is_closed)
        assert is_closed or case.due_at == self.due()
        assert Event.objects.filter(subject_kind="case", subject_id=str(case.pk)).count() == self.events
        assert queries.open_cases(SYSTEM, "review", [self.number]) == ({} if is_closed else {self.number: case.pk})
        last = Ruling.objects.filter(case=case).order_by("instance").last()
        counts = queries.effects(SYSTEM, "review", [self.number])
        assert (self.number in counts) == (last is not None) == bool(self.ruled_by)
        if is_closed:
            self.begin()


class NothingThere(Refusal):
    """There was never an agreement to answer."""

    def __init__(self) -> None:
        super().__init__(rule="", fact="", way_on="")


@pytest.fixture
def procedure() -> Iterator[type[Procedure]]:
    work = scene_of_work()
    people = {name: getattr(work, name).actor for name in (*SIDES, "team", "mallory")}
    Procedure.work, Procedure.people = work, {**people, "njoki": second_judge(work).actor, "system": SYSTEM}
    yield Procedure
    del Procedure.work, Procedure.people


@pytest.mark.parametrize(
    ("walks", "steps"), [(5, 30), pytest.param(200, 50, marks=pytest.mark.drill)]
)  # the long one takes 10,000 steps
def test_no_walk_through_the_procedure_ends_where_the_table_does_not_lead(
    procedure: type[Procedure], walks: int, steps: int
) -> None:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    bounds = settings(
        max_examples=walks, stateful_step_count=steps, deadline=None, suppress_health_check=slow, database=None
    )
    run_state_machine_as_test(procedure, settings=bounds)
