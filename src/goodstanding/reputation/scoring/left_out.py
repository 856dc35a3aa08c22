"""What is left out of scores on a day: engagements removed on request, and flagged companies."""

from collections.abc import Collection
from datetime import date

import numpy as np
import numpy.typing as npt
from django.db.models import Q

from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.models import CompanyFlag, Exclusion
from goodstanding.rules.job_success.columns import Excluded

type Numbers = npt.NDArray[np.int64]

HALF: int = 32


def left_out(
    marketplace: Marketplace, on: date, engagements: Numbers, companies: Numbers, workers: Numbers, *, flags: bool
) -> npt.NDArray[np.int8]:
    """The column `excluded` of rows, in two queries; flags only where the policy looks at them."""
    found = np.full(len(engagements), Excluded.NO, np.int8)
    if flags:
        pairs = _flagged(marketplace, on, set(workers[:1].tolist()) if _is_one(workers) else None)
        found[np.isin((companies << HALF) | workers, pairs)] = Excluded.FLAGGED
    found[np.isin(engagements, _removed(marketplace, on))] = Excluded.REMOVED
    return found


def _is_one(workers: Numbers) -> bool:
    return len(workers) > 0 and bool((workers == workers[0]).all())


def _flagged(marketplace: Marketplace, on: date, workers: Collection[int] | None) -> list[int]:
    rows = CompanyFlag.objects.filter(company__marketplace=marketplace, since__lte=on, until__gt=on)
    rows = rows if workers is None else rows.filter(worker__in=workers)
    return [(company << HALF) | worker for company, worker in rows.values_list("company", "worker")]


def _removed(marketplace: Marketplace, on: date) -> list[int]:
    in_force = Q(until=None) | Q(until__gt=on)
    rows = Exclusion.objects.filter(in_force, engagement__marketplace=marketplace, reason="removed", since__lte=on)
    return list(rows.values_list("engagement", flat=True))
