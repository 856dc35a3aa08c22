"""Reads of invoices."""

from django.db.models import QuerySet, Sum

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Engagement, Invoice


def invoiced_cents(actor: Actor, engagement: Engagement, kind: str) -> int:
    """The sum of an engagement's invoices of a kind, paid or not; withdrawn ones count nothing."""
    return _standing(engagement).filter(kind=kind).aggregate(cents=Sum("cents"))["cents"] or 0


def unpaid(actor: Actor, engagement: Engagement) -> QuerySet[Invoice]:
    """Invoices to pay, the first due first."""
    return _standing(engagement).filter(paid_on=None).order_by("due_on", "number")


def _standing(engagement: Engagement) -> QuerySet[Invoice]:
    return Invoice.objects.filter(engagement=engagement, withdrawn_on=None)
