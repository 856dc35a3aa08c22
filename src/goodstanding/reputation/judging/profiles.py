"""How complete the profiles of many workers are."""

from collections import defaultdict

from django.db.models import Count, Q

from goodstanding.marketplaces.models import Photo, Qualification, Worker
from goodstanding.policies import load
from goodstanding.reputation.judging.asked import Asked
from goodstanding.rules.completeness import completeness

TEXTS = {"headline": "headline", "about": "about", "country": "country", "rate": "rate_cents"}


def completeness_of(asked: Asked) -> dict[int, int]:
    """Percent by worker, in three queries: profiles as they are now, papers that hold on the day."""
    parts = _texts(asked)
    for worker, kind, number in (*_papers(asked), *_photos(asked)):
        parts[worker][kind] = number
    policy = load().completeness(asked.on)
    return {worker: completeness(found, policy).percent for worker, found in parts.items()}


def _texts(asked: Asked) -> dict[int, dict[str, int]]:
    rows = Worker.objects.filter(pk__in=asked.among).order_by().values_list("pk", *TEXTS.values())
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for worker, *texts in rows:
        found[worker] = {key: int(bool(text)) for key, text in zip(TEXTS, texts, strict=True)}
    return found


def _papers(asked: Asked) -> list[tuple[int, str, int]]:
    in_time = Q(expires_on=None) | Q(expires_on__gte=asked.on)
    held = Qualification.objects.filter(in_time, worker__in=asked.among, removed_at=None).order_by()
    return list(held.values_list("worker", "kind").annotate(number=Count("pk")))


def _photos(asked: Asked) -> list[tuple[int, str, int]]:
    shown = Photo.objects.filter(worker__in=asked.among, removed_at=None).order_by()
    return list(shown.values_list("worker", "kind").annotate(number=Count("pk")))
