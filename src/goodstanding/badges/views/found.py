"""What an address names, or the page of what is not there."""

from uuid import UUID

from django.http import HttpRequest

from goodstanding.badges.models import Credential
from goodstanding.badges.queries import badge_of
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours


def get[T](found: T | None) -> T:
    """What was found; NotYours for nothing."""
    if found is None:
        raise NotYours
    return found


def credential_of(request: HttpRequest, key: UUID) -> Credential:
    return get(badge_of(actor_of(request), key))
