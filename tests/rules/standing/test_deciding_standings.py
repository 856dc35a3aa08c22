"""Who has a standing: by the rule, by the one before it in grace, in a pause; and when that changes next."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.standing import Grace, Seen, decide, earliest_change, judge
from goodstanding.rules.standing import ahead as later
from rules.standing.judged_facts import ON, POLICY, ago, ahead, facts, policy, weeks

STRICT = policy(score_from=98)


def decided(held, changed, **more):
    standing = decide(Seen(facts(**changed), POLICY), "top", is_held=held, **more)
    return standing.holds, standing.in_grace


def in_grace(until, **changed):
    """The rule is strict now; the one before, by which it holds, is tested up to a day."""
    seen = Seen(facts(**changed), STRICT)
    return seen, [Grace(Seen(facts(**changed), POLICY), until)]


@pytest.mark.parametrize(
    ("held", "until", "expected"),
    [
        (True, ahead(1), (True, True)),
        (True, ON, (False, False)),
        (False, ahead(1), (False, False)),
    ],
    ids=["holder in grace", "grace over", "nobody gains by the old rule"],
)
def test_holders_are_tested_by_the_old_rule_too_while_grace_lasts(held, until, expected):
    seen, graces = in_grace(until)
    standing = decide(seen, "top", is_held=held, graces=graces)
    assert (standing.holds, standing.in_grace) == expected
    assert standing.judgement == judge(seen.facts, STRICT)


def test_of_several_rules_before_any_that_still_lasts_is_enough():
    seen, [kept] = in_grace(ahead(1))
    over = Grace(kept.seen, ON)
    assert decide(seen, "top", is_held=True, graces=[over, kept]).in_grace
    assert not decide(seen, "top", is_held=True, graces=[over]).holds


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"drawn": ""}, (True, False)),
        ({"earned_cents": 0}, (True, False)),
        ({"conduct_until": ahead(9)}, (False, False)),
        ({"closed_until": ahead(9)}, (False, False)),
    ],
)
def test_a_pause_costs_no_standing_but_conduct_does(changed, expected):
    assert decided(True, changed | {"is_paused": True}) == expected
    assert decided(True, changed) == (False, False)
    assert decided(False, changed | {"is_paused": True}) == (False, False)


def change(held, rule=POLICY, graces=(), **changed):
    found = earliest_change(Seen(facts(**changed), rule), "top", is_held=held, graces=graces)
    return found and (found.kind, (found.on - ON).days // 7, found.condition.code, found.condition.value)


@pytest.mark.parametrize(
    ("held", "changed", "expected"),
    [
        (False, {"drawn": "+" * 12}, ("gained", 1, "weeks", 13)),
        (False, {"drawn": "+" * 6 + "-" * 4 + "+" * 6}, ("gained", 7, "weeks", 13)),
        (False, {"drawn": "+" * 12 + "----"}, None),
        (False, {"drawn": ""}, None),
        (False, {"first_on": ago(70)}, ("gained", 3, "first", 91)),
        (False, {"first_on": ago(70), "drawn": "+" * 4}, ("gained", 9, "weeks", 13)),
        (False, {"conduct_until": ahead(30)}, ("gained", 5, "conduct", 0)),
        (True, {}, None),
        (True, {"drawn": "+" * 15 + "-"}, ("lost", 3, "weeks", 12)),
        (True, {"drawn": "--" + "+" * 13 + "-"}, ("lost", 3, "weeks", 12)),
        (True, {"leaving": ((ahead(8), 60_000),)}, ("lost", 2, "earned", 90_000)),
        (True, {"is_under_way": False, "active_on": ago(80)}, ("lost", 2, "active", 94)),
        (True, {"is_under_way": False, "active_on": ago(80), "is_paused": True}, None),
    ],
)
def test_the_earliest_change_if_the_coming_weeks_are_like_the_last_one(held, changed, expected):
    assert change(held, **changed) == expected


def test_the_end_of_grace_is_a_change_and_names_the_condition_of_the_new_rule():
    _, graces = in_grace(ahead(15))
    assert change(True, STRICT, graces) == ("lost", 3, "weeks", 0)


DRAWN = st.text("+-.r", max_size=20)


@given(DRAWN, st.integers(0, 200_000), st.integers(0, 19))
def test_a_better_week_and_more_earned_never_lose_a_standing(drawn, earned, place):
    before = judge(facts(drawn, earned_cents=earned), POLICY)
    better = drawn[:place] + "+" + drawn[place + 1 :] if place < len(drawn) else drawn
    assert judge(facts(better, earned_cents=earned + 1), POLICY).holds >= before.holds


@given(DRAWN, st.booleans(), st.integers(0, 120), st.integers(0, 120))
def test_the_earliest_change_is_the_first_monday_that_decides_otherwise(drawn, held, first, active):
    some = facts(drawn, first_on=ago(first), active_on=ago(active), is_under_way=False)
    found = earliest_change(Seen(some, POLICY), "top", is_held=held, within=8)
    held_then = decide(Seen(some, POLICY), "top", is_held=held).holds
    changes = []
    for number in range(1, 9):
        now = decide(Seen(later(some, number), POLICY), "top", is_held=held_then).holds
        if now != held_then:
            changes.append(ON + timedelta(weeks=number))
            held_then = now
    assert (found.on if found else None) == (changes[0] if changes else None)


def test_weeks_ahead_are_like_the_last_one_and_money_ages_out():
    some = facts("+-", leaving=((ahead(7), 10), (ahead(8), 20)))
    assert later(some, 1) == replace(
        some,
        on=ahead(7),
        weeks=(*weeks("+-"), *weeks("-", ahead(7))),
        earned_cents=149_990,
        leaving=((ahead(8), 20),),
        active_on=ahead(7),
    )
