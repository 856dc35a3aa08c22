"""Guests and jobs at once."""

from datetime import timedelta

import pytest

from accreditation.telling import DAY
from community.gathering import EVENING, draft, gathering, mails, person
from community.publishing import LATER
from goodstanding.base.access import SYSTEM
from goodstanding.community.actions.board import write_post
from goodstanding.community.actions.events import plan
from goodstanding.community.actions.rsvps import come, remind, stay_away
from goodstanding.community.models import Rsvp
from goodstanding.community.queries.board import MOST_A_DAY
from goodstanding.community.queries.events import reminders_due
from making import scene
from racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_the_last_place_is_given_once_and_a_free_one_to_one_who_waits():
    made = gathering(scene(), capacity=1)
    amina, otieno, njeri = (person(name) for name in ("amina", "otieno", "njeri"))
    states = race(*(lambda by=each: come(made, by=by.actor, at=LATER).state for each in (amina, otieno)))
    assert sorted(states) == ["coming", "waiting"]
    holder = Rsvp.objects.get(state="coming").account
    race(
        lambda: stay_away(made, by=holder.actor, at=LATER + timedelta(hours=1)),
        lambda: come(made, by=njeri.actor, at=LATER + timedelta(hours=1)),
    )
    assert sorted(Rsvp.objects.values_list("state", flat=True)) == ["away", "coming", "waiting"]
    assert len(mails("moved_up")) == 1


def test_two_workers_remind_once():
    made, amina = gathering(scene()), person("amina")
    come(made, by=amina.actor, at=LATER)
    at = EVENING - 7 * DAY
    [due] = reminders_due(SYSTEM, at)
    assert sorted(race(*(lambda: remind(*due, by=SYSTEM, at=at) for _worker in range(2)))) == [False, True]
    assert len(mails("reminder_7")) == 1


def test_a_guest_who_books_two_talks_at_once_holds_one():
    set_up, amina = scene(), person("amina")
    starts = [EVENING, EVENING + DAY]
    talks = plan(set_up.programme, draft(kind="single", capacity=1), starts, by=set_up.ole.actor, at=LATER)
    ends = race(*(lambda talk=each: come(talk, by=amina.actor, at=LATER) for each in talks))
    assert sorted(type(each).__name__ for each in ends) == ["Rsvp", "SlotHeld"]


def test_messages_written_at_once_keep_to_the_quota():
    set_up = scene()
    writers = [lambda: write_post(set_up.programme, "Who comes?", by=set_up.team.actor, at=LATER)] * (MOST_A_DAY + 1)
    ends = race(*writers)
    assert sorted(type(each).__name__ for each in ends) == ["BoardFull", *["BoardPost"] * MOST_A_DAY]
