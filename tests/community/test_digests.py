"""Openings by mail for Top Rated workers, and a stop that no scanner presses."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from accreditation.telling import DAY
from community.gathering import top_rated
from community.publishing import LATER
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import OutgoingMail
from goodstanding.community.actions.digests import Wish, wish_digest
from goodstanding.community.jobs import write_digests
from goodstanding.community.models import DigestWish
from goodstanding.engagements.actions.openings import draft_opening, publish_opening
from goodstanding.marketplaces.actions import Buyer, add_companies
from goodstanding.people.actions import grant
from goodstanding.people.models import Account
from making import scene
from working import brief

pytestmark = pytest.mark.django_db
EVERYTHING = Wish((), 7, False)
STOP = re.compile(r"/digest/\d+/[\w-]{34}$", re.MULTILINE)


@pytest.fixture
def hub():
    """Kazi Hub where Dune Analytics offers work, and Wanjiru is Top Rated."""
    set_up = scene()
    [dune] = add_companies(set_up.kazi_hub, [Buyer("dune", "Dune Analytics", "dune.example")], by=SYSTEM, at=LATER)
    grant(set_up.mallory, "client", dune.pk, by=SYSTEM, at=LATER)
    amina = Account.objects.get(pk=set_up.mallory.pk)
    wanjiru, worker = top_rated(set_up)
    return dune, amina, wanjiru, worker


def offer(hub, title, at=LATER, category="Design"):
    dune, amina, *_others = hub
    made = draft_opening(
        dune, brief(title=title, category=category, starts_on=date(2026, 7, 1), ends_on=None), by=amina.actor, at=at
    )
    return publish_opening(made, by=amina.actor, at=at)


def digests():
    return list(OutgoingMail.objects.filter(purpose="community.digest").order_by("pk"))


def titles():
    return [re.findall(r"^- (.+), Dune Analytics: ", mail.text, re.MULTILINE) for mail in digests()]


def test_new_openings_come_once_a_week_and_empty_mails_never(hub):
    _dune, _amina, wanjiru, worker = hub
    wish_digest(worker, EVERYTHING, by=wanjiru.actor, at=LATER)
    write_digests(LATER)
    assert digests() == []
    offer(hub, "Dashboard")
    write_digests(LATER + DAY)
    offer(hub, "Logo", LATER + 2 * DAY)
    for day in (1, 2, 7, 8, 15, 22):
        write_digests(LATER + day * DAY)
    assert titles() == [["Dashboard"], ["Logo"]]
    assert digests()[0].subject == "New openings on Kazi Hub: 1"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(("Design",), 7, False), [["Dashboard"]]),
        (Wish(("Writing", "Law"), 7, False), [["Handbook"]]),
        (Wish((), 14, False), [["Handbook", "Dashboard"]]),
        (Wish((), 7, True), []),
    ],
)
def test_a_worker_chooses_what_comes(hub, wish, expected):
    _dune, _amina, wanjiru, worker = hub
    offer(hub, "Dashboard")
    offer(hub, "Handbook", LATER + timedelta(minutes=1), "Writing")
    wish_digest(worker, wish, by=wanjiru.actor, at=LATER)
    write_digests(LATER + DAY)
    assert titles() == expected


def test_who_is_not_top_rated_gets_none_until_the_standing_returns(hub):
    _dune, _amina, wanjiru, worker = hub
    wish_digest(worker, EVERYTHING, by=wanjiru.actor, at=LATER)
    offer(hub, "Dashboard")
    worker.standings.update(until=LATER.date())
    write_digests(LATER + DAY)
    assert digests() == []
    worker.standings.update(until=None)
    write_digests(LATER + 2 * DAY)
    assert titles() == [["Dashboard"]]


def test_the_link_of_a_mail_stops_by_a_post_and_not_by_being_opened(hub):
    _dune, _amina, wanjiru, worker = hub
    wish_digest(worker, EVERYTHING, by=wanjiru.actor, at=LATER)
    offer(hub, "Dashboard")
    write_digests(LATER + DAY)
    [mail] = digests()
    [path] = STOP.findall(mail.text)
    assert mail.headers["List-Unsubscribe"].endswith(f"{path}>")
    scanner = Client(enforce_csrf_checks=True)
    assert [getattr(scanner, method)(path).status_code for method in ("get", "head")] == [200, 200]
    assert DigestWish.objects.get().stopped_at is None
    assert scanner.get(path[:-1] + ("A" if path[-1] != "A" else "Q")).status_code == 404
    assert scanner.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert DigestWish.objects.get().stopped_at == LATER
    offer(hub, "Logo", LATER + 2 * DAY)
    write_digests(LATER + 9 * DAY)
    assert len(digests()) == 1


def test_the_page_of_a_worker_asks_changes_and_stops(hub):
    _dune, _amina, wanjiru, worker = hub
    browser, path = Client(), f"/workers/{worker.pk}/digest"
    browser.force_login(wanjiru)
    assert "Send me openings" in browser.get(path).text
    browser.post(path, {"categories": ["Design"], "days": "14"})
    held = DigestWish.objects.get()
    assert (held.categories, held.days, held.stopped_at) == (["Design"], 14, None)
    assert browser.post(path, {"categories": ["Law"], "days": "14"}).status_code == 422
    browser.post(path, {"act": "stop"})
    assert DigestWish.objects.get().stopped_at == LATER
    with pytest.raises(NotYours):
        wish_digest(worker, EVERYTHING, by=SYSTEM, at=LATER)
