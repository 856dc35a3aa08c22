"""Each condition of Top Rated and Rising Talent: where it holds, what it shows, and when time settles it."""

import pytest

from goodstanding.policies import load
from goodstanding.rules.standing import NEVER, Condition, judge
from rules.standing.judged_facts import ON, POLICY, ago, ahead, facts, policy


def found(code, changed, rule=POLICY, kind="top"):
    condition = judge(facts(**changed), rule, kind).condition(code)
    return condition and (condition.holds, condition.value, condition.needed, condition.settles_on)


@pytest.mark.parametrize(
    ("code", "changed", "expected"),
    [
        ("weeks", {"drawn": "+" * 13}, (True, 13, 13, None)),
        ("weeks", {"drawn": "+" * 12}, (False, 12, 13, None)),
        ("weeks", {"drawn": "r" * 16}, (True, 16, 13, None)),
        ("weeks", {"drawn": ""}, (False, 0, 13, None)),
        ("earned", {"earned_cents": 100_000}, (True, 100_000, 100_000, None)),
        ("earned", {"earned_cents": 99_999}, (False, 99_999, 100_000, None)),
        (
            "earned",
            {"earned_cents": 120_000, "leaving": ((ahead(5), 20_000), (ahead(9), 1))},
            (True, 120_000, 100_000, ahead(9)),
        ),
        ("earned", {"earned_cents": 120_000, "leaving": ((ahead(5), 20_000),)}, (True, 120_000, 100_000, None)),
        ("first", {"first_on": ago(91)}, (True, 91, 91, None)),
        ("first", {"first_on": ago(90)}, (False, 90, 91, ahead(1))),
        ("first", {"first_on": None}, (False, 0, 91, None)),
        ("active", {"is_under_way": False, "active_on": ago(89)}, (True, 89, 90, ahead(1))),
        ("active", {"is_under_way": False, "active_on": ago(90)}, (False, 90, 90, None)),
        ("active", {"is_under_way": False, "active_on": None}, (False, NEVER, 90, None)),
        ("active", {"active_on": ON}, (True, 0, 90, None)),
        ("profile", {"profile": 60}, (True, 60, 60, None)),
        ("profile", {"profile": 59}, (False, 59, 60, None)),
        ("profile", {"profile": None}, None),
        ("conduct", {"conduct_until": ahead(3)}, (False, 3, 1, ahead(3))),
        ("conduct", {"conduct_until": ON}, (True, 0, 1, None)),
        ("circumvention", {"closed_until": ahead(180)}, (False, 180, 1, ahead(180))),
        ("circumvention", {}, (True, 0, 1, None)),
        ("outcomes", {}, None),
        ("cancelled", {}, None),
    ],
)
def test_conditions_of_top_rated(code, changed, expected):
    assert found(code, changed) == expected


@pytest.mark.parametrize(
    ("code", "changed", "expected"),
    [
        ("outcomes", {"outcomes": 10}, (True, 10, 10, None)),
        ("outcomes", {"outcomes": 9}, (False, 9, 10, None)),
        ("cancelled", {"ended": 200, "cancelled": 1}, (True, 50, 100, None)),
        ("cancelled", {"ended": 100, "cancelled": 1}, (False, 100, 100, None)),
        ("cancelled", {"ended": 0}, (True, 0, 100, None)),
        ("cancelled", {"ended": 10_001, "cancelled": 100}, (False, 100, 100, None)),
        ("earned", {}, None),
        ("first", {}, None),
        ("profile", {}, None),
    ],
)
def test_conditions_of_the_preset_after_superhosts(code, changed, expected):
    assert found(code, changed, load().standing(ON, "standing-superhost")) == expected


NEW = {"drawn": "", "had_score": False}


@pytest.mark.parametrize(
    ("changed", "rule", "failed"),
    [
        ({}, {}, None),
        ({"had_score": True}, {}, "no_score"),
        ({"profile": 59}, {}, "profile"),
        ({"rising_until": ahead(1)}, {}, None),
        ({"rising_until": ON}, {}, "newcomer"),
        ({"rising_until": ON, "in_top_agency": True}, {}, None),
        ({"conduct_until": ahead(1)}, {}, "conduct"),
        ({"closed_until": ahead(1)}, {}, "circumvention"),
        ({}, {"rising_newcomers": False}, "newcomer"),
        ({"in_top_agency": True}, {"rising_newcomers": False}, None),
        ({"in_top_agency": True}, {"rising_newcomers": False, "rising_members": False}, "newcomer"),
    ],
)
def test_rising_talent_is_for_newcomers_and_members_of_top_rated_agencies(changed, rule, failed):
    judgement = judge(facts(**(NEW | changed)), policy(**rule), "rising")
    assert (judgement.holds, judgement.failed and judgement.failed.code) == (failed is None, failed)


def test_an_agency_is_never_rising_talent():
    judgement = judge(facts(**NEW, profile=None), POLICY, "rising")
    assert (judgement.holds, judgement.failed, judgement.conditions) == (False, None, ())


def test_a_newcomers_time_says_when_it_ends():
    judgement = judge(facts(**NEW, rising_until=ahead(40)), POLICY, "rising")
    assert judgement.condition("newcomer") == Condition("newcomer", True, 1, 1, "none")
    assert judgement.condition("newcomer").settles_on == ahead(40)


def test_of_several_that_fail_conduct_is_named_before_weeks_and_weeks_before_money():
    fails = {"drawn": "", "earned_cents": 0, "conduct_until": ahead(1), "closed_until": ahead(1)}
    named = []
    for spared in ("closed_until", "conduct_until", "drawn", "earned_cents"):
        failed = judge(facts(**fails), POLICY).failed
        named.append(failed and failed.code)
        del fails[spared]
    assert [*named, judge(facts(**fails), POLICY).failed] == ["circumvention", "conduct", "weeks", "earned", None]
