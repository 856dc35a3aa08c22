"""What a file of engagements says, read as the import reads it, and what is wrong with it."""

import csv
import io
from datetime import UTC, date, datetime

import numpy as np
import pytest

from goodstanding.base.access import SYSTEM
from goodstanding.base.importing import ImportRefused, read_table
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.importing import Frame, read_engagements
from goodstanding.marketplaces.models import Company, Worker
from goodstanding.policies import load
from goodstanding.reputation.scale.mapping import Counted, Facts, counted, number
from goodstanding.reputation.scale.source import opened
from goodstanding.reputation.scoring.columns import columns_of
from goodstanding.rules.job_success.columns import End
from making import marketplace

ON = date(2026, 9, 1)
JSS = load().score(ON, "jss-1")
WORKMARKET = load().score(ON, "workmarket")
HEADER = "external_id,company,worker,accepted,started,ended,reason,ended_by,paid,rating_by_company,rating_by_worker"
ROWS = """
e1,c1,w1,2026-03-01,2026-03-02,2026-03-20,completed,company,100.50,4.57,5
e2,c1,w1,2026-03-01,2026-03-02,2026-06-20,completed,company,900,,4
e3,c2,w1,2026-04-01,2026-04-02,,,,250,,
e4,c2,w2,2026-03-01,,2026-03-05,not_available,worker,,,
e5,c2,w2,2026-03-01,2026-03-02,2026-03-09,not_available,worker,20,3,
e6,c3,w2,2026-03-01,2026-03-02,2026-03-09,worker_no_show,company,,,
e7,c3,w2,2026-03-01,2026-03-02,2026-03-09,company_unreachable,worker,,,
e8,c3,w2,2026-03-01,2026-03-02,2026-03-09,illness,worker,10,5,5
e9,c1,w3,2026-08-01,2026-08-02,2026-08-25,completed,company,75,5,
e10,c1,w3,2026-08-01,,,,,,,
e11,c4,w3,2025-01-01,2025-01-02,2026-02-01,trial_ended,worker,5000,2,2
""".strip()


def file_of(tmp_path, text, name="in.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read(path, policy=JSS, on=ON):
    source = opened(path, policy, on)
    return source, [row for piece in source.pieces(lambda rows, size: None) for row in told(source, piece)]


def told(source, piece):
    ids = zip(source.workers(piece.worker), source.companies(piece.company), strict=True)
    numbers = zip(piece.day, piece.end, piece.points, piece.paid_cents, piece.span_days, strict=True)
    return [(*who, *map(int, row)) for who, row in zip(ids, numbers, strict=True)]


@pytest.mark.parametrize("name", ["jss-1", "workmarket"])
@pytest.mark.django_db
def test_a_file_holds_what_the_database_has_once_it_is_imported(tmp_path, name):
    text = f"{HEADER}\n{ROWS}\n"
    shop = marketplace("kazi-hub", "Kazi Hub")
    table = read_table(text.encode(), name="in.csv")
    reading = read_engagements(table, Frame(shop.currency, shop.zone, ON))
    import_engagements(shop, reading, by=SYSTEM, at=datetime(2026, 9, 1, 9, tzinfo=UTC))
    policy = load().score(ON, name)
    kept = columns_of(shop, ON, policy).columns
    workers, companies = (dict(model.objects.values_list("pk", "external_id")) for model in (Worker, Company))
    numbers = zip(kept.day, kept.end, kept.points, kept.paid_cents, kept.span_days, strict=True)
    ids = [(workers[w], companies[c]) for w, c in zip(kept.worker.tolist(), kept.company.tolist(), strict=True)]
    known = sorted((*who, *map(int, row)) for who, row in zip(ids, numbers, strict=True))
    assert sorted(read(file_of(tmp_path, text), policy)[1]) == known
    assert len(known) == 10


def facts(**more):
    return Facts(
        **{
            "started_on": date(2026, 3, 2),
            "ended_on": date(2026, 3, 20),
            "reason": "completed",
            "paid_cents": 500,
            "points": 0,
            "points_back": 0,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("given", "on", "expected"),
    [
        ({}, date(2026, 4, 3), (date(2026, 4, 3), End.COMPLETED, 0, 18)),
        ({}, date(2026, 4, 2), (date(2026, 3, 2), End.OPEN, 0, 18)),
        ({"points": 480}, date(2026, 4, 2), (date(2026, 3, 2), End.OPEN, 0, 18)),
        ({"points": 480, "points_back": 500}, date(2026, 4, 2), (date(2026, 4, 2), End.COMPLETED, 480, 18)),
        ({"points": 480, "points_back": 500}, date(2026, 9, 1), (date(2026, 4, 3), End.COMPLETED, 480, 18)),
        ({"reason": "not_available"}, date(2026, 3, 20), (date(2026, 3, 20), End.CANCELLED_BY_WORKER, 0, 18)),
        ({"reason": "mutual", "started_on": None}, date(2026, 3, 20), (date(2026, 3, 20), End.CANCELLED, 0, 0)),
        ({"ended_on": None}, date(2026, 3, 31), (date(2026, 3, 2), End.OPEN, 0, 29)),
    ],
)
def test_an_engagement_is_known_from_its_reveal_or_from_the_end_that_decides(given, on, expected):
    day, end, points, span = expected
    assert counted(facts(**given), on, JSS) == Counted(number(day), end, points, 500, span)


def test_where_endings_do_not_count_a_cancelled_engagement_waits_for_its_reveal():
    cancelled = facts(reason="not_available")
    assert counted(cancelled, date(2026, 4, 3), WORKMARKET).day == number(date(2026, 4, 3))
    assert counted(cancelled, date(2026, 4, 2), WORKMARKET).end == End.OPEN
    assert counted(facts(started_on=None, ended_on=None), ON, JSS) is None


def test_marks_by_criterion_other_headings_and_semicolons_are_read(tmp_path):
    text = (
        "Client ID;Freelancer;start date;end date;total paid;skills by company;quality_by_company;schedule_by_company"
    )
    source, rows = read(file_of(tmp_path, f"\ufeff{text}\nc;Zoë;2 March 2026;20/03/2026;1 200,50;5;4;4\n"))
    assert rows == [("Zoë", "c", number(date(2026, 4, 3)), End.COMPLETED, 433, 120_050, 18)]
    assert source.form == "engagements"


def test_a_paid_invoice_is_what_was_paid_where_the_cell_is_empty(tmp_path):
    header = "company,worker,started,ended,paid,invoice_amount,invoice_paid"
    rows = read(file_of(tmp_path, f"{header}\nc,w,2026-03-02,2026-03-20,,70,2026-04-01\nc,w,2026-03-02,,,70,\n"))[1]
    assert [row[5] for row in rows] == [7_000, 0]


def test_what_happened_after_the_day_is_not_known_yet(tmp_path):
    rows = read(file_of(tmp_path, f"{HEADER}\n{ROWS}\n"), on=date(2026, 3, 10))[1]
    assert [(row[0], row[3]) for row in rows if row[0] == "w1"] == [("w1", End.OPEN), ("w1", End.OPEN)]


def refused(path):
    with pytest.raises(ImportRefused) as caught:
        read(path)
    return [str(problem) for problem in caught.value.problems]


A_DAY = "one certain day, written as 2026-03-01"
LATER = "2026-03-02 or later, the day of started"
WRONG = [
    ("c,,2026-03-02,,1,", "line 2, column worker: found an empty cell, expected an id of at most 120 characters"),
    ("c,w,03/02/2026,,1,", f'line 2, column started: found "03/02/2026", expected {A_DAY}'),
    ("c,w,2026-03-02,,-1,", 'line 2, column paid: found "-1", expected an amount of 0 or more, written as 1200.50'),
    ("c,w,2026-03-02,,1,6", 'line 2, column rating_by_company: found "6", expected a rating from 1 to 5'),
    ("c,w,2026-03-02,2026-03-01,1,", f"line 2, column ended: found 2026-03-01, expected {LATER}"),
    ("c,w,2026-03-02,1", "line 2: found 4 cells, expected 6, as in the first line"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "message"), WRONG)
def test_a_wrong_row_is_told_with_file_line_column_and_what_is_expected(tmp_path, row, message):
    path = file_of(tmp_path, f"company,worker,started,ended,paid,rating_by_company\n{row}\n")
    assert refused(path) == [f"in.csv, {message}"]


def test_every_wrong_row_is_named_up_to_fifty(tmp_path):
    rows = "c,w,never\n" * 80
    assert len(refused(file_of(tmp_path, f"company,worker,started\n{rows}"))) == 50


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n", 'in.csv, line 1, column worker: found "a", "b", expected a column of this name'),
        ("", "in.csv: found an empty file, expected CSV or Parquet with a header"),
        ("worker,company\n1,2\n", 'column started: found "worker", "company", expected a column started or ended'),
    ],
)
def test_a_file_without_what_a_score_needs_is_refused(tmp_path, text, message):
    assert message in "\n".join(refused(file_of(tmp_path, text)))


NUMBERS = "worker,company,day,end,points,paid_cents,span_days"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1,2,20000,1,600,5,5", 'column points: found "600", expected a whole number from 100 to 500, or 0'),
        ("1,2,20000,7,0,5,5", 'column end: found "7", expected a whole number from 0 to 6'),
        ("1,2,20000,1,0,5.5,5", 'column paid_cents: found "5.5", expected a whole number from 0 to 1000000000000000'),
        ("1,2,,1,0,5,5", 'column day: found "", expected a whole number from -200000 to 200000'),
        ("1,2,20000,1,0,5", "found 6 cells, expected 7, as in the first line"),
        ("99999999999999999999,2,1,1,0,5,5", 'column worker: found "99999999999999999999", expected a whole number'),
    ],
)
def test_a_wrong_number_of_a_prepared_file_is_told_with_its_line(tmp_path, row, message):
    path = file_of(tmp_path, f"{NUMBERS}\n1,2,20000,1,480,5,5\n{row}\n1,2,20000,1,480,5,5\n")
    assert f"in.csv, line 3{'' if message.startswith('found') else ','}"[:14] in refused(path)[0]
    assert message in refused(path)[0]


def test_a_prepared_file_may_leave_out_what_is_usual(tmp_path):
    source = opened(file_of(tmp_path, f"{NUMBERS}\n7,2,20000,1,480,5,6\n8,2,20000,0,0,0,6"), JSS, ON)
    (piece,) = source.pieces(lambda rows, size: None)
    assert source.form == "numbers"
    assert [piece.private.tolist(), piece.excluded.tolist(), piece.worker.tolist()] == [[-1, -1], [0, 0], [7, 8]]
    assert piece.points.dtype == np.int16


def test_parquet_says_the_same_as_csv(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = list(csv.DictReader(io.StringIO(f"{HEADER}\n{ROWS}\n")))
    kinds = {"started": date.fromisoformat, "ended": date.fromisoformat, "paid": float, "rating_by_company": float}
    table = {name: [kinds.get(name, str)(row[name]) if row[name] else None for row in rows] for name in rows[0]}
    pq.write_table(pa.table(table), tmp_path / "in.parquet")
    assert read(tmp_path / "in.parquet")[1] == read(file_of(tmp_path, f"{HEADER}\n{ROWS}\n"))[1]
