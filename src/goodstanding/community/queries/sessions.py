"""Reads of gatherings' programmes: sessions, materials, who is recognised there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Prefetch, QuerySet

from goodstanding.accreditation.queries import awards_ever, standings_on
from goodstanding.base.access import Actor
from goodstanding.community.models.events import Gathering
from goodstanding.community.models.sessions import Material, Session
from goodstanding.community.queries.events import gatherings_seen
from goodstanding.marketplaces.models import Marketplace

MOST_PAST: Final = 10


def sessions_of(actor: Actor, gathering: Gathering) -> QuerySet[Session]:
    """The programme in its order, with its materials; for all who see the gathering."""
    kept = Session.objects.filter(gathering=gathering, removed_at=None).order_by("starts_at", "room", "pk")
    shown = Material.objects.filter(removed_at=None).order_by("pk")
    return kept.prefetch_related(Prefetch("materials", shown, to_attr="shown"))


def sessions_ever(actor: Actor, gathering: Gathering) -> QuerySet[Session]:
    """Removed ones too, which a calendar takes away; for all who see the gathering."""
    return Session.objects.filter(gathering=gathering).order_by("starts_at", "pk")


def before(actor: Actor, session: Session) -> Session | None:
    """The session that ends last before this one begins, in the same room; for all who see the gathering."""
    found = sessions_of(actor, session.gathering).filter(room=session.room, ends_at__lte=session.starts_at)
    return found.exclude(pk=session.pk).order_by("-ends_at", "-pk").first()


def material_seen(actor: Actor, pk: int, material: int, on: date) -> Material | None:
    """A file of a gathering's programme, for all who see the gathering."""
    found = Material.objects.filter(pk=material, removed_at=None, session__removed_at=None, file__isnull=False)
    seen = gatherings_seen(actor, on).filter(pk=pk).values("pk")
    return found.filter(session__gathering__in=seen).select_related("file").first()


def past_with_materials(actor: Actor, at: datetime) -> QuerySet[Gathering]:
    """Gatherings that are over and meant for the actor, of which something can be read; the newest ten first."""
    shown = Material.objects.filter(removed_at=None, session__removed_at=None).values("session__gathering")
    over = gatherings_seen(actor, at.date()).filter(state="published", ends_at__lt=at, pk__in=shown)
    return over.order_by("-starts_at", "-pk")[:MOST_PAST]


@dataclass(frozen=True)
class Recognised:
    """A marketplace that holds the award on a day, or held it, and the editions of its awards, the newest first."""

    marketplace: Marketplace
    editions: tuple[int, ...]
    holds: bool


def recognised(actor: Actor, gathering: Gathering, on: date) -> list[Recognised]:
    """Who of a programme's register is celebrated at its yearly event, by name: present and past holders, without
    awards that are suspended or were withdrawn. Public, as the register is; nobody at other events."""
    if gathering.kind != "yearly" or gathering.programme_id is None:
        return []
    awards = awards_ever(actor).filter(decision__round__programme=gathering.programme_id).defer("decision__verdict")
    found: dict[Marketplace, list[tuple[int, bool]]] = {}
    for award, standing in standings_on(actor, awards, on):
        held = found.setdefault(award.decision.round.marketplace, [])
        if standing.state not in ("suspended", "withdrawn"):
            held.append((award.decision.round.edition, standing.is_held))
    return sorted(_recognised(found), key=lambda each: each.marketplace.name.casefold())


def _recognised(found: dict[Marketplace, list[tuple[int, bool]]]) -> Iterator[Recognised]:
    for marketplace, held in found.items():
        if held:
            yield Recognised(
                marketplace, tuple(edition for edition, _held in held), any(is_held for _e, is_held in held)
            )
