"""Amina answers in a real browser, on a phone of 360 x 640: one click in, one click out."""

import re
from urllib.parse import urlsplit

import pytest
from respondent import by_client

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.surveys import actions
from goodstanding.surveys.models import Draft, Response
from journeys.visitor import windows
from making import ITEMS, OPENED, launched, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FITS = "e => [e.getBoundingClientRect().height, ...[...e.querySelectorAll('label')].map(l => l.offsetHeight)]"


@pytest.fixture
def field(live_server):
    """A round in the field, where its pages are, and the links in the order of the roster."""
    with clock.pinned(OPENED):
        survey, links = launched(scene())
        yield survey, live_server.url, by_client(links)


@pytest.fixture
def visit(browser, field):
    with windows(browser, field[1]) as open_:
        yield lambda width=360, height=640, **more: open_(width, height, **more)


def in_language(link, language):
    link.invitation.language = language
    link.invitation.save(update_fields=["language"])


def answer_all(page):
    """A tap on the second row of every statement."""
    for key in ITEMS:
        page.locator(f"#item-{key} label").nth(1).click()


@pytest.mark.parametrize(("language", "script"), [("ar", False), ("en", True)])
def test_one_click_in_the_answers_and_one_click_out(field, visit, script, language):
    _survey, url, links = field
    in_language(links[0], language)
    amina = visit(java_script_enabled=script)
    asked = []
    amina.page.on("request", lambda request: asked.append((request.method, urlsplit(request.url).path)))
    assert amina.open(f"/i/{links[0].token}") == 200
    assert amina.path == "/survey"
    answer_all(amina.page)
    with amina.page.expect_navigation():
        amina.page.locator("main .button").click()
    assert amina.path == "/survey/receipt"
    pages = [one for one in asked if one[1] not in ("/survey/save", "/static/base/seal.svg", "/favicon.ico")]
    assert [(method, path.partition("/i/")[0] or "/i") for method, path in pages] == [
        ("GET", "/i"),
        ("GET", "/survey"),
        ("POST", "/survey"),
        ("GET", "/survey/receipt"),
    ]
    response = Response.objects.get()
    assert (response.answers, response.confidentiality) == (dict.fromkeys(ITEMS, 4), "aggregated")
    assert (amina.said, amina.hosts) == ([], {urlsplit(url).hostname})


@pytest.mark.drill
def test_a_question_fits_the_screen_and_every_row_the_thumb(field, visit):
    amina = visit()
    amina.open(f"/i/{field[2][0].token}")
    sizes = [amina.page.locator(f"#item-{key}").evaluate(FITS) for key in ITEMS]
    assert all(320 < height <= 640 for height, *_rows in sizes)
    assert all(row >= 48 for _height, *rows in sizes for row in rows)
    assert amina.too_wide == 0


def test_with_script_answers_save_as_they_are_given_and_another_device_goes_on(field, visit):
    phone, desk = visit(), visit(1280, 800)
    token = field[2][0].token
    phone.open(f"/i/{token}")
    with phone.page.expect_response(lambda answer: f"item-{ITEMS[4]}=" in (answer.request.post_data or "")):
        for key in ITEMS[:5]:
            phone.page.locator(f"#item-{key} label").nth(0).click()
    assert phone.page.locator(".line").evaluate("e => e.value") == 5
    desk.open(f"/i/{token}")
    assert desk.page.locator('[name^="item-"]:checked').count() == 5
    desk.page.locator("#comment").fill("Kind people")
    with desk.page.expect_response("**/survey/save"):
        desk.page.locator("h1").click()
    answer_all(desk.page)
    with desk.page.expect_navigation():
        desk.page.get_by_role("button", name="Send answers").click()
    assert (Response.objects.get().comment, Draft.objects.count()) == ("Kind people", 0)
    assert phone.said == desk.said == []


@pytest.mark.drill
def test_the_switch_of_language_keeps_the_answers_without_script(field, visit):
    amina = visit(java_script_enabled=False)
    amina.open(f"/i/{field[2][0].token}")
    amina.page.locator("#item-billing label").nth(5).click()
    amina.page.get_by_role("button", name="العربية").click()
    root = amina.page.locator("html")
    assert (root.get_attribute("dir"), root.get_attribute("lang")) == ("rtl", "ar")
    assert amina.page.locator('[name^="item-"]:checked').count() == 1
    assert (amina.too_wide, amina.said) == (0, [])


def test_return_in_a_field_sends_nothing_by_accident(field, visit):
    amina = visit()
    amina.open(f"/i/{field[2][0].token}")
    answer_all(amina.page)
    amina.page.locator("#item-honesty input").first.press("Enter")
    amina.page.wait_for_timeout(200)
    assert (amina.path, Response.objects.count()) == ("/survey", 0)


def test_the_keyboard_alone_answers(field, visit):
    amina = visit()
    amina.open(f"/i/{field[2][0].token}")
    for key in ITEMS:
        amina.page.locator(f"#item-{key} input").first.focus()
        amina.page.keyboard.press("ArrowDown")
    amina.page.get_by_role("button", name="Send answers").focus()
    with amina.page.expect_navigation():
        amina.page.keyboard.press("Enter")
    assert amina.path == "/survey/receipt"


@pytest.mark.drill
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_is_sound(field, visit, language):
    survey, _url, links = field
    for link in links[:3]:
        in_language(link, language)
    amina = visit(locale=language)
    found = {name: amina.sound() for name in pages(amina, survey, [f"/i/{link.token}" for link in links])}
    assert found == {name: [] for name in found}
    assert [line for line in amina.said if not re.search("404|410|422", line)] == []


def pages(amina, survey, links):
    """Shows every page that a link may lead to, and yields its name."""
    for name, path in (("unknown", f"/i/{'w' * 34}"), ("survey", links[0]), ("leave", "/survey/no")):
        amina.open(path)
        yield name
    amina.page.locator("#email").fill("nobody@nowhere.example")
    amina.page.locator('[action="/survey/colleague"] button').click()
    yield "no colleague"
    amina.page.locator('[action="/survey/decline"] button').click()
    yield "declined"
    amina.open(links[1])
    amina.page.locator("main .button").click()
    yield "missing answers"
    answer_all(amina.page)
    amina.page.locator("main .button").click()
    amina.page.locator("summary").first.click()
    yield "receipt"
    actions.close(survey, by=SYSTEM, at=OPENED)
    amina.open("/survey/change")
    yield "correction"
    amina.open(links[2])
    yield "closed"
