"""What the nouns above ask: which facts are under dispute, and what was ruled about them.

A ruling counts from the moment at which it is given; the one on appeal replaces it from its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from goodstanding.base.access import Actor
from goodstanding.base.listed import listed_ids
from goodstanding.disputes.models import Case, Ruling


@dataclass(frozen=True)
class Effect:
    """What was ruled last about a thing: the code, the percentage that goes with it (None: none does), the case."""

    code: str
    percent: int | None
    case: int
    at: datetime


def effects(actor: Actor, subject_kind: str, ids: Sequence[int], kinds: Iterable[str] = ()) -> dict[int, Effect]:
    """Id of the subject -> its effect, for those ruled on; of several rulings the newest. One query.

    `kinds` bounds the kinds of cases; by default all count.
    """
    rulings = Ruling.objects.filter(case__subject_kind=subject_kind, case__subject_id__in=listed_ids(ids))
    if kinds := tuple(kinds):
        rulings = rulings.filter(case__kind__in=kinds)
    rows = rulings.order_by("at", "pk").values_list("case__subject_id", "code", "effect", "case", "at")
    return {subject: Effect(code, effect.get("percent"), case, at) for subject, code, effect, case, at in rows}


def open_cases(actor: Actor, subject_kind: str, ids: Sequence[int], kinds: Iterable[str] = ()) -> dict[int, int]:
    """Id of the subject -> its open case, for those under dispute; of several kinds the newest. One query."""
    found = Case.objects.filter(subject_kind=subject_kind, subject_id__in=listed_ids(ids), closed_at=None)
    if kinds := tuple(kinds):
        found = found.filter(kind__in=kinds)
    return dict(found.order_by("pk").values_list("subject_id", "pk"))


def rulings_of(actor: Actor, case: Case) -> QuerySet[Ruling]:
    """What was ruled in a case, the first instance first."""
    return Ruling.objects.filter(case=case).select_related("account").order_by("instance")


def rulings_since(actor: Actor, since: datetime, subject_kind: str = "") -> QuerySet[Ruling]:
    """What was ruled after a moment, oldest first: for owners that act on rulings by a job of their own."""
    rulings = Ruling.objects.filter(at__gt=since).select_related("case").order_by("at", "pk")
    return rulings.filter(case__subject_kind=subject_kind) if subject_kind else rulings
