"""What the page of an event shows of its programme: sessions, materials, who is recognised."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from goodstanding.base.access import Actor
from goodstanding.community.congratulations import shown_day
from goodstanding.community.models.events import Gathering
from goodstanding.community.models.sessions import Material, Session
from goodstanding.community.queries.sessions import Recognised, before, recognised, sessions_of
from goodstanding.community.times import city_of


@dataclass(frozen=True)
class Part:
    """A session of the programme: when by the event's clock; `link` for who comes; `moves` where one stands before."""

    session: Session
    when: str
    link: str
    materials: list[Material]
    moves: bool


def agenda_of(actor: Actor, gathering: Gathering, at: datetime, language: str, *, comes: bool) -> dict[str, Any]:
    """The context of a programme; on an event's own day for its recognition, once that is over."""
    named = recognised(actor, gathering, min(at, gathering.starts_at).date())
    return {
        "parts": parts_of(actor, gathering, language, comes=comes),
        "clock": city_of(gathering.zone),
        "present": [(each.marketplace, _editions(each)) for each in named if each.holds],
        "past_holders": [(each.marketplace, _editions(each)) for each in named if not each.holds],
    }


def parts_of(actor: Actor, gathering: Gathering, language: str, *, comes: bool) -> list[Part]:
    """The programme in its order."""
    return [
        Part(
            session=each,
            when=span_of(each, gathering, language),
            link=each.link if comes else "",
            materials=list(each.materials.filter(removed_at=None).order_by("pk")),
            moves=before(actor, each) is not None,
        )
        for each in sessions_of(actor, gathering)
    ]


def span_of(session: Session, gathering: Gathering, language: str) -> str:
    """From when to when by the event's clock; with the day where the event lasts several."""
    zone = ZoneInfo(gathering.zone)
    begin, end = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
    lasts_days = gathering.starts_at.astimezone(zone).date() != gathering.ends_at.astimezone(zone).date()
    day = f"{shown_day(begin.date(), language)}, " if lasts_days else ""
    return f"{day}{begin:%H:%M}\N{EN DASH}{end:%H:%M}"


def _editions(each: Recognised) -> str:
    return ", ".join(str(edition) for edition in each.editions)
