"""What accounts do by time."""

from datetime import datetime
from functools import partial

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.people.actions import erase_due, forget_exports
from goodstanding.people.housekeeping import sweep
from goodstanding.people.models import Erasure
from goodstanding.people.queries import due_erasures


@scheduled("forget-sessions", cron="25 3 * * *")
def forget_sessions(at: datetime) -> None:
    """Sessions that are over, and the codes and addresses that waited in them."""
    SessionStore.clear_expired()


@scheduled("erase-persons", cron="35 3 * * *")
def erase_persons(at: datetime) -> None:
    """Persons who asked to be erased and took it not back in 14 days."""
    each_by_itself(due_erasures(SYSTEM, at), lambda wish: _erase(wish, at))


def _erase(wish: Erasure, at: datetime) -> None:
    about = erase_due(wish, by=SYSTEM, at=at)
    if about:
        transaction.on_commit(partial(sweep, about))


@scheduled("forget-exports", cron="45 3 * * *")
def forget_old_exports(at: datetime) -> None:
    """Exports whose links have ended."""
    forget_exports(by=SYSTEM, at=at)
