"""The award on the operator's desk."""

import pytest
from django.test import Client

from accreditation.telling import DAY, DECIDED, awarded
from goodstanding.accreditation.queries import standing_now
from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from making import scene

pytestmark = pytest.mark.django_db
WHY = "Three of the answers came from friends of the house."


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(DECIDED + 10 * DAY):
        yield


@pytest.fixture
def desk():
    set_up = scene()
    award = awarded(set_up)
    ole = Client()
    ole.force_login(set_up.ole)
    return set_up, award, ole, f"/programmes/trusted-talent-partner/decisions/{award.decision.round_id}"


def state(award):
    return standing_now(STRANGER, award, clock.now().date()).state


def offered(page):
    acts = ("Suspend the award", "Reinstate the award", "Withdraw the award")
    return [act for act in acts if f">{act}</button>" in page.text]


def test_ole_suspends_reinstates_and_withdraws_with_a_reason(desk):
    _set_up, award, ole, page = desk
    seen = []
    for act in ("suspend", "reinstate", "withdraw"):
        seen.append(offered(ole.get(page)))
        answer = ole.post(f"{page}/award/{act}", {f"{act}-reason": WHY})
        seen.append((answer.status_code, state(award)))
    assert seen == [
        ["Suspend the award", "Withdraw the award"],
        (302, "suspended"),
        ["Reinstate the award", "Withdraw the award"],
        (302, "granted"),
        ["Suspend the award", "Withdraw the award"],
        (302, "withdrawn"),
    ]
    assert offered(ole.get(page)) == []
    assert WHY in ole.get(page).text


def test_without_a_reason_nothing_happens_and_the_page_says_so(desk):
    _set_up, award, ole, page = desk
    answer = ole.post(f"{page}/award/withdraw", {"withdraw-reason": " "})
    assert (answer.status_code, state(award)) == (422, "granted")
    assert "This field is required." in answer.text


def test_what_has_ended_is_refused_with_words(desk):
    _set_up, award, ole, page = desk
    ole.post(f"{page}/award/withdraw", {"withdraw-reason": WHY})
    answer = ole.post(f"{page}/award/suspend", {"suspend-reason": WHY})
    assert (answer.status_code, state(award)) == (409, "withdrawn")
    assert "This one is withdrawn." in answer.text


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_nobody_else_changes_an_award_and_no_other_act_exists(desk, who):
    set_up, award, ole, page = desk
    other = Client()
    other.force_login(getattr(set_up, who))
    assert other.post(f"{page}/award/withdraw", {"withdraw-reason": WHY}).status_code == 404
    assert ole.post(f"{page}/award/burn", {"burn-reason": WHY}).status_code == 404
    assert state(award) == "granted"
