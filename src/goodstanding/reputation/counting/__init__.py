"""Counting facts for scorecards, by SQL alone: a constant number of queries for however many are asked about."""

from collections.abc import Sequence
from dataclasses import dataclass

from goodstanding.reputation.counting.engagements import (
    count_answers,
    count_approvals,
    count_days_kept,
    count_endings,
)
from goodstanding.reputation.counting.gathering import Gathered, Key
from goodstanding.reputation.counting.invoices import count_invoices
from goodstanding.reputation.counting.relations import count_openings, count_relations
from goodstanding.reputation.counting.reviews import count_reviews
from goodstanding.reputation.counting.windows import Windows, windows
from goodstanding.rules.scorecards import ScorecardPolicy, Side, Tally


@dataclass(frozen=True)
class Counted:
    """The tallies of one side in both windows."""

    recent: Tally
    lifetime: Tally


def counted(side: Side, key: Key, ids: Sequence[int], spans: Windows, policy: ScorecardPolicy) -> dict[int, Counted]:
    """Tallies of workers or companies, by id; with the key "marketplace" those of all of that side together."""
    gathered = Gathered()
    count_days_kept(gathered, key, ids, spans)
    count_endings(gathered, key, ids, spans)
    count_reviews(gathered, side, key, ids, spans, policy)
    count_relations(gathered, key, ids, spans)
    if side == "worker":
        count_answers(gathered, key, ids, spans)
    else:
        count_approvals(gathered, key, ids, spans)
        count_invoices(gathered, key, ids, spans)
        count_openings(gathered, key, ids, spans)
    return {whom: Counted(gathered.tally(whom, "recent"), gathered.tally(whom, "lifetime")) for whom in ids}


__all__ = ["Counted", "Windows", "counted", "windows"]
