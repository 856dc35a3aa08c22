"""Kazi Hub goes from its weakest item to a play, a coach, an action with a date, and the item asked again."""

import re

import pytest

from accreditation.telling import decided
from community.planning import ASKED, CLOSED, coach, mails
from community.publishing import LATER
from goodstanding.base import clock
from goodstanding.base.record import verify
from goodstanding.community.jobs import measure_items_again
from goodstanding.community.models import ActionPlan, ItemQuestion
from goodstanding.community.queries.plans import weak_items
from journeys.acting import fill, press, says
from journeys.visitor import Visitor, windows
from making import scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLANS = "/marketplaces/kazi-hub/plans"
GAINED = "Gained: 6 clients rate it 1.5 to 2.5 points higher, with 90 % confidence."


@pytest.fixture
def visit(browser, live_server):
    with windows(browser, live_server.url) as open_:
        yield open_


def team_makes_a_plan(team: Visitor, weakest: str) -> None:
    """The first on the list is the weakest; below its advice stands the form."""
    team.open(PLANS)
    press(team, f"Make a plan {weakest}")
    assert "What it usually means" in says(team)
    fill(team, action="Send the price before the work begins.", due_on="2026-06-01")
    press(team, "Keep the plan")
    assert "What helps" in says(team)


def coach_is_asked_and_accepts(team: Visitor, ole: Visitor) -> None:
    """The coach reads the statement and how weak it is, and no figure."""
    press(team, "Agree and ask Ole")
    ole.open("/coaching")
    assert ("Under its floor" in says(ole), "3.0" in says(ole)) == (True, False)
    press(ole, "Accept Kazi Hub")
    team.page.reload()
    assert "Accepted: the coach offers times." in says(team)


def team_asks_the_clients(team: Visitor) -> None:
    press(team, "It is done")
    press(team, "Ask the clients")
    assert "Your clients answer until" in says(team)


def client_answers(amina: Visitor, link: str, item: str) -> None:
    """One question, on a phone, by the link of the mail alone."""
    amina.open(link)
    assert amina.heading == item
    amina.page.locator("main [name=point][value='5']").check()
    press(amina, "Send the answer")
    assert "Your answer is kept" in says(amina)


def links() -> list[str]:
    return [re.search(r"/one/[\w-]{34}$", mail.text, re.MULTILINE)[0] for mail in mails("question")]


def test_a_team_goes_from_its_weakest_item_to_a_gain(visit):
    with clock.pinned(LATER):
        set_up = scene()
        decided(set_up, [3] * 12, clients=26)
        weakest = weak_items(set_up.team.actor, set_up.kazi_hub, "en")[0]
        coach(set_up, set_up.ole, weakest.key)
        team, ole, amina = visit(account=set_up.team), visit(account=set_up.ole), visit(360)
        team_makes_a_plan(team, weakest.words)
        coach_is_asked_and_accepts(team, ole)
        team_asks_the_clients(team)
    with clock.pinned(ASKED):
        measure_items_again(ASKED)
        for link in links()[:6]:
            client_answers(amina, link, weakest.words)
        assert amina.sound() == []
    with clock.pinned(CLOSED):
        measure_items_again(CLOSED)
        team.page.reload()
        assert GAINED in says(team)
        assert team.sound() == []
        press(team, "Agree to be named")
        amina.open("/programmes/trusted-talent-partner/improved")
        assert ("Kazi Hub" in says(amina), GAINED in says(amina)) == (True, True)
    assert ActionPlan.objects.get().item == weakest.key
    assert ItemQuestion.objects.exclude(point=None, answered_on=None).count() == 0
    assert (team.said, ole.said, amina.said) == ([], [], [])
    assert verify().whole
