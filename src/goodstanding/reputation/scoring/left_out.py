"""What is left out of scores on a day: engagements removed on request, and flagged companies."""

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
from django.db import connection

from goodstanding.marketplaces.models import Marketplace
from goodstanding.rules.job_success.columns import Excluded

type Numbers = npt.NDArray[np.int64]

HALF: Final = 32


def left_out(
    marketplace: Marketplace, on: date, engagements: Numbers, companies: Numbers, workers: Numbers, *, flags: bool
) -> npt.NDArray[np.int8]:
    """The column `excluded` of rows, in one query; flags only where the policy looks at them."""
    found = np.full(len(engagements), Excluded.NO, np.int8)
    pairs, removed = _marked(marketplace, on, int(workers[0]) if _is_one(workers) else None)
    if pairs and flags:
        found[np.isin((companies << HALF) | workers, pairs)] = Excluded.FLAGGED
    if removed:
        found[np.isin(engagements, removed)] = Excluded.REMOVED
    return found


def _is_one(workers: Numbers) -> bool:
    return len(workers) > 0 and bool((workers == workers[0]).all())


def _marked(marketplace: Marketplace, on: date, worker: int | None) -> tuple[list[int], list[int]]:
    """The flagged pairs of company and worker as one number each, of one worker or of all, and what was removed."""
    given = {"marketplace": marketplace.pk, "worker": worker, "on": connection.ops.adapt_datefield_value(on)}
    with connection.cursor() as cursor:
        cursor.execute(_MARKED.format(whose="" if worker is None else "AND x.worker_id = %(worker)s"), given)
        rows = cursor.fetchall()
    pairs = [(company << HALF) | worker for company, worker, engagement in rows if not engagement]
    return pairs, [engagement for *_pair, engagement in rows if engagement]


_MARKED: Final = """
    SELECT x.company_id, x.worker_id, 0
    FROM reputation_companyflag x CROSS JOIN marketplaces_company c
    WHERE c.id = x.company_id AND c.marketplace_id = %(marketplace)s {whose}
        AND x.since <= %(on)s AND x.until > %(on)s
    UNION ALL
    SELECT 0, 0, x.engagement_id
    FROM reputation_exclusion x CROSS JOIN engagements_engagement e
    WHERE e.id = x.engagement_id AND e.marketplace_id = %(marketplace)s AND x.reason = 'removed'
        AND x.since <= %(on)s AND (x.until IS NULL OR x.until > %(on)s)"""
"""SQLite keeps the order of a CROSS JOIN: few are left out, and it would go through all engagements to find them."""
