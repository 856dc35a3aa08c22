"""What an address names, or the page of what is not there."""

from uuid import UUID

from django.http import HttpRequest

from goodstanding.badges.models import Credential, WorkerCredential
from goodstanding.badges.queries import badge_of
from goodstanding.badges.queries.workers import worker_credential
from goodstanding.badges.refusals import BadgeGone
from goodstanding.badges.worker_facts import is_shown
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours


def get[T](found: T | None) -> T:
    """What was found; NotYours for nothing."""
    if found is None:
        raise NotYours
    return found


def credential_of(request: HttpRequest, key: UUID) -> Credential | WorkerCredential:
    """The badge of an award or of a worker."""
    actor = actor_of(request)
    award = badge_of(actor, key)
    return award if award else get(worker_credential(actor, key))


def file_of(request: HttpRequest, key: UUID) -> Credential | WorkerCredential:
    """The same for its signed file. Raises BadgeGone where its worker does not show it any more."""
    found = credential_of(request, key)
    if isinstance(found, WorkerCredential) and not is_shown(found):
        raise BadgeGone
    return found


def award_badge_of(request: HttpRequest, key: UUID) -> Credential:
    """The badge of an award."""
    return get(badge_of(actor_of(request), key))
