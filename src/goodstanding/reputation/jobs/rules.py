"""What a change of rule brings by itself: notices, and the scores of the weeks that the coming rule looks at."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.reputation.actions.rules import take_weeks_before, tell_of_change, tell_of_withdrawal
from goodstanding.reputation.changes.moved import effect_of
from goodstanding.reputation.changes.notices import notices_of
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.queries.rules import changes_ahead, changes_to_tell
from goodstanding.reputation.rehearsal.change import rehearse


@scheduled("tell-of-rule-changes", cron="*/5 * * * *")
def tell_of_rule_changes(at: datetime) -> None:
    """Writes to those whom a change announced, or withdrawn, concerns; each change once."""
    each_by_itself(changes_to_tell(SYSTEM), lambda change: _tell(change, at))


def _tell(change: RuleChange, at: datetime) -> None:
    if change.state == "withdrawn":
        tell_of_withdrawal(change, by=SYSTEM, at=at)
        return
    shop = change.marketplace
    moved = rehearse(SYSTEM, change, shop.day(at)).moved
    tell_of_change(change, notices_of(SYSTEM, shop, moved), effect_of(moved), by=SYSTEM, at=at)


@scheduled("take-weeks-before-a-rule", cron="40 3 * * *")
def take_weeks_before_rules(at: datetime) -> None:
    """Every night: the weeks that a coming rule looks at, so that none is missing on the Monday from which it holds."""
    each_by_itself(changes_ahead(SYSTEM, at.date()), lambda change: take_weeks_before(change, by=SYSTEM, at=at))
