"""Calendar files, by the rules of RFC 5545 and RFC 5546."""

import re

import pytest
from django.test import Client

from community.gathering import EVENING, draft, gathering, person
from community.publishing import LATER, browser
from goodstanding.community.actions.events import cancel, change
from goodstanding.community.actions.rsvps import come
from making import scene

pytestmark = pytest.mark.django_db
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "ORGANIZER", "URL")
MOMENT = re.compile(r"\d{8}T\d{6}Z")


def read(text):
    """Name -> values of the lines after unfolding (RFC 5545, 3.1); parameters are left out."""
    assert text.endswith("\r\n")
    assert re.search(r"(?<!\r)\n", text) is None
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    found = {}
    for line in re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]:
        name, _, value = re.sub(r'^([A-Z-]+)(?:;[A-Z]+="[^"]*")+', r"\1", line).partition(":")
        found.setdefault(name.partition(";")[0], []).append(value)
    return found


def plain(value):
    """A TEXT value as it was meant (RFC 5545, 3.3.11)."""
    return re.sub(r"\\([\\;,nN])", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)


def test_a_file_is_one_published_event_with_every_property_that_the_standard_asks_for():
    made = gathering(scene())
    answer = Client().get(f"/events/{made.pk}.ics")
    said = read(answer.text)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert (said["BEGIN"], said["END"]) == (["VCALENDAR", "VEVENT"], ["VEVENT", "VCALENDAR"])
    assert {name: len(said[name]) for name in ONCE} == dict.fromkeys(ONCE, 1)
    assert (said["VERSION"], said["METHOD"], said["SEQUENCE"]) == (["2.0"], ["PUBLISH"], ["0"])
    assert (said["DTSTART"], said["DTEND"]) == (["20260507T150000Z"], ["20260507T170000Z"])
    assert MOMENT.fullmatch(said["DTSTAMP"][0])
    assert said["UID"][0].startswith(f"{made.key}@")


def test_words_of_any_length_and_script_come_back_as_they_were():
    about = "First, second; third\\fourth\nفعالية الشركاء في نيروبي " * 9
    made = gathering(scene(), title='Ends "well", all; of it\\', about=about.strip())
    said = read(Client().get(f"/events/{made.pk}.ics").text)
    assert plain(said["SUMMARY"][0]) == 'Ends "well", all; of it\\'
    assert plain(said["DESCRIPTION"][0]) == about.strip()


def test_a_change_keeps_the_uid_and_counts_on_and_a_cancelled_event_is_cancelled():
    set_up = scene()
    made = gathering(set_up)
    before = read(Client().get(f"/events/{made.pk}.ics").text)
    change(made, draft(minutes=60), EVENING, by=set_up.ole.actor, at=LATER)
    cancel(made, "The hall burnt.", by=set_up.ole.actor, at=LATER)
    after = read(Client().get(f"/events/{made.pk}.ics").text)
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], ["0"])
    assert (after["SEQUENCE"], after["METHOD"], after["STATUS"]) == (["2"], ["CANCEL"], ["CANCELLED"])
    assert after["DTEND"] == ["20260507T160000Z"]


def test_the_link_of_the_call_is_in_the_file_of_who_comes_and_in_no_other():
    made, amina = gathering(scene()), person("amina")

    def where(client):
        return plain(read(client.get(f"/events/{made.pk}.ics").text)["LOCATION"][0])

    assert [where(client) for client in (Client(), browser(amina))] == ["Nairobi, Ngong Road 12"] * 2
    come(made, by=amina.actor, at=LATER)
    assert where(browser(amina)) == "Nairobi, Ngong Road 12, https://calls.example/evening"


def test_the_feed_holds_public_events_and_marks_the_cancelled():
    set_up = scene()
    shown, off, _closed = gathering(set_up), gathering(set_up), gathering(set_up, audience="holders")
    cancel(off, "Nobody speaks.", by=set_up.ole.actor, at=LATER)
    said = read(Client().get("/events.ics").text)
    assert [uid.partition("@")[0] for uid in said["UID"]] == [str(shown.key), str(off.key)]
    assert (said["STATUS"], "METHOD" in said) == (["CONFIRMED", "CANCELLED"], False)
    assert "calls.example" not in str(said)


def test_an_empty_feed_is_still_a_calendar():
    assert read(Client().get("/events.ics").text)["BEGIN"] == ["VCALENDAR"]
