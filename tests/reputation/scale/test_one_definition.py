"""However the rows come, whole, in pieces, worker by worker or from a file in any order, the scores are the same."""

import json
from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import DAY, WEEKS, columns, csv_of, parquet_of, shuffled

from goodstanding.policies import load
from goodstanding.reputation.scale import sorting
from goodstanding.reputation.scale.blocks import Block, block
from goodstanding.reputation.scale.command import run
from goodstanding.reputation.scale.prepared import joined
from goodstanding.reputation.scale.streaming import Unsorted, whole_workers
from goodstanding.rules.job_success.columns import Columns

ON = date(2026, 11, 16)
POLICIES = {name: load().score(ON, name) for name in ("jss-1", "upwork", "workmarket", "superhost")}
DONE = columns()
WHOLE = {name: block(DONE, policy, WEEKS) for name, policy in POLICIES.items()}


def same(one: Block, other: Block) -> bool:
    return all(np.array_equal(getattr(one, field.name), getattr(other, field.name)) for field in fields(Block))


def together(blocks: list[Block]) -> Block:
    return Block(*(np.concatenate([getattr(each, field.name) for each in blocks]) for field in fields(Block)))


def cut(given: Columns, places: list[int]) -> list[Columns]:
    edges = [0, *sorted(places), len(given)]
    return [given[first:last] for first, last in pairwise(edges)]


def test_enough_is_scored_for_the_rest_to_mean_something():
    assert all((found.score >= 0).sum() > 20 for found in WHOLE.values())


@settings(max_examples=25)
@given(st.lists(st.integers(0, len(DONE)), max_size=8), st.integers(150, len(DONE)), st.sampled_from(list(POLICIES)))
def test_a_stream_of_any_pieces_gives_the_scores_of_the_whole(places, rows, name):
    pieces = list(whole_workers(cut(DONE, places), rows))
    assert same(together([block(piece, POLICIES[name], WEEKS) for piece in pieces]), WHOLE[name])


@given(st.lists(st.integers(0, len(DONE)), max_size=8), st.integers(1, 200))
def test_a_stream_never_cuts_a_worker_and_loses_no_row(places, rows):
    pieces = list(whole_workers(cut(DONE, places), rows))
    ends = [(piece.worker[0], piece.worker[-1]) for piece in pieces]
    assert all(before[1] < after[0] for before, after in pairwise(ends))
    assert np.array_equal(joined(pieces).worker, DONE.worker)


def test_one_worker_alone_has_the_scores_that_the_whole_gives():
    alone = [block(DONE[DONE.worker == worker], POLICIES["jss-1"], WEEKS) for worker in np.unique(DONE.worker)]
    assert same(together(alone), WHOLE["jss-1"])


@given(st.lists(st.integers(0, len(DONE)), max_size=4))
def test_rows_out_of_order_are_noticed_wherever_they_are_cut(places):
    with pytest.raises(Unsorted):
        list(whole_workers(cut(shuffled(DONE), places), 1))


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return told(csv_of(DONE, tmp_path_factory.mktemp("expected") / "in.csv"))


def told(path, **more) -> dict[str, Any]:
    """The summary of a run into a folder beside the file."""
    given = {"policy": "standing-1", "weeks": 16, "engine": "local", "on": ON, "as_json": False, **more}
    out = path.parent / "out"
    assert run(path, out=out, **given) == 0
    return json.loads((out / "summary.json").read_text())


ALIKE = ("rows", "workers", "companies", "scored_in_the_last_week", "top_by_weeks", "digest")


def alike(one, other):
    return [one[key] for key in ALIKE] == [other[key] for key in ALIKE]


def test_csv_in_any_order_gives_the_same_tables_to_the_byte(expected, tmp_path):
    found = told(csv_of(shuffled(DONE), tmp_path / "in.csv"))
    assert found["sorted_by"] == "numpy"
    assert {**found, "sorted_by": "as given"} == expected


def test_a_file_larger_than_memory_is_sorted_in_parts_on_disk(expected, tmp_path, monkeypatch):
    monkeypatch.setattr(sorting, "IN_MEMORY", 150)
    monkeypatch.setattr(sorting, "EVERY", 1)
    found = told(csv_of(shuffled(DONE), tmp_path / "in.csv"))
    assert found["sorted_by"] == "numpy, in parts on disk"
    assert {**found, "sorted_by": "as given"} == expected
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([*expected["files"], "summary.json"])


@pytest.mark.parametrize("order", ["as given", "duckdb"])
def test_parquet_in_any_order_gives_the_same_scores(expected, tmp_path, order):
    given = DONE if order == "as given" else shuffled(DONE)
    found = told(parquet_of(given, tmp_path / "in.parquet"))
    assert (found["sorted_by"], alike(found, expected)) == (order, True)


def test_the_digest_is_that_of_the_kernel_on_the_whole(expected):
    from goodstanding.reputation.scale.blocks import Digest

    assert Digest().add(WHOLE["jss-1"], WHOLE["jss-1"].workers).hexdigest() == expected["digest"]
    assert expected["scored_in_the_last_week"] == int((WHOLE["jss-1"].score[:, -1] >= 0).sum())
    assert WEEKS[-1] == DAY
