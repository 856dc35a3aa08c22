"""Every Monday: flags, scores, standings, mails; what was missed is made up, whole weeks at a time."""

from datetime import timedelta

import pytest

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.schedule import declared_jobs
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.actions import Freelancer, add_workers
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.actions.snapshots import take_snapshot
from goodstanding.reputation.jobs import judge_standings
from goodstanding.reputation.models import Snapshot, StandingNotice
from goodstanding.reputation.queries.standings import weeks_due
from goodstanding.reputation.scoring.rule import rule_of
from making import OPENED, marketplace
from random_work import World, engagement, noon, review
from reputation.standings.weeks_kept import MONDAY, complete, held, moment, ready, weeks

pytestmark = pytest.mark.django_db


def kept():
    rows = Snapshot.objects.order_by("week").values_list("week", "is_afterwards", "judged_at")
    return [(week, afterwards, at is not None) for week, afterwards, at in rows]


def scored(number=4):
    """Wanjiru's companies reviewed her well in the spring."""
    scene = ready()
    for place in range(number):
        day = MONDAY - timedelta(days=60 + place)
        facts = {"accepted_on": day - timedelta(days=40), "started_on": day - timedelta(days=40), "ended_on": day}
        one = engagement(scene.world, 0, 0, end_reason="completed", paid_cents=50_000, **facts)
        review(one, "company", 500, noon(day))
    return scene


def test_it_runs_on_mondays_at_midnight_utc():
    times = {job.name: job.cron for job in declared_jobs()}
    assert (times["judge-standings"], times["tell-of-standings"]) == ("0 0 * * 1", "*/5 * * * *")


@pytest.mark.database
def test_the_week_is_kept_judged_and_told_once():
    scene = scored()
    Marketplace.objects.update(enrolled_at=moment(weeks(-1)) + timedelta(days=1))
    for hours in (0, 0, 5):
        judge_standings(moment(MONDAY, hours))
    assert kept() == [(MONDAY, False, True)]
    assert Event.objects.filter(kind="reputation.week_judged").count() == 1
    assert held(scene.work.wanjirus) == [("rising", MONDAY, None, "")]
    assert [mail.subject for mail in OutgoingMail.objects.filter(to="wanjiru@people.example")] == [
        "You are Rising Talent on Kazi Hub"
    ]


def test_missed_weeks_are_made_up_in_order_and_marked():
    scored()
    Marketplace.objects.update(enrolled_at=moment(weeks(-6)))
    judge_standings(moment(weeks(-3)))
    judge_standings(moment(MONDAY, 3))
    assert kept()[2:] == [
        (weeks(-3), False, True),
        (weeks(-2), True, True),
        (weeks(-1), True, True),
        (MONDAY, False, True),
    ]


def test_at_most_sixteen_and_none_before_the_marketplace_was_here():
    scene = scored()
    shop = scene.work.kazi_hub
    assert weeks_due(STRANGER, shop, moment(MONDAY)) == []
    assert weeks_due(SYSTEM, shop, moment(MONDAY)) == [weeks(n) for n in range(-15, 1)]
    assert weeks_due(SYSTEM, shop, OPENED + timedelta(days=20)) == [weeks(-17), weeks(-16)]
    assert weeks_due(SYSTEM, shop, moment(MONDAY) - timedelta(seconds=1))[-1] == weeks(-1)


def test_a_week_whose_scores_alone_were_kept_before_a_kill_is_judged_by_the_next_run():
    scene = scored()
    Marketplace.objects.update(enrolled_at=moment(weeks(-1)))
    shop = Marketplace.objects.get(pk=scene.work.kazi_hub.pk)
    take_snapshot(shop, MONDAY, rule_of(shop, MONDAY), by=SYSTEM, at=moment(MONDAY))
    assert kept() == [(MONDAY, False, False)]
    judge_standings(moment(MONDAY))
    assert kept() == [(MONDAY, False, True)]


def test_one_marketplace_that_fails_keeps_no_other_waiting():
    scene = ready()
    Marketplace.objects.update(enrolled_at=moment(weeks(-1)))
    other = marketplace("ajira-desk", "Ajira Desk")
    Marketplace.objects.filter(pk=other.pk).update(enrolled_at=moment(weeks(-1)), zone="Nowhere/Land")
    [worker] = add_workers(other, [Freelancer("x", "Zawadi", "KE")], by=SYSTEM, at=OPENED).values()
    complete(worker)
    mine = World(other, [scene.work.dune], [worker])
    engagement(mine, started_on=MONDAY, accepted_on=MONDAY)
    Engagement.objects.filter(worker=worker).update(marketplace=other)
    with pytest.raises(ExceptionGroup, match="the others were done"):
        judge_standings(moment(MONDAY))
    assert list(Snapshot.objects.values_list("marketplace__slug", "week")) == [("kazi-hub", MONDAY)]


def test_what_was_noted_and_not_told_is_told_by_the_next_run():
    scene = ready()
    Marketplace.objects.update(enrolled_at=moment(weeks(-1)))
    judge_standings(moment(MONDAY))
    StandingNotice.objects.update(told_at=None)
    OutgoingMail.objects.all().delete()
    judge_standings(moment(MONDAY, 1))
    assert OutgoingMail.objects.filter(to="wanjiru@people.example").count() == 1
    assert held(scene.work.wanjirus)[0][0] == "rising"
