"""A whole round in a real browser, with four people: Kazi Hub's team, Amina, Ole, and Mallory who sees nothing.

The team's browser runs no scripts.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from goodstanding.accreditation.models import Award
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.record import verify
from goodstanding.base.worker import run_worker
from goodstanding.people.actions import grant, register
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.models import Invitation, Response, Round
from journeys.visitor import Visitor, windows
from letterbox import code_for
from making import CHARTER, ITEMS, points

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEAM = "team@kazihub.example"
ROSTER = "Company,Company ID,Website,Contact,E-mail,Language\n" + "".join(
    f"Client {n},c{n:03},client{n}.example,Amina,amina{n}@client{n}.example,English\n" for n in range(1, 15)
)
LINK = re.compile(r"https?://[^/\s]+(/i/[A-Za-z0-9_-]{34})(?![\w/-])")


@pytest.fixture
def visit(browser, live_server):
    with windows(browser, live_server.url) as open_:
        yield open_


def the_team_signs_up_and_joins(team: Visitor) -> None:
    page = team.page
    team.open("/sign-up")
    page.get_by_label("Your name").fill("Kazi Hub team")
    page.get_by_label("E-mail").fill(TEAM)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(code_for(TEAM))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/marketplaces/new")
    page.get_by_label("Name of the marketplace").fill("Kazi Hub")
    page.locator("[name=site]").fill("https://kazihub.example")
    page.locator("[name=country]").select_option("KE")
    page.locator("[name=zone]").select_option("Africa/Nairobi")
    page.locator("[name=founded]").fill("2019")
    page.locator("[name=size]").select_option(index=2)
    for name in ("region", "category", "language"):
        page.locator(f"[name={name}]").first.check()
    page.locator("main form button.button").last.click()
    page.wait_for_url("**/marketplaces/kazi-hub/programmes")
    team.open("/marketplaces/kazi-hub/programmes")
    page.get_by_role("button", name=re.compile("Join")).first.click()


def the_team_opens_a_round_in_five_screens(team: Visitor) -> str:
    page = team.page
    team.open("/marketplaces/kazi-hub/rounds/new")
    page.get_by_role("button", name="Go on to your clients").click()
    page.get_by_label("Or paste the list").fill(ROSTER)
    page.get_by_role("button", name="Check the list").click()
    assert "With 14 clients you need 10 answers (71\u00a0%)" in page.locator("main").inner_text()
    page.get_by_role("link", name="Go on: is the list complete?").click()
    page.get_by_label("Kazi Hub states").check()
    page.locator("[name=shown]").first.check()
    page.get_by_role("button", name="Commit the list").click()
    page.goto(page.url.replace("/complete", "/invitation").replace("/clients", "/invitation"))
    page.get_by_label("Signature").fill("Your friends at Kazi Hub")
    page.get_by_role("button", name="Keep and preview").click()
    page.get_by_role("link", name="Go on to the launch").click()
    page.get_by_role("button", name="Ask them now").click()
    return team.path


def letters_to(address: str) -> list[str]:
    return [letter.body for letter in mail.outbox if letter.to == [address]]


def amina_answers(amina: Visitor, link: str) -> None:
    amina.open(link)
    for key in ITEMS:
        amina.page.locator(f"#item-{key} label").nth(0).click()
    with amina.page.expect_navigation():
        amina.page.get_by_role("button", name="Send answers").click()
    assert amina.path == "/survey/receipt"


def the_others_answer(survey: Round) -> None:
    waiting = Invitation.objects.filter(response=None).order_by("pk")
    for invitation in waiting.select_related("contact")[:11]:
        token = LINK.search(letters_to(invitation.contact.email)[0])[1].removeprefix("/i/")
        surveys.answer(token, points(5 if invitation.pk % 3 else 4), by=STRANGER, at=clock.now())
    assert Response.objects.count() == 12


def ole_reviews_and_signs(ole: Visitor, survey: Round) -> None:
    sheet = f"/programmes/{CHARTER.slug}/decisions/{survey.pk}"
    ole.open(f"/programmes/{CHARTER.slug}/board")
    assert "Kazi Hub" in ole.page.locator("main").inner_text()
    while "/review" in (address := review_of(ole, sheet)):
        ole.open(address)
        ole.page.locator("[name=outcome][value=kept]").first.check()
        ole.page.locator("[name=note]").first.fill("Two clients with nothing in common but their satisfaction")
        ole.page.get_by_role("button", name="Record the finding").click()
        run_worker(once=True)
    ole.page.get_by_label("I have no tie to this marketplace").check()
    ole.page.get_by_role("button", name="Sign the verdict").click()


def review_of(ole: Visitor, sheet: str) -> str:
    """The address of the review where flags still wait, else the sheet's own."""
    ole.open(sheet)
    compute = ole.page.get_by_role("button", name="Compute it now")
    if compute.count():
        compute.click()
    review = ole.page.get_by_role("link", name="Review the flags")
    return review.get_attribute("href") if review.count() else sheet


def test_four_people_play_a_whole_round(visit):
    with clock.pinned(START):
        programme = surveys.found_programme(CHARTER, by=SYSTEM, at=START)
        surveys.add_phase(programme, "Beta", START.date(), by=SYSTEM, at=START)
        oles_account = register(email="ole@openassembly.example", name="Ole", by=SYSTEM, at=START)
        grant(oles_account, "operator", programme.pk, by=SYSTEM, at=START)
        team, amina, mallory = visit(360, java_script_enabled=False), visit(360), visit(360)
        the_team_signs_up_and_joins(team)
        progress = the_team_opens_a_round_in_five_screens(team)
        survey = Round.objects.get()
        run_worker(once=True)
    with clock.pinned(START + timedelta(minutes=20)):
        run_worker(once=True)
        first = letters_to("amina1@client1.example")[0]
        assert "Your friends at Kazi Hub" in first
        amina_answers(amina, LINK.search(first)[1])
    with clock.pinned(START + timedelta(days=2)):
        the_others_answer(survey)
        team.open(progress)
        assert "12" in team.page.locator("main").inner_text()
        assert mallory.open(progress) == 404
    for day in (21, 22, 35, 36):
        with clock.pinned(START + timedelta(days=day, hours=1)):
            run_worker(once=True)
    survey.refresh_from_db()
    assert survey.state == "candidate"
    with clock.pinned(START + timedelta(days=37)):
        ole_reviews_and_signs(visit(account=oles_account), survey)
        assert Award.objects.get().decision.round == survey
        run_worker(once=True)
        team.open("/marketplaces/kazi-hub")
        assert "Trusted until" in team.heading
        team.open(f"/marketplaces/kazi-hub/{survey.edition}")
        team.page.get_by_label("What you will change, 1").fill("Answer every message within a day")
        team.page.get_by_label("By when, 1").fill("2026-09-01")
        team.page.get_by_role("button", name="Keep these promises").click()
        team.page.get_by_role("button", name="Tell your respondents").click()
        run_worker(once=True)
        assert "Answer every message within a day" in letters_to("amina1@client1.example")[-1]
        assert mallory.open(f"/marketplaces/kazi-hub/{survey.edition}") == 404
    assert (team.said, amina.said) == ([], [])
    assert verify().whole
