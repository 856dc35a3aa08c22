"""What waits on somebody's desk: the cases that they rule, and the appeals that they were invited to hear."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.disputes.models import Case, Handover, Reviewer, Snooze
from goodstanding.people.queries import own_account

WAITING = ("escalated", "appealed")
RUNNING = ("asked", "discussed", "ruled")


def on_desk(actor: Actor, kind: str = "") -> QuerySet[Case]:
    """Every open case that the actor rules, of one kind or of all, with its parties and who put it aside."""
    cases = Case.objects.filter(_ruled_by(actor), closed_at=None)
    if kind:
        cases = cases.filter(kind=kind)
    return cases.select_related("snooze__account").prefetch_related("parties")


def _ruled_by(actor: Actor) -> Q:
    account = own_account(actor)
    if account is None:
        return Q(pk__in=())
    ruled = Q(judge_office="team", judge_tenant__in=actor.tenants("team"))
    if operated := actor.tenants("operator"):
        ruled |= Q(judge_office="operator", judge_tenant__in=operated)
    if invited := list(Reviewer.objects.filter(email=account.email).values_list("case", flat=True)):
        ruled |= Q(pk__in=invited, state__in=WAITING)
    return ruled


def waiting_cases(actor: Actor, at: datetime, kind: str = "") -> QuerySet[Case]:
    """Those that wait for a ruling and are not put aside, who has waited longest first."""
    handed = Handover.objects.filter(case=OuterRef("pk"), account=actor.account or 0)
    cases = on_desk(actor, kind).filter(~Exists(_asleep(at)), state__in=WAITING)
    return cases.annotate(is_handed_on=Exists(handed)).order_by("moved_at", "pk")


def _asleep(at: datetime) -> QuerySet[Snooze]:
    return Snooze.objects.filter(case=OuterRef("pk"), until__gt=at)


def running_cases(actor: Actor, at: datetime, kind: str = "") -> QuerySet[Case]:
    """Those in which the parties have the turn, whose clock ends next first."""
    return on_desk(actor, kind).filter(~Exists(_asleep(at)), state__in=RUNNING).order_by("due_at", "pk")


def sleeping_cases(actor: Actor, at: datetime, kind: str = "") -> QuerySet[Case]:
    """Those put aside by anybody of the desk, which wakes next first."""
    return on_desk(actor, kind).filter(snooze__until__gt=at).order_by("snooze__until", "pk")


def waiting_by_kind(actor: Actor, at: datetime) -> dict[str, int]:
    """Kind -> how many wait for a ruling. One query."""
    return _counted(Case.objects.filter(_ruled_by(actor), ~Exists(_asleep(at)), state__in=WAITING), "kind")


def _counted(cases: QuerySet[Case], by: str) -> dict[str, int]:
    """Value of a column -> how many cases have it."""
    found: Iterable[tuple[str, int]] = cases.order_by().values_list(by).annotate(cases=Count("pk"))
    return dict(found)


def desk_case(actor: Actor, pk: int) -> Case | None:
    """A case for who rules it, open or closed; an invited reviewer sees it while the appeal waits and after."""
    found = Case.objects.filter(pk=pk).first()
    if found is None:
        return None
    account = own_account(actor)
    is_invited = account and Reviewer.objects.filter(case=found, email=account.email).exists()
    offices = {"team": actor.tenants("team"), "operator": actor.tenants("operator")}
    return found if found.judge_tenant in offices[found.judge_office] or is_invited else None
