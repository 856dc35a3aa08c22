"""Receipts of answers: whoever changes or drops what is stored is found by every receipt it concerns."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from respondent import Respondent, receipt_in

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.models import Event
from goodstanding.base.protection import unprotect
from goodstanding.base.record import checkpoint
from goodstanding.base.record.checkpoints import keys_document
from goodstanding.base.record.offline.verify_record import verdict
from goodstanding.surveys import actions
from goodstanding.surveys.models import Moment, Response
from goodstanding.surveys.queries import check_receipt
from goodstanding.surveys.receipts import verify_answers
from making import ITEMS, OPENED, launched, points, scene
from remembered import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DAY = timedelta(days=1)
LATER = OPENED + 2 * DAY
ANSWERING = 10


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(LATER):
        yield


@remembered
def answered() -> list[tuple[str, str, str]]:
    """The link, receipt and fingerprint of everybody who answered."""
    _survey, links = launched(scene())
    kept = []
    for number, link in enumerate(links[:ANSWERING]):
        stored = actions.answer(link.token, points(3 + number % 3), by=STRANGER, at=OPENED + DAY)
        kept.append((link.token, str(stored.pk), stored.digest))
    return kept


def states(kept: list[tuple[str, str, str]]) -> list[str]:
    return [check_receipt(STRANGER, receipt, digest).state for _token, receipt, digest in kept]


def by_sql(sql: str, *values: object) -> None:
    """As somebody who owns the database and has removed the triggers."""
    unprotect(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_untouched_answers_are_counted_before_and_after_a_checkpoint():
    kept = answered()
    before = check_receipt(STRANGER, *kept[0][1:])
    assert (before.state, before.proof, states(kept)) == ("counted", None, ["counted"] * ANSWERING)
    checkpoint(LATER)
    after = check_receipt(STRANGER, *kept[0][1:])
    assert verdict({"keys": json.dumps(keys_document()), "receipt": json.dumps(after.proof)})[0] == "Holds"


def flip_one_score(receipt: str) -> None:
    stored = Response.objects.get(pk=receipt)
    answers = stored.answers | {ITEMS[0]: 1}
    Response.objects.filter(pk=receipt).update(answers=answers)


def change_the_comment(receipt: str) -> None:
    Response.objects.filter(pk=receipt).update(comment="All is well.")


def change_with_a_new_fingerprint(receipt: str) -> None:
    Response.objects.filter(pk=receipt).update(digest="0" * 64)


def drop(receipt: str) -> None:
    Moment.objects.filter(response=receipt).delete()
    Response.objects.filter(pk=receipt).delete()


@pytest.mark.parametrize(
    ("attack", "state"),
    [
        (flip_one_score, "changed"),
        (change_the_comment, "changed"),
        (change_with_a_new_fingerprint, "changed"),
        (drop, "gone"),
    ],
)
def test_every_receipt_of_answers_that_were_changed_or_dropped_says_so(attack, state, capsys):
    kept = answered()
    checkpoint(LATER)
    for _token, receipt, _digest in kept[:-1]:
        attack(receipt)
    assert states(kept) == [state] * (ANSWERING - 1) + ["counted"]
    assert verify_answers() == 1
    assert capsys.readouterr().err.count("Response ") == ANSWERING - 1


def test_a_changed_line_of_the_record_is_said_by_its_receipt():
    kept = answered()
    by_sql("UPDATE base_event SET data = %s WHERE subject_id = %s", '{"digest": "00", "revision": 1}', kept[0][1])
    by_sql("UPDATE base_event SET at = %s WHERE subject_id = %s", LATER, kept[1][1])
    assert states(kept[:3]) == ["unknown", "rewritten", "counted"]


def test_a_record_written_anew_is_said_by_every_receipt_that_a_checkpoint_covers():
    kept = answered()
    checkpoint(LATER)
    by_sql("UPDATE base_event SET subject_id = 'other' WHERE position = 1")
    by_sql("DELETE FROM base_treenode")
    assert states(kept) == ["rewritten"] * ANSWERING


def test_what_the_respondent_did_is_told_from_what_others_did():
    kept = answered()
    (changing, receipt, first), (leaving, left, digest) = kept[:2]
    newer = actions.answer(changing, points(1), by=STRANGER, at=LATER)
    actions.withdraw(leaving, by=STRANGER, at=LATER)
    assert check_receipt(STRANGER, receipt, first).state == "replaced"
    assert check_receipt(STRANGER, receipt, newer.digest).state == "counted"
    assert check_receipt(STRANGER, left, digest).state == "withdrawn"
    assert check_receipt(STRANGER, receipt, digest).state == "unknown"


def test_all_answers_are_checked_by_one_command(capsys):
    kept = answered()
    actions.withdraw(kept[1][0], by=STRANGER, at=LATER)
    assert (verify_answers(), capsys.readouterr().out) == (0, "Whole: 9 responses stand as they were recorded.\n")
    by_sql("DELETE FROM base_event WHERE subject_id = %s", kept[2][1])
    position = Event.objects.get(subject_id=kept[3][1]).position
    flip_one_score(kept[3][1])
    assert verify_answers() == 1
    assert sorted(capsys.readouterr().err.splitlines()) == sorted(
        [
            f"Response {kept[2][1]}: its answers are stored, and no line of the record tells of them.",
            f"Response {kept[3][1]}: its answers are not those of line {position}.",
        ]
    )


def test_the_page_of_the_answers_checks_them_and_hands_out_the_proof():
    amina = Respondent(answered()[0][0])
    page = amina.open()
    assert "These answers are stored as they were sent." in page
    assert "A checkpoint signs it within a day." in page
    assert "receipt.json" not in page
    assert amina.browser.get("/survey/receipt.json").status_code == 404
    checkpoint(LATER)
    assert "which the checkpoint of 4 March 2026 signs." in amina.open()
    answer = amina.browser.get("/survey/receipt.json")
    assert answer["Content-Disposition"] == 'attachment; filename="receipt.json"'
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert verdict({"keys": json.dumps(keys_document()), "receipt": answer.text})[0] == "Holds"


def test_a_receipt_tells_of_one_line_and_neither_who_answered_nor_what():
    token, receipt, digest = answered()[0]
    checkpoint(LATER)
    amina = Respondent(token)
    amina.open()
    (line,) = amina.browser.get("/survey/receipt.json").json()["events"]
    event = json.loads(line["event"])
    marketplace = Event.objects.get(subject_id=receipt).tenant
    assert event == {
        "actor": "stranger",
        "at": "2026-03-03T00:00:00.000000Z",
        "data": {"digest": digest, "revision": 1},
        "kind": "surveys.answered",
        "position": event["position"],
        "subject": ["response", receipt],
        "tenant": marketplace,
    }
    assert all(len(step) == 64 for step in line["path"])


def test_the_page_of_changed_answers_says_so():
    token, receipt, _digest = answered()[0]
    flip_one_score(receipt)
    page = Respondent(token).open()
    assert "The answers that are stored are not those that were sent." in page
    assert "Show this page and your two lines to who runs the programme." in page


def checked(receipt: str, fingerprint: str):
    return Client().post("/survey/check", {"receipt": receipt, "fingerprint": fingerprint})


def test_the_two_lines_are_checked_without_the_link():
    kept = answered()
    amina = Respondent(kept[0][0])
    assert receipt_in(amina.open()) == list(kept[0][1:])
    assert "These answers are stored as they were sent." in checked(*kept[0][1:]).text
    assert "stored as they were sent." in checked(kept[0][1].upper(), f" {kept[0][2].upper()} ").text
    drop(kept[0][1])
    gone = checked(*kept[0][1:]).text
    assert "Answers with this receipt were recorded, and they are not stored any more." in gone
    assert "Compare both lines with those you kept." in gone


def test_lines_that_are_none_are_sent_back_and_guesses_are_counted():
    kept = answered()
    wrong = checked("abc", "xyz")
    assert wrong.status_code == 422
    assert "A fingerprint has 64 digits and letters from a to f." in wrong.text
    assert 'value="abc"' in wrong.text
    said = {checked(kept[0][1], "0" * 64).status_code for _ in range(31)}
    assert said == {200, 429}


def test_nobody_but_the_system_reads_which_answers_are_unsound():
    from goodstanding.surveys.queries import answers_stored, unsound_answers

    kept = answered()
    drop(kept[0][1])
    assert (list(unsound_answers(STRANGER)), answers_stored(STRANGER)) == ([], 0)
    assert [receipt for receipt, _what in unsound_answers(SYSTEM)] == [kept[0][1]]
