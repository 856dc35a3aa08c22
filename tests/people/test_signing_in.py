"""Signing up and in by an e-mailed code: what a person meets, and what a stranger learns (nothing)."""

import logging
import re

import pytest
import time_machine
from django.test import Client

from goodstanding.base.models import Event, OutgoingMail
from goodstanding.people.models import Account
from letterbox import code_for, newest, signed_up
from making import scene

pytestmark = pytest.mark.django_db

NAMES = ["Wanjirũ Kamaũ", "أمينة سعيد", "Đặng Thị Hồng", "ნინო", "王小明", "Ole Nordstrøm-O’Neil", "ⵎⴰⵙⵉⵏ"]


def plain(page):
    """A page without what differs each time: nonces, form tokens, references."""
    return re.sub(r'nonce="[^"]*"|value="[A-Za-z0-9]{64}"|[0-9a-f]{12,}', "", page.text)


def asked(email, path="/sign-in", name="Amina"):
    browser = Client()
    answer = browser.post(path, {"email": email, "name": name})
    return browser, answer


@pytest.mark.parametrize("name", NAMES)
def test_a_newcomer_signs_up_with_a_code_and_a_name_in_any_script(name):
    browser = signed_up("amina@kazihub.example", name)
    account = Account.objects.get()
    assert (account.email, account.name, account.has_usable_password()) == ("amina@kazihub.example", name, False)
    assert name.replace("’", "&#x27;")[:3] in browser.get("/account").text


def test_nobody_has_an_account_before_the_code_was_entered():
    asked("amina@kazihub.example", "/sign-up")
    assert (Account.objects.count(), Event.objects.count()) == (0, 0)


def test_an_account_is_made_through_the_action_and_on_the_record():
    signed_up("amina@kazihub.example", "Amina")
    assert list(Event.objects.values_list("kind", "actor")) == [("people.registered", "stranger")]


def test_a_code_signs_in_who_has_an_account_and_in_capitals_or_not():
    set_up = scene()
    browser, _answer = asked("TEAM@people.example")
    entered = code_for("team@people.example").replace("-", " ").lower()
    answer = browser.post("/sign-in/code", {"code": entered})
    assert (answer.status_code, answer.url) == (302, "/home")
    assert browser.get("/marketplaces/kazi-hub").status_code == 200
    assert Account.objects.get(pk=set_up.team.pk).last_login is not None


def test_the_code_stands_in_no_subject_and_in_no_log(caplog):
    with caplog.at_level(logging.DEBUG):
        signed_up("amina@kazihub.example", "Amina")
    code = code_for("amina@kazihub.example")
    assert code not in newest("amina@kazihub.example").subject
    assert [line for line in caplog.messages if code in line or code.lower() in line.lower()] == []


def test_signing_in_looks_the_same_for_a_known_and_an_unknown_address():
    scene()
    seen = []
    for email in ("team@people.example", "nobody@people.example"):
        browser, answer = asked(email)
        wrong = browser.post("/sign-in/code", {"code": "BCDF-GHJK"})
        pages = [answer, browser.get("/sign-in/code"), wrong]
        seen.append([(p.status_code, p.get("Location"), plain(p).replace(email, "")) for p in pages])
    assert seen[0] == seen[1]
    assert sorted(OutgoingMail.objects.values_list("to", "purpose")) == [
        ("nobody@people.example", "people.no_account"),
        ("team@people.example", "people.code"),
    ]


def test_signing_up_looks_and_works_the_same_for_a_known_and_a_new_address():
    scene()
    seen = []
    for email in ("team@people.example", "newcomer@people.example"):
        browser, answer = asked(email, "/sign-up", "Another Name")
        page = browser.get("/sign-in/code")
        entered = browser.post("/sign-in/code", {"code": code_for(email)})
        seen.append([(p.status_code, p.get("Location"), plain(p).replace(email, "")) for p in (answer, page, entered)])
        seen[-1].append((newest(email).purpose, newest(email).subject))
    assert seen[0] == seen[1]
    assert Account.objects.get(email="team@people.example").name == "Team"


def test_asking_takes_the_same_number_of_queries_for_a_known_and_an_unknown_address():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    scene()
    asked("warm@people.example")
    counts = []
    for email in ("team@people.example", "nobody@people.example"):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            asked(email)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_no_guess_opens_the_door_where_no_code_was_made():
    browser, _answer = asked("nobody@people.example")
    assert [browser.post("/sign-in/code", {"code": code}).status_code for code in ("-", " ", "\x00")] == [422] * 3
    assert browser.get("/account").status_code == 404


def test_a_code_works_once():
    browser, _answer = asked("amina@kazihub.example", "/sign-up")
    code = code_for("amina@kazihub.example")
    assert browser.post("/sign-in/code", {"code": code}).url == "/home"
    assert browser.post("/sign-in/code", {"code": code}).url == "/home"
    browser.post("/sign-out")
    answer = browser.post("/sign-in/code", {"code": code})
    assert (answer.status_code, "This code signs nobody in" in answer.text) == (422, True)
    assert browser.get("/account").status_code == 404


def test_a_code_works_in_the_browser_that_asked_for_it_only():
    asked("amina@kazihub.example", "/sign-up")
    mallory, _answer = asked("mallory@kazihub.example", "/sign-up")
    assert mallory.post("/sign-in/code", {"code": code_for("amina@kazihub.example")}).status_code == 422
    assert Client().post("/sign-in/code", {"code": code_for("amina@kazihub.example")}).status_code == 422
    assert Account.objects.count() == 0


@pytest.mark.parametrize(("minutes", "status"), [(14, 302), (16, 422)])
def test_a_code_works_for_fifteen_minutes(minutes, status):
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        browser, _answer = asked("amina@kazihub.example", "/sign-up")
        clock.shift(minutes * 60)
        assert browser.post("/sign-in/code", {"code": code_for("amina@kazihub.example")}).status_code == status


def test_three_wrong_codes_end_it():
    browser, _answer = asked("amina@kazihub.example", "/sign-up")
    code = code_for("amina@kazihub.example")
    answers = [browser.post("/sign-in/code", {"code": "BCDF-GHJK"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert ["This is not the code" in answer.text for answer in answers] == [True, True, False]
    assert browser.post("/sign-in/code", {"code": code}).status_code == 422


def test_another_code_takes_the_place_of_the_first():
    browser, _answer = asked("amina@kazihub.example", "/sign-up")
    first = code_for("amina@kazihub.example")
    browser.post("/sign-in/code/again")
    assert browser.post("/sign-in/code", {"code": first}).status_code == 422
    assert browser.post("/sign-in/code", {"code": code_for("amina@kazihub.example")}).status_code == 302


def test_who_asks_for_too_many_codes_waits():
    answers = [asked("amina@kazihub.example")[1] for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "Wait some minutes" in answers[-1].text
    assert OutgoingMail.objects.count() == 3


def test_the_limit_keeps_no_address_of_anybody():
    from django.db import connection

    asked("amina@kazihub.example")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM shared_cache")
        keys = " ".join(row[0] for row in cursor.fetchall())
    assert ("rl" in keys, "127.0.0.1" in keys, "amina" in keys) == (True, False, False)


def test_an_account_that_was_closed_gets_no_code():
    set_up = scene()
    Account.objects.filter(pk=set_up.team.pk).update(is_active=False)
    for path in ("/sign-in", "/sign-up"):
        asked("team@people.example", path)
    assert set(OutgoingMail.objects.values_list("purpose", flat=True)) == {"people.no_account"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"email": "", "name": "Amina"}, "This field is required."),
        ({"email": "amina", "name": "Amina"}, "Enter a valid email address."),
        ({"email": "a@b.example", "name": " \u202e "}, "This field is required."),
        ({"email": "a@b.example", "name": "see http://evil.example"}, "A name holds no web address."),
    ],
)
def test_what_is_wrong_is_said_on_the_same_page_and_what_was_typed_stays(given, words):
    answer = Client().post("/sign-up", given)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert all(value.strip(" \u202e") in answer.text for value in given.values())


def test_a_get_asks_for_nothing():
    for path in ("/sign-in?email=amina@kazihub.example", "/sign-up", "/sign-in/code", "/sign-in/code/again"):
        Client().get(path)
    assert OutgoingMail.objects.count() == 0


def test_the_holder_of_an_account_changes_name_language_and_zone():
    browser = signed_up("amina@kazihub.example", "Amina")
    said = {"name": "Amina Said", "language": "fr", "zone": "Africa/Nairobi"}
    assert browser.post("/account", said).status_code == 302
    assert browser.post("/account", said).status_code == 302
    assert Account.objects.values("name", "language", "zone").get() == said
    assert Event.objects.filter(kind="people.described").count() == 1
    wrong = browser.post("/account", said | {"zone": "Moon/Base"})
    assert (wrong.status_code, "Amina Said" in wrong.text) == (422, True)
