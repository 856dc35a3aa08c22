"""Sixteen at once: reveal, write, mend, take back, reply, report; nothing doubled, nothing early."""

from collections import Counter
from datetime import timedelta

import pytest

from engagements.reviewing import DAY, ENDED, FAIR, GOOD, OVER, POOR, by_company, by_worker, ended, imported, started
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.record import verify
from goodstanding.engagements import queries
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.replies import reply_to_review, report_review
from goodstanding.engagements.actions.reviews import end_window, open_window, withdraw_review, write_review
from goodstanding.engagements.models import Entry, Reply, Review, ReviewReport, ReviewWindow
from goodstanding.policies import load
from racing import race, refused
from working import scene_of_work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
AT = ENDED + DAY


@pytest.fixture
def work():
    yield scene_of_work()
    assert verify().whole


def kinds():
    told = Event.objects.filter(kind__startswith="engagements.re").values_list("kind", flat=True)
    return Counter(kind.removeprefix("engagements.") for kind in told)


def test_both_sides_write_at_once_and_the_reveal_happens_once(work):
    engagement = ended(work)
    amina, wanjiru = work.amina.actor, work.wanjiru.actor
    of_company = lambda: write_review(engagement, GOOD, by=amina, at=AT)  # noqa: E731
    of_worker = lambda: write_review(engagement, FAIR, by=wanjiru, at=AT)  # noqa: E731
    ends = race(*[of_company, of_worker] * 8)
    assert set(refused(ends)) <= {"ReviewsOver"}
    assert sorted(Review.objects.values_list("side", "revision")) == [("company", 1), ("worker", 1)]
    counted = kinds()
    assert (counted["review_written"], counted["reviews_revealed"]) == (2, 1)
    assert Entry.objects.filter(what="reviews_revealed").count() == 1
    assert OutgoingMail.objects.filter(purpose="engagements.reviews_revealed").count() == 2


def test_write_mend_take_back_and_the_end_of_the_window_at_once(work):
    engagement = ended(work)
    amina, wanjiru = work.amina.actor, work.wanjiru.actor
    window = ReviewWindow.objects.get(engagement=engagement)
    acts = [
        lambda: write_review(engagement, GOOD, by=amina, at=AT),
        lambda: write_review(engagement, POOR, by=amina, at=AT),
        lambda: withdraw_review(engagement, by=amina, at=AT),
        lambda: write_review(engagement, FAIR, by=wanjiru, at=AT),
        lambda: end_window(window, by=SYSTEM, at=OVER),
    ]
    ends = race(*(acts * 3), lambda: open_window(engagement, by=SYSTEM, at=AT))
    assert set(refused(ends)) <= {"ReviewsOver"}
    revealed_at = ReviewWindow.objects.get().revealed_at
    last = Event.objects.filter(kind__startswith="engagements.review").order_by("-position").first()
    assert (last.kind, revealed_at in (AT, OVER), kinds()["reviews_revealed"]) == (
        "engagements.reviews_revealed",
        True,
        1,
    )
    assert last.data["by"] == sorted(Review.objects.values_list("side", flat=True))
    assert kinds()["reviews_opened"] == 1


def test_the_end_and_first_reviews_at_once_open_one_window(work):
    engagement = started(work)
    amina, wanjiru = work.amina.actor, work.wanjiru.actor
    ends = race(
        *[lambda: end(engagement, "completed", by=amina, at=ENDED)] * 4,
        *[lambda: end(engagement, "completed", by=wanjiru, at=ENDED)] * 4,
        *[lambda: write_review(engagement, GOOD, by=amina, at=AT)] * 4,
        *[lambda: write_review(engagement, FAIR, by=wanjiru, at=AT)] * 4,
    )
    assert set(refused(ends)) <= {"EngagementOver", "NoWindow", "ReviewsOver"}
    assert Counter(refused(ends))["EngagementOver"] == 7
    assert (ReviewWindow.objects.count(), kinds()["reviews_opened"]) == (1, 1)
    assert OutgoingMail.objects.filter(purpose="engagements.review_asked").count() == 2
    written = set(Review.objects.values_list("side", flat=True))
    assert kinds()["reviews_revealed"] == int(len(written) == 2)


def test_one_reply_and_one_report_a_person_whatever_comes_at_once(work):
    engagement = ended(work)
    review = by_company(work, engagement)
    by_worker(work, engagement)
    wanjiru, later = work.wanjiru.actor, AT + timedelta(hours=1)
    replying = [lambda n=n: reply_to_review(review, f"Thank you {n}.", by=wanjiru, at=later) for n in range(8)]
    reporting = [lambda: report_review(review, "insult", "", by=wanjiru, at=later)] * 8
    ends = race(*replying, *reporting)
    assert Counter(refused(ends)) == {"RepliedAlready": 7}
    assert (Reply.objects.count(), ReviewReport.objects.count()) == (1, 1)
    assert (kinds()["review_answered"], kinds()["review_reported"]) == (1, 1)
    assert len(queries.revealed_reviews(SYSTEM)) == 2


def test_the_last_report_of_a_day_is_sent_once_whatever_comes_at_once(work):
    most, mallory = load().reviews(AT.date()).reports_a_day, work.mallory.actor
    reporting = [
        lambda review=review: report_review(review, "insult", "", by=mallory, at=AT)
        for review in imported(work, most + 3)
    ]
    for report in reporting[4:]:
        report()
    assert refused(race(*reporting[:4])) == ["ReportsOver"] * 3
    assert ReviewReport.objects.count() == most
