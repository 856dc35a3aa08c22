"""Whatever is written, mended and taken back, in whatever order, nothing is seen early and both are seen together."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from engagements.reviewing import ENDED, OVER, ended
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event
from goodstanding.engagements import queries
from goodstanding.engagements.actions.reviews import Written, withdraw_review, write_review
from goodstanding.engagements.jobs.reviews import remind_of_reviews, reveal_reviews
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.refusals import ReviewsOver
from working import Work, scene_of_work

pytestmark = pytest.mark.django_db
MARKS = {"company": ("skills", "quality", "schedule"), "worker": ("clarity", "fairness", "payment")}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "write", "withdraw", "jobs"]),
        st.sampled_from(["company", "worker"]),
        st.integers(1, 5),
        st.integers(-30, 130),
    ),
    max_size=8,
)


@dataclass
class Story:
    """What should be seen, told by one dictionary and one flag."""

    written: dict[str, int] = field(default_factory=dict)
    is_revealed: bool = False

    def write(self, side: str, mark: int, at: datetime) -> bool:
        """Whether it is taken."""
        if self.is_revealed or at >= OVER:
            return False
        self.written[side] = mark
        self.is_revealed = len(self.written) == 2
        return True

    def withdraw(self, side: str, _mark: int, at: datetime) -> bool:
        if self.is_revealed or at >= OVER:
            return False
        self.written.pop(side, None)
        return True

    def jobs(self, _side: str, _mark: int, at: datetime) -> bool:
        self.is_revealed = self.is_revealed or at >= OVER
        return True


def do(what: str, work: Work, engagement: Engagement, side: str, mark: int, at: datetime) -> bool:
    """The same by the product; whether it is taken."""
    by = {"company": work.amina, "worker": work.wanjiru}[side].actor
    try:
        match what:
            case "write":
                write_review(engagement, Written(dict.fromkeys(MARKS[side], mark)), by=by, at=at)
            case "withdraw":
                withdraw_review(engagement, by=by, at=at)
            case _:
                remind_of_reviews(at)
                reveal_reviews(at)
    except ReviewsOver:
        return False
    return True


def test_nothing_is_seen_early_and_both_are_seen_together():
    work = scene_of_work()
    engagement = ended(work)
    readers = cycle([each.actor for each in (work.amina, work.wanjiru, work.team)])

    @settings(max_examples=settings.default.max_examples // 6)
    @given(STEPS)
    def told(steps):
        with transaction.atomic():
            story = Story()
            for what, side, mark, hours in steps:
                at = ENDED + (OVER - ENDED) * hours / 100
                assert do(what, work, engagement, side, mark, at) == getattr(story, what)(side, mark, at)
                expected = {side: 100 * mark for side, mark in story.written.items()} if story.is_revealed else {}
                seen = queries.shown_reviews(next(readers), engagement).values_list("side", "points")
                assert dict(seen) == expected
                assert dict(queries.revealed_reviews(SYSTEM).values_list("side", "points")) == expected
            reveals = Event.objects.filter(kind="engagements.reviews_revealed").count()
            assert reveals == int(story.is_revealed)
            transaction.set_rollback(True)

    told()


def test_time_between_the_last_second_and_the_job_shows_and_takes_nothing():
    work = scene_of_work()
    engagement = ended(work)
    assert do("write", work, engagement, "company", 5, OVER - timedelta(seconds=1))
    assert not do("write", work, engagement, "worker", 5, OVER)
    assert list(queries.shown_reviews(work.amina.actor, engagement)) == []
