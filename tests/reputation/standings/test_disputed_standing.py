"""A standing that rests on a review under dispute waits for the ruling, and no longer than the clocks."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from disputed import disputed, ruled_on
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.disputes.actions import withdraw
from goodstanding.disputes.models import Case
from goodstanding.engagements.models import Engagement, Review
from goodstanding.marketplaces.actions import Buyer, add_companies
from goodstanding.reputation.jobs.standings import tell_of_standings
from histories import Past
from random_work import engagement, noon, review
from reputation.standings.weeks_kept import MONDAY, held, judged, keep, moment, ready, told, weeks

pytestmark = pytest.mark.django_db
GOOD, BAD = 95, 80
OPENED_ON = MONDAY + timedelta(days=20)
FILED = moment(OPENED_ON)
DAY = timedelta(days=1)


def worked(scene: Past, company: int, points: int, days_before: int) -> Engagement:
    """An engagement of Wanjiru that ended so many days before the Monday, reviewed on that day."""
    day = MONDAY - timedelta(days=days_before)
    facts = {"accepted_on": day - 40 * DAY, "started_on": day - 40 * DAY, "ended_on": day, "paid_cents": 50_000}
    one = engagement(scene.world, company, 0, end_reason="completed", **facts)
    review(one, "company", points, noon(day))
    return one


def falling() -> tuple[Past, Engagement]:
    """Wanjiru is Top Rated since the Monday; one review since then makes four weeks bad, and the fourth costs it."""
    scene = ready()
    scene.world.companies.extend(
        add_companies(scene.work.kazi_hub, [Buyer("two", "Two")], by=SYSTEM, at=moment(MONDAY))
    )
    for number in range(8):
        worked(scene, number % 2, 500, 60 + number)
    bad = worked(scene, 0, 100, -1)
    keep(scene.work.wanjirus, [GOOD] * 13)
    judged(scene)
    keep(scene.work.wanjirus, [BAD] * 9, weeks(9))
    for number in range(1, 3):
        judged(scene, weeks(number))
    return scene, bad


def opened(scene: Past, one: Engagement, at: datetime = FILED) -> Case:
    of_worker = Review.objects.get(engagement=one, side="company")
    return disputed(of_worker, scene.work.wanjiru, at=at)


def is_held(scene: Past, *numbers: int) -> list[bool]:
    """Whether she is still Top Rated once these weeks are judged, one after the other."""
    found = []
    for number in numbers:
        judged(scene, weeks(number))
        found.append(held(scene.work.wanjirus)[0][2] is None)
    return found


def test_without_a_case_it_is_lost() -> None:
    scene, _bad = falling()
    assert is_held(scene, 3, 4) == [True, False]


@pytest.mark.database
def test_it_is_kept_and_said_once_while_the_ruling_is_waited_for_and_lost_with_it() -> None:
    scene, bad = falling()
    case = opened(scene, bad)
    assert is_held(scene, 3, 4) == [True, True]
    tell_of_standings(moment(weeks(4)))
    [mail] = OutgoingMail.objects.filter(purpose="reputation.standing_waits")
    assert mail.subject == "Top Rated waits for a ruling"
    assert "because of a review that is under dispute since 26 July 2026." in mail.text
    assert is_held(scene, 5) == [True]
    browser = Client()
    browser.force_login(scene.work.wanjiru)
    with clock.pinned(moment(weeks(5), 1)):
        page = browser.get(f"/workers/kazi-hub/{scene.work.wanjirus.slug}/standing").text
    assert "The standing waits for the ruling." in page
    assert told(scene.work.wanjirus)[-1] == ("waits", "weeks", OPENED_ON)
    ruled_on(scene.work, case, "keep", at=moment(weeks(5)))
    assert is_held(scene, 6) == [False]


@pytest.mark.parametrize("points", [400, 500])
def test_what_does_not_rest_on_the_review_is_lost_all_the_same(points: int) -> None:
    scene, bad = falling()
    opened(scene, bad)
    Review.objects.filter(engagement=bad).update(points=points)
    for one in Engagement.objects.filter(worker=scene.work.wanjirus, company=scene.world.companies[1]):
        Review.objects.filter(engagement=one).update(points=100)
        Engagement.objects.filter(pk=one.pk).update(revealed_points=100)
    assert is_held(scene, 4) == [False]


@pytest.mark.database
def test_it_waits_no_longer_than_the_clocks_and_opening_anew_begins_none() -> None:
    scene, bad = falling()
    case = opened(scene, bad)
    assert is_held(scene, 4) == [True]
    withdraw(case, by=scene.work.wanjiru.actor, at=moment(weeks(4), 1))
    opened(scene, bad, moment(weeks(4), 2))
    assert is_held(scene, 5, 6, 7) == [True, True, False]
