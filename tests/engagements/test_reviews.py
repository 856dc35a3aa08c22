"""Reviews are sealed until both sides have written or the window is over; then both are shown, and nothing changes."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string

from engagements.reviewing import DAY, ENDED, FAIR, GOOD, LAST, OVER, POOR, by_company, by_worker, ended
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.engagements import queries
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.replies import reply_to_review
from goodstanding.engagements.actions.reviews import (
    Written,
    checked,
    end_window,
    open_window,
    withdraw_review,
    write_review,
)
from goodstanding.engagements.jobs.reviews import remind_of_reviews, reveal_reviews
from goodstanding.engagements.models import Engagement, Entry, Review, ReviewWindow
from goodstanding.engagements.refusals import NoWindow, ReviewsOver
from goodstanding.engagements.templatetags.reviews import published_review
from goodstanding.policies import load
from working import engaged, scene_of_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return scene_of_work()


def events(kind="engagements.review"):
    told = Event.objects.filter(kind__startswith=kind).order_by("position")
    return [(event.kind.removeprefix("engagements."), event.actor, event.tenant, event.data) for event in told]


def mails(purpose):
    return sorted(OutgoingMail.objects.filter(purpose=purpose).values_list("to", flat=True))


def test_the_window_closes_at_midnight_utc_of_day_14_whatever_the_zone(work):
    engagement = ended(work)
    window = ReviewWindow.objects.get(engagement=engagement)
    assert (window.opened_at, window.closes_at, window.revealed_at) == (ENDED, OVER, None)
    assert events() == [
        ("reviews_opened", f"account:{work.amina.pk}", engagement.tenant, {"closes_at": "2026-04-25T00:00:00+00:00"})
    ]
    assert mails("engagements.review_asked") == ["amina@people.example", "wanjiru@people.example"]


def test_opening_twice_opens_once(work):
    engagement = ended(work)
    again = open_window(engagement, by=SYSTEM, at=ENDED + DAY)
    assert (again.opened_at, ReviewWindow.objects.count(), len(events())) == (ENDED, 1, 1)


def test_an_engagement_that_ends_before_its_work_began_is_not_reviewed(work):
    engagement = end(engaged(work), "mutual", by=work.amina.actor, at=ENDED)
    assert ReviewWindow.objects.count() == 0
    with pytest.raises(NoWindow):
        by_company(work, engagement)


def test_the_first_review_is_sealed_and_the_second_reveals_both(work):
    engagement = ended(work)
    by_company(work, engagement)
    assert list(queries.revealed_reviews(SYSTEM)) == []
    by_worker(work, engagement)
    assert [(review.side, review.points) for review in queries.shown_reviews(work.mallory.actor, engagement)] == []
    shown = queries.shown_reviews(work.wanjiru.actor, engagement)
    assert [(review.side, review.points, review.comment) for review in shown] == [
        ("company", 500, "Clear and quick."),
        ("worker", 400, "Paid a little late."),
    ]
    assert ReviewWindow.objects.get().revealed_at == ENDED + DAY
    assert [entry.what for entry in Entry.objects.order_by("pk")][-1] == "reviews_revealed"


def test_the_record_tells_who_wrote_to_nobody_but_the_writer_before_the_reveal(work):
    engagement = ended(work)
    by_company(work, engagement)
    by_company(work, engagement, POOR, at=ENDED + 2 * DAY)
    by_worker(work, engagement, at=ENDED + 3 * DAY)
    amina, wanjiru = f"account:{work.amina.pk}", f"account:{work.wanjiru.pk}"
    company, worker = f"company:{work.dune.pk}", f"worker:{work.wanjirus.pk}"
    shown = Entry.objects.get(what="reviews_revealed").pk
    assert events()[1:] == [
        ("review_written", amina, company, {"side": "company", "revision": 1}),
        ("review_written", amina, company, {"side": "company", "revision": 2}),
        ("review_written", wanjiru, worker, {"side": "worker", "revision": 1}),
        ("reviews_revealed", wanjiru, engagement.tenant, {"entry": shown, "by": ["company", "worker"]}),
    ]


def test_a_sealed_review_can_be_changed_and_the_same_again_changes_nothing(work):
    engagement = ended(work)
    by_company(work, engagement)
    by_company(work, engagement, POOR, at=ENDED + 2 * DAY)
    again = by_company(work, engagement, POOR, at=ENDED + 3 * DAY)
    assert (again.points, again.comment, again.revision) == (100, "Never again.", 2)
    assert (again.written_at, again.revised_at) == (ENDED + DAY, ENDED + 2 * DAY)
    assert len(events("engagements.review_written")) == 2


def test_a_review_taken_back_is_as_one_that_was_not_written(work):
    engagement = ended(work)
    by_company(work, engagement)
    for _twice in range(2):
        withdraw_review(engagement, by=work.amina.actor, at=ENDED + 2 * DAY)
    by_worker(work, engagement, at=ENDED + 3 * DAY)
    assert (Review.objects.count(), list(queries.revealed_reviews(SYSTEM))) == (1, [])
    assert len(events("engagements.review_withdrawn")) == 1
    by_company(work, engagement, at=ENDED + 4 * DAY)
    assert [review.side for review in queries.revealed_reviews(SYSTEM).order_by("side")] == ["company", "worker"]


def test_after_the_reveal_nothing_is_written_changed_or_taken_back(work):
    engagement = ended(work)
    by_company(work, engagement)
    by_worker(work, engagement)
    for late in (
        lambda: by_company(work, engagement, POOR, at=ENDED + 2 * DAY),
        lambda: withdraw_review(engagement, by=work.amina.actor, at=ENDED + 2 * DAY),
    ):
        with pytest.raises(ReviewsOver) as refusal:
            late()
        assert refusal.value.fact == "Both sides can read the reviews by now."


@pytest.mark.parametrize("at", [OVER, OVER + DAY])
def test_when_the_time_is_over_nothing_is_written_also_before_the_reveal(work, at):
    engagement = ended(work)
    with pytest.raises(ReviewsOver) as refusal:
        by_company(work, engagement, at=at)
    assert (refusal.value.fact, Review.objects.count()) == ("The time is over.", 0)


def test_the_job_reveals_what_there_is_once_the_time_is_over(work):
    engagement = ended(work)
    by_company(work, engagement, at=OVER - timedelta(seconds=1))
    reveal_reviews(OVER - timedelta(seconds=1))
    assert list(queries.revealed_reviews(SYSTEM)) == []
    for at in (OVER, OVER + DAY):
        reveal_reviews(at)
    assert [review.side for review in queries.revealed_reviews(SYSTEM)] == ["company"]
    assert ReviewWindow.objects.get().revealed_at == OVER
    entry = Entry.objects.get(what="reviews_revealed").pk
    assert events("engagements.reviews_revealed") == [
        ("reviews_revealed", "system", engagement.tenant, {"entry": entry, "by": ["company"]})
    ]
    assert mails("engagements.reviews_revealed") == ["amina@people.example", "wanjiru@people.example"]


def test_a_clock_set_back_after_the_reveal_opens_nothing_again(work):
    engagement = ended(work)
    reveal_reviews(OVER)
    with pytest.raises(ReviewsOver):
        by_worker(work, engagement, at=LAST)
    assert mails("engagements.reviews_revealed") == []


def test_only_the_system_ends_a_window(work):
    window = ReviewWindow.objects.get(engagement=ended(work))
    with pytest.raises(NotYours):
        end_window(window, by=work.team.actor, at=OVER)


@pytest.mark.parametrize("who", ["team", "mallory", "otieno"])
def test_nobody_writes_for_a_side(work, who):
    engagement = ended(work)
    for act in (lambda by: write_review(engagement, GOOD, by=by, at=ENDED), lambda by: _withdraw(engagement, by)):
        with pytest.raises(NotYours):
            act(getattr(work, who).actor)


def _withdraw(engagement, by):
    withdraw_review(engagement, by=by, at=ENDED)


def test_who_has_not_written_is_reminded_once_two_days_before(work):
    engagement = ended(work)
    by_company(work, engagement)
    remind_of_reviews(OVER - 2 * DAY - timedelta(seconds=1))
    assert mails("engagements.review_reminded") == []
    for at in (OVER - 2 * DAY, OVER - DAY):
        remind_of_reviews(at)
    assert mails("engagements.review_reminded") == ["wanjiru@people.example"]
    assert len(events("engagements.reviewers_reminded")) == 1


@pytest.mark.parametrize("at", [OVER, OVER + DAY])
def test_nobody_is_reminded_when_the_time_is_over(work, at):
    ended(work)
    remind_of_reviews(at)
    assert mails("engagements.review_reminded") == []


@pytest.mark.parametrize(
    ("written", "side", "message"),
    [
        (Written({"skills": 5, "quality": 5}), "company", "at least 3 criteria are answered"),
        (Written({"payment": 5, "quality": 5, "skills": 5}), "company", "not asked about: payment"),
        (Written({"skills": 5, "quality": 5, "schedule": 6}), "company", "an answer is a whole number from 1 to 5"),
        (Written(GOOD.criteria, "x" * 2001), "company", "a comment has at most 2000 letters"),
        (Written(GOOD.criteria, "", 7), "company", "this side is asked for nothing private"),
        (Written(FAIR.criteria, "", None, "Because."), "worker", "this side is asked for nothing private"),
    ],
)
def test_what_the_policy_does_not_ask_is_not_taken(written, side, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        checked(written, side, load().reviews(ENDED.date()))


def test_windows_due_are_those_in_which_the_readers_side_has_not_written(work):
    engagement = ended(work)
    due = lambda who, at=LAST: [window.engagement_id for window in queries.windows_due(who.actor, at)]  # noqa: E731
    assert (due(work.amina), due(work.wanjiru), due(work.otieno)) == ([engagement.pk], [engagement.pk], [])
    by_company(work, engagement)
    assert (due(work.amina), due(work.wanjiru), due(work.wanjiru, OVER)) == ([], [engagement.pk], [])


def test_reviews_of_a_worker_are_public_and_those_of_a_company_are_for_who_works_there(work):
    engagement = ended(work)
    by_company(work, engagement)
    by_worker(work, engagement)
    people = ("amina", "wanjiru", "otieno", "team", "mallory")
    readers = {name: getattr(work, name).actor for name in people}
    of_worker = {name: len(queries.reviews_of_worker(actor, work.wanjirus)) for name, actor in readers.items()}
    of_company = {name: len(queries.reviews_of_company(actor, work.dune)) for name, actor in readers.items()}
    assert of_worker == dict.fromkeys(people, 1)
    assert of_company == dict.fromkeys(people, 1) | {"mallory": 0}


def test_an_imported_review_is_sealed_too_and_its_side_may_make_it_its_own(work):
    engagement = ended(work)
    Review.objects.create(
        engagement=engagement, side="company", criteria={}, points=400, written_at=ENDED, is_imported=True
    )
    assert list(queries.reviews_of_worker(work.mallory.actor, work.wanjirus)) == []
    mended = by_company(work, engagement)
    assert (mended.is_imported, mended.points, mended.written_by_id) == (False, 500, work.amina.pk)
    by_worker(work, engagement)
    assert [review.points for review in queries.reviews_of_worker(work.mallory.actor, work.wanjirus)] == [500]


@pytest.mark.database
def test_averages_add_up_what_is_revealed_in_one_query(work, django_assert_num_queries):
    engagement = ended(work)
    by_company(work, engagement, Written({"skills": 5, "quality": 4, "schedule": 2}))
    mallory = work.mallory.actor
    with django_assert_num_queries(1):
        sealed = queries.averages_of_worker(mallory, work.wanjirus)
    by_worker(work, engagement)
    found = queries.averages_of_worker(mallory, work.wanjirus)
    assert (sealed.points.mean, sealed.criteria) == (None, {})
    assert (found.points, found.points.mean) == (queries.Average(367, 1), 367)
    marks = {key: (average.total, average.count) for key, average in found.criteria.items()}
    assert marks == {"skills": (5, 1), "quality": (4, 1), "schedule": (2, 1)}
    assert queries.averages_of_company(work.otieno.actor, work.dune).points == queries.Average(400, 1)


def test_a_page_of_many_reviews_asks_the_database_once(work, django_assert_num_queries):
    first = ended(work)
    by_company(work, first)
    by_worker(work, first)
    reply_to_review(Review.objects.get(side="company"), "Thank you.", by=work.wanjiru.actor, at=LAST)
    for number in range(3):
        copied = Engagement.objects.get(pk=first.pk)
        copied.pk, copied.offer, copied.external_id = None, None, f"copy-{number}"
        copied.save()
        ReviewWindow.objects.create(engagement=copied, opened_at=ENDED, closes_at=OVER, revealed_at=OVER)
        Review.objects.create(engagement=copied, side="company", criteria=GOOD.criteria, points=500, written_at=ENDED)
    mallory = work.mallory.actor
    with django_assert_num_queries(1):
        told = [
            render_to_string("engagements/review.html", published_review(review))
            for review in queries.reviews_of_worker(mallory, work.wanjirus)
        ]
    assert ([text.count("Thank you.") for text in told], ["Reply of" in text for text in told]) == (
        [1, 0, 0, 0],
        [True, False, False, False],
    )
