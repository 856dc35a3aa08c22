"""Going away and coming back."""

from datetime import timedelta

import pytest

from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.reputation.actions import come_back, pause
from goodstanding.reputation.models import Pause
from goodstanding.reputation.refusals import NoPauseLeft
from histories import seen_by
from reputation.standings.weeks_kept import MONDAY, keep, moment, ready

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def scene():
    with clock.pinned(moment(MONDAY, 9)):
        yield ready()


def days():
    return [(each.since, each.until) for each in Pause.objects.order_by("pk")]


def act(scene, verb, day, account=None):
    return verb(scene.work.wanjirus, by=(account or scene.work.wanjiru).actor, at=moment(MONDAY, 9) + day * DAY)


def test_a_pause_begins_and_ends_on_the_day(scene):
    act(scene, pause, 0)
    act(scene, pause, 1)
    act(scene, come_back, 10)
    assert act(scene, come_back, 11) is None
    assert days() == [(MONDAY, MONDAY + 10 * DAY)]
    kinds = list(Event.objects.filter(subject_kind="pause").values_list("kind", flat=True))
    assert kinds == ["reputation.paused", "reputation.returned"]


def test_both_can_be_taken_back_on_the_same_day(scene):
    act(scene, pause, 0)
    act(scene, come_back, 0)
    assert days() == [(MONDAY, MONDAY)]
    act(scene, pause, 0)
    assert days() == [(MONDAY, None)]


def test_who_has_used_the_days_up_reads_when_they_come_back(scene):
    Pause.objects.create(
        worker=scene.work.wanjirus, since=MONDAY - 180 * DAY, until=MONDAY - DAY, began_at=moment(MONDAY)
    )
    act(scene, pause, 0)
    act(scene, come_back, 5)
    with pytest.raises(NoPauseLeft):
        act(scene, pause, 6)


def test_nobody_else_sends_a_worker_away(scene):
    for account in (scene.work.team, scene.work.amina, scene.work.otieno):
        with pytest.raises(NotYours):
            act(scene, pause, 0, account)


def test_the_page_has_a_button_for_each(scene):
    keep(scene.work.wanjirus, [95])
    browser, path = seen_by(scene.work.wanjiru), f"/workers/kazi-hub/{scene.work.wanjirus.slug}/standing"
    assert "180 of 180 days in 12 months are left." in browser.get(path).text
    assert browser.post(f"{path}/pause").status_code == 302
    away = browser.get(path).text
    assert "Away since 6 July 2026." in away
    assert "your weeks are not looked at until you come back" in away
    assert browser.post(f"{path}/return").status_code == 302
    assert days() == [(MONDAY, MONDAY)]
    assert seen_by(scene.work.team).post(f"{path}/pause").status_code == 404
