"""Mails the newest checkpoint of the record, half an hour after the day's was signed."""

from datetime import datetime

from django.conf import settings

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import scheduled
from goodstanding.surveys.actions import mail_checkpoint

MONDAY = 0


@scheduled("mail-checkpoint", cron="35 0 * * *")
def mail_newest_checkpoint(at: datetime) -> None:
    """On Mondays, each day, or never, as the install's settings say."""
    if settings.CHECKPOINT_MAIL == "daily" or (settings.CHECKPOINT_MAIL == "weekly" and at.weekday() == MONDAY):
        mail_checkpoint(by=SYSTEM, at=at)
