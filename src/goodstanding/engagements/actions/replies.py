"""What may follow a revealed review: one reply of the side that was reviewed, and reports."""

from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.models import Reply, Review, ReviewReport
from goodstanding.engagements.queries.reviews import readable_review
from goodstanding.engagements.queries.sides import side_of
from goodstanding.engagements.refusals import RepliedAlready, ReportsOver
from goodstanding.people.models import Account
from goodstanding.policies import load

declare("engagements.review_answered", "The side that was reviewed replied in public.")
declare("engagements.review_reported", "Somebody reported a review.")


@transaction.atomic
def reply_to_review(review: Review, text: str, *, by: Actor, at: datetime) -> Reply:
    """The one public reply of the side that was reviewed; the same text again is the same reply.

    Raises RepliedAlready for another one, NotYours for everybody else and before the reveal, ValueError for a text
    that is empty or longer than the policy allows.
    """
    side = side_of(by, review.engagement)
    require(side not in (None, review.side) and readable_review(by, review.engagement_id, review.side) is not None)
    if not 0 < len(text) <= load().reviews(at.date()).reply_letters:
        raise ValueError("a reply has text, and no more than the policy allows")
    given = {"text": text, "written_by_id": person(by), "written_at": at}
    reply, is_new = Reply.objects.get_or_create(review=review, defaults=given)
    if reply.text != text:
        raise RepliedAlready
    if is_new:
        _note("engagements.review_answered", review, {"by": side}, by=by, at=at)
    return reply


@transaction.atomic
def report_review(review: Review, reason: str, text: str, *, by: Actor, at: datetime) -> ReviewReport:
    """A person's report of a review that the person can read; a second one by the same person changes nothing.

    Raises ReportsOver where the person has sent as many in 24 hours as the policy allows.
    """
    require(readable_review(by, review.engagement_id, review.side) is not None)
    if reason not in ReviewReport.REASONS:
        raise ValueError(f"there is no reason {reason!r}")
    reporter = Account.objects.select_for_update(no_key=True).get(pk=person(by))  # so that their reports are counted
    sent = ReviewReport.objects.filter(reported_by=reporter)
    if report := sent.filter(review=review).first():
        return report
    most = load().reviews(at.date()).reports_a_day
    if sent.filter(reported_at__gt=at - timedelta(days=1)).count() >= most:
        raise ReportsOver(most)
    report = ReviewReport.objects.create(review=review, reported_by=reporter, reason=reason, text=text, reported_at=at)
    _note("engagements.review_reported", review, {"reason": reason}, by=by, at=at)
    return report


def _note(kind: str, review: Review, data: dict[str, object], *, by: Actor, at: datetime) -> None:
    """An event about the engagement, which names the author of the review."""
    tenant = review.engagement.tenant
    subject = ("engagement", review.engagement_id)
    record(kind, by=by, at=at, subject=subject, tenant=tenant, data={"author": review.side, **data})
