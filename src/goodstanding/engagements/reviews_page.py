"""What the page of an engagement's reviews shows, to each side and to the team of the marketplace."""

from datetime import datetime
from typing import Any, Literal

from goodstanding.base.access import Actor
from goodstanding.engagements import queries
from goodstanding.engagements.mails.reviews import moment_at
from goodstanding.engagements.models import Engagement, ReviewWindow
from goodstanding.engagements.review_marks import marked
from goodstanding.people.queries import own_account

Stage = Literal["none", "open", "over", "revealed"]


def window_of(engagement: Engagement) -> ReviewWindow | None:
    """The window of an engagement, None before its end."""
    window: ReviewWindow | None = getattr(engagement, "window", None)
    return window


def stage_of(window: ReviewWindow | None, at: datetime) -> Stage:
    """Where the reviews are: no window, open, over and about to be shown, or revealed."""
    if window is None:
        return "none"
    if window.revealed_at:
        return "revealed"
    return "open" if at < window.closes_at else "over"


def page_of(actor: Actor, engagement: Engagement, at: datetime) -> dict[str, Any]:
    """Everything but the form. Before the reveal it tells of nothing that anybody else did."""
    window, side = window_of(engagement), queries.side_of(actor, engagement)
    return {
        "engagement": engagement,
        "side": side or "",
        "other": engagement.worker if side == "company" else engagement.company,
        "stage": stage_of(window, at),
        "until": until(actor, window.closes_at) if window else "",
        "own": queries.own_review(actor, engagement),
        "reviews": marked(actor, queries.shown_reviews(actor, engagement)),
    }


def until(actor: Actor, moment: datetime) -> str:
    """A moment by the clock of who looks, with the zone."""
    account = own_account(actor)
    return moment_at(moment, account.zone if account else "UTC")
