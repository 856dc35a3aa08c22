"""Reviews of Wanjiru and Dune Analytics under dispute and ruled, through the same actions as the product's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from disputing import WORDS, decided, escalated
from engagements.reviewing import ENDED, GOOD, POOR, by_company, by_worker, ended
from goodstanding.disputes import actions
from goodstanding.disputes.models import Case, Ruling
from goodstanding.disputes.subjects import filings
from goodstanding.engagements.actions.reviews import Written
from goodstanding.engagements.models import Engagement, Review
from goodstanding.people.models import Account
from remembered import remembered
from working import Work

DAY = timedelta(days=1)
DISPUTED = ENDED + 3 * DAY
RULED = DISPUTED + 3 * DAY


@dataclass
class Reviewed:
    """An engagement whose reviews are shown: Amina's of Wanjiru, and Wanjiru's of Dune Analytics."""

    engagement: Engagement
    of_worker: Review
    of_company: Review


@remembered
def reviewed(work: Work, written: Written = POOR) -> Reviewed:
    engagement = ended(work)
    return Reviewed(engagement, by_company(work, engagement, written), by_worker(work, engagement))


def disputed(review: Review, by: Account, at: datetime = DISPUTED) -> Case:
    """What the side that was reviewed opens from the review's own link."""
    [filing] = filings(by.actor, f"review:{review.pk}")
    return actions.open_case(filing, WORDS, by=by.actor, at=at)


def ruled_on(work: Work, case: Case, code: str, percent: int | None = None, at: datetime = DISPUTED) -> Ruling:
    """Answered, without an agreement, and ruled by the team three days after `at`."""
    waiting = escalated(work, case, at)
    return actions.rule(waiting, decided(code, percent), by=work.team.actor, at=at + 3 * DAY)


__all__ = ["DAY", "DISPUTED", "GOOD", "POOR", "RULED", "Reviewed", "disputed", "reviewed", "ruled_on"]
