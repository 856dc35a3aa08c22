"""Cells, columns and contradictions of a file of engagements: what is understood, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from goodstanding.base.importing import read_table
from goodstanding.engagements.importing import Frame, cells, read_engagements
from goodstanding.engagements.importing.columns import columns
from goodstanding.engagements.importing.consistency import NEEDS, ORDER, contradictions
from goodstanding.engagements.importing.document import document

ROOT = Path(__file__).parents[2]
FRAME = Frame("USD", "Africa/Nairobi", date(2026, 9, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026/3/1", date(2026, 3, 1)),
        ("2026-03-01 23:30", date(2026, 3, 1)),
        ("2026-03-01T23:30:00Z", date(2026, 3, 2)),
        ("2026-03-01T23:30:00+03:00", date(2026, 3, 1)),
        ("13/02/2026", date(2026, 2, 13)),
        ("02/13/2026", date(2026, 2, 13)),
        ("05.05.2026", date(2026, 5, 5)),
        ("1 March 2026", date(2026, 3, 1)),
        ("Mar 1, 2026", date(2026, 3, 1)),
        ("1-Mar-2026", date(2026, 3, 1)),
        ("٢٠٢٦-٠٣-٠١", date(2026, 3, 1)),
        ("03/02/2026", None),
        ("2026-02-30", None),
        ("30/02/2026", None),
        ("1/3/26", None),
        ("2026", None),
        ("soon", None),
        ("Ma 1 2026", None),
        ("0000-01-01", None),
    ],
)
def test_a_day_is_read_where_it_is_one_day(text, expected):
    assert cells.day(text, "Africa/Nairobi") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1200", 120_000),
        ("1200.5", 120_050),
        ("1,200.50", 120_050),
        ("1.200,50", 120_050),
        ("1 200,50", 120_050),
        ("1\u00a0200.50", 120_050),
        ("1'200.50", 120_050),
        ("1,200,300", 120_030_000),
        ("1.200.300", 120_030_000),
        ("1,200", 120_000),
        ("$1,200.50", 120_050),
        ("usd 12", 1_200),
        ("12 USD", 1_200),
        ("0", 0),
        ("0.30000000000000004", 30),
        ("١٢٫٥", 1_250),
        ("1.200", None),
        ("0,500", None),
        ("1200.505", None),
        ("1,20,0", None),
        ("-5", None),
        ("EUR 12", None),
        ("12e3", None),
        ("NaN", None),
        ("twelve", None),
        ("99999999999999999", None),
    ],
)
def test_an_amount_is_whole_cents_or_nothing(text, expected):
    assert cells.cents(text, "USD") == expected


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (cells.minutes, "2.5", 150),
        (cells.minutes, "2,5", 150),
        (cells.minutes, "2:30", 150),
        (cells.minutes, "0.008", 0),
        (cells.minutes, "99999", None),
        (cells.minutes, "-1", None),
        (cells.rating, "4.85", 485),
        (cells.rating, "4,856", 486),
        (cells.rating, "5", 500),
        (cells.rating, "5.1", None),
        (cells.rating, "0", None),
        (cells.mark, "4", 4),
        (cells.mark, "4.0", 4),
        (cells.mark, "4.5", None),
        (cells.pay, "Fixed-Price", "fixed"),
        (cells.pay, "per hour", "hourly"),
        (cells.pay, "barter", None),
        (cells.side, "Client", "company"),
        (cells.side, "FREELANCER", "worker"),
        (cells.side, "nobody", None),
    ],
)
def test_hours_ratings_and_words(read, text, expected):
    assert read(text) == expected


def test_columns_are_found_by_their_names_and_by_other_headings():
    found = columns(["Contract ID", "CLIENT", "Freelancer id", "Skills by company", "end date", "Ended", "Phone"])
    assert found.places == {"external_id": 0, "company": 1, "worker": 2, "skills_by_company": 3, "ended": 4}
    assert (found.twice, found.unread) == (("Ended",), ("Phone",))


def test_the_document_lists_the_columns_of_the_code_and_a_row_of_the_example():
    text, example = (ROOT / "docs/import.md").read_text(), (ROOT / "examples/engagements.csv").read_text()
    assert document() in text
    assert "\n".join(example.splitlines()[:2]) in text


def test_the_example_has_no_problem():
    data = (ROOT / "examples/engagements.csv").read_bytes()
    reading = read_engagements(read_table(data, name="engagements.csv"), FRAME)
    assert (reading.rows, reading.problems, reading.unread) == (5, (), ())
    assert reading.companies == {"c-7": "Dune Analytics", "c-8": "Juakali Foods", "c-9": "Nile Books"}


WHOLE = {
    "external_id": "e1",
    "company": "c1",
    "worker": "w1",
    "accepted": "2026-03-01",
    "starts": "2026-03-02",
    "started": "2026-03-02",
    "due": "2026-03-20",
    "delivered": "2026-03-19",
    "approved": "2026-03-20",
    "ended": "2026-03-21",
    "reason": "completed",
    "paid": "100",
    "invoiced": "2026-03-21",
    "invoice_due": "2026-04-04",
    "invoice_paid": "2026-04-01",
    "invoice_amount": "100",
    "rating_by_company": "5",
    "reviewed_by_company": "2026-03-22",
    "rating_by_worker": "4",
    "reviewed_by_worker": "2026-03-23",
}


def read(rows, frame=FRAME):
    header = list(dict.fromkeys(name for row in rows for name in row))
    cells_of = [[row.get(name, "") for name in header] for row in rows]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in [header, *cells_of])
    return read_engagements(read_table(text.encode(), name="x.csv"), frame)


def found(reading):
    return [(problem.line, problem.column, problem.found) for problem in reading.problems]


@pytest.mark.parametrize(
    ("changed", "field", "what"),
    [
        ({"accepted": "2026-03-03"}, "started", "2026-03-02"),
        ({"delivered": "2026-03-01"}, "delivered", "2026-03-01"),
        ({"approved": "2026-03-18"}, "approved", "2026-03-18"),
        ({"due": "2026-03-01"}, "due", "2026-03-01"),
        ({"invoice_due": "2026-03-20"}, "invoice_due", "2026-03-20"),
        ({"invoice_paid": "2026-03-20"}, "invoice_paid", "2026-03-20"),
        ({"reviewed_by_worker": "2026-03-20"}, "reviewed_by_worker", "2026-03-20"),
        ({"invoice_paid": "2026-09-02"}, "invoice_paid", "2026-09-02"),
        ({"delivered": ""}, "approved", "approved without delivered"),
        ({"reason": ""}, "ended", "ended without reason"),
        ({"invoiced": ""}, "invoice_amount", "invoice_amount without invoiced"),
        ({"invoice_due": ""}, "invoiced", "invoiced without invoice_due"),
        ({"paid": "99.99"}, "paid", "less than the paid invoice"),
        ({"reason": "need_gone", "ended_by": "worker"}, "ended_by", "worker"),
    ],
)
def test_a_row_that_contradicts_itself_is_named(changed, field, what):
    assert (2, field, what) in found(read([WHOLE | changed]))


def test_a_row_without_contradiction_has_no_problem():
    assert read([WHOLE]).problems == ()


def test_every_pair_that_must_hang_together_is_judged():
    [line] = read([WHOLE]).lines
    assert list(contradictions(line, FRAME.today)) == []
    bare = line._replace(
        **dict.fromkeys(("started_on", "ended_on", "delivered_on"), None), reason="", ended_by="company"
    )
    wrong = {each.found for each in contradictions(bare, FRAME.today)}
    lost = {"started", "ended", "delivered", "reason"}
    assert wrong == {f"{field} without {needed}" for field, needed in NEEDS if needed in lost and field not in lost}
    assert {name for pair in ORDER for name in pair} <= set(WHOLE)


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"external_id": ""}, [(2, "external_id", "an empty cell")]),
        ({"external_id": "here-7"}, [(2, "external_id", '"here-7"')]),
        ({"accepted": "03/02/2026"}, [(2, "accepted", '"03/02/2026"')]),
        ({"paid": "1.200"}, [(2, "paid", '"1.200"')]),
        ({"reason": "bored"}, [(2, "reason", '"bored"')]),
        ({"rating_by_company": "6"}, [(2, "rating_by_company", '"6"'), (2, "rating_by_company", "an empty cell")]),
        ({"skills_by_company": "5"}, [(2, "rating_by_company", "a rating and marks by criterion")]),
        ({"rating_by_worker": "", "clarity_by_worker": "5"}, [(2, "clarity_by_worker", "marks for clarity")]),
        ({"comment_by_worker": "x" * 2001}, [(2, "comment_by_worker", "2001 characters")]),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(changed, problems):
    assert found(read([WHOLE | changed])) == problems


def test_a_reason_is_known_by_its_title_and_says_who_alone_may_give_it():
    [line] = read([WHOLE | {"reason": "The company does not need the work any more"}]).lines
    assert (line.reason, line.ended_by) == ("need_gone", "company")


def test_rows_with_one_id_and_ids_with_two_names_are_named():
    rows = [WHOLE | {"company_name": "Dune"}, WHOLE | {"company_name": "Juakali"}]
    assert found(read(rows)) == [
        (3, "company_name", '"c1" as "Juakali", and as "Dune" in line 2'),
        (3, "external_id", '"e1", as in line 2'),
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("id,company\n1,2\n", [(None, "worker", '"id", "company"')]),
        ("id,contract,company,worker\n1,2,3,4\n", [(None, "contract", "a second column that says the same")]),
        ("id,company,worker\n", [(None, None, "a header without rows")]),
        ("id,company,worker\n1,2,3\n", [(2, "accepted", "an empty cell")]),
    ],
)
def test_a_file_that_is_none_of_engagements_says_what_is_missing(text, problems):
    assert found(read_engagements(read_table(text.encode(), name="x.csv"), FRAME)) == problems
