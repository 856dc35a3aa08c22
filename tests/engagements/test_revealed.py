"""What an engagement repeats of the reveal of its reviews, whoever writes, reveals, imports or mends them."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from engagements.reviewing import DAY, ENDED, FAIR, GOOD, OVER, POOR, by_company, by_worker, ended
from goodstanding.base.access import SYSTEM
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.actions.reviews import end_window, withdraw_review, write_review
from goodstanding.engagements.importing import Line, Reading, Said
from goodstanding.engagements.models import Engagement, Review, ReviewWindow
from working import scene_of_work

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 20, 9, tzinfo=UTC)
LONG_AGO, LATELY = AT.date() - 60 * DAY, AT.date() - 3 * DAY


@pytest.fixture
def work():
    return scene_of_work()


def repeated():
    """What engagements say of their reveals."""
    return list(Engagement.objects.order_by("pk").values_list(*COLUMNS))


COLUMNS = ("revealed_at", "revealed_on", "revealed_points", "revealed_recommend")


def told():
    """The same, from windows and reviews."""
    return [_told(each) for each in Engagement.objects.order_by("pk").select_related("marketplace")]


def _told(engagement):
    window = ReviewWindow.objects.filter(engagement=engagement, revealed_at__isnull=False).first()
    if window is None:
        return None, None, None, None
    review = Review.objects.filter(engagement=engagement, side="company").first()
    day = window.revealed_at.astimezone(ZoneInfo(engagement.marketplace.zone)).date()
    said = (review.points, review.private_recommend) if review else (None, None)
    return window.revealed_at, day, *said


def close(engagement):
    end_window(ReviewWindow.objects.get(engagement=engagement), by=SYSTEM, at=OVER)


def taken_back(work, engagement):
    by_company(work, engagement)
    withdraw_review(engagement, by=work.amina.actor, at=ENDED + 2 * DAY)
    close(engagement)


def mended(work, engagement):
    by_company(work, engagement)
    by_company(work, engagement, POOR, at=ENDED + 2 * DAY)
    by_worker(work, engagement, FAIR, at=ENDED + 3 * DAY)


@pytest.mark.database
@pytest.mark.parametrize(
    ("story", "points"),
    [
        (lambda work, one: None, None),
        (lambda work, one: by_company(work, one), None),
        (lambda work, one: (by_company(work, one), by_worker(work, one)), 500),
        (lambda work, one: (by_worker(work, one), by_company(work, one)), 500),
        (lambda work, one: (by_company(work, one), close(one)), 500),
        (lambda work, one: (by_worker(work, one), close(one)), None),
        (lambda work, one: close(one), None),
        (taken_back, None),
        (mended, 100),
    ],
    ids=["nothing", "sealed", "both", "both, the worker first", "late", "one-sided", "silence", "withdrawn", "mended"],
)
def test_what_is_written_here_is_repeated_once_it_is_revealed(work, story, points):
    story(work, ended(work))
    assert (repeated(), repeated()[0][2]) == (told(), points)


def line(number, on, points=None, *, both=True, **more):
    """Work for Dune Analytics that ended on a day, with the reviews of a file."""
    unsaid = dict.fromkeys(Line._fields, None) | dict.fromkeys(("agency", "category", "digest"), "")
    known = {"line": number, "external_id": f"e{number}", "company": "dune", "worker": "w1", "title": "Logo"}
    pay = {"pay": "fixed", "rate_cents": 100, "paid_cents": 100}
    days = {"accepted_on": (on or LATELY) - 9 * DAY, "started_on": (on or LATELY) - 8 * DAY, "ended_on": on}
    end = {"reason": "completed", "ended_by": "company"} if on else {"reason": "", "ended_by": ""}
    said = {"by_company": Said((), points, "", on)} if points else {}
    said |= {"by_worker": Said((), 400, "", on)} if points and both else {}
    return Line(**(unsaid | known | pay | days | end | said | more)).digested()


def take(work, *lines, at=AT):
    reading = Reading(len(lines), lines, {"dune": ""}, {"w1": ""})
    import_engagements(work.kazi_hub, reading, by=SYSTEM, at=at)


@pytest.mark.database
@pytest.mark.parametrize(
    ("files", "points"),
    [
        ([line(1, LONG_AGO, 430)], 430),
        ([line(1, LONG_AGO, 430, both=False)], 430),
        ([line(1, LONG_AGO)], None),
        ([line(1, LONG_AGO, 430, started_on=None)], None),
        ([line(1, LATELY, 430)], 430),
        ([line(1, LATELY, 430, both=False)], None),
        ([line(1, None)], None),
        ([line(1, None), line(1, LONG_AGO, 430)], 430),
        ([line(1, LATELY, 430, both=False), line(1, LATELY, 450)], 450),
        ([line(1, LONG_AGO, 430), line(1, LONG_AGO, 210)], 210),
        ([line(1, LONG_AGO), line(1, LONG_AGO, 210)], 210),
        ([line(1, LATELY, 430, both=False), line(1, LATELY, 210, both=False)], None),
    ],
)
def test_what_is_imported_is_repeated_once_it_is_revealed(work, files, points):
    for number, one in enumerate(files):
        take(work, one, line(2, LONG_AGO, 500), at=AT + timedelta(hours=number))
    assert (repeated(), repeated()[0][2]) == (told(), points)


@pytest.mark.database
def test_an_own_review_beside_an_imported_one_is_repeated(work):
    take(work, line(1, LATELY, 430, both=False))
    write_review(Engagement.objects.get(), FAIR, by=work.wanjiru.actor, at=AT + timedelta(hours=1))
    assert (repeated(), repeated()[0][2]) == (told(), 430)


def test_two_worlds_a_sealed_review_changes_no_column(work):
    one = ended(work)
    silent = Engagement.objects.values().get(pk=one.pk)
    by_company(work, one, GOOD)
    assert Engagement.objects.values().get(pk=one.pk) == silent


@pytest.mark.database
def test_the_migration_repeats_what_is_revealed_by_then(work):
    take(work, line(1, LONG_AGO, 430), line(2, LATELY, 400, both=False), line(3, LONG_AGO), line(4, LATELY, 390))
    Engagement.objects.update(**dict.fromkeys(COLUMNS))
    migration = import_module("goodstanding.engagements.migrations.0004_revealed")
    migration.repeat_reveals(apps, None)
    assert ([row[2] for row in repeated()], repeated()) == ([430, None, None, 390], told())


@pytest.mark.database
@pytest.mark.parametrize("said", [{"revealed_points": 400}, {"revealed_recommend": 3}, {"revealed_at": AT}])
def test_a_sealed_engagement_cannot_say_anything(work, said):
    one = ended(work)
    with pytest.raises(IntegrityError), transaction.atomic():
        Engagement.objects.filter(pk=one.pk).update(**said)
