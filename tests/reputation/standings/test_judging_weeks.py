"""Which standings begin and end on a Monday, and what holders are told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.marketplaces.actions import Freelancer, add_workers
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.reputation.actions import judge_week
from goodstanding.reputation.judging.judged import judging
from goodstanding.reputation.judging.plan import held_now, plan_of
from goodstanding.reputation.models import Pause, Snapshot, Standing
from goodstanding.reputation.scoring.rule import rule_of
from making import OPENED
from random_work import engagement, invoice
from reputation.standings.weeks_kept import (
    MONDAY,
    agency,
    complete,
    earns,
    follow,
    held,
    judged,
    keep,
    moment,
    ready,
    told,
    weeks,
)

pytestmark = pytest.mark.django_db
GOOD, BAD = 95, 80


def wanjirus(scene, scores, last=MONDAY):
    """Her weeks; she is judged by them."""
    keep(scene.work.wanjirus, scores, last)
    judged(scene, last)
    return held(scene.work.wanjirus)


@pytest.mark.database
def test_thirteen_good_weeks_of_sixteen_make_top_rated_and_twelve_do_not():
    scene = ready()
    assert wanjirus(scene, [BAD] * 4 + [GOOD] * 12) == []
    assert wanjirus(scene, [GOOD], weeks(1)) == [("top", weeks(1), None, "")]
    assert told(scene.work.wanjirus) == [("gained", "", weeks(1))]


@pytest.mark.database
def test_a_standing_is_lost_with_the_condition_that_fails_and_said_two_weeks_ahead():
    scene = ready()
    worker = scene.work.wanjirus
    wanjirus(scene, [GOOD] * 13)
    keep(worker, [BAD] * 4, weeks(4))
    for number in range(1, 5):
        judged(scene, weeks(number))
    assert held(worker) == [("top", MONDAY, weeks(4), "weeks")]
    assert told(worker) == [("gained", "", MONDAY), ("at_risk", "weeks", weeks(4)), ("lost", "weeks", weeks(4))]
    lost = worker.standings.get().notices.get(kind="lost")
    assert (lost.value, lost.needed) == (12, 13)


def test_what_was_earned_long_ago_is_said_to_age_out():
    scene = ready()
    worker = scene.work.otienos
    complete(worker)
    earns(scene, 1, cents=90_000)
    earns(scene, 1, cents=20_000, paid=MONDAY - timedelta(days=355))
    keep(worker, [GOOD] * 16)
    judged(scene)
    for number in (1, 2):
        keep(worker, [GOOD], weeks(number))
        judged(scene, weeks(number))
    assert told(worker) == [("gained", "", MONDAY), ("at_risk", "earned", weeks(2)), ("lost", "earned", weeks(2))]


def test_judging_a_week_again_or_one_before_changes_nothing():
    scene = ready()
    wanjirus(scene, [GOOD] * 13)
    before = list(Event.objects.values_list("kind", flat=True))
    judged(scene)
    judged(scene, weeks(-1))
    assert list(Event.objects.values_list("kind", flat=True)) == before
    assert before[-2:] == ["reputation.standing_gained", "reputation.week_judged"]
    assert Snapshot.objects.get(week=weeks(-1)).judged_at is None
    assert Event.objects.last().data == {
        "week": "2026-07-06", "judged": 6, "gained": 1, "at_risk": 0, "grace": 0, "waits": 0, "lost": 0,
    }  # fmt: skip


def test_only_the_system_judges_and_only_weeks_that_were_kept():
    scene = ready()
    keep(scene.work.wanjirus, [GOOD])
    for actor in (STRANGER, scene.work.team.actor, scene.work.wanjiru.actor):
        with pytest.raises(NotYours):
            judge_week(scene.work.kazi_hub, MONDAY, by=actor, at=moment(MONDAY))
    with pytest.raises(Snapshot.DoesNotExist):
        judged(scene, weeks(1))


def test_a_week_of_which_nothing_was_kept_is_not_good():
    scene = ready()
    keep(scene.work.wanjirus, [GOOD] * 13)
    Snapshot.objects.filter(week=weeks(-1)).update(rule="another")
    judged(scene)
    assert held(scene.work.wanjirus) == []


def test_what_became_known_on_the_monday_itself_counts_a_week_later():
    """Kazi Hub's Monday begins at 21:00 UTC on Sunday."""
    scene = ready()
    worker = scene.work.otienos
    complete(worker)
    one = earns(scene, 1, cents=99_999)
    invoice(one, 2, 1, MONDAY, MONDAY)
    keep(worker, [GOOD] * 16)
    judged(scene)
    assert held(worker) == []
    keep(worker, [GOOD], weeks(1))
    judged(scene, weeks(1))
    assert held(worker) == [("top", weeks(1), None, "")]


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_mondays_are_the_same_everywhere_whatever_clocks_do(zone):
    """Clocks change on Sunday 8 March 2026 in New York, on 5 April in Auckland."""
    scene = ready()
    Marketplace.objects.update(zone=zone)
    scene.work.kazi_hub.refresh_from_db()
    keep(scene.work.wanjirus, [GOOD] * 17)
    for number in range(-6, -2):
        judged(scene, weeks(number))
    assert [since for _, since, *_ in held(scene.work.wanjirus)] == [weeks(-4)]


def newcomer(scene):
    [worker] = add_workers(scene.work.kazi_hub, [Freelancer("w9", "Achieng", "KE")], by=SYSTEM, at=OPENED).values()
    complete(worker)
    return worker


def test_a_newcomer_is_rising_talent_until_the_first_score():
    scene = ready()
    worker = newcomer(scene)
    keep(worker, [None])
    judged(scene)
    keep(worker, [40], weeks(1))
    judged(scene, weeks(1))
    assert held(worker) == [("rising", MONDAY, weeks(1), "no_score")]
    assert told(worker) == [("gained", "", MONDAY), ("lost", "no_score", weeks(1))]


def test_a_newcomers_time_is_twelve_months_and_its_end_is_said_ahead():
    scene = ready()
    worker = newcomer(scene)
    for number in (0, 50, 51, 52, 53):
        keep(scene.work.otienos, [None], weeks(number))
        judged(scene, weeks(number))
    over = weeks(53)
    assert held(worker) == [("rising", MONDAY, over, "newcomer")]
    assert told(worker)[1:] == [("at_risk", "newcomer", over), ("lost", "newcomer", over)]


def test_thirteen_weeks_as_rising_talent_are_good_weeks():
    scene = ready()
    worker = scene.work.otienos
    complete(worker)
    earns(scene, 1)
    keep(worker, [None] * 13)
    for number in (-12, -1, 0):
        judged(scene, weeks(number))
    assert held(worker) == [("rising", weeks(-12), None, ""), ("top", MONDAY, None, "")]


def test_exclusive_members_of_a_top_rated_agency_are_rising_talent_where_newcomers_are_not():
    scene = ready()
    follow(scene, "standing-upwork", weeks(-20))
    worker, other = newcomer(scene), scene.work.otienos
    complete(other)
    made = agency(scene, worker)
    earns(scene, 1, agency=made)
    keep(made, [GOOD] * 13, rule="standing-upwork")
    judged(scene)
    found = Standing.objects.order_by("kind").values_list("agency", "worker", "kind")
    assert list(found) == [(None, worker.pk, "rising"), (made.pk, None, "top")]


def test_a_holder_stays_in_grace_when_the_rule_changes_and_loses_when_it_is_over():
    scene = ready()
    worker = scene.work.wanjirus
    wanjirus(scene, [GOOD] * 16)
    follow(scene, "standing-superhost", weeks(1))
    for rule in ("standing-1", "standing-superhost"):
        keep(worker, [GOOD] * 14, weeks(14), rule)
    for number in (1, 2, 12, 13, 14):
        judged(scene, weeks(number))
    over = weeks(1) + timedelta(days=90)
    assert held(worker) == [("top", MONDAY, weeks(14), "weeks")]
    assert told(worker) == [
        ("gained", "", MONDAY),
        ("grace", "weeks", over - timedelta(days=1)),
        ("at_risk", "weeks", weeks(14)),
        ("lost", "weeks", weeks(14)),
    ]


def test_a_pause_passes_weeks_over_and_costs_nothing():
    scene = ready()
    worker = scene.work.wanjirus
    wanjirus(scene, [GOOD] * 13)
    Pause.objects.create(worker=worker, since=MONDAY, until=weeks(5), began_at=moment(MONDAY))
    keep(worker, [BAD] * 9, weeks(9))
    for number in (5, 6, 7, 8, 9):
        judged(scene, weeks(number))
    assert held(worker) == [("top", MONDAY, weeks(9), "weeks")]
    assert told(worker)[1:] == [("at_risk", "weeks", weeks(9)), ("lost", "weeks", weeks(9))]


def test_while_away_nothing_is_lost_and_earnings_wait():
    scene = ready()
    worker = scene.work.wanjirus
    wanjirus(scene, [GOOD] * 13)
    scene.world.kazi_hub.engagements.get().invoices.update(paid_on=MONDAY - timedelta(days=360))
    Pause.objects.create(worker=worker, since=MONDAY, until=weeks(5), began_at=moment(MONDAY))
    for number in (1, 5, 6):
        wanjirus(scene, [GOOD], weeks(number))
    assert held(worker) == [("top", MONDAY, weeks(6), "earned")]


def test_an_agency_is_top_rated_by_its_own_score_without_a_profile():
    scene = ready()
    made = agency(scene)
    earns(scene, 1, agency=made)
    keep(made, [GOOD] * 13)
    judged(scene)
    assert list(made.standings.values_list("kind", "since", "until")) == [("top", MONDAY, None)]


def test_many_changes_of_one_kind_have_one_event_together():
    scene = ready()
    many = [Freelancer(f"m{n}", f"Worker {n}", "KE") for n in range(51)]
    made = add_workers(scene.work.kazi_hub, many, by=SYSTEM, at=OPENED)
    Worker.objects.filter(pk__in=[worker.pk for worker in made.values()]).update(
        headline="Maps", about="Ten years.", rate_cents=900
    )
    for worker in made.values():
        worker.qualifications.bulk_create(
            [worker.qualifications.model(worker=worker, kind="skill", title=str(n), added_at=OPENED) for n in range(5)]
        )
    keep(scene.work.wanjirus, [GOOD])
    judged(scene)
    [event] = Event.objects.filter(kind="reputation.standing_gained")
    assert (event.subject_kind, event.data["count"]) == ("marketplace", 51)


def test_as_many_queries_for_one_worker_as_for_three():
    scene = ready()
    keep(scene.work.wanjirus, [GOOD] * 16)
    shop = scene.work.kazi_hub
    Worker.objects.filter(pk=scene.world.workers[2].pk).update(marketplace=shop)

    def number():
        asked = judging(shop, rule_of(shop, MONDAY), MONDAY, MONDAY)
        with CaptureQueriesContext(connection) as seen:
            plan_of(asked, held_now(asked))
        return len(seen)

    before = number()
    for worker in (1, 2):
        earns(scene, worker)
        complete(scene.world.workers[worker])
        keep(scene.world.workers[worker], [GOOD] * 16)
        engagement(scene.world, 0, worker, accepted_on=MONDAY, paid_cents=9, started_on=MONDAY)
    assert number() == before
