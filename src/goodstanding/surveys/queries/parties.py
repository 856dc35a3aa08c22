"""Reads of who gets the record's checkpoints by mail."""

from collections.abc import Iterable

from django.db.models import Q

from goodstanding.base.access import Actor
from goodstanding.base.models import Event
from goodstanding.people.models import Account
from goodstanding.surveys.models import Enrolment

MAILED = "surveys.checkpoint_mailed"


def newest_mailed(actor: Actor) -> int:
    """The size of the checkpoint that was mailed last; 0 before the first."""
    last = Event.objects.filter(kind=MAILED).order_by("-position").values_list("subject_id", flat=True).first()
    return int(last) if last else 0


def parties_of(actor: Actor, since: int, until: int) -> list[Account]:
    """Who works for the marketplaces that lines of the record after `since` up to `until` are about, and who operates
    the programmes these joined, for the system alone.
    """
    if not actor.is_system:
        return []
    lines = Event.objects.filter(position__gt=since, position__lte=until)
    shops = _numbers(lines.values_list("tenant", flat=True).order_by().distinct())
    programmes = Enrolment.objects.filter(marketplace__in=shops).values("programme")
    held = Q(grants__office="team", grants__tenant__in=shops)
    held |= Q(grants__office="operator", grants__tenant__in=programmes)
    accounts = Account.objects.filter(held, grants__ended_at=None, is_active=True)
    return list(accounts.distinct().order_by("pk"))


def _numbers(tenants: Iterable[str]) -> list[int]:
    return [int(number) for kind, _, number in (one.partition(":") for one in tenants) if kind == "marketplace"]
