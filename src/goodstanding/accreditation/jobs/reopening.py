"""Takes up the decisions that rulings send back."""

from datetime import datetime

from goodstanding.accreditation.actions import reopen
from goodstanding.accreditation.queries.reopening import to_take_again
from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled


@scheduled("decide-again", cron="* * * * *")
def decide_again(at: datetime) -> None:
    """Computes each again, and once more where its inputs have changed before the first signature."""
    each_by_itself(to_take_again(SYSTEM), lambda decision: reopen(decision, by=SYSTEM, at=at))
