"""Hours on the wall, through the changes of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.community.refusals import HourTwice, NoSuchHour
from goodstanding.community.times import moment_of, shown_span, slots, weekly

SIX = time(18)


@pytest.mark.parametrize(
    ("zone", "first", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 22), [17, 16, 16]),
        ("Europe/Berlin", date(2026, 10, 18), [16, 17, 17]),
        ("America/New_York", date(2026, 3, 1), [23, 22, 22]),
        ("America/New_York", date(2026, 10, 25), [22, 23, 23]),
        ("America/Santiago", date(2026, 8, 30), [22, 21, 21]),
        ("Australia/Sydney", date(2026, 3, 29), [7, 8, 8]),
        ("Asia/Gaza", date(2026, 3, 22), [16, 15, 15]),
        ("Africa/Nairobi", date(2026, 3, 22), [15, 15, 15]),
        ("Asia/Kolkata", date(2026, 3, 22), [12, 12, 12]),
        ("UTC", date(2026, 3, 22), [18, 18, 18]),
    ],
)
def test_an_event_at_six_stays_at_six_when_the_clocks_change_between(zone, first, hours):
    made = weekly(datetime.combine(first, SIX), zone, 3)
    assert [moment.hour for moment in made] == hours
    assert {moment.astimezone(ZoneInfo(zone)).time() for moment in made} == {SIX}


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("Europe/Berlin", "2026-03-29 02:30"),
        ("America/New_York", "2026-03-08 02:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15"),
        ("America/Santiago", "2026-09-06 00:30"),
        ("Pacific/Apia", "2011-12-30 12:00"),
    ],
)
def test_an_hour_that_the_clocks_skip_is_refused(zone, local):
    with pytest.raises(NoSuchHour) as refused:
        moment_of(datetime.fromisoformat(local), zone)
    assert local in refused.value.fact


@pytest.mark.parametrize(
    ("zone", "local", "minutes"),
    [
        ("Europe/Berlin", "2026-10-25 02:30", 60),
        ("America/New_York", "2026-11-01 01:00", 60),
        ("Australia/Lord_Howe", "2026-04-05 01:45", 30),
    ],
)
def test_an_hour_that_comes_twice_is_asked_for(zone, local, minutes):
    wall = datetime.fromisoformat(local)
    with pytest.raises(HourTwice):
        moment_of(wall, zone)
    first, second = moment_of(wall, zone, "first"), moment_of(wall, zone, "second")
    assert second - first == timedelta(minutes=minutes)


FIRST, LAST = map(datetime.fromisoformat, ("2026-01-01", "2030-01-01"))


@given(st.datetimes(FIRST, LAST), st.sampled_from(["Europe/Berlin", "America/Santiago"]))
def test_every_hour_is_shown_as_it_was_given_or_refused(local, zone):
    try:
        moment = moment_of(local, zone, "first")
    except NoSuchHour:
        return
    assert moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local


def test_slots_follow_each_other():
    start = datetime(2026, 5, 7, 15, tzinfo=UTC)
    assert [slot.strftime("%H:%M") for slot in slots(start, 25, 3)] == ["15:00", "15:25", "15:50"]


@pytest.mark.parametrize(
    ("zone", "language", "words"),
    [
        ("Africa/Nairobi", "en", "Thursday, 7 May 2026, 18:00 to 20:00 (Nairobi)"),
        ("America/New_York", "en", "Thursday, 7 May 2026, 11:00 to 13:00 (New York)"),
        ("Asia/Tokyo", "en", "Friday, 8 May 2026, 00:00 to 02:00 (Tokyo)"),
        ("Pacific/Honolulu", "fr", "jeudi, 7 mai 2026, 05:00 à 07:00 (Honolulu)"),
        ("Asia/Dhaka", "en", "Thursday, 7 May 2026, 21:00 to 23:00 (Dhaka)"),
        ("Australia/Perth", "en", "Thursday, 7 May 2026, 23:00 to Friday, 8 May 2026, 01:00 (Perth)"),
    ],
)
def test_a_time_is_said_by_the_clock_of_the_reader(zone, language, words):
    start = datetime(2026, 5, 7, 15, tzinfo=UTC)
    assert shown_span(start, start + timedelta(hours=2), zone, language) == words
