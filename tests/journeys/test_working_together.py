"""Two people in real browsers: Amina on a phone hires Wanjiru, from the opening to the reveal of both reviews.

And a company in the red warns whoever is about to apply.
"""

from datetime import date, datetime, timedelta

import pytest

from goodstanding.base import clock
from goodstanding.base.record import verify
from goodstanding.base.worker import run_worker
from goodstanding.engagements.models import Engagement, Review
from goodstanding.marketplaces.actions import publish_terms
from histories import past, pays_late
from journeys.acting import fill, press, says
from journeys.visitor import Visitor, windows
from letterbox import newest
from making import OPENED
from working import Work, opening, scene_of_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(browser, live_server):
    with windows(browser, live_server.url) as open_:
        yield open_


def amina_opens(amina: Visitor, work: Work) -> str:
    """Prepares an opening and publishes it, once she has accepted the terms."""
    amina.open("/hire")
    amina.open(f"/companies/{work.dune.pk}/openings/new")
    fill(
        amina,
        title="Dashboard for shipments",
        scope="Three pages with charts, tested with five people.",
        starts_on="2026-03-16",
        ends_on="2026-04-30",
        pay="fixed",
        price_cents="2400",
        vision="See at a glance what is late.",
    )
    press(amina, "Save")
    page = amina.path
    amina.open(f"/marketplaces/kazi-hub/terms?back={page}")
    press(amina, "Accept")
    assert amina.path == page
    press(amina, "Publish")
    return page


def wanjiru_applies(wanjiru: Visitor, page: str) -> None:
    wanjiru.open(page)
    press(wanjiru, "Apply")
    press(wanjiru, "Read and accept")
    press(wanjiru, "Accept")
    wanjiru.page.locator("[name=confirmed]").check()
    fill(wanjiru, available_from="2026-03-16", hours_a_week="30", rate_cents="2300", note="I made two of these.")
    press(wanjiru, "Send the application")


def amina_offers_with_a_trial(amina: Visitor, page: str) -> None:
    amina.open(page)
    press(amina, "Compare who applied")
    assert "Wanjiru" in says(amina)
    press(amina, "Make an offer")
    fill(amina, pay="fixed", rate_cents="2300", expenses_cents="100", pay_within_days="14", due_on="2026-04-30")
    fill(amina, trial_scope="The first page.", trial_cents="200", trial_ends_on="2026-03-20")
    press(amina, "Send the offer")


def they_try_and_go_on(amina: Visitor, wanjiru: Visitor, at: datetime) -> str:
    """Wanjiru accepts and starts; when the trial is over both go on."""
    wanjiru.open("/work")
    press(wanjiru, "Answer the offer")
    press(wanjiru, "Accept")
    page = wanjiru.path
    press(wanjiru, "Start the work")
    with clock.pinned(at + timedelta(days=19)):
        run_worker(once=True)
        for who in (amina, wanjiru):
            who.open(page)
            press(who, "Go on")
    return page


def the_rate_changes(amina: Visitor, wanjiru: Visitor, page: str) -> None:
    wanjiru.open(f"{page}/propose/rate")
    fill(wanjiru, rate_cents="2500", reason="Two more pages.")
    press(wanjiru, "Send the proposal")
    amina.open(page)
    assert "Two more pages." in says(amina)
    press(amina, "Accept the change")
    assert "2,500.00 USD" in says(amina)


def it_is_delivered_and_paid(amina: Visitor, wanjiru: Visitor, page: str) -> None:
    wanjiru.open(f"{page}/deliver")
    fill(wanjiru, text="It stands on your server.")
    press(wanjiru, "Deliver")
    amina.open(page)
    press(amina, "Approve the delivery")
    wanjiru.open(page)
    press(wanjiru, "Send an invoice")
    fill(wanjiru, kind="work", cents="2500")
    press(wanjiru, "Send the invoice")
    amina.open(page)
    press(amina, "Enter the payment")
    fill(amina, paid_on=clock.now().date().isoformat(), reference="SEPA 77")
    press(amina, "Enter the payment")
    press(amina, "End the engagement")
    amina.page.locator("[name=reason][value=completed]").check()
    fill(amina, why="Thank you.")
    press(amina, "End the engagement")


def reviews(who: Visitor, page: str, mark: int, words: str) -> None:
    who.open(f"{page}/reviews")
    for group in who.page.locator("main form fieldset").all():
        group.locator(f"input[value='{mark}']").check()
    fill(who, comment=words)
    press(who, "Seal and send the review")


def test_amina_and_wanjiru_work_together_and_review_each_other(visit):
    with clock.pinned(OPENED):
        work = scene_of_work()
        publish_terms(work.kazi_hub, "terms", "Pay and deliver in time.", OPENED.date(), by=work.team.actor, at=OPENED)
        amina, wanjiru, mallory = (
            visit(360, account=work.amina),
            visit(account=work.wanjiru),
            visit(account=work.mallory),
        )
        found = amina_opens(amina, work)
        wanjiru_applies(wanjiru, found)
        amina_offers_with_a_trial(amina, found)
        run_worker(once=True)
        page = they_try_and_go_on(amina, wanjiru, OPENED)
    with clock.pinned(OPENED + timedelta(days=20)):
        the_rate_changes(amina, wanjiru, page)
        assert (amina.sound(), wanjiru.sound()) == ([], [])
        it_is_delivered_and_paid(amina, wanjiru, page)
        assert Engagement.objects.get().paid_cents == 250_000
        reviews(wanjiru, page, 4, "Clear from the first day.")
        amina.open(f"{page}/reviews")
        assert "Clear from the first day." not in says(amina)
        assert mallory.open(page) == 404
        reviews(amina, page, 5, "She knows what people look for.")
        assert "Clear from the first day." in says(amina)
        assert amina.sound() == []
        mallory.open("/workers/kazi-hub/wanjiru")
        assert "She knows what people look for." in says(mallory)
        assert mallory.sound() == []
        run_worker(once=True)
    assert Review.objects.count() == 2
    assert newest(work.wanjiru.email).subject
    assert (amina.said, wanjiru.said) == ([], [])
    assert verify().whole


def test_a_company_in_the_red_warns_who_is_about_to_apply(visit):
    with clock.pinned(OPENED):
        scene = past()
        pays_late(scene)
        found = opening(scene.work)
        wanjiru = visit(360, account=scene.work.wanjiru)
        wanjiru.open(f"/openings/{found.pk}/apply")
        assert "is in the red" in says(wanjiru)
        assert wanjiru.sound() == []
        wanjiru.page.locator("[name=confirmed]").check()
        fill(wanjiru, available_from=date(2026, 3, 16).isoformat(), hours_a_week="30", rate_cents="2300")
        wanjiru.page.get_by_role("button", name="Send the application").click()
        assert wanjiru.path.endswith("/apply")
        wanjiru.page.locator("[name=confirmed]").check()
        wanjiru.page.locator("[name=seen]").check()
        press(wanjiru, "Send the application")
        application = scene.work.wanjirus.applications.get()
    assert application.warnings != []
