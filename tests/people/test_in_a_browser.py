"""Signing up, describing a marketplace, a passkey: in a real browser, on a phone and at a desk."""

import re

import pytest

from goodstanding.base.access import SYSTEM
from goodstanding.people.models import Account
from goodstanding.surveys import actions as surveys
from journeys.visitor import windows
from letterbox import code_for, newest
from making import CHARTER, OPENED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
EMAIL = "amina@kazimpya.example"


@pytest.fixture
def visit(browser, live_server):
    with windows(browser, live_server.url) as open_:
        yield open_


def sign_up(visitor):
    visitor.open("/sign-up")
    visitor.page.get_by_label("Your name").fill("Amina Said")
    visitor.page.get_by_label("E-mail").fill(EMAIL)
    visitor.page.get_by_role("button", name="Send me a code").click()
    enter_code(visitor)


def enter_code(visitor):
    visitor.page.get_by_label("Code").fill(code_for(EMAIL))
    visitor.page.get_by_role("button", name="Sign in").click()
    visitor.page.wait_for_url("**/marketplaces/new")


def sign_out(visitor):
    visitor.page.get_by_role("button", name="Sign out").click()
    visitor.page.wait_for_url(re.compile(r"/$"))


def test_a_passkey_is_added_named_used_and_removed_and_the_code_always_works(visit):
    visitor = visit()
    page = visitor.page
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    sign_up(visitor)
    visitor.open("/account")
    page.get_by_label("Name of the passkey").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("heading", name="My phone").wait_for()
    assert newest(EMAIL).subject == "A passkey was added"
    page.get_by_text("Rename").click()
    page.get_by_label("Name of the passkey").first.fill("رقم ١")
    page.get_by_role("button", name="Save name").click()
    page.get_by_role("heading", name="رقم ١").wait_for()
    sign_out(visitor)
    visitor.open("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/marketplaces/new")
    visitor.open("/account")
    page.get_by_role("button", name="Remove رقم ١").click()
    page.get_by_role("heading", name="رقم ١").wait_for(state="detached")
    assert newest(EMAIL).subject == "A passkey was removed"
    sign_out(visitor)
    visitor.open("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("No account knows this passkey").wait_for()
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_role("button", name="Send me a code").click()
    enter_code(visitor)
    assert Account.objects.count() == 1
    assert [line for line in visitor.said if "422" not in line] == []


def screens(visitor):
    """Goes the way of a new team, and yields the name of each screen."""
    page = visitor.page
    visitor.open("/sign-in")
    yield "sign-in"
    visitor.open("/sign-up")
    yield "sign-up"
    page.get_by_label("E-mail").fill("amina")
    page.get_by_role("button", name="Send me a code").click()
    yield "sign-up-wrong"
    sign_up(visitor)
    visitor.open("/sign-in/code")
    yield "new"
    page.get_by_role("button", name="Save the profile").click()
    yield "new-wrong"
    page.get_by_label("Name of the marketplace").fill("Kazi Mpya")
    page.get_by_label("Website").fill("kazimpya.example")
    page.get_by_label("Country of its seat").select_option(label="Kenya")
    page.get_by_label("Year it was founded").fill("2019")
    page.get_by_label("People who work for the marketplace").select_option(label="11 to 50 people")
    for box in ("Sub-Saharan Africa", "Software", "Swahili", "Women-owned"):
        page.get_by_label(box, exact=True).check()
    page.get_by_role("button", name="Save the profile").click()
    page.wait_for_url("**/programmes")
    yield "programmes"
    page.get_by_role("button", name="Join").click()
    page.get_by_role("link", name="Start a round").wait_for()
    yield "joined"
    page.get_by_role("link", name="Team").click()
    page.get_by_label("E-mail of your colleague").fill("wanjiru@kazimpya.example")
    page.get_by_role("button", name="Invite").click()
    page.get_by_text("has not answered yet").wait_for()
    yield "team"
    visitor.open("/account")
    yield "account"
    visitor.open("/team-invitations")
    yield "invitations"


@pytest.mark.drill
def test_a_team_finds_its_way_and_every_screen_is_sound(visit):
    surveys.found_programme(CHARTER, by=SYSTEM, at=OPENED)
    visitor = visit(360)
    looked = {name: visitor.sound() for name in screens(visitor)}
    assert looked == {name: [] for name in looked}
    assert [said for said in visitor.said if "422" not in said] == []
    assert visitor.hosts == {"localhost"}


@pytest.mark.drill
def test_without_scripts_no_passkey_is_offered(visit):
    surveys.found_programme(CHARTER, by=SYSTEM, at=OPENED)
    visitor = visit(360, java_script_enabled=False)
    sign_up(visitor)
    visitor.open("/account")
    assert visitor.page.get_by_role("button", name="Add a passkey").count() == 0
