"""The language of pages: a stranger's is kept by the browser, that of an account by the account."""

import pytest
from django.test import Client

from letterbox import code_for, signed_up

pytestmark = pytest.mark.django_db
ARABIC = '<html lang="ar" dir="rtl">'


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/sign-in?x=1", "/sign-in?x=1"),
        ("", "/home"),
        ("https://mallory.example/", "/home"),
        ("//mallory.example/", "/home"),
        ("javascript:alert(1)", "/home"),
    ],
)
def test_the_choice_leads_back_to_the_page_and_nowhere_else(back, leads_to):
    answer = Client().post("/language", {"language": "ar", "back": back})
    assert (answer.status_code, answer.url) == (302, leads_to)


def test_a_strangers_browser_keeps_it():
    browser = Client(headers={"Accept-Language": "fr"})
    browser.post("/language", {"language": "ar"})
    assert ARABIC in browser.get("/sign-in").text


def test_reading_the_page_and_a_language_that_is_not_there_change_nothing():
    browser = Client()
    answers = [browser.get("/language?language=ar"), browser.post("/language", {"language": "tlh"})]
    assert [(answer.status_code, dict(answer.cookies).keys() - {"csrftoken"}) for answer in answers] == [
        (200, set())
    ] * 2


def test_an_account_keeps_it_on_its_next_device():
    first, second = signed_up("amina@client1.example", "Amina"), Client(headers={"Accept-Language": "fr"})
    first.post("/language", {"language": "ar"})
    second.post("/sign-in", {"email": "amina@client1.example"})
    second.post("/sign-in/code", {"code": code_for("amina@client1.example")})
    assert ARABIC in second.get("/account").text


def test_the_account_page_changes_both():
    browser = signed_up("amina@client1.example", "Amina")
    browser.post("/account", {"name": "Amina", "language": "ar", "zone": "Africa/Nairobi"})
    assert ARABIC in browser.get("/account").text
