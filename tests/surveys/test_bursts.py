"""Bursts of answers are flagged as they come; the moments by which they are found are soon forgotten."""

from datetime import timedelta

import pytest

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.base.worker import run_worker
from goodstanding.surveys import actions
from goodstanding.surveys.actions.bursts import flag_bursts
from goodstanding.surveys.flagged import flagged
from goodstanding.surveys.jobs.bursts import find_bursts
from goodstanding.surveys.models import Flag, Moment, Response
from making import OPENED, launched, points, scene

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOON = OPENED + timedelta(days=2, hours=3)


def at(minutes):
    return NOON + timedelta(minutes=minutes)


def came(links, *minutes):
    """The first of these links answer at these minutes, with the job that runs every minute between them."""
    for link, minute in zip(links, minutes, strict=False):
        actions.answer(link.token, points(4), by=STRANGER, at=at(minute))
        find_bursts(at(minute) + timedelta(seconds=30))


def bursts():
    return [
        (flag.figures["respondents"], flag.figures["minutes"], flag.responses.count())
        for flag in Flag.objects.filter(kind="burst").order_by("pk")
    ]


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        ((0, 1, 2), []),
        ((0, 2, 4, 5), [(4, 5, 4)]),
        ((0, 2, 4, 5.1), []),
        ((0, 0, 0, 0), [(4, 1, 4)]),
        ((0, 2, 4, 5, 6, 7), [(6, 7, 6)]),
        ((0, 1, 2, 3, 20, 21, 22, 23), [(4, 3, 4), (4, 3, 4)]),
    ],
)
def test_four_answers_within_five_minutes_are_a_burst_and_one_that_goes_on_is_one_flag(minutes, found):
    _survey, links = launched(scene())
    came(links, *minutes)
    find_bursts(at(90))
    assert bursts() == found
    assert Event.objects.filter(kind="surveys.flagged").count() == len(found)


def test_a_worker_that_stood_still_finds_the_same_and_then_forgets():
    survey, links = launched(scene())
    for link, minute in zip(links, (0, 1, 2, 3, 60), strict=False):
        actions.answer(link.token, points(4), by=STRANGER, at=at(minute))
    flag_bursts(survey, by=SYSTEM, at=at(600))
    assert (bursts(), Moment.objects.count()) == ([(4, 3, 4)], 0)


def test_moments_are_gone_after_minutes_and_what_stays_is_the_day():
    survey, links = launched(scene())
    came(links, 0, 1, 2, 3)
    assert Moment.objects.count() == 4
    find_bursts(at(8.6))
    assert Moment.objects.count() == 0
    flag = Flag.objects.get(kind="burst")
    kept = [flag.flagged_at, *Event.objects.filter(kind="surveys.flagged").values_list("at", flat=True)]
    assert [(each.date(), each.time().isoformat()) for each in kept] == [(NOON.date(), "00:00:00")] * 2
    assert flagged(flag).sentence == "4 responses came within 3 minutes."
    assert set(Response.objects.values_list("day", flat=True)) == {NOON.date()}
    actions.close(survey, by=SYSTEM, at=survey.closes_at)
    assert bursts() == [(4, 3, 4)]


def test_the_close_finds_the_last_burst_and_forgets_every_moment():
    survey, links = launched(scene())
    for link in links[:4]:
        actions.answer(link.token, points(4), by=STRANGER, at=survey.closes_at - timedelta(seconds=1))
    actions.close(survey, by=SYSTEM, at=survey.closes_at)
    assert (bursts(), Moment.objects.count()) == ([(4, 1, 4)], 0)


def test_an_edit_is_no_new_answer_and_a_withdrawn_one_leaves_no_moment():
    survey, links = launched(scene())
    for value in (3, 4, 5):
        actions.answer(links[0].token, points(value), by=STRANGER, at=at(value))
    actions.answer(links[1].token, points(4), by=STRANGER, at=at(5))
    actions.withdraw(links[1].token, by=STRANGER, at=at(5))
    flag_bursts(survey, by=SYSTEM, at=at(5))
    assert (bursts(), list(Moment.objects.values_list("at", flat=True))) == ([], [at(3)])


def test_the_worker_looks_every_minute():
    _survey, links = launched(scene())
    for link in links[:4]:
        actions.answer(link.token, points(4), by=STRANGER, at=at(0))
    for minute in (1, 2):
        with clock.pinned(at(minute)):
            run_worker(once=True)
    assert bursts() == [(4, 1, 4)]


def test_only_the_system_looks():
    set_up = scene()
    survey, _links = launched(set_up)
    for who in (set_up.ole.actor, set_up.team.actor, STRANGER):
        with pytest.raises(NotYours):
            flag_bursts(survey, by=who, at=NOON)
