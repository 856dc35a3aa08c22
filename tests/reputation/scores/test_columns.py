"""What becomes of facts in the columns that the kernel reads."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodstanding.base.access import SYSTEM
from goodstanding.engagements.actions.revealed import repeat_reveals
from goodstanding.engagements.models import Engagement, Review, ReviewWindow
from goodstanding.marketplaces.actions.workers import add_agencies
from goodstanding.policies import load
from goodstanding.reputation.models import CompanyFlag, Exclusion
from goodstanding.reputation.scoring.columns import columns_of
from goodstanding.rules.job_success.columns import End, Excluded
from making import OPENED
from reputation.scores.scoring_scenes import TODAY, days_ago, done, four_done, reveal, running, scored_scene

pytestmark = pytest.mark.django_db
EPOCH = date(1970, 1, 1)


def rows_of(scene, on=TODAY, name="jss-1", **more):
    """Each row as: end, days before today, points, span, what is left out."""
    columns = columns_of(scene.work.kazi_hub, on, load().score(TODAY, name), **more).columns
    facts = zip(columns.end, columns.day, columns.points, columns.span_days, columns.excluded, strict=True)
    return [
        (End(end), (TODAY - EPOCH).days - int(day), int(points), int(span), Excluded(excluded))
        for end, day, points, span, excluded in facts
    ]


@pytest.mark.database
def test_work_under_way_counts_from_its_first_day_and_grows():
    scene = scored_scene()
    running(scene, ago=40)
    assert rows_of(scene) == [(End.OPEN, 40, 0, 40, Excluded.NO)]
    assert rows_of(scene, days_ago(10)) == [(End.OPEN, 40, 0, 30, Excluded.NO)]
    assert rows_of(scene, days_ago(41)) == []


@pytest.mark.database
def test_a_review_counts_from_the_day_of_its_reveal():
    scene = scored_scene()
    one = done(scene, 457, ago=20)
    reveal(one, datetime(2026, 2, 19, 21, 30, tzinfo=UTC))
    assert rows_of(scene) == [(End.COMPLETED, (TODAY - date(2026, 2, 20)).days, 457, 10, Excluded.NO)]
    assert rows_of(scene, date(2026, 2, 19)) == [(End.OPEN, 30, 0, 10, Excluded.NO)]


def test_silence_counts_from_the_end_of_the_window():
    scene = scored_scene()
    done(scene, None, ago=20)
    assert rows_of(scene) == [(End.COMPLETED, 20, 0, 10, Excluded.NO)]


@pytest.mark.parametrize("points", [None, 100, 500])
def test_a_sealed_review_is_not_there(points):
    scene = scored_scene()
    done(scene, points, ago=20, revealed=False)
    assert rows_of(scene) == [(End.OPEN, 30, 0, 10, Excluded.NO)]


@pytest.mark.parametrize(
    ("reason", "end"),
    [
        ("completed", End.COMPLETED),
        ("trial_ended", End.COMPLETED),
        ("mutual", End.CANCELLED),
        ("illness", End.CANCELLED),
        ("need_gone", End.CANCELLED),
        ("scope_changed", End.CANCELLED),
        ("not_paid", End.CANCELLED),
        ("company_unreachable", End.CANCELLED),
        ("not_available", End.CANCELLED_BY_WORKER),
        ("work_not_as_agreed", End.CANCELLED_BY_WORKER),
        ("worker_no_show", End.ABANDONED),
    ],
)
def test_the_reason_of_the_end_decides_whose_doing_it_was(reason, end):
    scene = scored_scene()
    done(scene, 500, ago=20, reason=reason)
    assert rows_of(scene) == [(end, 20, 500, 10, Excluded.NO)]


@pytest.mark.parametrize(
    ("reason", "end"), [("not_available", End.CANCELLED), ("worker_no_show", End.ABANDONED), ("mutual", End.CANCELLED)]
)
@pytest.mark.database
def test_before_the_start_only_not_coming_is_the_workers_doing(reason, end):
    scene = scored_scene()
    one = done(scene, None, ago=20, reason=reason)
    ReviewWindow.objects.filter(engagement=one).delete()
    repeat_reveals([one.pk], "UTC")
    Engagement.objects.filter(pk=one.pk).update(started_on=None)
    assert rows_of(scene) == [(end, 20, 0, 0, Excluded.NO)]


def test_an_ending_that_decides_does_not_wait_for_reviews():
    scene = scored_scene()
    done(scene, 500, ago=20, reason="not_available", revealed=False)
    assert rows_of(scene) == [(End.CANCELLED_BY_WORKER, 20, 0, 10, Excluded.NO)]
    assert rows_of(scene, name="workmarket") == [(End.OPEN, 30, 0, 10, Excluded.NO)]


@pytest.mark.database
def test_what_was_removed_and_who_is_flagged_is_marked_for_as_long_as_it_holds():
    scene = scored_scene()
    removed, flagged = done(scene, 100, ago=40), done(scene, 200, ago=30, company=1)
    done(scene, 200, ago=30, company=1, worker=1)
    Exclusion.objects.create(engagement=removed, reason="removed", since=days_ago(9), until=days_ago(2), made_at=OPENED)
    CompanyFlag.objects.create(
        company=flagged.company,
        worker=flagged.worker,
        since=days_ago(5),
        until=days_ago(-1),
        policy="jss-1@2026-01-01",
        workers=5,
        negative=5,
        outcomes=5,
    )
    marks = {ago: [row[-1] for row in rows_of(scene, days_ago(ago))] for ago in (10, 9, 5, 2, -1)}
    assert marks == {
        10: [Excluded.NO, Excluded.NO, Excluded.NO],
        9: [Excluded.REMOVED, Excluded.NO, Excluded.NO],
        5: [Excluded.REMOVED, Excluded.FLAGGED, Excluded.NO],
        2: [Excluded.NO, Excluded.FLAGGED, Excluded.NO],
        -1: [Excluded.NO, Excluded.NO, Excluded.NO],
    }


@pytest.mark.database
def test_what_no_window_can_hold_is_not_read():
    scene = scored_scene()
    done(scene, 500, ago=31 * 24 + 3)
    late = done(scene, 400, ago=31 * 24 + 3)
    reveal(late, OPENED - timedelta(days=3))
    assert rows_of(scene) == [(End.COMPLETED, 3, 400, 10, Excluded.NO)]
    assert len(rows_of(scene, since=days_ago(7))) == 2


@pytest.mark.database
def test_rows_of_a_holder_stand_together_and_agencies_are_holders_too():
    scene = scored_scene()
    agency = add_agencies(scene.work.kazi_hub, {"a1": "Savanna"}, by=SYSTEM, at=OPENED)["a1"]
    first, other, last = done(scene, worker=1), done(scene, agency=agency), done(scene, worker=1, agency=agency)
    policy = load().score(TODAY)
    workers = columns_of(scene.work.kazi_hub, TODAY, policy)
    teams = columns_of(scene.work.kazi_hub, TODAY, policy, agencies=True)
    assert workers.engagements.tolist() == [other.pk, first.pk, last.pk]
    assert teams.engagements.tolist() == [other.pk, last.pk]
    assert teams.columns.worker.tolist() == [agency.pk, agency.pk]
    assert teams.workers.tolist() == [scene.work.wanjirus.pk, scene.work.otienos.pk]


def test_sealed_reviews_leave_every_column_as_it_is():
    scene = scored_scene()
    four_done(scene)
    sealed = done(scene, None, revealed=False)
    worlds = [content(scene)]
    for points in (100, 500):
        Review.objects.update_or_create(
            engagement=sealed, side="company", defaults={"criteria": {}, "points": points, "written_at": OPENED}
        )
        repeat_reveals([sealed.pk], "UTC")
        worlds.append(content(scene))
    assert worlds[0] == worlds[1] == worlds[2]


def content(scene):
    columns = columns_of(scene.work.kazi_hub, TODAY, load().score(TODAY)).columns
    return [column.tobytes() for column in columns.held().values()]


def test_many_engagements_take_as_many_queries_as_none():
    scene = scored_scene()
    counts = []
    for number in (0, 1, 4):
        for _ in range(number):
            done(scene, company=number % 3)
        with CaptureQueriesContext(connection) as seen:
            columns_of(scene.work.kazi_hub, TODAY, load().score(TODAY), workers=[scene.work.wanjirus.pk])
        counts.append(len(seen))
    assert counts == [3, 3, 3]
