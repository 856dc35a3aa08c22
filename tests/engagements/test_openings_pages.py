"""From an opening to the acceptance of an offer, page by page; and what the homes say on the way."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from goodstanding.base import clock
from goodstanding.base.models import OutgoingMail
from goodstanding.engagements.actions.applications import digest_of
from goodstanding.engagements.actions.interviews import Arranged, arrange_interview, settle_interview
from goodstanding.engagements.calendar_file import calendar_file
from goodstanding.engagements.models import Application, Engagement, Interview, Offer, Opening
from goodstanding.engagements.refusals import InterviewAhead, WrongState
from goodstanding.marketplaces.actions import publish_terms
from goodstanding.people.models import Account
from making import OPENED
from working import Work, applied, engaged, offered, opening, scene_of_work

pytestmark = pytest.mark.django_db

BRIEF = {
    "title": "Dashboard for shipments",
    "category": "",
    "scope": "Three pages with charts.",
    "starts_on": "2026-03-16",
    "ends_on": "2026-04-30",
    "pay": "hourly",
    "price_cents": "45.50",
    "vision": "See what is late.",
}
TERMS = {
    "pay": "hourly",
    "rate_cents": "44",
    "expenses_cents": "100",
    "pay_within_days": "14",
    "scope": "Three pages with charts.",
    "starts_on": "2026-03-16",
}


def browser_of(account: Account) -> Client:
    browser = Client()
    browser.force_login(account)
    return browser


def text_of(browser: Client, path: str) -> str:
    """What a page's main part says, its tags aside."""
    answer = browser.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", re.split(r"</?main[^>]*>", answer.text)[1]).split())


def test_from_the_draft_to_the_engagement() -> None:
    work = scene_of_work()
    amina, wanjiru = browser_of(work.amina), browser_of(work.wanjiru)
    with clock.pinned(OPENED):
        assert "No opening yet" in text_of(amina, "/hire")
        at = amina.post(f"/companies/{work.dune.pk}/openings/new", BRIEF).url
        assert (at, wanjiru.get(at).status_code) == (f"/openings/{Opening.objects.get().pk}", 404)
        assert amina.post(f"{at}/edit", BRIEF | {"price_cents": "45"}).url == at
        assert amina.post(f"{at}/publish").url == at
        assert "45.00 USD an hour" in text_of(wanjiru, "/openings").replace("\xa0", " ")
        assert "Look at 1 opening that you have not applied to" in text_of(wanjiru, "/work")
        said = {"scope": digest_of(BRIEF["scope"]), "available_from": "2026-03-16", "hours_a_week": "30"}
        refused = wanjiru.post(f"{at}/apply", said | {"rate_cents": "46", "note": "I made two."})
        assert (refused.status_code, "I made two." in refused.text) == (422, True)
        page = wanjiru.post(f"{at}/apply", said | {"rate_cents": "46", "confirmed": "on"}).url
        assert page == f"/applications/{Application.objects.get().pk}"
        assert wanjiru.get(f"{at}/apply").status_code == 409
        assert "Look at 1 application" in text_of(amina, "/hire")
        meeting = {"starts_at": "2026-03-03T12:00", "minutes": "30", "link": "https://meet.example/dune"}
        assert amina.post(f"{page}/interviews", meeting).url == page
        trial = {"trial_scope": "The first page.", "trial_cents": "200", "trial_ends_on": "2026-03-20"}
        assert amina.post(f"{page}/offer", TERMS | {"trial_scope": "The first page."}).status_code == 422
        assert amina.post(f"{page}/offer", TERMS | trial).url == page
        assert "Answer the offer" in text_of(wanjiru, "/work")
        assert "200.00 USD , until 20 March 2026" in text_of(wanjiru, page).replace("\xa0", " ")
        engagement = wanjiru.post(f"/offers/{Offer.objects.get().pk}/accept")
        assert engagement.url == f"/engagements/{Engagement.objects.get().pk}"
        assert "Dune Analytics agreed Start the work : Dashboard for shipments 16 March 2026" in text_of(
            wanjiru, "/work"
        )
        assert "Wanjiru agreed Wanjiru starts the work 16 March 2026" in text_of(amina, "/hire")


def test_each_page_belongs_to_its_sides() -> None:
    work = scene_of_work()
    made = offered(work)
    arrange_interview(made.application, Arranged(OPENED + timedelta(days=1)), by=work.amina.actor, at=OPENED)
    found, page = f"/openings/{made.application.opening_id}", f"/applications/{made.application_id}"
    paths = {
        found: {"amina", "wanjiru", "otieno", "team"},
        f"{found}/edit": {"amina"},
        f"{page}": {"amina", "wanjiru"},
        f"{page}/edit": {"wanjiru"},
        f"{page}/interviews": {"amina"},
        f"{page}/offer": {"amina"},
        f"/interviews/{Interview.objects.get().pk}.ics": {"amina", "wanjiru"},
        f"/companies/{work.dune.pk}/openings": {"amina"},
        f"/companies/{work.dune.pk}/openings/new": {"amina"},
        "/marketplaces/kazi-hub/openings": {"team"},
        "/openings": {"wanjiru", "otieno"},
        "/hire": {"amina"},
        "/work": {"wanjiru", "otieno"},
    }
    names = ("amina", "wanjiru", "otieno", "team", "mallory")
    browsers = {name: browser_of(getattr(work, name)) for name in names} | {"nobody": Client()}
    seen = {path: {name for name, one in browsers.items() if one.get(path).status_code == 200} for path in paths}
    assert seen == paths


def test_a_worker_looks_at_one_kind_of_work() -> None:
    work = scene_of_work()
    opening(work, title="Logo"), opening(work, title="Slogan", category="Marketing")
    browser = browser_of(work.wanjiru)
    seen = {
        kind: [title for title in ("Logo", "Slogan") if title in text_of(browser, f"/openings?kind={kind}")]
        for kind in ("", "Design", "Marketing", "Legal")
    }
    assert seen == {"": ["Logo", "Slogan"], "Design": ["Logo"], "Marketing": ["Slogan"], "Legal": []}


@pytest.mark.parametrize("act", ["accept", "decline", "withdraw"])
def test_a_stranger_answers_no_offer(act: str) -> None:
    work = scene_of_work()
    made = offered(work)
    for name in ("otieno", "team", "mallory"):
        assert browser_of(getattr(work, name)).post(f"/offers/{made.pk}/{act}").status_code == 404
    assert Offer.objects.get().state == "open"


def test_a_word_too_long_for_a_no_stays_on_the_page() -> None:
    work = scene_of_work()
    made = offered(work)
    answer = browser_of(work.wanjiru).post(f"/offers/{made.pk}/decline", {"answer": "no " * 200})
    assert (answer.status_code, "no no no" in answer.text, Offer.objects.get().state) == (422, True, "open")


def test_terms_that_wait_stand_where_the_form_would() -> None:
    work = scene_of_work()
    found = opening(work)
    publish_terms(work.kazi_hub, "terms", "Be fair.", work.kazi_hub.day(OPENED), by=work.team.actor, at=OPENED)
    said = text_of(browser_of(work.wanjiru), f"/openings/{found.pk}/apply")
    assert ("Accept the terms first" in said, "Hours a week" in said) == (True, False)


def test_an_interview_is_told_to_both_in_their_own_zone_and_settled_once() -> None:
    work = scene_of_work()
    Account.objects.filter(pk=work.wanjiru.pk).update(zone="Africa/Nairobi")
    talk = Arranged(datetime(2026, 3, 3, 9, tzinfo=UTC), 45, "https://meet.example/dune")
    made = arrange_interview(applied(work), talk, by=work.amina.actor, at=OPENED)
    with pytest.raises(InterviewAhead):
        settle_interview(made, "held", by=work.amina.actor, at=OPENED)
    settle_interview(made, "cancelled", by=work.wanjiru.actor, at=OPENED)
    with pytest.raises(WrongState):
        settle_interview(made, "held", by=work.amina.actor, at=talk.starts_at)
    mails = OutgoingMail.objects.filter(purpose__startswith="engagements.interview").order_by("pk")
    title = "Dashboard for shipments"
    assert [(mail.to, mail.subject) for mail in mails] == [
        ("amina@people.example", f"Interview on 3 March 2026, 09:00 (UTC): {title}"),
        ("wanjiru@people.example", f"Interview on 3 March 2026, 12:00 (Africa/Nairobi): {title}"),
        ("amina@people.example", f"Interview cancelled: {title}"),
        ("wanjiru@people.example", f"Interview cancelled: {title}"),
    ]


def test_a_calendar_file_keeps_to_its_standard() -> None:
    work = scene_of_work()
    talk = Arranged(datetime(2026, 3, 3, 9, tzinfo=UTC), 45, "https://meet.example/dune", "Bring; say, two\nmaps. " * 5)
    made = arrange_interview(applied(work), talk, by=work.amina.actor, at=OPENED)
    text = calendar_file(made)
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    whole = text.replace("\r\n ", "").split("\r\n")
    assert [line for line in whole if not line.startswith(("UID", "PRODID"))] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "DTSTAMP:20260302T090000Z",
        "DTSTART:20260303T090000Z",
        "DTEND:20260303T094500Z",
        r"SUMMARY:Dune Analytics\, Wanjiru: Dashboard for shipments",
        f'ORGANIZER;CN="Dune Analytics":{settings.ORIGIN}/applications/{made.application_id}',
        "URL:https://meet.example/dune",
        "LOCATION:https://meet.example/dune",
        "DESCRIPTION:" + r"Bring\; say\, two\nmaps. " * 5,
        "STATUS:CONFIRMED",
        "SEQUENCE:0",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def copied(work: Work, engagement: Engagement, count: int) -> None:
    Engagement.objects.bulk_create(
        Engagement(
            marketplace=work.kazi_hub,
            company=work.dune,
            worker=work.wanjirus,
            external_id=f"x{number}",
            title=f"Job {number}",
            state="ended" if number % 50 else "started",
            accepted_on=engagement.accepted_on,
            ended_on=None if number % 50 == 0 else engagement.accepted_on,
            ended_at=None if number % 50 == 0 else OPENED,
            created_at=OPENED,
        )
        for number in range(count)
    )


def test_a_home_takes_as_many_queries_for_many_engagements_as_for_one(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    work = scene_of_work()
    engagement = engaged(work)
    browser = browser_of(work.wanjiru)
    copied(work, engagement, 1_000)
    with django_assert_max_num_queries(16):
        said = text_of(browser, "/work")
    assert len(re.findall(r"Job \d+ Dune", said)) == 20
