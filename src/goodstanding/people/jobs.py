"""What accounts do by time."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore

from goodstanding.base.schedule import scheduled


@scheduled("forget-sessions", cron="25 3 * * *")
def forget_sessions(at: datetime) -> None:
    """Sessions that are over, and the codes and addresses that waited in them."""
    SessionStore.clear_expired()
