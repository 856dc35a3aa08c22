"""Verbs on digests: wish for one, stop it, write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, Role, person, require
from goodstanding.base.keys import link_key
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record
from goodstanding.base.tokens import Minted, derived, matches
from goodstanding.community.digest_mails import digest_mail
from goodstanding.community.models.digests import DigestWish
from goodstanding.community.queries.digests import MOST, openings_new
from goodstanding.marketplaces.models import Worker

declare("community.digest_wished", "A worker asked for openings by mail, or changed which and how often.")
declare("community.digest_stopped", "A worker stopped the mails of openings.")
declare("community.digest_written", "A mail of openings was written to a worker.")


@dataclass(frozen=True)
class Wish:
    """Which categories (all where empty), how many days from mail to mail, paused or not."""

    categories: Sequence[str]
    days: int
    is_paused: bool


@transaction.atomic
def wish_digest(worker: Worker, wish: Wish, *, by: Actor, at: datetime) -> DigestWish:
    """Openings come by mail from now on, while the worker is Top Rated; what was stopped begins again."""
    require(Role("worker", worker.pk) in by.roles)
    said = {"categories": list(wish.categories), "days": wish.days, "is_paused": wish.is_paused, "stopped_at": None}
    made, _is_new = DigestWish.objects.update_or_create(
        worker=worker, account_id=person(by), defaults=said, create_defaults={**said, "wished_at": at}
    )
    _note("wished", made, {"days": wish.days, "paused": wish.is_paused}, by=by, at=at)
    return made


@transaction.atomic
def stop_digest(wish: DigestWish, *, by: Actor, at: datetime) -> None:
    """No more of these mails, by the worker's page or by the secret link in a mail; stopping twice stops once."""
    if DigestWish.objects.filter(pk=wish.pk, stopped_at=None).update(stopped_at=at):
        _note("stopped", wish, {}, by=by, at=at)


@transaction.atomic
def write_digest(wish: DigestWish, *, by: Actor, at: datetime) -> int:
    """Writes the mail and returns how many openings are in it; none is written where nothing is new."""
    require(by.is_system)
    stands = DigestWish.objects.select_for_update(no_key=True).get(pk=wish.pk)
    openings = list(openings_new(by, stands)[: MOST + 1])
    if not openings or not stands.is_due(at) or stands.stopped_at:
        return 0
    written, headers = digest_mail(stands, openings[:MOST], len(openings) > MOST, _minted(stands.pk).token)
    enqueue(
        stands.account.email,
        written.subject,
        written.text,
        written.html,
        purpose="community.digest",
        about=f"digest:{stands.pk}:{at:%Y-%m-%d}",
        language=stands.account.language,
        headers=headers,
    )
    DigestWish.objects.filter(pk=stands.pk).update(sent_at=at)
    _note("written", stands, {"openings": len(openings[:MOST])}, by=by, at=at)
    return len(openings[:MOST])


def may_stop(wish: int, token: str) -> bool:
    """Whether the token is that of the link to stop this digest."""
    return matches(token, _minted(wish).digest)


def _minted(wish: int) -> Minted:
    return derived(link_key(), f"digest:{wish}")


def _note(name: str, wish: DigestWish, data: dict[str, object], *, by: Actor, at: datetime) -> None:
    tenant = f"marketplace:{wish.worker.marketplace_id}"
    record(f"community.digest_{name}", by=by, at=at, subject=("digest", wish.pk), tenant=tenant, data=data)
