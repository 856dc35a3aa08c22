"""The link of an invitation: what it opens, what it tells others, and that opening it does nothing."""

import logging
import re
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from itertools import chain

import pytest
from django.apps import apps
from django.test import Client
from respondent import FOUR, Form, Respondent, receipt_in

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.logs import formatter
from goodstanding.surveys import actions
from goodstanding.surveys.respondent.signed import HOURS, FormToken, OpenLink, read_form, read_link, sealed_form
from making import OPENED, launched, points, scene

pytestmark = [pytest.mark.django_db, pytest.mark.database]
CLOSED = OPENED + timedelta(days=21)
SCANS = [
    ("get", {}),
    ("head", {}),
    ("options", {}),
    ("get", {"purpose": "prefetch"}),
    ("get", {"sec-purpose": "prefetch;prerender"}),
    ("get", {"x-moz": "prefetch"}),
    ("get", {"user-agent": "Mozilla/5.0 (compatible; SafeLinks)"}),
    ("get", {"user-agent": "Barracuda Sentinel (EE)"}),
    ("get", {"user-agent": "GoogleImageProxy"}),
    ("get", {"accept": "*/*", "range": "bytes=0-0"}),
    ("head", {"user-agent": "curl/8"}),
    ("get", {"accept": "image/avif,image/webp"}),
]


def state():
    """A digest of every row of every table."""
    tables = chain.from_iterable(model.objects.order_by("pk").values_list() for model in apps.get_models())
    return sha256(repr(list(tables)).encode()).hexdigest()


def test_the_link_swaps_its_token_for_a_cookie_and_a_clean_address():
    _survey, links = launched(scene())
    browser = Client()
    swapped = browser.get(f"/i/{links[0].token}")
    assert (swapped.status_code, swapped["Location"], swapped.content) == (302, "/survey", b"")
    cookie = swapped.cookies["survey"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["secure"]) == (
        "/survey",
        True,
        "Lax",
        3_600 * HOURS,
        "",
    )
    page = browser.get("/survey")
    assert page.status_code == 200
    assert [answer["Referrer-Policy"] for answer in (swapped, page)] == ["no-referrer"] * 2
    assert [answer["Cache-Control"] for answer in (swapped, page)] == ["no-store"] * 2


def test_behind_https_the_cookie_goes_nowhere_else(settings):
    settings.SESSION_COOKIE_SECURE = True
    _survey, links = launched(scene())
    assert Client().get(f"/i/{links[0].token}").cookies["survey"]["secure"] is True


@pytest.fixture
def logged():
    """What the root logger writes, as the product writes it."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(pretty=False))
    logging.getLogger().addHandler(handler)
    yield stream.getvalue
    logging.getLogger().removeHandler(handler)


def test_no_log_line_has_the_token(logged):
    _survey, links = launched(scene())
    amina = Respondent(links[0].token)
    amina.send(amina.filled())
    amina.send({}, f"/i/{amina.token}")
    Client().get(f"/i/{links[1].token}x")
    assert "/i/[token]" in logged()
    assert [link.token for link in links if link.token in logged()] == []


def test_opening_links_in_every_way_that_scanners_do_changes_no_row():
    _survey, links = launched(scene(), clients=6)
    before = state()
    for link in links:
        for method, headers in SCANS:
            browser = Client(headers=headers)
            getattr(browser, method)(f"/i/{link.token}")
            found = getattr(browser, method)("/survey").text
            for further in {"/survey/no", "/survey/change", *re.findall(r'href="(/survey[^"#]*)"', found)}:
                getattr(browser, method)(further)
    assert state() == before


def test_what_no_invitation_has_is_answered_alike_whatever_its_shape(django_assert_num_queries):
    launched(scene())
    pages = {}
    for token in ("w" * 34, "short", "w" * 35, "ü", "..", "%00", "x" * 4_000):
        with django_assert_num_queries(1):
            found = Client().get(f"/i/{token}")
        pages[found.status_code, re.sub(r'nonce="[^"]*"', "", found.text)] = token
        assert "survey" not in found.cookies
    assert [status for status, _page in pages] == [404]


def test_mallory_learns_nothing_from_guessing():
    """With a round in the field, and with none anywhere, a guessed link gets the same bytes."""

    def seen():
        found = [Client().get(path) for path in (f"/i/{'w' * 34}", f"/i/{'w' * 34}/no", "/survey", "/survey/receipt")]
        return [(one.status_code, re.sub(r'nonce="[^"]*"|[0-9a-f]{12}', "", one.text)) for one in found]

    nothing_there = seen()
    survey, links = launched(scene())
    actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    assert seen() == nothing_there
    actions.close(survey, by=SYSTEM, at=CLOSED)
    assert seen() == nothing_there
    assert {status for status, _page in nothing_there} == {404}


def test_a_cookie_or_a_form_that_was_not_made_here_opens_nothing():
    _survey, links = launched(scene())
    assert [read_link(text) for text in (None, "", links[0].token, f"{links[0].token}~:1sQ:abc")] == [None] * 4
    form = FormToken(links[0].token, 1, "trusted-talent-2026-1", OPENED.date(), 2, 7)
    assert read_form(sealed_form(form)) == form
    assert [read_form(text) for text in (None, "", "~~~~~:x", sealed_form(form)[:-1])] == [None] * 4


def test_a_post_without_the_forms_token_is_refused_and_keeps_nothing():
    _survey, links = launched(scene())
    amina = Respondent(links[0].token)
    fields = amina.filled()
    before = state()
    for path in ("/survey", "/survey/change", "/survey/save", "/survey/decline", "/survey/withdraw", "/survey/never"):
        assert amina.send({**fields, "form": "made up"}, path).status_code == 403
        assert amina.send({name: value for name, value in fields.items() if name != "form"}, path).status_code == 403
    assert state() == before


def test_a_link_pasted_by_a_browser_without_cookies_opens_the_page_and_its_form_is_enough():
    _survey, links = launched(scene())
    page = Client().post("/survey/open", {"link": f" http://127.0.0.1:8000/i/{links[0].token} "}).text
    sent = Client().post("/survey", Form(page).fields | FOUR)
    assert (sent.status_code, len(receipt_in(sent.text))) == (200, 2)


def test_a_pasted_link_that_opens_nothing_is_shown_again_as_it_was_typed():
    page = Client().post("/survey/open", {"link": 'https://here.example/i/"cut'})
    assert (page.status_code, "This link opens no survey" in page.text) == (404, True)
    assert 'value="https://here.example/i/&quot;cut"' in page.text


@pytest.mark.parametrize("path", ["open", "save", "decline", "colleague", "withdraw", "never"])
def test_an_address_that_only_takes_a_form_leads_back_to_the_survey(path):
    _survey, links = launched(scene())
    amina = Respondent(links[0].token)
    amina.open()
    before = state()
    page = amina.browser.get(f"/survey/{path}")
    assert (page.status_code, page["Allow"], page["Cache-Control"]) == (405, "POST", "no-store")
    assert '<a class="button second" href="/survey">Go to the survey</a>' in page.text
    assert state() == before


def test_the_close_without_answers_is_told_with_its_day():
    survey, links = launched(scene())
    actions.close(survey, by=SYSTEM, at=CLOSED)
    amina = Respondent(links[0].token)
    page = amina.open()
    assert amina.status == 410
    assert "This survey has closed" in page
    assert "until 23 March 2026, 12:00 (Africa/Nairobi)" in page


def test_the_close_after_withdrawn_answers_tells_that_they_were_sent_and_are_erased():
    survey, links = launched(scene())
    amina = Respondent(links[0].token)
    amina.send(amina.filled())
    amina.send(amina.fields(), "/survey/withdraw")
    actions.close(survey, by=SYSTEM, at=CLOSED)
    page = amina.open()
    assert amina.status == 410
    assert "Your answers were withdrawn: they are erased, and they do not count." in page
    assert "No answers were sent with this link" not in page


def test_the_close_promises_no_further_survey_to_who_said_never():
    survey, links = launched(scene())
    amina = Respondent(links[0].token)
    amina.open()
    amina.send(amina.fields(scope="this"), "/survey/never")
    actions.close(survey, by=SYSTEM, at=CLOSED)
    page = amina.open()
    assert "<bdi>Kazi Hub</bdi> will not ask you again." in page
    assert "you may be asked again" not in page


def test_the_language_of_a_link_is_the_invitations_and_then_the_one_that_was_chosen():
    _survey, links = launched(scene())
    links[0].invitation.language = "ar"
    links[0].invitation.save(update_fields=["language"])
    amina = Respondent(links[0].token)
    assert '<html lang="ar" dir="rtl">' in amina.open()
    amina.send(amina.fields(language="fr"))
    assert '<html lang="fr" dir="ltr">' in amina.browser.get("/survey").text
    assert read_link(amina.browser.cookies["survey"].value) == OpenLink(links[0].token, "fr")
