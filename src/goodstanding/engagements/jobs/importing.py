"""Files of engagements that nobody confirmed are erased."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import scheduled
from goodstanding.engagements.actions.importing import discard_uploads_over


@scheduled("erase-import-uploads", cron="25 * * * *")
def erase_import_uploads(at: datetime) -> None:
    """Erases files whose day is over."""
    discard_uploads_over(at.date(), by=SYSTEM, at=at)
