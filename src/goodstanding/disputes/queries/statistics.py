"""What everybody may know of cases: how many there were and how they ended, in groups large enough."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

from django.core.cache import cache

from goodstanding.base.access import Actor
from goodstanding.disputes.models import Case, Notice, Ruling
from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import load
from goodstanding.rules.disputes.statistics import Counted, Figures, Outcome, counted
from goodstanding.surveys.models import Programme

QUARTERS: Final = 12
GRANTS: Final = frozenset(
    {
        "correct", "set_aside", "owed", "partly_owed", "confirmed", "warning", "hold", "removal",
        "decide_again", "accepted", "misused", "answered",
    }
)  # fmt: skip
"""Codes by which who opened the case was right, at least in part."""


def figures_of(actor: Actor, at: datetime) -> dict[str, Figures]:
    """Tenant ("team:1", "operator:2") -> its figures, "" -> all; of the last twelve quarters that are over.

    Counted once a day: everybody may ask.
    """
    key = f"disputes-statistics:{at:%Y-%m-%d}"
    found: dict[str, Figures] | None = cache.get(key)
    if found is None:
        found = counted(cases_counted(actor, at.date()), load().cases(at.date()).small_group)
        cache.set(key, found, timeout=24 * 60 * 60)
    return found


def cases_counted(actor: Actor, today: date) -> Iterable[Counted]:
    """Every case opened in those quarters, as the figures count it."""
    last = today.year * 4 + (today.month - 1) // 3
    first = last - QUARTERS
    cases = Case.objects.filter(opened_at__gte=_begins(first), opened_at__lt=_begins(last))
    ruled: dict[int, list[tuple[int, str, datetime]]] = {}
    for case, instance, code, moment in _rulings(first, last):
        ruled.setdefault(case, []).append((instance, code, moment))
    late = set(Notice.objects.filter(kind="late", case__in=cases).values_list("case", flat=True))
    columns = ("pk", "judge_office", "judge_tenant", "kind", "closing", "opened_at")
    for pk, office, tenant, kind, closing, opened in cases.values_list(*columns).iterator():
        rulings = ruled.get(pk, [])
        days = (rulings[0][2] - opened).total_seconds() / 86_400 if rulings else None
        quarter = f"{opened.year} Q{(opened.month - 1) // 3 + 1}"
        outcome = _outcome(closing, [code for _instance, code, _at in rulings])
        yield Counted(f"{office}:{tenant}", kind, quarter, outcome, days, pk in late)


def _rulings(first: int, last: int) -> Iterable[tuple[int, int, str, datetime]]:
    between = {"case__opened_at__gte": _begins(first), "case__opened_at__lt": _begins(last)}
    rulings = Ruling.objects.filter(**between).order_by("case", "instance")
    return rulings.values_list("case", "instance", "code", "at").iterator()


def _begins(quarter: int) -> datetime:
    """The first moment of a quarter, counted from the year 0, in UTC."""
    return datetime(quarter // 4, quarter % 4 * 3 + 1, 1, tzinfo=UTC)


def _outcome(closing: str, codes: list[str]) -> Outcome:
    if closing in ("agreed", "withdrawn"):
        return "agreed" if closing == "agreed" else "withdrawn"
    if not codes:
        return "open"
    if codes[-1] != codes[0]:
        return "overturned"
    return "upheld" if codes[-1] in GRANTS else "not_upheld"


def tenants_named(actor: Actor) -> dict[str, tuple[str, str]]:
    """Tenant as the figures name it -> its slug and its name."""
    shops = {f"team:{pk}": (slug, name) for pk, slug, name in Marketplace.objects.values_list("pk", "slug", "name")}
    programmes = Programme.objects.values_list("pk", "slug", "name")
    return shops | {f"operator:{pk}": (slug, name) for pk, slug, name in programmes}
