"""Recording: what an event holds, what it refuses, and how its bytes are chained."""

import json
from datetime import datetime
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from happening import AT, HAPPENED

from goodstanding.base.access import STRANGER, SYSTEM, Actor
from goodstanding.base.models import Event
from goodstanding.base.record import AppendOnly, declare, record, record_bulk, salted
from goodstanding.base.record.chain import event_bytes

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_the_first_two_events_are_chained_as_documented(happen):
    first, second = happen(7, revision=1), happen(8)
    body = (
        b'{"actor":"system","at":"2026-11-02T09:30:00.000000Z","data":{"revision":1},"kind":"tests.happened",'
        b'"position":1,"subject":["thing","7"],"tenant":"marketplace:12"}'
    )
    digest = sha256(b"\x02" + bytes(32) + sha256(b"\x00" + body).digest())
    assert event_bytes(first) == body
    assert (first.previous, first.digest) == ("00" * 32, digest.hexdigest())
    leaf = sha256(b"\x00" + event_bytes(second)).digest()
    assert (second.position, second.previous) == (2, first.digest)
    assert second.digest == sha256(b"\x02" + digest.digest() + leaf).hexdigest()


def test_an_event_reads_back_as_the_bytes_that_were_hashed(happen):
    written = happen(1, n=[1, None, True], day="2026-11-02", closes="2026-12-01T00:00:00+00:00", in_={"a": -3})
    assert event_bytes(Event.objects.get(position=1)) == event_bytes(written)


def test_the_actor_is_kept_by_id(db):
    with transaction.atomic():
        for by in (SYSTEM, STRANGER, Actor(account=4)):
            record(HAPPENED, by=by, at=AT, subject=("thing", 1))
    assert list(Event.objects.values_list("actor", flat=True)) == ["system", "stranger", "account:4"]


@pytest.mark.parametrize(
    "data",
    [
        {"name": "Amina"},
        {"note": "they were late"},
        {"email": "amina@example.org"},
        {"score": 4.25},
        {"Name": 1},
        {"note": ""},
        {"deep": [{"x": "Wanjiru Mwangi"}]},
        {"phone": "+254700000000"},
        {"many": list(range(4_000))},
        {"huge": 2**60},
    ],
)
def test_names_text_and_numbers_without_one_spelling_are_refused(happen, data):
    with pytest.raises(ValueError, match=r"holds|exact"):
        happen(1, **data)
    assert Event.objects.count() == 0


@pytest.mark.parametrize("subject", [("thing", "Kazi Hub"), ("Thing", 1), ("thing", "")])
def test_a_subject_is_a_noun_and_an_id(db, subject):
    with pytest.raises(ValueError, match="are ids"), transaction.atomic():
        record(HAPPENED, by=SYSTEM, at=AT, subject=subject)


def test_an_undeclared_kind_is_refused(db):
    with pytest.raises(ValueError, match="nobody declared tests.imagined"), transaction.atomic():
        record("tests.imagined", by=SYSTEM, at=AT, subject=("thing", 1))


def test_a_moment_without_its_zone_is_refused(db):
    with pytest.raises(ValueError, match="time zone"), transaction.atomic():
        record(HAPPENED, by=SYSTEM, at=datetime(2026, 1, 1), subject=("thing", 1))  # noqa: DTZ001


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded():
    with pytest.raises(RuntimeError, match="in the transaction"):
        record(HAPPENED, by=SYSTEM, at=AT, subject=("thing", 1))


@pytest.mark.django_db(transaction=True)
def test_an_action_that_fails_leaves_neither_event_nor_gap(happen):
    happen(1)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(HAPPENED, by=SYSTEM, at=AT, subject=("thing", 2))
        1 / 0  # noqa: B018
    assert happen(3).position == 2


def test_a_kind_has_one_form_and_one_meaning():
    assert declare("tests.happened", "A test made something happen.") == "tests.happened"
    with pytest.raises(ValueError, match="declared twice"):
        declare("tests.happened", "Something else.")
    with pytest.raises(ValueError, match="form"):
        declare("Happened", "No noun.")


def test_a_bulk_event_keeps_count_and_one_digest_whatever_the_order(db):
    rows = [(2, "bb"), (10, "aa"), ("x", "cc")]
    lines = b'["10","aa"]\n["2","bb"]\n["x","cc"]\n'
    with transaction.atomic():
        one = record_bulk(HAPPENED, by=SYSTEM, at=AT, subject=("round", 1), rows=rows)
        other = record_bulk(HAPPENED, by=SYSTEM, at=AT, subject=("round", 1), rows=reversed(rows))
    assert one.data == other.data == {"count": 3, "rows": sha256(lines).hexdigest()}
    with pytest.raises(ValueError, match="twice"), transaction.atomic():
        record_bulk(HAPPENED, by=SYSTEM, at=AT, subject=("round", 1), rows=[(1, "a"), ("1", "b")])


def test_a_salted_digest_is_checked_with_sha256_alone():
    content = {"q1": 4, "comment": "Très bien"}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert salted("s" * 16, content) == salted(b"s" * 16, content) == sha256(b"s" * 16 + text.encode()).hexdigest()
    with pytest.raises(ValueError, match="16 bytes"):
        salted("short", content)


def test_the_code_changes_no_line(happen):
    event = happen(1)
    for attempt in (event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(kind="x")):
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE base_event SET kind = 'tests.changed'",
        "DELETE FROM base_event",
        "UPDATE base_checkpoint SET digest = ''",
        "DELETE FROM base_checkpoint",
    ],
)
def test_the_database_changes_no_line_either(happen, stored_checkpoint, sql):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_postgresql_does_not_truncate_the_record(happen):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE base_event")
