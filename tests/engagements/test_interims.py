"""Feedback in the middle of an engagement: from 30 days on, for 14 days, read at once, counted nowhere."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from engagements.reviewing import DAY, ENDED, ended, started
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.engagements import queries
from goodstanding.engagements.actions.interims import ask_interim, give_interim
from goodstanding.engagements.models import Entry, Interim
from goodstanding.engagements.refusals import InterimOver, InterimTooEarly
from making import OPENED
from racing import race
from working import engaged, scene_of_work

STARTED = (OPENED + DAY).replace(hour=0)
OLD = STARTED + 30 * DAY


@pytest.fixture
def work(db):
    return scene_of_work()


def told():
    return list(Event.objects.filter(kind__startswith="engagements.interim").values_list("kind", "actor"))


def test_one_side_asks_the_other_answers_and_both_read_it_at_once(work):
    engagement = started(work)
    amina, wanjiru = work.amina.actor, work.wanjiru.actor
    ask_interim(engagement, by=amina, at=OLD)
    interim = give_interim(engagement, "More examples would help.", by=wanjiru, at=OLD + DAY)
    readers = (amina, wanjiru, work.team.actor, work.mallory.actor)
    assert [[each.text for each in queries.interims_of(actor, engagement)] for actor in readers] == [
        *[["More examples would help."]] * 3,
        [],
    ]
    assert (interim.side, interim.expires_at) == ("worker", OLD + 14 * DAY)
    assert told() == [
        ("engagements.interim_asked", f"account:{work.amina.pk}"),
        ("engagements.interim_given", f"account:{work.wanjiru.pk}"),
    ]
    mails = OutgoingMail.objects.filter(purpose__startswith="engagements.interim").order_by("pk")
    assert [(mail.to, mail.subject) for mail in mails] == [
        ("wanjiru@people.example", "Dune Analytics asks how it goes"),
        ("amina@people.example", "Wanjiru has given you feedback"),
    ]
    assert [entry.what for entry in Entry.objects.order_by("pk")][-2:] == ["interim_asked", "interim_given"]
    assert list(queries.revealed_reviews(SYSTEM)) == []


@pytest.mark.parametrize("who", ["amina", "wanjiru"])
def test_it_is_asked_for_from_day_30_after_the_start_on(work, who):
    engagement, by = started(work), getattr(work, who).actor
    with pytest.raises(InterimTooEarly):
        ask_interim(engagement, by=by, at=OLD - timedelta(seconds=1))
    assert not queries.is_interim_time(by, engagement, OLD - timedelta(seconds=1))
    assert ask_interim(engagement, by=by, at=OLD).asked_at == OLD


def test_it_is_asked_for_in_no_engagement_that_has_not_started_or_has_ended(work):
    agreed = engaged(work)
    for engagement, at in ((agreed, ENDED), (ended(work, agreed), ENDED + DAY)):
        with pytest.raises(InterimTooEarly):
            ask_interim(engagement, by=work.amina.actor, at=at)


def test_asking_again_is_the_same_request_until_it_runs_out(work):
    engagement, amina = started(work), work.amina.actor
    first = ask_interim(engagement, by=amina, at=OLD)
    assert ask_interim(engagement, by=amina, at=OLD + DAY).asked_at == OLD
    again = ask_interim(engagement, by=amina, at=OLD + 14 * DAY)
    assert (again.pk, again.asked_at, len(told())) == (first.pk, OLD + 14 * DAY, 2)


def test_what_comes_too_late_or_was_not_asked_for_is_refused_and_the_same_again_is_not(work):
    engagement, wanjiru = started(work), work.wanjiru.actor
    with pytest.raises(InterimOver):
        give_interim(engagement, "Unasked.", by=wanjiru, at=OLD)
    ask_interim(engagement, by=work.amina.actor, at=OLD)
    with pytest.raises(InterimOver):
        give_interim(engagement, "Late.", by=wanjiru, at=OLD + 14 * DAY)
    for _twice in range(2):
        give_interim(engagement, "In time.", by=wanjiru, at=OLD + DAY)
    with pytest.raises(InterimOver):
        give_interim(engagement, "Another.", by=wanjiru, at=OLD + DAY)
    assert [interim.text for interim in Interim.objects.all()] == ["In time."]


@pytest.mark.parametrize("who", ["team", "mallory", "otieno"])
def test_nobody_else_asks_or_gives(work, who):
    engagement, by = started(work), getattr(work, who).actor
    for act in (lambda: ask_interim(engagement, by=by, at=OLD), lambda: give_interim(engagement, "x", by=by, at=OLD)):
        with pytest.raises(NotYours):
            act()


def test_the_page_asks_gives_and_shows(work):
    engagement, clients = started(work), {}
    for who in ("amina", "wanjiru", "mallory"):
        clients[who] = Client()
        clients[who].force_login(getattr(work, who))
    address = f"/engagements/{engagement.pk}/feedback"
    with clock.pinned(OLD):
        assert "Ask Wanjiru for feedback" in clients["amina"].get(address).text
        assert clients["amina"].post(f"{address}/ask").status_code == 302
        assert "to answer." in clients["amina"].get(address).text
        asked = re.sub(r"<[^>]+>", "", clients["wanjiru"].get(address).text)
        assert "You have until 16 April 2026, 00:00 (UTC)." in asked
        assert clients["wanjiru"].post(address, {"text": ""}).status_code == 422
        assert clients["wanjiru"].post(address, {"text": "More examples."}).status_code == 302
        assert "More examples." in clients["amina"].get(address).text
        assert clients["mallory"].get(address).status_code == 404
        assert Client().get(address).headers["location"].startswith("/sign-in?next=")


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_asking_at_once_is_one_request_and_giving_at_once_one_answer():
    work = scene_of_work()
    engagement, amina, wanjiru = started(work), work.amina.actor, work.wanjiru.actor
    race(*[lambda: ask_interim(engagement, by=amina, at=OLD)] * 8)
    race(*[lambda: give_interim(engagement, "Fine.", by=wanjiru, at=OLD)] * 8)
    assert (Interim.objects.count(), len(told())) == (1, 2)
