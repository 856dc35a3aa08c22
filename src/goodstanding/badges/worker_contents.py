"""What a worker's badge says, made of the standing and of what the last judged Monday says."""

from datetime import UTC, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from goodstanding.badges import addresses
from goodstanding.badges.confirming import Confirmed
from goodstanding.badges.contents import LANGUAGE
from goodstanding.badges.formats.envelope import Holder, Issuer, StatusEntry
from goodstanding.badges.formats.packing import Document
from goodstanding.badges.formats.standings import Attained, Facts, standing_credential
from goodstanding.badges.formats.status import LIFE
from goodstanding.badges.models import WorkerBadge
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Grant
from goodstanding.reputation.standing_words import title_of

VALID: Final = LIFE - timedelta(days=1)
"""Shorter than a status list lasts: a badge that was saved with its list expires first, and never reads as unknown."""


def worker_badge(badge: WorkerBadge, said: Confirmed, *, key: UUID, at: datetime) -> Document:
    """The credential of a worker's standing, to be signed at a moment, valid for six days."""
    worker, shop, address = badge.worker, badge.worker.marketplace, addresses.of_credential(key)
    exact = str(said.score) if badge.shows_score and said.score is not None else said.score_band
    return standing_credential(
        Facts(
            id=address,
            issuer=Issuer(addresses.did_of_issuer(shop), shop.name, addresses.of_issuer_page(shop)),
            holder=Holder(addresses.of_worker(worker), worker.name),
            attained=_attained(badge, said),
            weeks=f"{said.good} of {said.of}" if badge.standing.kind == "top" else "",
            score=exact,
            engagements=said.engagements,
            confirmed=said.week,
            shares_person=shares_person(badge),
            held_since=datetime.combine(badge.standing.since, time(), UTC),
            valid_from=at,
            valid_until=at + VALID,
            image=f"{address}/badge.png",
            evidence=addresses.of_short_code(badge.code),
            status=StatusEntry(addresses.of_status_list(badge.status_list_id), badge.status_index),
        )
    )


def _attained(badge: WorkerBadge, said: Confirmed) -> Attained:
    kind, shop = badge.standing.kind, badge.worker.marketplace
    with override(LANGUAGE):
        title = title_of(kind)
    address = addresses.of_standing(shop.slug, kind, said.policy)
    return Attained(address, kind, title, said.policy, _criteria(shop, said))


def _criteria(shop: Marketplace, said: Confirmed) -> str:
    """Where the rule is published: a shipped one as every policy, a marketplace's own with the change that made it."""
    if said.change is None:
        return addresses.of_policy(said.policy)
    return f"{settings.ORIGIN}{reverse('reputation:rule_change', args=[shop.slug, said.change])}"


def shares_person(badge: WorkerBadge) -> bool:
    """Whether somebody who holds the worker's office also holds one on the team of the marketplace."""
    own = Grant.objects.filter(office="worker", tenant=badge.worker_id, ended_at=None).values("account")
    team = Grant.objects.filter(office="team", tenant=badge.worker.marketplace_id, ended_at=None)
    return team.filter(account__in=own).exists()
