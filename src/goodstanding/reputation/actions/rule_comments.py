"""What people of a marketplace say of a change of its rule; they alone mend it or take it back, the team answers."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.reputation.changes.refusals import CommentsClosed
from goodstanding.reputation.models import RuleChange, RuleComment
from goodstanding.reputation.queries.rules import may_comment

declare("reputation.rule_comment_said", "Somebody of a marketplace commented on a change of its rule.")
declare("reputation.rule_comment_edited", "Somebody changed an own comment on a change of rule.")
declare("reputation.rule_comment_taken_back", "Somebody took back an own comment on a change of rule.")
declare("reputation.rule_comment_answered", "The team answered a comment on a change of its rule.")


@transaction.atomic
def comment(change: RuleChange, text: str, *, by: Actor, at: datetime) -> RuleComment:
    """Says something of an announced change, in public. Raises CommentsClosed."""
    _check_open(change, by, at)
    said = RuleComment.objects.create(change=change, account_id=person(by), text=text, said_at=at)
    _note("reputation.rule_comment_said", said, by=by, at=at)
    return said


@transaction.atomic
def edit_comment(said: RuleComment, text: str, *, by: Actor, at: datetime) -> None:
    """Changes an own comment while comments are open. Raises CommentsClosed, NotYours."""
    require(said.account_id == person(by))
    _check_open(said.change, by, at)
    if RuleComment.objects.filter(pk=said.pk, taken_back_at=None).update(text=text, edited_at=at):
        _note("reputation.rule_comment_edited", said, by=by, at=at)


@transaction.atomic
def take_back_comment(said: RuleComment, *, by: Actor, at: datetime) -> None:
    """Takes an own comment or answer back, whenever; its text is erased. A second time changes nothing."""
    require(said.account_id == person(by))
    if RuleComment.objects.filter(pk=said.pk, taken_back_at=None).update(text="", taken_back_at=at):
        _note("reputation.rule_comment_taken_back", said, by=by, at=at)


@transaction.atomic
def answer_comment(said: RuleComment, text: str, *, by: Actor, at: datetime) -> RuleComment:
    """The team answers a comment, at any time. Raises NotYours for one that was taken back."""
    require(by.serves(said.change.marketplace_id))
    stands = RuleComment.objects.filter(pk=said.pk, taken_back_at=None, answers=None).exists()
    require(stands)
    answer = RuleComment.objects.create(
        change=said.change, account_id=person(by), text=text, said_at=at, answers_id=said.pk
    )
    _note("reputation.rule_comment_answered", answer, by=by, at=at)
    return answer


def _check_open(change: RuleChange, by: Actor, at: datetime) -> None:
    if not may_comment(by, change, at):
        raise CommentsClosed


def _note(kind: str, said: RuleComment, *, by: Actor, at: datetime) -> None:
    subject, tenant = ("rule_comment", said.pk), f"marketplace:{said.change.marketplace_id}"
    record(kind, by=by, at=at, subject=subject, tenant=tenant, data={"change": said.change_id})
