"""Public figures of cases: what is counted, what stays hidden, page and CSV."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from disputing import DAY, escalated, opened, ruled, second_judge
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.disputes import actions
from goodstanding.disputes.actions import Decided
from goodstanding.disputes.jobs import tell_of_cases
from goodstanding.disputes.queries.statistics import cases_counted
from goodstanding.rules.disputes.statistics import OUTCOMES, Counted, counted, is_quarter
from making import OPENED
from working import Work, scene_of_work

NEXT = datetime(2026, 4, 2, 9, tzinfo=UTC)


def cases(number: int, **changed: object) -> list[Counted]:
    said = {"tenant": "team:1", "kind": "rating", "quarter": "2026 Q1", "outcome": "agreed"} | changed
    return [Counted(**said) for _ in range(number)]  # type: ignore[arg-type]  # a table of cases


def test_groups_smaller_than_the_policy_says_are_hidden_and_with_them_what_would_give_them_away():
    found = [*cases(9), *cases(7, outcome="upheld", days=4.0), *cases(2, kind="payment", outcome="upheld", days=9.0)]
    figures = counted(found, 5)["team:1"]
    assert [(row.label, row.opened) for row in figures.kinds] == [("payment", None), ("rating", None)]
    assert (figures.total.opened, figures.total.median_days, figures.total.share_in_time) == (18, 4.0, 1.0)


def test_the_time_in_which_a_ruling_came_needs_as_many_rulings():
    late = cases(1, outcome="upheld", days=30.0, is_late=True)
    four = [*cases(9), *cases(3, outcome="upheld", days=4.0), *late]
    assert (counted(four, 5)["team:1"].total.median_days, counted(four, 5)["team:1"].total.share_in_time) == (
        None,
        None,
    )
    five = counted([*four, *cases(1, outcome="upheld", days=6.0)], 5)["team:1"].total
    assert (five.median_days, five.share_in_time) == (4.0, 0.8)


def test_the_figures_of_all_are_shown_where_those_of_each_are():
    found = [*cases(9), *cases(6, tenant="operator:1", kind="award"), *cases(2, tenant="team:2")]
    figures = counted(found, 5)
    assert figures[""].total.opened is None
    assert counted(found[:15], 5)[""].total.opened == 15


@given(
    st.lists(
        st.builds(
            Counted,
            st.just("team:1"),
            st.sampled_from(["rating", "payment", "conduct"]),
            st.sampled_from(["2026 Q1", "2026 Q2"]),
            st.sampled_from(OUTCOMES),
        ),
        max_size=60,
    )
)
def test_no_figure_under_the_least_is_shown_and_none_follows_from_its_row(found):
    figures = counted(found, 5).get("team:1")
    rows = [figures.total, *figures.kinds, *figures.quarters] if figures else []
    for row in rows:
        shown = [count for count in row.outcomes.values() if count is not None]
        assert all(count == 0 or count >= 5 for count in [*shown, *([row.opened] if row.opened is not None else [])])
        missing = len(OUTCOMES) - len(shown)
        assert missing != 1 or row.opened is None
    assert all(is_quarter(row.label) for row in (figures.quarters if figures else ()))


@pytest.fixture
def work() -> Work:
    return scene_of_work()


@pytest.mark.django_db
def test_each_case_is_counted_by_how_it_ended(work):
    ended = ruled(work)
    actions.appeal(ended.case, "No.", by=work.amina.actor, at=OPENED + 4 * DAY)
    actions.rule_again(ended.case, Decided("keep", "So."), by=second_judge(work).actor, at=OPENED + 5 * DAY)
    actions.withdraw(opened(work, subject=("review", 2)), by=work.wanjiru.actor, at=OPENED)
    late = escalated(work, opened(work, subject=("review", 3)))
    tell_of_cases(OPENED + 20 * DAY)
    actions.rule(late, Decided("set_aside", "So."), by=work.team.actor, at=OPENED + 21 * DAY)
    opened(work, subject=("review", 4))
    team = f"team:{work.kazi_hub.pk}"
    assert sorted(cases_counted(SYSTEM, NEXT.date()), key=lambda each: each.outcome) == [
        Counted(team, "rating", "2026 Q1", "open"),
        Counted(team, "rating", "2026 Q1", "overturned", 3.0),
        Counted(team, "rating", "2026 Q1", "upheld", 21.0, True),
        Counted(team, "rating", "2026 Q1", "withdrawn"),
    ]
    assert list(cases_counted(SYSTEM, OPENED.date())) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/cases/statistics", 200),
        ("/cases/statistics.csv", 200),
        ("/cases/statistics/marketplaces/kazi-hub", 200),
        ("/cases/statistics/marketplaces/kazi-hub.csv", 200),
        ("/cases/statistics/programmes/kazi-hub", 404),
        ("/cases/statistics/anything/kazi-hub", 404),
        ("/cases/statistics/marketplaces/nowhere", 404),
        ("/cases/statistics/marketplaces/nowhere.csv", 404),
    ],
)
def test_everybody_may_read_the_figures_of_a_place_that_there_is(work, address, status):
    assert Client().get(address).status_code == status


@pytest.mark.django_db
def test_a_place_without_cases_says_when_there_are_figures(work, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NEXT)
    assert "No figures yet" in Client().get("/cases/statistics/marketplaces/kazi-hub").text


@pytest.mark.django_db
def test_small_figures_are_empty_cells(work, monkeypatch):
    actions.withdraw(opened(work), by=work.wanjiru.actor, at=OPENED)
    monkeypatch.setattr(clock, "now", lambda: NEXT)
    page = Client().get("/cases/statistics/marketplaces/kazi-hub").text
    assert "hidden" in page
    lines = Client().get("/cases/statistics.csv").text.splitlines()
    header = ["of", "group", "opened", *OUTCOMES, "median_days", "share_in_time"]
    assert lines[0] == ",".join(f'"{name}"' for name in header)
    assert lines[1] == '"kazi-hub","","",0,0,"",0,0,0,"",""'
