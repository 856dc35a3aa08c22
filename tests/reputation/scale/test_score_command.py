"""`goodstanding score`: what it writes, what it prints, and when it fails."""

import csv
import json
import sys
from datetime import date, timedelta

import pytest
from made import columns, csv_of, parquet_of

from goodstanding.reputation.scale.command import run

ON = date(2026, 11, 16)
GIVEN = {"policy": "standing-1", "weeks": 16, "out": None, "engine": "local", "on": ON, "as_json": False}
HEADER = "company,worker,started,ended,reason,paid,rating_by_company\n"


def score(path, **more):
    return run(path, **{**GIVEN, **more})


def engagements(tmp_path):
    """Wanjiru with six good engagements in a year, Otieno with one, Amina's word against neither."""
    days = [ON - timedelta(days=60 * n + 20) for n in range(6)]
    rows = [f"c{n % 3},Wanjiru,{day - timedelta(days=20)},{day},completed,500,5" for n, day in enumerate(days)]
    rows.insert(3, f'"c,9",Otieno,{days[1]},{days[0]},completed,20,2')
    path = tmp_path / "in.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n")
    return path


def tables(out):
    return {path.stem: list(csv.DictReader(path.read_text().splitlines())) for path in out.glob("*.csv")}


def test_a_file_of_engagements_becomes_scores_standings_and_scorecards(tmp_path, capsys):
    out = tmp_path / "out"
    assert score(engagements(tmp_path), out=out, weeks=2) == 0
    found = tables(out)
    assert found["scores"] == [
        {"worker": "Wanjiru", "week": "2026-11-09", "score": "100", "outcomes": "5", "companies": "3"},
        {"worker": "Wanjiru", "week": "2026-11-16", "score": "100", "outcomes": "6", "companies": "3"},
        {"worker": "Otieno", "week": "2026-11-16", "score": "", "outcomes": "1", "companies": "1"},
    ]
    assert [list(row.values()) for row in found["standings"]] == [
        ["Wanjiru", "2", "0", "100", "6", "3"],
        ["Otieno", "0", "0", "", "1", "1"],
    ]
    assert found["scorecards-workers"][0] == {
        "worker": "Wanjiru", "engagements": "6", "open": "0", "completed": "6", "cancelled": "0",
        "cancelled_by_worker": "0", "abandoned": "0", "lost": "0", "won": "0", "reviewed": "6", "points": "3000",
        "paid_cents": "300000",
    }  # fmt: skip
    assert [(row["company"], row["engagements"]) for row in found["scorecards-companies"]] == [
        ("c0", "2"), ("c1", "2"), ("c2", "2"), ("c,9", "1"),
    ]  # fmt: skip
    told = capsys.readouterr().out
    assert "7 engagements of 2 workers with 4 companies in" in told
    assert "1 workers have a score on 2026-11-16 by jss-1@2026-01-01." in told
    assert "0 engagements are left out because their company is flagged." in told


def test_sixteen_good_weeks_make_top_rated_by_the_weeks_and_the_rest_is_named(tmp_path, capsys):
    assert score(engagements(tmp_path), as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["weeks_needed"], found["top_by_weeks"], found["weeks"][0]) == ("13 of 16 at 90", 1, "2026-08-03")
    assert "earnings" in found["not_tested"]
    assert "profile" in found["not_tested"]
    assert (found["columns"], found["left_out_by_flags"], found["files"]) == ("engagements", 0, {})
    assert score(engagements(tmp_path), policy="superhost", as_json=True) == 0
    other = json.loads(capsys.readouterr().out)
    assert (other["standing_policy"]["id"], other["weeks_needed"]) == ("standing-superhost@2026-01-01", "1 of 1 at 96")
    assert "earnings" not in other["not_tested"]


def test_the_same_file_gives_the_same_bytes_again(tmp_path):
    path = csv_of(columns(), tmp_path / "in.csv")
    summaries = []
    for name in ("one", "two"):
        assert score(path, out=tmp_path / name) == 0
        summaries.append((tmp_path / name / "summary.json").read_text())
    assert summaries[0] == summaries[1]
    assert sorted(json.loads(summaries[0])["files"]) == [
        "scorecards-companies.csv", "scorecards-workers.csv", "scores.csv", "standings.csv",
    ]  # fmt: skip


def test_parquet_comes_back_as_parquet_with_days_and_empty_cells(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = tmp_path / "out"
    assert score(parquet_of(columns(workers=150), tmp_path / "in.parquet"), out=out) == 0
    table = pq.read_table(out / "scores.parquet")
    assert (table.schema.field("week").type, table["score"].null_count > 0) == (pa.date32(), True)
    assert min(score for score in table["score"].to_pylist() if score is not None) >= 0


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"policy": "jss-9"}, "jss-9"),
        (
            {"engine": "spark"},
            "The engine spark reads Parquet with prepared columns; the engine local reads every file",
        ),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_code_2(tmp_path, capsys, more, message):
    assert score(engagements(tmp_path), **more) == 2
    assert message in capsys.readouterr().err


def test_a_wrong_file_leaves_no_table_behind(tmp_path, capsys):
    path = engagements(tmp_path)
    path.write_text(path.read_text() + "c1,Wanjiru,never,,,,\n")
    out = tmp_path / "out"
    assert score(path, out=out) == 2
    assert capsys.readouterr().err == (
        'in.csv, line 9, column started: found "never", expected one certain day, written as 2026-03-01\n'
        "Nothing was scored. Mend in.csv and score it again.\n"
    )
    assert list(out.iterdir()) == []
    assert score(tmp_path / "none.csv") == 2
    assert capsys.readouterr().err == f"{tmp_path / 'none.csv'} cannot be used: No such file or directory.\n"


def test_parquet_without_the_extra_says_which(tmp_path, capsys, monkeypatch):
    path = parquet_of(columns(), tmp_path / "in.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert score(path) == 2
    assert capsys.readouterr().err == (
        "Parquet needs an extra: pip install 'goodstanding[columnar]'. CSV needs none.\n"
    )
