"""Scores kept week by week, and flags."""

from datetime import date, timedelta

import pytest

from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.marketplaces.actions.workers import add_agencies
from goodstanding.reputation.actions.flags import flag_companies
from goodstanding.reputation.actions.snapshots import take_snapshot, take_snapshots
from goodstanding.reputation.models import CompanyFlag, Score, Snapshot
from goodstanding.reputation.queries.scores import scores_now, scores_of_weeks
from goodstanding.reputation.scoring.rule import rule_named, rule_of
from making import OPENED
from random_work import noon
from reputation.scores.scoring_scenes import TODAY, done, four_done, reveal, scored_scene

pytestmark = pytest.mark.django_db
assert TODAY.weekday() == 0
WEEKS = [TODAY - timedelta(weeks=n) for n in reversed(range(4))]


def keep(scene, week=TODAY, **more):
    shop = scene.work.kazi_hub
    return take_snapshot(shop, week, rule_of(shop, week), by=SYSTEM, at=OPENED, **more)


def kept():
    """Week, holder, score, outcomes and companies of each row."""
    rows = Score.objects.order_by("week", "worker", "agency")
    return list(rows.values_list("week", "worker__slug", "agency__slug", "score", "outcomes", "companies"))


def test_a_snapshot_keeps_a_row_for_each_holder_with_an_outcome():
    scene = scored_scene()
    agency = add_agencies(scene.work.kazi_hub, {"a1": "Savanna"}, by=SYSTEM, at=OPENED)["a1"]
    four_done(scene)
    done(scene, 500, worker=1, agency=agency)
    done(scene, None, worker=1)
    snapshot = keep(scene)
    own = scores_now(SYSTEM, scene.work.kazi_hub, [scene.work.wanjirus.pk], TODAY)[scene.work.wanjirus.pk]
    assert (snapshot.holders, snapshot.changed) == (3, 3)
    assert (snapshot.policy, snapshot.score_policy) == ("standing-1@2026-01-01", "jss-1@2026-01-01")
    assert sorted(kept(), key=str) == [
        (TODAY, "otieno", None, None, 1, 1),
        (TODAY, "wanjiru", None, own.score, 4, 2),
        (TODAY, None, "savanna", None, 1, 1),
    ]


def test_the_same_week_again_is_the_one_that_was_kept():
    scene = scored_scene()
    four_done(scene)
    first = keep(scene)
    done(scene, 100)
    assert keep(scene) == first
    assert Score.objects.count() == 1
    assert Event.objects.filter(kind="reputation.snapshot_taken").count() == 1


@pytest.mark.database
def test_a_week_writes_what_differs_from_the_week_before_and_what_is_gone():
    scene = scored_scene()
    four_done(scene)
    old = done(scene, 500, ago=735, worker=1)
    weeks = [TODAY - timedelta(weeks=n) for n in (2, 1, 0)]
    snapshots = [keep(scene, week) for week in weeks]
    changed = [row for row in kept() if row[1] == "otieno"]
    assert old.ended_on == date(2024, 2, 26)
    assert [snapshot.changed for snapshot in snapshots] == [2, 0, 1]
    assert changed == [(weeks[0], "otieno", None, None, 1, 1), (weeks[2], "otieno", None, None, 0, 0)]


def test_what_became_known_on_the_monday_itself_belongs_to_the_next_week():
    scene = scored_scene()
    four_done(scene)
    late = done(scene, 100, ago=1)
    reveal(late, noon(TODAY))
    before, after = keep(scene), keep(scene, TODAY + timedelta(weeks=1))
    outcomes = {week: n for week, _worker, _agency, _score, n, _companies in kept()}
    assert outcomes == {before.week: 4, after.week: 5}


def test_a_sealed_review_changes_no_snapshot():
    scene = scored_scene()
    four_done(scene)
    first = keep(scene, WEEKS[0])
    sealed = done(scene, 100, ago=50, revealed=False)
    other = rule_named("standing-1", (), TODAY)
    Snapshot.objects.filter(pk=first.pk).update(rule="as it was")
    sealed.reviews.all().delete()
    without = take_snapshot(scene.work.kazi_hub, WEEKS[0], other, by=SYSTEM, at=OPENED)
    Snapshot.objects.filter(pk=without.pk).update(rule="without")
    sealed.reviews.create(side="company", criteria={}, points=100, written_at=OPENED)
    again = take_snapshot(scene.work.kazi_hub, WEEKS[0], other, by=SYSTEM, at=OPENED)
    assert (without.digest, kept()[0][3:]) == (again.digest, kept()[1][3:])


def test_weeks_reckoned_afterwards_in_one_go_are_those_kept_one_by_one():
    scene = scored_scene()
    four_done(scene)
    for ago in (3, 10, 24):
        done(scene, 100, ago=ago, worker=1)
    for week in WEEKS:
        keep(scene, week)
    one_by_one = kept()
    Score.objects.all()._raw_delete("default")
    Snapshot.objects.all()._raw_delete("default")
    rule = rule_of(scene.work.kazi_hub, TODAY)
    found = take_snapshots(scene.work.kazi_hub, WEEKS, rule, by=scene.work.team.actor, at=OPENED)
    assert [snapshot.is_afterwards for snapshot in found] == [True] * 4
    assert kept() == one_by_one


def test_weeks_are_mondays_that_follow_one_another_and_are_kept_by_the_team_or_the_system():
    scene = scored_scene()
    four_done(scene)
    with pytest.raises(ValueError, match="Monday"):
        keep(scene, TODAY + timedelta(days=1))
    keep(scene)
    with pytest.raises(ValueError, match="later week"):
        keep(scene, WEEKS[0])
    with pytest.raises(NotYours):
        take_snapshot(
            scene.work.kazi_hub, TODAY, rule_of(scene.work.kazi_hub, TODAY), by=scene.work.wanjiru.actor, at=OPENED
        )


@pytest.mark.database
def test_the_scores_of_weeks_hold_until_the_next_row_and_only_where_a_week_was_kept():
    scene = scored_scene()
    ids = [scene.work.wanjirus.pk, scene.work.otienos.pk]
    four_done(scene)
    done(scene, 500, ago=10, worker=1)
    keep(scene, WEEKS[0])
    keep(scene, WEEKS[2])
    keep(scene, WEEKS[3])
    found = scores_of_weeks(SYSTEM, ids, "standing-1", WEEKS)
    told = {holder: [score and (score.week, score.outcomes) for score in scores] for holder, scores in found.items()}
    assert told == {
        ids[0]: [(WEEKS[0], 4), None, (WEEKS[0], 4), (WEEKS[0], 4)],
        ids[1]: [None, None, (WEEKS[2], 1), (WEEKS[2], 1)],
    }


def flagged(scene, on=TODAY):
    made = flag_companies(scene.work.kazi_hub, on, rule_of(scene.work.kazi_hub, on), by=SYSTEM, at=OPENED)
    return sorted((flag.worker.slug, flag.workers, flag.negative, flag.outcomes, flag.until) for flag in made)


def harsh(scene, workers):
    """Company 1 rates each of these workers badly, once."""
    return [done(scene, 100, company=1, worker=worker, ago=40) for worker in workers]


def test_a_company_is_flagged_for_a_worker_by_what_it_said_of_five_others():
    scene = scored_scene(workers=6)
    harsh(scene, range(5))
    assert flagged(scene) == []
    harsh(scene, [5])
    until = TODAY.replace(year=TODAY.year + 1)
    names = ["otieno", "wanjiru", "worker-2", "worker-3", "worker-4", "worker-5"]
    assert flagged(scene) == [(name, 5, 5, 5, until) for name in names]
    assert flagged(scene) == []
    assert Event.objects.filter(kind="reputation.companies_flagged").count() == 1


def test_ones_own_bad_reviews_do_not_flag_the_company_for_oneself():
    scene = scored_scene(workers=7)
    for _ in range(20):
        done(scene, 100, company=1, ago=40)
    for worker in range(1, 6):
        done(scene, 500, company=1, worker=worker, ago=40)
    assert [name for name, *_ in flagged(scene)] == [
        f"{w}" for w in ("otieno", "worker-2", "worker-3", "worker-4", "worker-5")
    ]


@pytest.mark.database
def test_a_flag_that_ran_out_is_made_anew_where_the_test_still_holds():
    scene = scored_scene(workers=6)
    harsh(scene, range(6))
    assert len(flagged(scene)) == 6
    later = TODAY.replace(year=TODAY.year + 1)
    assert flagged(scene, later - timedelta(days=1)) == []
    assert len(flagged(scene, later)) == 6
    assert CompanyFlag.objects.count() == 12


def test_a_policy_without_flags_makes_none():
    scene = scored_scene(workers=6)
    harsh(scene, range(6))
    rule = rule_named("standing-workmarket", (), TODAY)
    assert flag_companies(scene.work.kazi_hub, TODAY, rule, by=SYSTEM, at=OPENED) == []


def test_what_a_flagged_company_said_counts_as_if_it_were_not_there():
    scene = scored_scene(companies=4, workers=6)
    shop, wanjiru = scene.work.kazi_hub, scene.work.wanjirus.pk
    four_done(scene)
    before = scores_now(SYSTEM, shop, [wanjiru], TODAY)
    done(scene, 100, company=3, ago=40)
    for worker in range(1, 6):
        done(scene, 100, company=3, worker=worker, ago=40)
    hurt = scores_now(SYSTEM, shop, [wanjiru], TODAY)[wanjiru].score
    assert hurt < before[wanjiru].score
    flagged(scene)
    assert scores_now(SYSTEM, shop, [wanjiru], TODAY) == before
