"""What the ground floor does by time."""

from datetime import datetime

from goodstanding.base import mailing
from goodstanding.base.record import checkpoint
from goodstanding.base.schedule import scheduled


@scheduled("daily-checkpoint", cron="5 0 * * *")
def daily_checkpoint(at: datetime) -> None:
    checkpoint(at)


@scheduled("mail-sweep", cron="*/5 * * * *")
def mail_sweep(at: datetime) -> None:
    mailing.sweep(at)
