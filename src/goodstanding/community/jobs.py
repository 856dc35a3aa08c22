"""What the community does by time."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.community.actions import erase_messages
from goodstanding.community.actions.board import post_gathering
from goodstanding.community.actions.digests import write_digest
from goodstanding.community.actions.plans import remind_owner
from goodstanding.community.actions.remeasures import close_remeasure, mail_question
from goodstanding.community.actions.rsvps import remind
from goodstanding.community.queries import programmes_to_tidy
from goodstanding.community.queries.board import gatherings_to_post
from goodstanding.community.queries.digests import digests_due
from goodstanding.community.queries.events import reminders_due
from goodstanding.community.queries.plans import plans_to_remind
from goodstanding.community.queries.remeasures import questions_due, remeasures_over


@scheduled("erase-messages", cron="35 3 * * *")
def erase_old_messages(at: datetime) -> None:
    """Erases messages to contacts once their time is over."""
    each_by_itself(programmes_to_tidy(SYSTEM, at), lambda programme: erase_messages(programme, by=SYSTEM, at=at))


@scheduled("remind-of-events", cron="*/15 * * * *")
def remind_of_events(at: datetime) -> None:
    """Reminds who comes to an event, 7 days and 1 day before it begins."""
    each_by_itself(reminders_due(SYSTEM, at), lambda due: remind(*due, by=SYSTEM, at=at))


@scheduled("post-events", cron="*/15 * * * *")
def post_events(at: datetime) -> None:
    """Posts published events on the members' boards."""
    each_by_itself(gatherings_to_post(SYSTEM, at), lambda found: post_gathering(*found, by=SYSTEM, at=at))


@scheduled("remind-of-plans", cron="5 6 * * *")
def remind_of_plans(at: datetime) -> None:
    """Writes to who sees to a plan whose day has come."""
    each_by_itself(plans_to_remind(SYSTEM, at.date()), lambda plan: remind_owner(plan, by=SYSTEM, at=at))


@scheduled("measure-items-again", cron="25 * * * *")
def measure_items_again(at: datetime) -> None:
    """Closes re-measures whose time is over, and mails the questions for which the ask calendar has room."""
    each_by_itself(remeasures_over(SYSTEM, at), lambda each: close_remeasure(each, by=SYSTEM, at=at))
    each_by_itself(questions_due(SYSTEM, at), lambda question: mail_question(question, by=SYSTEM, at=at))


@scheduled("write-digests", cron="10 7 * * *")
def write_digests(at: datetime) -> None:
    """Writes openings to the workers who asked for them; to each on the same day of the week."""
    each_by_itself(digests_due(SYSTEM, at), lambda wish: write_digest(wish, by=SYSTEM, at=at))
