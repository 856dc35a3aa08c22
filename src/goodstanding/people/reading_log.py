"""Who read data about a person: pages say whose data they show, and each opening by another office leaves a line.

A noun says it in its `personal.py`, with `shows`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import autodiscover_modules

from goodstanding.base import clock
from goodstanding.base.access import Actor, Role, actor_of
from goodstanding.people.actions import note_reading


@dataclass(frozen=True)
class Seen:
    """Whose data a page showed ("worker:5"), and in which office the reader opened it."""

    subjects: tuple[str, ...]
    role: Role


type Shown = Callable[[Actor, Mapping[str, Any]], Seen | None]

_routes: dict[str, tuple[str, Shown]] = {}


def shows(route: str, kind: str, seen: Shown) -> None:
    """Says that the page of a route shows data of this kind about a person.

    `seen` takes the actor and the parts of the address; it returns None where they are the reader's own.
    """
    _routes[route] = (kind, seen)


@cache
def routes() -> dict[str, tuple[str, Shown]]:
    """Every declared route of the installed nouns."""
    autodiscover_modules("personal")
    return _routes


def note(request: HttpRequest, response: HttpResponseBase) -> None:
    """The line of a page that was shown; base calls it after each answer."""
    match = request.resolver_match
    if match is None or response.status_code != 200 or match.view_name not in routes():
        return
    actor = actor_of(request)
    kind, shown = routes()[match.view_name]
    seen = shown(actor, match.kwargs) if actor.account else None
    if seen:
        note_reading(seen.subjects, kind, seen.role, by=actor, at=clock.now())
