"""Which cases the time moves; the system alone reads them."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from goodstanding.base.access import Actor
from goodstanding.disputes.models import Case, Notice


def silent_cases(actor: Actor, at: datetime) -> QuerySet[Case]:
    """Cases in which a party has let its time pass."""
    due = Case.objects.filter(state__in=("asked", "discussed", "ruled"), due_at__lte=at).order_by("due_at")
    return due if actor.is_system else due.none()


def late_cases(actor: Actor, at: datetime) -> QuerySet[Case]:
    """Cases whose ruling is late, and of which who rules was not reminded since it is."""
    told = Notice.objects.filter(case=OuterRef("pk"), kind="late", about=OuterRef("due_at"))
    late = Case.objects.filter(~Exists(told), state__in=("escalated", "appealed"), due_at__lte=at).order_by("due_at")
    return late if actor.is_system else late.none()


def untold_cases(actor: Actor, at: datetime) -> QuerySet[Case]:
    """Open cases whose parties are to be told by now how it stands."""
    due = Case.objects.filter(closed_at=None, told_next_at__lte=at).order_by(F("told_next_at"))
    return due if actor.is_system else due.none()
