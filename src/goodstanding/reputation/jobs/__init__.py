"""What reputation does by time."""

from goodstanding.reputation.jobs.circumvention import follow_rulings
from goodstanding.reputation.jobs.rules import take_weeks_before_rules, tell_of_rule_changes
from goodstanding.reputation.jobs.standings import judge_standings, tell_of_standings
from goodstanding.reputation.jobs.usual import keep_all_usual_rates

__all__ = [
    "follow_rulings",
    "judge_standings",
    "keep_all_usual_rates",
    "take_weeks_before_rules",
    "tell_of_rule_changes",
    "tell_of_standings",
]
