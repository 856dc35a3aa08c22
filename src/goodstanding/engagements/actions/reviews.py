"""Writing, mending and taking back sealed reviews, and the reveal that ends it.

Every act on the reviews of one engagement takes its lock first, so that they come one after the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.actions.revealed import repeat_reveals
from goodstanding.engagements.actions.threads import happened, locked
from goodstanding.engagements.mails.reviews import ask_for_reviews, remind_of_review, tell_of_reveal
from goodstanding.engagements.models import Engagement, Review, ReviewWindow
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.queries.reviews import policy_of
from goodstanding.engagements.queries.sides import side_of
from goodstanding.engagements.refusals import NoWindow, ReviewsOver
from goodstanding.policies import load
from goodstanding.rules.reviews import ReviewPolicy, is_revealed, points, window_end

declare("engagements.reviews_opened", "The time began in which both sides of an ended engagement may review.")
declare("engagements.review_written", "A side wrote a review, or mended its own while it was sealed.")
declare("engagements.review_withdrawn", "A side took back its review while it was sealed.")
declare("engagements.reviewers_reminded", "The sides that had not reviewed were reminded before the window closed.")
declare(
    "engagements.reviews_revealed", "The reviews of an engagement were shown: both were in, or the window was over."
)

SIDES: tuple[Side, Side] = ("company", "worker")


@dataclass(frozen=True)
class Written:
    """A review as its author gives it: marks of 1 to 5 by criterion, a comment, and the private part if it is asked."""

    criteria: Mapping[str, int]
    comment: str = ""
    private_recommend: int | None = None
    private_reason: str = ""


@transaction.atomic
def open_window(engagement: Engagement, *, by: Actor, at: datetime) -> ReviewWindow | None:
    """Opens the reviews of an engagement that has ended, and asks both sides; once.

    None for one that ended before its work began: there is nothing to review, and the reason of its end is kept.
    """
    if engagement.started_on is None:
        return None
    closes_at = window_end(at, load().reviews(at.date()))
    window, is_new = ReviewWindow.objects.get_or_create(
        engagement=engagement, defaults={"opened_at": at, "closes_at": closes_at}
    )
    if is_new:
        ask_for_reviews(window)
        _note("engagements.reviews_opened", engagement, {"closes_at": closes_at.isoformat()}, by=by, at=at)
    return window


@transaction.atomic
def write_review(engagement: Engagement, written: Written, *, by: Actor, at: datetime) -> Review:
    """The review of the actor's side, new or mended; the second side's reveals both. The same again changes nothing.

    Raises ReviewsOver after the window or the reveal, NoWindow where none was opened, NotYours for who is on neither
    side, and ValueError for what the policy does not ask or allow.
    """
    side = _side(by, engagement)
    window = _open_window(engagement, at)
    given = checked(written, side, policy_of(by, window))
    review = Review.objects.filter(engagement=engagement, side=side).first()
    if review and _columns_of(review) == given:
        return review
    review = _mended(review, given, by=by, at=at) if review else _begun(engagement, side, given, by=by, at=at)
    _note_of_side("engagements.review_written", engagement, side, {"revision": review.revision}, by=by, at=at)
    if is_revealed(Review.objects.filter(engagement=engagement).count(), at, window.closes_at):
        _reveal(window, by=by, at=at)
    return review


def _side(by: Actor, engagement: Engagement) -> Side:
    side = side_of(by, engagement)
    require(side is not None)
    return side or "company"


def _open_window(engagement: Engagement, at: datetime) -> ReviewWindow:
    """The window in which something may still be written; its engagement is locked."""
    window = _held(engagement)
    if window is None:
        raise NoWindow
    if window.revealed_at or at >= window.closes_at:
        raise ReviewsOver(is_revealed=window.revealed_at is not None)
    return window


def _held(engagement: Engagement) -> ReviewWindow | None:
    """The window of an engagement, which is locked first: an import takes the locks in this order, too."""
    held = locked(engagement)
    window = ReviewWindow.objects.filter(engagement=held).first()
    if window:
        window.engagement = held
    return window


def checked(written: Written, side: str, policy: ReviewPolicy) -> dict[str, object]:
    """The columns of a review. Raises ValueError for what the policy does not ask of this side, or not so long."""
    if len(written.comment) > policy.comment_letters:
        raise ValueError(f"a comment has at most {policy.comment_letters} letters")
    is_private = written.private_recommend is not None or written.private_reason != ""
    if is_private and not (policy.private_part and side == "company"):
        raise ValueError("this side is asked for nothing private")
    if written.private_recommend not in (None, *range(11)):
        raise ValueError("a recommendation is a whole number from 0 to 10")
    return {
        "criteria": dict(written.criteria),
        "points": points(written.criteria, policy.criteria(side), policy.least_criteria),
        "comment": written.comment,
        "private_recommend": written.private_recommend,
        "private_reason": written.private_reason,
    }


def _columns_of(review: Review) -> dict[str, object]:
    names = ("criteria", "points", "comment", "private_recommend", "private_reason")
    return {name: getattr(review, name) for name in names}


def _begun(engagement: Engagement, side: Side, given: Mapping[str, object], *, by: Actor, at: datetime) -> Review:
    return Review.objects.create(engagement=engagement, side=side, written_by_id=person(by), written_at=at, **given)


def _mended(review: Review, given: Mapping[str, object], *, by: Actor, at: datetime) -> Review:
    """The review as its side wants it now; one that was imported is the side's own from here on."""
    for name, value in given.items():
        setattr(review, name, value)
    review.revised_at, review.revision = at, review.revision + 1
    review.is_imported, review.written_by_id = False, person(by)
    review.save()
    return review


@transaction.atomic
def withdraw_review(engagement: Engagement, *, by: Actor, at: datetime) -> None:
    """Takes the sealed review of the actor's side back, as if it had not been written; twice is once.

    Raises as `write_review` does.
    """
    side = _side(by, engagement)
    _open_window(engagement, at)
    gone, _each = Review.objects.filter(engagement=engagement, side=side).delete()
    if gone:
        _note_of_side("engagements.review_withdrawn", engagement, side, {}, by=by, at=at)


@transaction.atomic
def end_window(window: ReviewWindow, *, by: Actor, at: datetime) -> bool:
    """Reveals what there is when the window's time is over; whether this did it. Ending twice is ending once."""
    require(by.is_system)
    held = _held(window.engagement)
    if held is None or held.revealed_at or not is_revealed(0, at, held.closes_at):
        return False
    _reveal(held, by=by, at=at)
    return True


def _reveal(window: ReviewWindow, *, by: Actor, at: datetime) -> None:
    """Shows the reviews of a window whose engagement is locked."""
    window.revealed_at = at
    window.save(update_fields=["revealed_at"])
    repeat_reveals([window.engagement_id], window.engagement.marketplace.zone)
    authors = list(
        Review.objects.filter(engagement=window.engagement_id).order_by("side").values_list("side", flat=True)
    )
    tell_of_reveal(window, authors)
    happened(window.engagement, "", "reviews_revealed", {"by": authors}, by=by, at=at)


@transaction.atomic
def remind_reviewers(window: ReviewWindow, *, by: Actor, at: datetime) -> bool:
    """Reminds the sides that have not written, once, while there is time; whether this did it."""
    require(by.is_system)
    until = at + timedelta(days=policy_of(by, window).reminder_days)
    waiting = ReviewWindow.objects.filter(pk=window.pk, reminded_at=None, revealed_at=None)
    if not waiting.filter(closes_at__gt=at, closes_at__lte=until).update(reminded_at=at):
        return False
    written = set(Review.objects.filter(engagement=window.engagement_id).values_list("side", flat=True))
    for side in SIDES:
        if side not in written:
            remind_of_review(window, side)
    _note("engagements.reviewers_reminded", window.engagement, {}, by=by, at=at)
    return True


def _note(kind: str, engagement: Engagement, data: Mapping[str, object], *, by: Actor, at: datetime) -> None:
    record(kind, by=by, at=at, subject=("engagement", engagement.pk), tenant=engagement.tenant, data=data)


def _note_of_side(
    kind: str, engagement: Engagement, side: Side, data: Mapping[str, object], *, by: Actor, at: datetime
) -> None:
    """A line of the side that wrote, which belongs to it alone: its marketplace must not learn of it early."""
    tenant = f"company:{engagement.company_id}" if side == "company" else f"worker:{engagement.worker_id}"
    record(kind, by=by, at=at, subject=("engagement", engagement.pk), tenant=tenant, data={"side": side, **data})
