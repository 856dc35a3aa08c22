"""The programme of the yearly event: sessions, materials, recognition, in the page and the calendar file."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accreditation.telling import DAY, decided
from community.gathering import EVENING, draft, gathering, person
from community.publishing import LATER, browser, words
from community.test_event_calendars import read
from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from goodstanding.community.actions.events import cancel, change, plan
from goodstanding.community.actions.rsvps import come
from goodstanding.community.actions.sessions import (
    Part,
    add_material,
    add_session,
    change_session,
    move_earlier,
    remove_session,
)
from goodstanding.community.models import Material, Session
from goodstanding.community.refusals import OutsideEvent, UnusableMaterial
from making import scene

pytestmark = pytest.mark.django_db
HALF = timedelta(minutes=30)
SAID = {"title": "Fees", "speakers": "Amina Said", "day": "2026-05-07", "begins": "18:00", "ends": "18:30"}


def evening(set_up, **changed):
    return gathering(set_up, kind="yearly", minutes=120, **changed)


def part(title, place, halves=1, **more):
    begin = EVENING + place * HALF
    return Part(title, "Amina Said", begin, begin + halves * HALF, **more)


def programme(set_up):
    """Welcome for half an hour, a pause of another, then fees for an hour."""
    made, by = evening(set_up), set_up.ole.actor
    return made, [add_session(made, each, by=by, at=LATER) for each in (part("Welcome", 0), part("Fees", 2, 2))]


def times(made):
    kept = Session.objects.filter(gathering=made, removed_at=None).order_by("starts_at")
    return [(each.title, (each.starts_at - EVENING) // HALF, (each.ends_at - EVENING) // HALF) for each in kept]


def png():
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(out, "PNG")
    return out.getvalue()


def test_sessions_that_change_places_keep_their_length_and_the_pause_between_them():
    set_up = scene()
    made, (first, second) = programme(set_up)
    move_earlier(second, by=set_up.ole.actor, at=LATER)
    assert times(made) == [("Fees", 0, 2), ("Welcome", 3, 4)]
    move_earlier(second, by=set_up.ole.actor, at=LATER)
    assert times(made) == [("Fees", 0, 2), ("Welcome", 3, 4)]
    move_earlier(first, by=set_up.ole.actor, at=LATER)
    assert times(made) == [("Welcome", 0, 1), ("Fees", 2, 4)]


def test_sessions_in_other_rooms_stay_where_they_are():
    set_up = scene()
    made, (_first, second) = programme(set_up)
    aside = add_session(made, part("Aside", 1, room="Room 2"), by=set_up.ole.actor, at=LATER)
    move_earlier(aside, by=set_up.ole.actor, at=LATER)
    assert times(made) == [("Welcome", 0, 1), ("Aside", 1, 2), ("Fees", 2, 4)]
    assert "Move earlier Fees" in words(browser(set_up.ole).get(f"/events/{made.pk}/sessions").text)
    assert "Move earlier Aside" not in words(browser(set_up.ole).get(f"/events/{made.pk}/sessions").text)
    assert second.sequence == 0


@pytest.mark.parametrize(("place", "halves"), [(-1, 1), (3, 2), (5, 1), (1, 0)])
def test_a_session_lies_within_its_event(place, halves):
    set_up = scene()
    with pytest.raises(OutsideEvent):
        add_session(evening(set_up), part("Late", place, halves), by=set_up.ole.actor, at=LATER)


def test_the_programme_moves_along_with_its_event_and_bounds_its_length():
    set_up = scene()
    made, _parts = programme(set_up)
    change(made, draft(kind="yearly", minutes=120), EVENING + DAY, by=set_up.ole.actor, at=LATER)
    assert times(made) == [("Welcome", 48, 49), ("Fees", 50, 52)]
    with pytest.raises(OutsideEvent):
        change(made, draft(kind="yearly", minutes=60), EVENING, by=set_up.ole.actor, at=LATER)
    assert times(made) == [("Welcome", 48, 49), ("Fees", 50, 52)]


def test_an_event_too_short_for_its_programme_is_said_beside_the_field():
    set_up = scene()
    made, _parts = programme(set_up)
    said = {"title": "Evening", "kind": "yearly", "audience": "public", "language": "en", "zone": "Africa/Nairobi"}
    said |= {"day": "2026-05-07", "hour": "18:00", "minutes": "60", "place": "Nairobi"}
    answer = browser(set_up.ole).post(f"/events/{made.pk}/edit", said)
    assert (answer.status_code, "At least one would not." in answer.text) == (422, True)


def test_nobody_but_the_organiser_touches_a_programme_and_office_hours_have_none():
    set_up = scene()
    made, (first, _second) = programme(set_up)
    for act in (add_session, change_session):
        with pytest.raises(NotYours):
            act(made if act is add_session else first, part("Mine", 0), by=set_up.team.actor, at=LATER)
    with pytest.raises(NotYours):
        add_material(first, "Slides", url="https://slides.example/1", by=set_up.mallory.actor, at=LATER)
    [hours] = plan(set_up.programme, draft(kind="webinar"), [EVENING], by=set_up.ole.actor, at=LATER)
    with pytest.raises(NotYours):
        add_session(hours, part("Talk", 0), by=set_up.ole.actor, at=LATER)
    assert browser(set_up.ole).get(f"/events/{hours.pk}/sessions").status_code == 404


def test_each_session_is_an_event_of_its_own_in_the_calendar_file():
    set_up = scene()
    made, (first, second) = programme(set_up)
    change_session(second, part("Fees", 2, 1, room="Hall"), by=set_up.ole.actor, at=LATER)
    remove_session(first, by=set_up.ole.actor, at=LATER)
    said = read(Client().get(f"/events/{made.pk}.ics").text)
    assert [uid.partition("@")[0] for uid in said["UID"]] == [str(each.key) for each in (made, first, second)]
    assert (said["STATUS"], said["SEQUENCE"]) == (["CONFIRMED", "CANCELLED", "CONFIRMED"], ["0", "1", "1"])
    assert said["RELATED-TO"] == [said["UID"][0]] * 2
    assert (said["DTSTART"][2], said["DTEND"][2], said["LOCATION"][2]) == (
        "20260507T160000Z",
        "20260507T163000Z",
        "Hall",
    )
    cancel(made, "The hall burnt.", by=set_up.ole.actor, at=LATER)
    said = read(Client().get(f"/events/{made.pk}.ics").text)
    assert (said["METHOD"], said["STATUS"], len(said["ORGANIZER"])) == (["PUBLISH"], ["CANCELLED"] * 3, 3)


def test_the_link_of_a_session_is_for_who_comes():
    set_up, amina = scene(), person("amina")
    made = evening(set_up)
    add_session(made, part("Call", 0, link="https://calls.example/room"), by=set_up.ole.actor, at=LATER)
    shown = ["calls.example/room" in Client().get(f"/events/{made.pk}{tail}").text for tail in ("", ".ics")]
    come(made, by=amina.actor, at=LATER)
    own = ["calls.example/room" in browser(amina).get(f"/events/{made.pk}{tail}").text for tail in ("", ".ics")]
    assert (shown, own) == ([False, False], [True, True])


def test_an_organiser_makes_the_programme_by_its_pages():
    set_up = scene()
    ole, made = browser(set_up.ole), evening(set_up)
    page = f"/events/{made.pk}/sessions"
    assert "No session yet" in words(ole.get(page).text)
    late = ole.post(page, SAID | {"begins": "21:00", "ends": "21:30"})
    assert (late.status_code, "Sessions lie within the time of their event." in late.text) == (422, True)
    assert ole.post(page, SAID).status_code == 302
    session = Session.objects.get()
    assert (session.starts_at, session.ends_at) == (EVENING, EVENING + HALF)
    own = f"{page}/{session.pk}"
    assert 'value="18:30"' in ole.get(own).text
    assert [ole.get(own).text.count(f'id="{name}"') for name in ("id_title", "material_title")] == [1, 1]
    assert ole.post(own, SAID | {"room": "Hall"}).status_code == 302
    assert ole.post(f"{own}/materials", {"title": "Slides"}).status_code == 422
    assert ole.post(f"{own}/materials", {"title": "Slides", "url": "https://slides.example/1"}).status_code == 302
    text = words(Client().get(f"/events/{made.pk}").text)
    assert [part in text for part in ("Programme", "18:00–18:30 · Hall", "Fees", "Amina Said", "Slides Link")] == [
        True
    ] * 5
    ole.post(f"{page}/{session.pk}/remove")
    assert "Amina Said" not in Client().get(f"/events/{made.pk}").text


def test_a_file_is_written_anew_and_read_by_all_who_see_the_event():
    set_up = scene()
    made, (first, _second) = programme(set_up)
    ole = browser(set_up.ole)
    file = SimpleUploadedFile("plan.png", png() + b"hidden", "image/png")
    ole.post(f"/events/{made.pk}/sessions/{first.pk}/materials", {"title": "Plan", "file": file})
    kept = Material.objects.get()
    path = f"/events/{made.pk}/materials/{kept.pk}"
    answer = Client().get(path)
    assert (answer["Content-Type"], b"hidden" in answer.content) == ("image/png", False)
    assert answer["Content-Disposition"].startswith("attachment")
    ole.post(f"{path}/remove")
    assert Client().get(path).status_code == 404


def test_a_file_of_an_event_for_few_is_no_file_for_all():
    set_up = scene()
    made = evening(set_up, audience="holders")
    first = add_session(made, part("Welcome", 0), by=set_up.ole.actor, at=LATER)
    kept = add_material(first, "Plan", content=png(), by=set_up.ole.actor, at=LATER)
    path = f"/events/{made.pk}/materials/{kept.pk}"
    assert [browser(who).get(path).status_code for who in (None, set_up.mallory, set_up.ole)] == [404, 404, 200]


@pytest.mark.parametrize("content", [b"MZ\x90", b"\x89PNG\r\n\x1a\nbroken", b"<svg/>"])
def test_what_is_no_pdf_or_png_is_refused(content):
    set_up = scene()
    _made, (first, _second) = programme(set_up)
    with pytest.raises(UnusableMaterial):
        add_material(first, "Plan", content=content, by=set_up.ole.actor, at=LATER)
    assert Material.objects.count() == 0


def test_past_events_with_materials_are_found_again():
    set_up = scene()
    made, (first, _second) = programme(set_up)
    with clock.pinned(EVENING + 9 * DAY):
        assert "Read what was shown" not in words(Client().get("/events").text)
        add_material(first, "Slides", url="https://slides.example/1", by=set_up.ole.actor, at=EVENING + 9 * DAY)
        assert f"/events/{made.pk}" in Client().get("/events").text


def test_the_yearly_event_names_who_holds_and_who_held_the_award():
    set_up = scene()
    decided(set_up, [5] * 12)
    made, partners = evening(set_up), gathering(set_up)
    text = words(Client().get(f"/events/{made.pk}").text)
    assert ("They hold the award Kazi Hub 2026" in text, "They held it" in text) == (True, False)
    assert "Recognised here" not in words(Client().get(f"/events/{partners.pk}").text)
    [next_year] = plan(
        set_up.programme, draft(kind="yearly"), [EVENING + 400 * DAY], by=set_up.ole.actor, at=LATER + 300 * DAY
    )
    with clock.pinned(EVENING + 399 * DAY):
        text = words(Client().get(f"/events/{next_year.pk}").text)
    assert ("They held it before Kazi Hub 2026" in text, "They hold the award" in text) == (True, False)
