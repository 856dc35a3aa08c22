"""Ends the windows of reviews whose time is over, and reminds who has not written."""

from datetime import datetime, timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.engagements.actions.reviews import end_window, remind_reviewers
from goodstanding.engagements.queries.reviews import windows_over, windows_to_remind
from goodstanding.policies import load


@scheduled("reveal-reviews", cron="*/10 * * * *")
def reveal_reviews(at: datetime) -> None:
    each_by_itself(windows_over(SYSTEM, at), lambda window: end_window(window, by=SYSTEM, at=at))


@scheduled("remind-reviewers", cron="*/10 * * * *")
def remind_of_reviews(at: datetime) -> None:
    """The longest lead of any version of the policy finds the windows; each one's own decides."""
    lead = max(version.value.reminder_days for version in load().versions("reviews-1"))
    windows = windows_to_remind(SYSTEM, at + timedelta(days=lead))
    each_by_itself(windows, lambda window: remind_reviewers(window, by=SYSTEM, at=at))
