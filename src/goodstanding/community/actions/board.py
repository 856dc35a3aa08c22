"""Verbs on a members' board: write, take back, report; hide, restore, keep; and events, which post themselves."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.community.markup import wrong_links
from goodstanding.community.models.board import BoardPost, PostReport
from goodstanding.community.models.events import Gathering
from goodstanding.community.queries.board import MOST_A_DAY, is_member, posts_seen, written_lately
from goodstanding.community.refusals import BoardFull, WrongLink
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme

declare("community.post_written", "A member wrote a message on a programme's board.")
declare("community.post_taken_back", "A member took an own message off the board, and its text was erased.")
declare("community.post_reported", "A member reported a post on a board.")
declare("community.post_hidden", "An operator hid a post on a board, with a reason.")
declare("community.post_restored", "An operator showed a hidden post again.")
declare("community.post_kept", "An operator looked at the reports on a post and left it there.")
declare("community.gathering_posted", "A published event was posted on a programme's board.")


@transaction.atomic
def write_post(programme: Programme, text: str, *, by: Actor, at: datetime) -> BoardPost:
    """A message that members of the board read. Raises BoardFull after MOST_A_DAY within 24 hours, WrongLink."""
    require(is_member(by, programme, at.date()))
    Account.objects.select_for_update(no_key=True).get(pk=person(by))
    if written_lately(by, programme, at) >= MOST_A_DAY:
        raise BoardFull(MOST_A_DAY)
    if wrong := wrong_links(text):
        raise WrongLink(wrong[0])
    made = BoardPost.objects.create(programme=programme, author_id=person(by), text=text, posted_at=at)
    _note("post_written", made, by=by, at=at)
    return made


@transaction.atomic
def take_back(post: BoardPost, *, by: Actor, at: datetime) -> None:
    """Erases an own message; twice erases once."""
    require(post.author_id == person(by))
    if BoardPost.objects.filter(pk=post.pk).exclude(text="").update(text=""):
        _note("post_taken_back", post, by=by, at=at)


@transaction.atomic
def report_post(post: BoardPost, *, by: Actor, at: datetime) -> None:
    """Shows a post to who operates the programme; a member reports a post once, and no own one."""
    require(posts_seen(by, post.programme, at).filter(pk=post.pk).exists() and post.author_id != person(by))
    _report, is_new = PostReport.objects.get_or_create(post=post, account_id=person(by), defaults={"reported_at": at})
    if is_new:
        _note("post_reported", post, by=by, at=at)


@transaction.atomic
def hide_post(post: BoardPost, reason: str, *, by: Actor, at: datetime) -> None:
    """Takes a post off the board, its author reads why; every report on it is settled. Twice hides once."""
    require(by.operates(post.programme_id))
    _settle(post, at)
    shown = BoardPost.objects.filter(pk=post.pk, hidden_at=None)
    if shown.update(hidden_at=at, hidden_by=person(by), reason=reason):
        _note("post_hidden", post, by=by, at=at)


@transaction.atomic
def restore_post(post: BoardPost, *, by: Actor, at: datetime) -> None:
    """Shows a hidden post again; twice shows it once."""
    require(by.operates(post.programme_id))
    if BoardPost.objects.filter(pk=post.pk).exclude(hidden_at=None).update(hidden_at=None, hidden_by=None, reason=""):
        _note("post_restored", post, by=by, at=at)


@transaction.atomic
def keep_post(post: BoardPost, *, by: Actor, at: datetime) -> None:
    """Settles the reports on a post that may stay."""
    require(by.operates(post.programme_id))
    if _settle(post, at):
        _note("post_kept", post, by=by, at=at)


def _settle(post: BoardPost, at: datetime) -> int:
    return PostReport.objects.filter(post=post, settled_at=None).update(settled_at=at)


@transaction.atomic
def post_gathering(programme: Programme, gathering: Gathering, *, by: Actor, at: datetime) -> None:
    """Posts an event on a board, once."""
    require(by.is_system)
    post, is_new = BoardPost.objects.get_or_create(programme=programme, gathering=gathering, defaults={"posted_at": at})
    if is_new:
        _note("gathering_posted", post, by=by, at=at)


def _note(name: str, post: BoardPost, *, by: Actor, at: datetime) -> None:
    subject, tenant = ("board_post", post.pk), f"programme:{post.programme_id}"
    record(f"community.{name}", by=by, at=at, subject=subject, tenant=tenant)
