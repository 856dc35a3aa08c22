"""Signing the lists that say which badges are revoked, and replacing the keys of an issuer."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from goodstanding.badges import addresses
from goodstanding.badges.actions.issuing import revoke_ended
from goodstanding.badges.actions.workers import end_lost
from goodstanding.badges.addresses import Issuing
from goodstanding.badges.formats.proof import signed
from goodstanding.badges.formats.status import status_list
from goodstanding.badges.keys import issuer_keys
from goodstanding.badges.models import StatusList
from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace

declare("badges.keys_rotated", "An issuer's signing keys were replaced; the old ones stay known.")

FRESH: Final = timedelta(hours=1)


@transaction.atomic
def sign_list(listed: StatusList, *, by: Actor, at: datetime) -> StatusList:
    """The list with everything that is revoked by now, signed within the last hour."""
    require(by.is_system)
    rows = StatusList.objects.select_for_update(no_key=True, of=("self",)).select_related("programme", "marketplace")
    listed = rows.get(pk=listed.pk)
    if revoke_ended(by=by, at=at, listed=listed) + end_lost(by=by, at=at, listed=listed):
        listed.signed_at = None
    if is_fresh(listed, at):
        return listed
    did = addresses.did_of_issuer(listed.issuer)
    document = status_list(addresses.of_status_list(listed.pk), issuer=did, revoked=_revoked(listed), at=at)
    listed.signed, listed.signed_at = signed(document, issuer_keys(listed.issuer).proof, at=at), at
    listed.save(update_fields=["signed", "signed_at"])
    return listed


def is_fresh(listed: StatusList, at: datetime) -> bool:
    """Whether a list was signed within the last hour, and nothing was revoked since."""
    return listed.signed_at is not None and abs(at - listed.signed_at) < FRESH


def _revoked(listed: StatusList) -> list[int]:
    awards = listed.credentials.exclude(revocation=None).values_list("status_index", flat=True)
    return [*awards, *listed.worker_badges.exclude(ended_at=None).values_list("status_index", flat=True)]


@transaction.atomic
def rotate_keys(issuer: Issuing, *, by: Actor, at: datetime) -> str:
    """Replaces an issuer's keys for all that is signed from now on, and returns the new proof key's id."""
    require(by.is_system)
    key, _jwt = issuer_keys(issuer).rotate()
    issuer.status_lists.update(signed_at=None)
    kind = "marketplace" if isinstance(issuer, Marketplace) else "programme"
    record("badges.keys_rotated", by=by, at=at, subject=(kind, issuer.pk), data={"key": key})
    return key
