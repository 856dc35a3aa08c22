"""The scores of all workers of a marketplace on given days, by one rule."""

from collections.abc import Sequence
from datetime import date

from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.scoring.columns import columns_of
from goodstanding.reputation.scoring.instants import days_of
from goodstanding.reputation.scoring.rule import Rule
from goodstanding.rules.job_success.kernel import score_weeks


def scores_on(marketplace: Marketplace, days: Sequence[date], rule: Rule) -> list[dict[int, int]]:
    """For each of the rising days the score by worker, of those who have one, by all that is known today."""
    policy = rule.score.value
    columns = columns_of(marketplace, days[-1], policy, since=days[0]).columns
    scores = score_weeks(columns, policy, [days_of(day) for day in days])
    workers, rows = scores.workers.tolist(), scores.score.T.tolist()
    return [{who: score for who, score in zip(workers, row, strict=True) if score >= 0} for row in rows]
