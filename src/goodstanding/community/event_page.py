"""What the pages of events show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor
from goodstanding.community.agenda import agenda_of
from goodstanding.community.event_words import audience_word, kind_word
from goodstanding.community.languages import LANGUAGES
from goodstanding.community.models.events import Gathering, Rsvp
from goodstanding.community.models.sessions import Session
from goodstanding.community.queries import events as queries
from goodstanding.community.queries.board import boards_of
from goodstanding.community.queries.sessions import past_with_materials
from goodstanding.community.times import shown_span
from goodstanding.people.queries import own_account

MOST: Final = 60
"""Lines of the list."""


@dataclass(frozen=True)
class Line:
    """A gathering in a list: when by the reader's clock, its kind, and a word on how it stands."""

    gathering: Gathering
    when: str
    kind: str
    word: str
    tone: str


def events_page(actor: Actor, at: datetime, language: str) -> dict[str, Any]:
    """The context of the list: what is ahead, and for which of the actor's marketplaces an evening can be hosted."""
    found = list(queries.gatherings_seen(actor, at.date()).filter(ends_at__gte=at)[:MOST])
    mine = queries.own_states(actor, found)
    return {
        "lines": [_line(each, actor, language, mine.get(each.pk, "")) for each in found],
        "boards": boards_of(actor, at.date()),
        "past": [_line(each, actor, language, "") for each in past_with_materials(actor, at)],
        "hosts": [
            (worker.marketplace, reverse("community:propose", args=[worker.marketplace.slug]))
            for worker in queries.top_rated_workers(actor, at.date())
        ],
    }


def lines_of(gatherings: list[Gathering], actor: Actor, language: str) -> list[Line]:
    """The lines of a list for an organiser."""
    return [_line(each, actor, language, "") for each in gatherings]


def _line(gathering: Gathering, actor: Actor, language: str, answer: str) -> Line:
    word, tone = _state(gathering.state, answer)
    return Line(gathering, when_for(gathering, actor, language), kind_word(gathering.kind), word, tone)


def _state(state: str, answer: str) -> tuple[str, str]:
    words = {
        "cancelled": (_("Cancelled"), "bad"),
        "declined": (_("Not approved"), "bad"),
        "proposed": (_("Waits for approval"), "warning"),
        "coming": (_("You come"), "good"),
        "waiting": (_("You wait for a place"), "warning"),
    }
    return words.get(state) or words.get(answer) or ("", "neutral")


def when_for(gathering: Gathering, actor: Actor, language: str) -> str:
    """From when to when by the clock of the reader; by the event's for strangers."""
    account = own_account(actor)
    zone = account.zone if account else gathering.zone
    return shown_span(gathering.starts_at, gathering.ends_at, zone, language)


def event_page(actor: Actor, gathering: Gathering, at: datetime, language: str) -> dict[str, Any]:
    """The context of one gathering's page."""
    own, organises = queries.own_rsvp(actor, gathering), queries.is_organised_by(actor, gathering)
    comes = _may_join(gathering, own, organises)
    word, tone = _state(gathering.state, own.state if own else "")
    return {
        "event": gathering,
        "about": about_of(gathering),
        "kind": kind_word(gathering.kind),
        "facts": _facts(gathering, actor, language),
        "word": word,
        "tone": tone,
        "own": own,
        "link": gathering.link if comes else "",
        "room": queries.room(actor, gathering),
        "is_open": gathering.state == "published" and gathering.starts_at > at,
        "is_ahead": gathering.state in ("published", "proposed") and gathering.starts_at > at,
        "organises": organises,
        "has_programme": gathering.state == "published" and gathering.kind in Session.OF_KINDS,
        "decides": gathering.state == "proposed" and queries.decides_on(actor, gathering),
        "guests": queries.guests(actor, gathering),
        "others": lines_of(_others(actor, gathering, at), actor, language),
        **agenda_of(actor, gathering, at, language, comes=comes),
    }


def _others(actor: Actor, gathering: Gathering, at: datetime) -> list[Gathering]:
    return list(queries.in_series(actor, gathering, at.date()).filter(ends_at__gte=at))


def about_of(gathering: Gathering) -> SafeString:
    """Its text as paragraphs; all of it escaped."""
    return mark_safe(linebreaks(gathering.about, autoescape=True))  # noqa: S308  escaped in the same line


def _may_join(gathering: Gathering, own: Rsvp | None, organises: bool) -> bool:
    return gathering.state == "published" and (organises or (own is not None and own.state == "coming"))


def _facts(gathering: Gathering, actor: Actor, language: str) -> list[tuple[str, str]]:
    here = when_for(gathering, actor, language)
    there = shown_span(gathering.starts_at, gathering.ends_at, gathering.zone, language)
    place = gathering.place or _("Online: who comes gets the link")
    facts = [
        (_("When"), here),
        (_("When there"), there if there != here else ""),
        (_("Where"), place),
        (_("Language"), LANGUAGES.get(gathering.language, gathering.language)),
        (_("For whom"), _for_whom(gathering)),
        (_("Organised by"), gathering.organiser),
        (_("Host"), gathering.host.name if gathering.host else ""),
    ]
    return [(name, value) for name, value in facts if value]


def _for_whom(gathering: Gathering) -> str:
    if gathering.invited:
        return _("The team, workers and companies of %(marketplace)s") % {"marketplace": gathering.invited.name}
    return audience_word(gathering.audience)
