"""The scores of many workers as they stand on a day."""

from collections.abc import Collection
from datetime import date
from math import floor

from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.scoring.columns import columns_of
from goodstanding.reputation.scoring.found import Stands
from goodstanding.reputation.scoring.instants import days_of
from goodstanding.reputation.scoring.rule import rule_of
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.job_success.scores import interval


def scores_on(
    marketplace: Marketplace, holders: Collection[int], on: date, *, agencies: bool = False
) -> dict[int, Stands]:
    """By holder the score of a day, of those of whom enough is known for one. Four queries."""
    rule = rule_of(marketplace, on)
    policy = rule.score.value
    columns = columns_of(marketplace, on, policy, workers=holders, agencies=agencies).columns
    scores = score_weeks(columns, policy, [days_of(on)])
    found = {}
    for row, holder in enumerate(scores.workers.tolist()):
        if scores.score[row, 0] >= 0:
            earned, weight, silence = scores.sums[row, 0, -1].tolist()
            low, high = interval(earned, weight, silence, policy)
            found[holder] = Stands(
                score=int(scores.score[row, 0]),
                low=floor(100 * low),
                high=floor(100 * high),
                outcomes=int(scores.outcomes[row, 0]),
                companies=int(scores.companies[row, 0]),
                months=policy.longest_months,
                confidence=policy.confidence,
            )
    return found
