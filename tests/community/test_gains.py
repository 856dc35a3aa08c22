"""What a re-measure says, and which coach fits."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_ind_from_stats

from goodstanding.community.gains import Gain, Sample, gain, sample_of
from goodstanding.community.matching import Match, Need, Offer, matches

AT = datetime(2026, 5, 7, tzinfo=UTC)
SAMPLES = st.builds(Sample, st.integers(5, 60), st.floats(1, 5), st.floats(0.5, 2))


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (Sample(12, 3.0, 0.8), Sample(9, 4.2, 0.7), "gained"),
        (Sample(12, 4.0, 0.8), Sample(9, 3.0, 0.7), "lost"),
        (Sample(12, 3.0, 0.8), Sample(5, 3.4, 1.1), "unclear"),
        (Sample(12, 3.0, 0.0), Sample(5, 3.3, 0.0), "unclear"),
    ],
)
def test_a_gain_is_told_where_its_interval_leaves_nought_out(before, after, word):
    assert gain(before, after).word == word


@given(SAMPLES, SAMPLES)
def test_the_interval_is_that_of_welch(before, after):
    parts = [part for sample in (after, before) for part in (sample.mean, sample.sd, sample.clients)]
    test = ttest_ind_from_stats(*parts, equal_var=False)
    found = gain(before, after)
    assert (found.low > 0 or found.high < 0) == (test.pvalue < 0.1)
    assert found.low + found.high == pytest.approx(2 * (after.mean - before.mean))


@given(SAMPLES, SAMPLES)
def test_what_gained_one_way_lost_the_other(before, after):
    there, back = gain(before, after), gain(after, before)
    word = {"gained": "lost", "lost": "gained", "unclear": "unclear"}[there.word]
    assert back == Gain(pytest.approx(-there.high), pytest.approx(-there.low), word)


@pytest.mark.parametrize("clients", [0, 1, 4])
def test_few_clients_make_no_figures(clients):
    assert sample_of([4.0] * clients) is None


def offer(coach, items="billing", languages=("en",), zone="UTC", busy=0):
    return Offer(coach, frozenset(items.split()), languages, zone, busy)


def test_coaches_are_matched_by_item_then_language_then_clock_then_time_at_hand():
    need = Need("billing", "sw", "Africa/Nairobi")
    offers = [
        offer(1, "contracting"),
        offer(2, languages=("fr",)),
        offer(3, zone="Asia/Tokyo"),
        offer(4, zone="Europe/Berlin", busy=2),
        offer(5, zone="Europe/Berlin"),
        offer(6, "billing honesty", languages=("sw", "en"), zone="Pacific/Auckland"),
    ]
    assert matches(need, offers, AT) == [
        Match(6, "sw", 9.0, 0),
        Match(5, "en", 1.0, 0),
        Match(4, "en", 1.0, 2),
        Match(3, "en", 6.0, 0),
    ]


def test_clocks_are_apart_the_short_way_round():
    [found] = matches(Need("billing", "en", "Pacific/Auckland"), [offer(1, zone="Pacific/Honolulu")], AT)
    assert found.hours_apart == 2.0
