"""What the members' board shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.safestring import SafeString

from goodstanding.base.access import Actor
from goodstanding.community.congratulations import shown_day
from goodstanding.community.event_page import Line, lines_of
from goodstanding.community.markup import as_html
from goodstanding.community.models.board import BoardPost
from goodstanding.community.queries.board import posts_seen
from goodstanding.surveys.models import Programme

MOST: Final = 60
"""Posts on the page."""


@dataclass(frozen=True)
class Notice:
    """A post for one reader: an event's line, or a message as HTML; `name` is the event's title or the author's."""

    name: str
    post: BoardPost
    day: str
    line: Line | None
    html: SafeString
    is_own: bool


def board_page(actor: Actor, programme: Programme, at: datetime, language: str) -> dict[str, Any]:
    """The context of a board."""
    found = posts_seen(actor, programme, at)[:MOST]
    return {
        "programme": programme,
        "notices": [_notice(each, actor, language) for each in found],
        "moderates": actor.operates(programme.pk),
    }


def _notice(post: BoardPost, actor: Actor, language: str) -> Notice:
    line = lines_of([post.gathering], actor, language)[0] if post.gathering else None
    is_own = post.author_id is not None and post.author_id == actor.account
    name = post.gathering.title if post.gathering else post.author.name if post.author else ""
    return Notice(name, post, shown_day(post.posted_at.date(), language), line, as_html(post.text), is_own)
