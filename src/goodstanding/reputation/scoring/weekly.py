"""All scores of a marketplace in given weeks, ready to be kept."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Final

from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.scoring.columns import columns_of
from goodstanding.reputation.scoring.found import Found, Holder, Kind, Week
from goodstanding.reputation.scoring.instants import days_of
from goodstanding.reputation.scoring.rule import Rule
from goodstanding.rules.job_success.columns import Columns
from goodstanding.rules.job_success.kernel import score_weeks

KINDS: Final[tuple[Kind, ...]] = ("worker", "agency")


def begins(week: date) -> datetime:
    """Monday 00:00 UTC."""
    return datetime.combine(week, time(), UTC)


def scored(marketplace: Marketplace, weeks: Sequence[date], rule: Rule) -> list[Week]:
    """The scores of rising Mondays in one call of the kernel for workers and one for agencies.

    By what was known when the last of them began, however much later they are reckoned.
    """
    before = begins(weeks[-1])
    read = [f"{rule.standing.digest}\n{rule.score.digest}\n".encode()]
    found: list[dict[Holder, Found]] = [{} for _ in weeks]
    for kind in KINDS:
        is_agency, policy = kind == "agency", rule.score.value
        loaded = columns_of(marketplace, weeks[-1], policy, agencies=is_agency, since=weeks[0], before=before)
        read += [column.tobytes() for column in loaded.columns.held().values()]
        for week, holder, one in _scores(loaded.columns, weeks, rule):
            found[week][kind, holder] = one
    digest = sha256(b"".join(read)).hexdigest()
    return [Week(monday, some, digest) for monday, some in zip(weeks, found, strict=True)]


def _scores(columns: Columns, weeks: Sequence[date], rule: Rule) -> Iterator[tuple[int, int, Found]]:
    """Place of the week, holder, and what was found of it, where anything was."""
    policy = rule.score.value
    scores = score_weeks(columns, policy, [days_of(week) for week in weeks])
    months = [str(each) for each in policy.windows_months]
    for row, holder in enumerate(scores.workers.tolist()):
        for week in range(len(weeks)):
            outcomes = int(scores.outcomes[row, week])
            if outcomes:
                is_shown = scores.score[row, week] >= 0
                score = int(scores.score[row, week]) if is_shown else None
                sums = dict(zip(months, scores.sums[row, week].tolist(), strict=True)) if is_shown else {}
                yield week, holder, Found(score, outcomes, int(scores.companies[row, week]), sums)
