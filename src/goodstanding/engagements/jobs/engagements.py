"""Asks about trials that are over, settles those without an answer, and tells of messages."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.engagements.actions.threads import tell_messages
from goodstanding.engagements.actions.trials import ask_trial, settle_trial
from goodstanding.engagements.queries.trials import senders_untold, trials_over, trials_unanswered


@scheduled("ask-about-trials", cron="3 * * * *")
def ask_about_trials(at: datetime) -> None:
    """Once an hour, because the last day of a trial ends where its marketplace is."""
    each_by_itself(trials_over(SYSTEM, at), lambda trial: ask_trial(trial, by=SYSTEM, at=at))


@scheduled("settle-trials", cron="*/10 * * * *")
def settle_trials(at: datetime) -> None:
    each_by_itself(trials_unanswered(SYSTEM, at), lambda trial: settle_trial(trial, by=SYSTEM, at=at))


@scheduled("tell-of-messages", cron="*/10 * * * *")
def tell_of_messages(at: datetime) -> None:
    each_by_itself(senders_untold(SYSTEM), lambda sender: tell_messages(*sender, by=SYSTEM, at=at))
