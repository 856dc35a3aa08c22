"""Whether a worker meets what an opening asks for, why, and what would change it."""

from datetime import date, timedelta

import pytest

from goodstanding.policies import load
from goodstanding.rules.scorecards import Found, Paper, PaperNeed, RateNeed, Share, Tally, card, check

DAY = date(2026, 6, 30)
POLICY, ENDINGS = load().scorecard(DAY), load().endings(DAY)
ON_TIME = RateNeed("on_time", "least", 0.9)
SLOW = RateNeed("answer_minutes", "most", 120)
CANCELS = RateNeed("cancelled", "most", 0.1)


def worker(hits=0, cases=0, **more):
    return card("worker", Tally(partners=4, punctual=Share(hits, cases), **more), {}, POLICY, ENDINGS)


def found(need, recent, lifetime=None, held=()):
    rates, papers = ([need], []) if isinstance(need, RateNeed) else ([], [need])
    cards = {"recent": recent, "lifetime": lifetime or recent}
    [one] = check(rates, papers, **cards, held=held, on=DAY, policy=POLICY)
    return one


@pytest.mark.parametrize(
    ("recent", "lifetime", "expected"),
    [
        ((18, 20), (18, 20), Found(ON_TIME, "met", "recent", 0.9, 0.0)),
        ((16, 20), (99, 100), Found(ON_TIME, "missed", "recent", 0.8, 0.8 - 0.9, "more_hits", 20)),
        ((9, 9), (95, 100), Found(ON_TIME, "met", "lifetime", 0.95, 0.95 - 0.9)),
        ((2, 2), (7, 7), Found(ON_TIME, "unknown", "lifetime", None, None, "more_cases", 3)),
    ],
)
def test_the_recent_rate_is_read_and_where_there_is_none_that_of_all_time(recent, lifetime, expected):
    assert found(ON_TIME, worker(*recent), worker(*lifetime)) == expected


def test_a_time_is_met_up_to_the_most():
    def answering(minutes):
        return worker(times={"answer_minutes": {minutes: 12}})

    assert found(SLOW, answering(120)).state == "met"
    assert found(SLOW, answering(121)) == Found(SLOW, "missed", "recent", 121, -1, "faster")


def test_a_perfect_rate_once_missed_is_out_of_reach():
    perfect = RateNeed("on_time", "least", 1.0)
    missed = found(perfect, worker(19, 20))
    assert (missed.state, missed.change, missed.change_cases) == ("missed", "never", None)


LICENCE = PaperNeed("licence", "Electrician")
SEEN = PaperNeed("licence", "Electrician", is_checked=True)
YESTERDAY = DAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("need", "held", "expected"),
    [
        (LICENCE, [], Found(LICENCE, "missed", change="bring")),
        (LICENCE, [Paper("licence", "Plumber")], Found(LICENCE, "missed", change="bring")),
        (LICENCE, [Paper("certificate", "Electrician")], Found(LICENCE, "missed", change="bring")),
        (LICENCE, [Paper("licence", " electrician ", DAY)], Found(LICENCE, "met")),
        (
            LICENCE,
            [Paper("licence", "Electrician", YESTERDAY)],
            Found(LICENCE, "missed", change="renew", expired_on=YESTERDAY),
        ),
        (SEEN, [Paper("licence", "Electrician")], Found(SEEN, "missed", change="be_checked")),
        (SEEN, [Paper("licence", "Electrician", None, is_checked=True)], Found(SEEN, "met")),
        (PaperNeed("licence"), [Paper("licence", "Plumber")], Found(PaperNeed("licence"), "met")),
    ],
)
def test_a_paper_holds_on_its_last_day_and_not_after(need, held, expected):
    assert found(need, worker(), held=held) == expected
