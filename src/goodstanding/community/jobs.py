"""What the community does by time."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.community.actions import erase_messages
from goodstanding.community.queries import programmes_to_tidy


@scheduled("erase-messages", cron="35 3 * * *")
def erase_old_messages(at: datetime) -> None:
    """Erases messages to contacts once their time is over."""
    each_by_itself(programmes_to_tidy(SYSTEM, at), lambda programme: erase_messages(programme, by=SYSTEM, at=at))
