"""Judging a week at the same moment, and a violation recorded meanwhile."""

from collections import Counter

import pytest

from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.record import verify
from goodstanding.reputation.actions import judge_week, pause, record_violation, tell_of_standing
from goodstanding.reputation.models import Pause, StandingNotice
from racing import race
from reputation.standings.weeks_kept import MONDAY, held, keep, moment, ready

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
AT = moment(MONDAY)


@pytest.fixture
def scene():
    made = ready()
    keep(made.work.wanjirus, [95] * 13)
    yield made
    assert verify().whole


def kinds():
    return Counter(Event.objects.filter(kind__startswith="reputation.").values_list("kind", flat=True))


def judge(scene):
    return lambda: judge_week(scene.work.kazi_hub, MONDAY, by=SYSTEM, at=AT)


def test_several_judge_one_week_at_once_and_it_is_judged_once(scene):
    race(*[judge(scene)] * 4)
    assert held(scene.work.wanjirus) == [("top", MONDAY, None, "")]
    assert kinds() == {"reputation.standing_gained": 1, "reputation.week_judged": 1}


def test_a_violation_recorded_meanwhile_leaves_no_standing(scene):
    team, worker = scene.work.team.actor, scene.work.wanjirus
    race(judge(scene), lambda: record_violation(worker, "conduct", "Forty.", by=team, at=AT), judge(scene))
    assert [until for _, _, until, _ in held(worker) if until is None] == []


def test_a_notice_is_mailed_once_by_several(scene):
    judge(scene)()
    [notice] = StandingNotice.objects.select_related("standing")
    told = race(*[lambda: tell_of_standing(notice, by=SYSTEM, at=AT)] * 4)
    assert sorted(told) == [False, False, False, True]
    assert OutgoingMail.objects.count() == 1


def test_two_pauses_at_once_are_one(scene):
    away = lambda: pause(scene.work.wanjirus, by=scene.work.wanjiru.actor, at=AT)  # noqa: E731
    race(*[away] * 4)
    assert Pause.objects.count() == 1
