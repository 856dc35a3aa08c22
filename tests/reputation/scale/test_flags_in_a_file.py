"""Companies flagged by the other workers of a file: the law's test, for every pair, whatever the pieces."""

from collections import Counter, defaultdict
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import DAY
from test_rows_of_a_file import ON

from goodstanding.policies import load
from goodstanding.reputation.scale import counts
from goodstanding.reputation.scale.flags import CompanyFlags
from goodstanding.rules.job_success.columns import Columns, End, Excluded
from goodstanding.rules.job_success.flags import flagged

JSS = load().score(ON, "jss-1")
WORK = st.tuples(st.integers(1, 12), st.integers(1, 2), st.sampled_from([100, 200, 500]), st.integers(0, 900))
"""Worker, company, points, days ago."""
PAIRS = st.lists(WORK, max_size=60)


def columns(pairs):
    """Completed engagements from (worker, company, points, days ago), by worker."""
    rows = sorted(pairs)
    worker, company, points, ago = np.array(rows, np.int64).reshape(-1, 4).T
    many = len(rows)
    return Columns(
        worker,
        company,
        (DAY - ago).astype(np.int32),
        np.full(many, End.COMPLETED, np.int8),
        points.astype(np.int16),
        np.full(many, -1, np.int8),
        np.full(many, 50_000, np.int64),
        np.full(many, 10, np.int32),
        np.zeros(many, np.int8),
    )


def expected(pairs):
    """The flagged pairs, each looked at by itself."""
    said = defaultdict(list)
    for worker, company, points, ago in pairs:
        if ago < 731:
            said[company, worker].append(points < 350)
    found = set()
    for company, worker in {(company, worker) for worker, company, _points, _ago in pairs}:
        others = [each for (other, one), each in said.items() if other == company and one != worker]
        negative, outcomes = sum(map(sum, others)), sum(map(len, others))
        if (company, worker) in said and flagged(len(others), negative, outcomes, JSS):
            found.add((company, worker))
    return found


def marked(pieces):
    flags = CompanyFlags(JSS, DAY).learn(pieces)
    done = list(flags.marked(pieces))
    rows = [
        (int(company), int(worker))
        for piece in done
        for company, worker, left in zip(piece.company, piece.worker, piece.excluded, strict=True)
        if left == Excluded.FLAGGED
    ]
    assert flags.rows == len(rows)
    return set(rows)


@settings(max_examples=40)
@given(PAIRS, st.booleans())
def test_a_company_is_flagged_for_a_worker_by_what_it_said_of_the_others(pairs, by_worker):
    whole = columns(pairs)
    pieces = [whole[whole.worker == worker] for worker in np.unique(whole.worker)] if by_worker else [whole]
    assert marked(pieces) == expected(pairs)


def test_ones_own_word_is_not_heard():
    pairs = [(worker, 1, 100, 30) for worker in range(1, 7)] + [(7, 1, 500, 30), (7, 2, 100, 30)]
    assert marked([columns(pairs)]) == {(1, 7)} == expected(pairs)


def test_what_is_removed_stays_removed_and_is_not_counted():
    pairs = [(worker, 1, 100, 30) for worker in range(1, 8)]
    whole = columns(pairs)
    removed = replace(whole, excluded=np.where(whole.worker == 1, Excluded.REMOVED, Excluded.NO).astype(np.int8))
    (done,) = CompanyFlags(JSS, DAY).learn([removed]).marked([removed])
    assert Counter(done.excluded.tolist()) == {Excluded.FLAGGED: 6, Excluded.REMOVED: 1}


@pytest.mark.parametrize("merged_from", [0, 10**6])
def test_totals_are_the_same_however_often_they_are_merged(monkeypatch, merged_from):
    monkeypatch.setattr(counts, "MERGED_FROM", merged_from)
    totals = counts.Totals(2)
    for keys in ([3, 1, 3], [2], [], [1, 1]):
        held = np.array(keys, np.int64)
        totals.add(held, [np.ones_like(held), held])
    keys, sums = totals.all()
    assert (keys.tolist(), [each.tolist() for each in sums]) == ([1, 2, 3], [[3, 1, 2], [3, 2, 6]])
