"""Importing engagements: all or nothing, once, in any order, and never over what was written here."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.base.errors import NotYours
from goodstanding.base.importing import ImportRefused, read_table
from goodstanding.base.models import Event
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.importing import Bill, Frame, Line, Reading, Said, all_columns, read_engagements
from goodstanding.engagements.importing.command import run
from goodstanding.engagements.models import Engagement, Invoice, Review, ReviewWindow
from goodstanding.engagements.queries.importing import compared
from goodstanding.marketplaces.models import Agency, Company, Worker
from making import marketplace

AT = datetime(2026, 9, 1, 9, tzinfo=UTC)
FRAME = Frame("USD", "Africa/Nairobi", date(2026, 9, 1))
DAY = date(2026, 3, 2)
TABLES = (Company, Worker, Agency, Engagement, Invoice, ReviewWindow, Review, Event)
IDS = st.text("abcdefgh0123456789-", min_size=1, max_size=12).filter(lambda text: text.strip() == text)
WORDS = st.text("abc déمرحبا,;\"'=+@", max_size=20).map(lambda text: " ".join(text.split()))


@st.composite
def lines(draw, number=0):
    """A line that any marketplace could have."""
    day = DAY + timedelta(days=draw(st.integers(0, 90)))
    stage = draw(st.sampled_from(["agreed", "started", "delivered", "approved", "ended"]))
    has = ["agreed", "started", "delivered", "approved", "ended"].index(stage)
    cents = draw(st.integers(0, 10**9))
    ended = day + timedelta(days=4) if has == 4 else None
    bill = Bill(day + timedelta(days=2), day + timedelta(days=9), draw(st.sampled_from([None, ended])), cents)
    said = st.builds(Said, st.just(()), st.integers(100, 500), WORDS, st.just(ended))
    marked = st.just(Said((("clarity", 5), ("fairness", 4), ("payment", 4)), 433, "", ended))
    return Line(
        line=0,
        external_id=f"e{number}",
        company=draw(IDS),
        worker=draw(IDS),
        agency=draw(st.sampled_from(["", "a1"])),
        title=draw(WORDS) or f"e{number}",
        category=draw(WORDS),
        pay=draw(st.sampled_from(["fixed", "hourly", "daily"])),
        rate_cents=draw(st.integers(0, 10**9)),
        accepted_on=day,
        starts_on=draw(st.sampled_from([None, day])),
        started_on=day if has >= 1 else None,
        due_on=draw(st.sampled_from([None, day + timedelta(days=5)])),
        delivered_on=day + timedelta(days=1) if has >= 2 else None,
        approved_on=day + timedelta(days=2) if has >= 3 else None,
        ended_on=ended,
        reason=draw(st.sampled_from(["completed", "mutual", "illness"])) if has == 4 else "",
        ended_by=draw(st.sampled_from(["company", "worker"])) if has == 4 else "",
        paid_cents=cents + draw(st.integers(0, 100)) if has else 0,
        answer_minutes=draw(st.sampled_from([None, 0, 90, 6000])),
        bill=bill if has and draw(st.booleans()) else None,
        by_company=draw(st.none() | said) if has == 4 else None,
        by_worker=draw(st.none() | said | marked) if has == 4 else None,
    ).digested()


def amount(cents):
    return f"{cents // 100}.{cents % 100:02}"


def row_of(line):
    """A line as a marketplace's own program would write it."""
    bill = line.bill
    row = {name: getattr(line, name) for name in ("external_id", "company", "worker", "agency", "title", "category")}
    row |= {"pay": line.pay, "rate": amount(line.rate_cents), "reason": line.reason, "ended_by": line.ended_by}
    days = ("accepted", "starts", "started", "due", "delivered", "approved", "ended")
    row |= {name: getattr(line, f"{name}_on") or "" for name in days}
    row |= {"paid": amount(line.paid_cents)}
    if line.answer_minutes is not None:
        row["answer_hours"] = f"{line.answer_minutes // 60}:{line.answer_minutes % 60:02}"
    if bill:
        row |= {"invoiced": bill.sent_on, "invoice_due": bill.due_on, "invoice_paid": bill.paid_on or ""}
        row["invoice_amount"] = amount(bill.cents)
    for side, said in (("company", line.by_company), ("worker", line.by_worker)):
        if said:
            row |= {f"{key}_by_{side}": mark for key, mark in said.criteria}
            row |= {} if said.criteria else {f"rating_by_{side}": amount(said.points)}
            row |= {f"comment_by_{side}": said.comment, f"reviewed_by_{side}": said.on}
    return row


def file_of(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, [column.field for column in all_columns()], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def read(data, frame=FRAME):
    return read_engagements(read_table(data, name="engagements.csv"), frame)


@settings(max_examples=30)
@given(st.tuples(*(lines(number) for number in range(2))))
def test_what_is_written_is_read_back_equal(written):
    reading = read(file_of(map(row_of, written)))
    assert reading.problems == ()
    assert [line._replace(line=0) for line in reading.lines] == list(written)


@given(st.binary(max_size=40), st.integers(0, 2_000), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused(noise, place, cut):
    data = (Path(__file__).parents[2] / "examples/engagements.csv").read_bytes()
    damaged = data[:place] + noise + data[place + cut :]
    try:
        reading = read(damaged)
    except ImportRefused as refused:
        reading = Reading(0, problems=refused.problems)
    assert bool(reading.problems) != bool(reading.lines)


def row(number=1, **more):
    """An engagement that ended long ago, with both reviews and a paid invoice."""
    return {
        **{"external_id": f"e{number}", "company": "c1", "company_name": "Dune", "worker": f"w{number}"},
        **{"title": "Logo", "rate": "100", "accepted": "2026-03-01", "started": "2026-03-02", "ended": "2026-03-20"},
        **{"reason": "completed", "paid": "100", "invoiced": "2026-03-20", "invoice_due": "2026-04-03"},
        **{"invoice_paid": "2026-04-01", "invoice_amount": "100", "rating_by_company": "5", "rating_by_worker": "4"},
        **more,
    }


RECENT = {"ended": "2026-08-25", "invoiced": "", "invoice_due": "", "invoice_paid": "", "invoice_amount": ""}


@pytest.fixture
def shop(db):
    return marketplace("kazi-hub", "Kazi Hub")


def imported(shop, *rows, at=AT, by=SYSTEM):
    return import_engagements(shop, read(file_of(rows)), by=by, at=at)


def tables():
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


@pytest.mark.database
def test_a_row_becomes_an_engagement_with_its_invoice_and_its_revealed_reviews(shop):
    event = imported(shop, row())
    counts = {"added": 1, "changed": 0, "same": 0, "companies": 1, "workers": 1, "agencies": 0}
    assert {key: value for key, value in event.data.items() if key != "rows"} == counts
    made = Engagement.objects.get()
    assert (made.state, made.ended_at, made.paid_cents) == ("ended", datetime(2026, 3, 20, 9, tzinfo=UTC), 10_000)
    assert (made.end_reason, made.company.name, made.worker.name) == ("completed", "Dune", "w1")
    assert list(Invoice.objects.values_list("number", "cents", "paid_on", "is_imported")) == [
        (1, 10_000, date(2026, 4, 1), True)
    ]
    assert list(Review.objects.order_by("side").values_list("side", "criteria", "points", "is_imported")) == [
        ("company", {}, 500, True),
        ("worker", {}, 400, True),
    ]
    over = datetime(2026, 4, 3, tzinfo=UTC)
    assert list(ReviewWindow.objects.values_list("closes_at", "revealed_at")) == [(over, over)]


@pytest.mark.database
def test_importing_again_changes_no_byte(shop):
    running = dict.fromkeys(("ended", "reason", "rating_by_company", "rating_by_worker"), "")
    rows = [row(1), row(2, **RECENT, rating_by_worker=""), row(3, **running)]
    imported(shop, *rows)
    before = tables()
    assert imported(shop, *rows, at=AT + timedelta(days=1)) is None
    assert tables() == before


class Undone(Exception):
    pass


@pytest.mark.database
def test_the_order_of_rows_does_not_matter(shop):
    outcomes = []
    for rows in ([row(1), row(2), row(3)], [row(3), row(1), row(2)]):
        with pytest.raises(Undone), transaction.atomic():
            imported(shop, *rows)
            outcomes.append([[{k: v for k, v in each.items() if k not in OWN} for each in t] for t in tables()])
            raise Undone
    assert outcomes[0] == outcomes[1]


OWN = {"id", "company_id", "worker_id", "engagement_id", "subject_id", "digest", "previous", "data"}
"""Columns that hold numbers which a database hands out, and what is made from them."""


@pytest.mark.database
def test_a_changed_row_replaces_facts_imported_invoice_and_imported_review(shop):
    imported(shop, row(), row(2))
    event = imported(
        shop,
        row(title="Logo and icons", paid="120", invoice_amount="120", comment_by_company="Fine work"),
        row(2),
        at=AT + timedelta(days=1),
    )
    assert {key: event.data[key] for key in ("added", "changed", "same")} == {"added": 0, "changed": 1, "same": 1}
    changed = Engagement.objects.get(external_id="e1")
    assert (changed.title, changed.paid_cents, changed.created_at) == ("Logo and icons", 12_000, AT)
    assert list(Invoice.objects.order_by("engagement").values_list("number", "cents")) == [(1, 12_000), (1, 10_000)]
    reviews = Review.objects.filter(engagement=changed).order_by("side")
    assert list(reviews.values_list("comment", "revision", "revised_at")) == [
        ("Fine work", 2, AT + timedelta(days=1)),
        ("", 1, None),
    ]


@pytest.mark.database
def test_a_recent_review_stays_sealed_until_the_other_side_is_in(shop):
    imported(shop, row(**RECENT, rating_by_worker=""))
    window = ReviewWindow.objects.get()
    assert (window.closes_at, window.revealed_at) == (datetime(2026, 9, 8, tzinfo=UTC), None)
    later = AT + timedelta(days=1)
    imported(shop, row(**RECENT), at=later)
    assert ReviewWindow.objects.get().revealed_at == later
    assert Event.objects.filter(kind="engagements.imported_reviews_revealed").count() == 1


@pytest.mark.database
def test_what_was_written_here_stays(shop):
    imported(shop, row(**RECENT, rating_by_company="", rating_by_worker=""))
    made = Engagement.objects.get()
    own = Review.objects.create(engagement=made, side="worker", criteria={}, points=200, written_at=AT)
    Invoice.objects.create(engagement=made, number=1, cents=5, sent_on=DAY, due_on=DAY)
    bill = {"invoiced": "2026-08-25", "invoice_due": "2026-09-05", "invoice_amount": "70"}
    imported(shop, row(**RECENT | bill, rating_by_company=""), at=AT + timedelta(days=1))
    assert list(Review.objects.values_list("pk", "points", "is_imported")) == [(own.pk, 200, False)]
    assert ReviewWindow.objects.get().revealed_at is None
    assert list(Invoice.objects.order_by("number").values_list("number", "cents")) == [(1, 5), (2, 7_000)]


def test_two_worlds_no_count_of_an_import_differs_by_what_a_side_wrote_here(shop):
    quiet = row(**RECENT, rating_by_company="", rating_by_worker="")
    imported(shop, quiet)
    counts = []
    for wrote in (False, True):
        if wrote:
            made = Engagement.objects.get()
            Review.objects.create(engagement=made, side="worker", criteria={}, points=200, written_at=AT)
        for rows in ([quiet], [quiet | {"rating_by_worker": "3"}]):
            found = compared(SYSTEM, shop, read(file_of(rows)))
            counts.append((found.counts, found.problems))
    assert counts[:2] == counts[2:]


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"company": "c2", "company_name": "Juakali"}, "company"),
        ({"worker": "w9"}, "worker"),
        ({"ended": "", "reason": "", "rating_by_company": "", "rating_by_worker": ""}, "ended"),
    ],
)
def test_the_sides_of_an_engagement_and_its_end_stay(shop, changed, column):
    imported(shop, row())
    before = tables()
    with pytest.raises(ImportRefused) as refused:
        imported(shop, row(2), row(**changed))
    assert [(problem.line, problem.column) for problem in refused.value.problems] == [(3, column)]
    assert tables() == before


def test_a_file_with_one_bad_row_changes_nothing(shop):
    before = tables()
    with pytest.raises(ImportRefused):
        imported(shop, row(1), row(2, paid="a lot"))
    assert tables() == before


def test_the_team_of_another_marketplace_imports_nothing(shop):
    with pytest.raises(NotYours):
        imported(shop, row(), by=Actor(account=1))


def test_work_that_never_began_has_no_time_for_reviews(shop):
    bare = dict.fromkeys(("started", "paid", "rating_by_company", "rating_by_worker", *list(RECENT)[1:]), "")
    imported(shop, row(**bare, reason="need_gone"))
    assert (Engagement.objects.get().ended_by, ReviewWindow.objects.count()) == ("company", 0)


def test_the_command_says_what_would_change_then_changes_it(shop, tmp_path, capsys):
    file = tmp_path / "engagements.csv"
    file.write_bytes(file_of([row(1), row(2)]))
    say = "2 new engagements, 0 changed, 0 the same, 1 new companies, 2 new workers, 0 new agencies."
    for dry, last, count in ((True, "Nothing was written: a dry run.", 0), (False, "Done.", 2)):
        assert run(file, marketplace="kazi-hub", dry=dry, rows=None, problems=None) == 0
        assert capsys.readouterr().out == f"{say} {last}\n"
        assert Engagement.objects.count() == count


def test_the_command_names_fifty_problems_and_writes_all(shop, tmp_path, capsys):
    file, out = tmp_path / "engagements.csv", tmp_path / "problems.csv"
    file.write_bytes(file_of([row(number, paid="a lot") for number in range(60)]))
    assert run(file, marketplace="kazi-hub", dry=False, rows=None, problems=out) == 2
    said = capsys.readouterr().err
    assert said.count('found "a lot"') == 50
    assert "10 more; --problems FILE writes all of them." in said
    assert len(out.read_text().splitlines()) == 61
    assert Engagement.objects.count() == 0


def test_the_command_refuses_an_unknown_marketplace_and_a_missing_file(shop, tmp_path, capsys):
    assert run(tmp_path / "none.csv", marketplace="nobody", dry=False, rows=None, problems=None) == 2
    assert run(tmp_path / "none.csv", marketplace="kazi-hub", dry=False, rows=None, problems=None) == 2
    assert "No such file" in capsys.readouterr().err
