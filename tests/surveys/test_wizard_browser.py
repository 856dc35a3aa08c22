"""The five screens in a real browser: on a phone by day and at a desk by night."""

import pytest

from goodstanding.base import clock
from goodstanding.surveys.models import Round
from journeys.visitor import windows
from making import scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CLIENTS = """Company,Company ID,Website,Contact,E-mail,Language
Baraka Cold Chain,c001,baraka.example,Amina Said,amina@baraka.example,English
شركة النيل,c002,nile.example,,,Arabic
株式会社さくら,c003,,Сергей,sergei@sakura.example,Spanish
"""
MORE = "".join(f"Client {n},c{n:03},client{n}.example,,ask@client{n}.example,French\n" for n in range(4, 15))


def screens(visitor):
    """Goes through the screens as a founder would, and yields the name of each when it is on screen."""
    page, year = visitor.page, clock.now().year
    visitor.open("/marketplaces/kazi-hub/rounds/new")
    yield "profile"
    page.get_by_role("button", name="Go on to your clients").click()
    yield "clients-empty"
    page.get_by_label("Or paste the list").fill(CLIENTS.replace("nile.example", "kazi-hub.example") + MORE)
    page.get_by_role("button", name="Check the list").click()
    yield "clients-wrong"
    page.get_by_label("Or paste the list").fill(CLIENTS + MORE + "Walk-in,c099,,,amina@gmail.com,\n")
    page.get_by_role("button", name="Check the list").click()
    yield "clients-checked"
    page.get_by_role("link", name="Go on: is the list complete?").click()
    yield "complete"
    page.get_by_label("Kazi Hub states").check()
    page.get_by_label("By evidence").check()
    page.get_by_role("button", name="Commit the list").click()
    yield "complete-wrong"
    page.get_by_label("Evidence you can show").fill("Our billing export, shared on request.")
    page.get_by_role("button", name="Commit the list").click()
    yield "drawn"
    page.get_by_role("link", name="The public page of the draw").click()
    yield "draw"
    page.go_back()
    page.get_by_role("link", name="Name whom to ask at 1 client").click()
    yield "contacts"
    page.get_by_label("E-mail").first.fill("mona@nile.example")
    page.get_by_role("button", name="Keep these people").click()
    yield "invitation"
    page.get_by_label("Signature").fill("Wanjiru, {marketplace}")
    page.get_by_role("button", name="Keep and preview").click()
    page.get_by_role("link", name="العربية").click()
    yield "invitation-ar"
    page.get_by_role("link", name="Go on to the launch").click()
    yield "launch"
    page.get_by_role("button", name="Ask them now").click()
    assert visitor.path == f"/marketplaces/kazi-hub/rounds/{year}"


@pytest.mark.drill
def test_a_round_is_set_up_in_a_browser_and_every_screen_is_sound(browser, live_server):
    with windows(browser, live_server.url) as visit:
        visitor = visit(360, account=scene().team)
        looked = {name: visitor.sound() for name in screens(visitor)}
    assert looked == {name: [] for name in looked}
    assert [said for said in visitor.said if "422" not in said] == []
    assert visitor.hosts == {"localhost"}
    assert Round.objects.get().state == "fielding"
