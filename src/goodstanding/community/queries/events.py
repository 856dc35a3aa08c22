"""Reads of gatherings: who sees which, who comes, whom to remind."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries import awards_held
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.community.models.events import Gathering, Rsvp
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.reputation.models import Standing
from goodstanding.surveys.models import Programme

REMINDERS: Final = (7, 1)
"""Days before the beginning on which who comes is reminded."""


@dataclass(frozen=True)
class Room:
    """How many come and wait, and how many places are left; None where nothing limits them."""

    coming: int
    waiting: int
    left: int | None


def gatherings_seen(actor: Actor, on: date) -> QuerySet[Gathering]:
    """What is published or cancelled and meant for the actor, what the actor organises or hosts; soonest first."""
    shown = Q(state__in=("published", "cancelled")) & _meant_for(actor, on)
    answered = Q(pk__in=Rsvp.objects.filter(account=actor.account).values("gathering")) if actor.account else Q()
    seen = shown | organised_by(actor) | answered if actor.account else shown
    found = Gathering.objects.all() if actor.is_system else Gathering.objects.filter(seen)
    return found.select_related("programme", "marketplace", "host").order_by("starts_at", "pk")


def _meant_for(actor: Actor, on: date) -> Q:
    teams, workers = actor.tenants("team"), actor.tenants("worker")
    meant = Q(audience="public")
    if teams:
        won = Award.objects.filter(decision__round__marketplace__in=teams)
        held = awards_held(SYSTEM, on).filter(decision__round__marketplace__in=teams).order_by()
        meant |= Q(audience="ever", programme__in=won.values("decision__round__programme"))
        meant |= Q(audience="holders", programme__in=held.values("decision__round__programme"))
    if workers:
        top = _top_rated(on).filter(worker__in=workers)
        meant |= Q(audience="top", marketplace__in=top.values("marketplace"))
        meant |= Q(audience="top", programme__isnull=False) if top.exists() else Q()
    return meant | Q(audience="invited", invited__in=marketplaces_of(actor))


def _top_rated(on: date) -> QuerySet[Standing]:
    return Standing.objects.filter(Q(until=None) | Q(until__gt=on), kind="top", since__lte=on)


def marketplaces_of(actor: Actor) -> QuerySet[Marketplace]:
    """The marketplaces that a person belongs to: serves, works on, or buys through."""
    works = Worker.objects.filter(pk__in=actor.tenants("worker")).values("marketplace")
    buys = Company.objects.filter(pk__in=actor.tenants("client")).values("marketplace")
    return Marketplace.objects.filter(Q(pk__in=actor.tenants("team")) | Q(pk__in=works) | Q(pk__in=buys))


def organised_by(actor: Actor) -> Q:
    """Gatherings that the actor answers for: by office, or as their host."""
    by_office = Q(programme__in=actor.tenants("operator")) | Q(marketplace__in=actor.tenants("team"))
    return by_office | Q(host=actor.account) if actor.account else by_office


def top_rated_workers(actor: Actor, on: date) -> list[Worker]:
    """The actor's own workers who are Top Rated on a day: for each of these an evening can be hosted."""
    held = _top_rated(on).filter(worker__in=actor.tenants("worker"))
    return list(Worker.objects.filter(pk__in=held.values("worker")).select_related("marketplace"))


def gathering_seen(actor: Actor, pk: int, on: date) -> Gathering | None:
    """One of them."""
    return gatherings_seen(actor, on).filter(pk=pk).first()


def public_gatherings(actor: Actor, since: datetime) -> QuerySet[Gathering]:
    """What everybody may come to and is not over, cancelled ones too: a calendar takes them away. Public."""
    found = Gathering.objects.filter(audience="public", state__in=("published", "cancelled"), ends_at__gte=since)
    return found.select_related("programme", "marketplace").order_by("starts_at", "pk")


def is_organised_by(actor: Actor, gathering: Gathering) -> bool:
    """Whether the actor answers for it: who operates or serves, and its host once it is published."""
    return decides_on(actor, gathering) or (actor.account is not None and gathering.host_id == actor.account)


def decides_on(actor: Actor, gathering: Gathering) -> bool:
    """Whether the actor may approve it: the operator or the team, whosever it is."""
    if gathering.programme_id:
        return actor.operates(gathering.programme_id)
    return actor.serves(gathering.marketplace_id or 0)


def guests(actor: Actor, gathering: Gathering) -> QuerySet[Rsvp]:
    """Who comes and who waits, in the order of their answers; for who answers for the gathering."""
    found = Rsvp.objects.filter(gathering=gathering).exclude(state="away").select_related("account")
    return found.order_by("state", "answered_at", "pk") if is_organised_by(actor, gathering) else found.none()


def own_rsvp(actor: Actor, gathering: Gathering) -> Rsvp | None:
    """What the actor answered."""
    return Rsvp.objects.filter(gathering=gathering, account=actor.account).first() if actor.account else None


def room(actor: Actor, gathering: Gathering) -> Room:
    """How full it is; for all who see it."""
    answered = Rsvp.objects.filter(gathering=gathering)
    coming, waiting = (answered.filter(state=state).count() for state in ("coming", "waiting"))
    return Room(coming, waiting, None if gathering.capacity is None else max(0, gathering.capacity - coming))


def in_series(actor: Actor, gathering: Gathering, on: date) -> QuerySet[Gathering]:
    """The other times of the same plan that the actor sees."""
    return gatherings_seen(actor, on).filter(series=gathering.series).exclude(pk=gathering.pk)


def reminders_due(actor: Actor, at: datetime) -> list[tuple[Rsvp, int]]:
    """Who is to be reminded now, and how many days ahead; for the system.

    A reminder is due on the day that begins so many days before, and only for who had answered by then: a fresh answer
    needs none.
    """
    if not actor.is_system:
        return []
    ahead = Gathering.objects.filter(state="published", starts_at__gt=at, starts_at__lte=at + timedelta(days=7))
    coming = Rsvp.objects.filter(gathering__in=ahead, state="coming", reminders=True)
    coming = coming.select_related("account", "gathering__programme", "gathering__marketplace").order_by("pk")
    return [(rsvp, days) for rsvp in coming if (days := _due(rsvp, at))]


def _due(rsvp: Rsvp, at: datetime) -> int | None:
    starts_at = rsvp.gathering.starts_at
    days = next((n for n in REMINDERS if timedelta(days=n - 1) < starts_at - at <= timedelta(days=n)), None)
    if days is None:
        return None
    was_known = rsvp.answered_at < starts_at - timedelta(days=days)
    is_new = rsvp.reminded is None or rsvp.reminded > days
    return days if was_known and is_new else None


def holds_slot(actor: Actor, gathering: Gathering, at: datetime) -> bool:
    """Whether the actor comes to another talk one to one with who hosts this one, or waits for one, that is ahead; of
    an office without a named host, with that office."""
    if gathering.kind != "single" or actor.account is None:
        return False
    of = {"host": gathering.host_id, "programme": gathering.programme_id, "marketplace": gathering.marketplace_id}
    same = Gathering.objects.filter(kind="single", state="published", starts_at__gt=at, **of).exclude(pk=gathering.pk)
    own = Rsvp.objects.filter(account=actor.account, gathering__in=same)
    return own.exclude(state="away").exists()


def own_states(actor: Actor, gatherings: list[Gathering]) -> dict[int, str]:
    """What the actor answered to each of them, by gathering."""
    if actor.account is None:
        return {}
    own = Rsvp.objects.filter(account=actor.account, gathering__in=gatherings)
    return dict(own.values_list("gathering", "state"))


def gatherings_of(actor: Actor, organiser: Programme | Marketplace, since: datetime) -> QuerySet[Gathering]:
    """What a programme or a marketplace organises and is not over, proposals too; for who answers for it."""
    of = {"programme" if isinstance(organiser, Programme) else "marketplace": organiser}
    found = Gathering.objects.filter(organised_by(actor), **of, ends_at__gte=since)
    return found.select_related("programme", "marketplace", "host").order_by("starts_at", "pk")
