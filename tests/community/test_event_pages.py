"""The pages of events, as everybody and each organiser meet them."""

import pytest
from django.test import Client

from accreditation.telling import DAY
from community.gathering import EVENING, draft, gathering, mails, person, top_rated
from community.publishing import LATER, browser, words
from goodstanding.community.actions.events import propose
from goodstanding.community.actions.rsvps import come
from goodstanding.community.models import Gathering, Rsvp
from making import scene

pytestmark = pytest.mark.django_db
NEW = {
    "title": "Office hours",
    "kind": "single",
    "audience": "top",
    "language": "en",
    "zone": "Europe/Berlin",
    "day": "2026-10-18",
    "hour": "18:00",
    "minutes": "30",
    "link": "https://calls.example/hours",
    "count": "3",
    "weeks": "2",
}


def test_a_team_plans_slots_and_weeks_that_keep_their_hour():
    set_up = scene()
    team = browser(set_up.team)
    assert "No event is ahead" in words(team.get("/marketplaces/kazi-hub/events").text)
    assert team.post("/marketplaces/kazi-hub/events", NEW).status_code == 302
    starts = Gathering.objects.order_by("starts_at").values_list("starts_at", "capacity")
    hours = [(start.strftime("%d %H:%M"), places) for start, places in starts]
    assert hours == [(f"{day} {hour}", 1) for day in ("18", "25") for hour in times(day)]
    assert Gathering.objects.values("series").distinct().count() == 1
    assert words(team.get("/marketplaces/kazi-hub/events").text).count("Office hours: one to one") == 7


def times(day):
    """18:00 and two slots after it, in UTC: the clocks of Berlin are put back on 25 October."""
    first = 16 if day == "18" else 17
    return (f"{first}:00", f"{first}:30", f"{first + 1}:00")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"day": "2026-03-29", "hour": "02:30"}, "that hour does not come"),
        ({"day": "2026-10-25", "hour": "02:30"}, "comes twice"),
        ({"day": "2026-04-01"}, "until it begins"),
        ({"link": ""}, "Say where: a place, a link, or both."),
        ({"link": "http://calls.example"}, "Enter a valid URL."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(changed, says):
    set_up = scene()
    answer = browser(set_up.team).post("/marketplaces/kazi-hub/events", NEW | changed)
    assert (answer.status_code, says in answer.text, 'value="Office hours"' in answer.text) == (422, True, True)
    assert Gathering.objects.count() == 0


def test_an_hour_that_comes_twice_is_planned_once_it_is_said_which():
    said = NEW | {"day": "2026-10-25", "hour": "02:30", "which": "second", "count": "1", "weeks": "1"}
    team = browser(scene().team)
    assert team.post("/marketplaces/kazi-hub/events", said).status_code == 302
    made = Gathering.objects.get()
    assert made.starts_at.strftime("%H:%M") == "01:30"
    assert '<option value="second" selected>' in team.get(f"/events/{made.pk}/edit").text


def test_a_guest_comes_waits_and_leaves_by_the_page():
    made, amina, otieno = gathering(scene(), capacity=1), person("amina"), person("otieno")
    path = f"/events/{made.pk}"
    first, second, nobody = browser(amina), browser(otieno), Client()
    assert "Sign in to come" in words(nobody.get(path).text)
    assert nobody.post(f"{path}/answer", {"answer": "come"}).status_code == 404
    first.post(f"{path}/answer", {"answer": "come"})
    assert "https://calls.example/evening" in first.get(path).text
    assert "Join the waiting list" in words(second.get(path).text)
    second.post(f"{path}/answer", {"answer": "come"})
    assert "You wait for a place" in words(second.get(path).text)
    assert "calls.example" not in second.get(path).text
    first.post(f"{path}/answer", {"answer": "away"})
    assert "You come" in words(second.get(path).text)
    second.post(f"{path}/reminders", {"reminders": "off"})
    assert ("You get no reminders." in words(second.get(path).text), Rsvp.objects.get(account=otieno).reminders) == (
        True,
        False,
    )


def test_opening_a_page_answers_nothing():
    made, amina = gathering(scene()), person("amina")
    for path in (f"/events/{made.pk}", f"/events/{made.pk}.ics", "/events"):
        browser(amina).get(path)
    assert browser(amina).get(f"/events/{made.pk}/answer").status_code == 405
    assert Rsvp.objects.count() == 0


def test_the_organiser_sees_who_comes_changes_and_cancels():
    set_up = scene()
    made, amina = gathering(set_up, capacity=2), person("amina")
    come(made, by=amina.actor, at=LATER)
    ole, path = browser(set_up.ole), f"/events/{made.pk}"
    assert "Amina" in words(ole.get(path).text)
    assert "Amina" not in words(Client().get(path).text)
    said = {**NEW, "kind": "partner", "audience": "public", "day": "2026-05-08", "capacity": "0"}
    assert ole.post(f"{path}/edit", said).status_code == 422
    assert ole.post(f"{path}/edit", said | {"capacity": "5"}).status_code == 302
    assert (len(mails("changed")), Gathering.objects.get().sequence) == (1, 1)
    assert ole.post(f"{path}/cancel", {"reason": ""}).status_code == 422
    ole.post(f"{path}/cancel", {"reason": "The hall burnt."})
    assert "The hall burnt." in words(Client().get(path).text)
    assert 'name="answer"' not in browser(amina).get(path).text


def test_a_worker_proposes_and_the_team_settles_by_the_pages():
    set_up = scene()
    wanjiru, _worker = top_rated(set_up)
    host, team = browser(wanjiru), browser(set_up.team)
    assert "/events/propose/kazi-hub" in host.get("/events").text
    assert browser(set_up.team).get("/events/propose/kazi-hub").status_code == 404
    said = {**NEW, "audience": "public", "place": "Nairobi"}
    page = host.post("/events/propose/kazi-hub", said)["Location"]
    assert "waits for the team" in words(host.get(page).text)
    assert host.get(f"{page}/settle").status_code == 404
    assert "Approve and publish" in words(team.get(f"{page}/settle").text)
    team.post(f"{page}/settle", {"act": "approve"})
    assert "Office hours" in words(Client().get("/events").text)


def test_a_proposal_is_declined_with_a_reason_on_its_page():
    set_up = scene()
    wanjiru, worker = top_rated(set_up)
    made = propose(worker, draft(), EVENING, by=wanjiru.actor, at=LATER)
    team = browser(set_up.team)
    assert team.post(f"/events/{made.pk}/settle", {"act": "decline"}).status_code == 422
    team.post(f"/events/{made.pk}/settle", {"act": "decline", "reason": "Closed on Thursdays."})
    assert "Closed on Thursdays." in words(browser(wanjiru).get(f"/events/{made.pk}").text)


@pytest.mark.parametrize(("language", "title"), [("es", "Eventos"), ("fr", "Événements"), ("ar", "الفعاليات")])
def test_the_list_speaks_to_its_reader_and_asks_nobody_else(language, title):
    gathering(scene(), start=EVENING + DAY)
    page = browser(language=language).get("/events").text
    assert f"<h1>{title}</h1>" in page
    assert "<script" not in page
    assert len(page.encode()) < 40_000
