"""The procedures of openings, applications and engagements as tables: from, to, who, by which verb."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from goodstanding.base.procedures import Arrow, section

Side = Literal["company", "worker"]
OTHER: Final[Mapping[str, Side]] = {"company": "worker", "worker": "company"}
"""The other side of each."""
OpeningState = Literal["draft", "open", "filled", "closed"]
ApplicationState = Literal["sent", "offered", "hired", "declined", "withdrawn"]
EngagementState = Literal["agreed", "started", "delivered", "approved", "ended"]


@dataclass(frozen=True)
class Step[S: str]:
    """One arrow: `who` may move a thing from `before` to `after` by `verb`."""

    before: S
    after: S
    who: Literal["company", "worker", "either", "system"]
    verb: str


OPENING: Final[tuple[Step[OpeningState], ...]] = (
    Step("draft", "open", "company", "publish_opening"),
    Step("open", "draft", "company", "take_back_opening"),
    Step("open", "filled", "system", "accept_offer"),
    Step("open", "closed", "company", "close_opening"),
    Step("filled", "open", "company", "publish_opening"),
    Step("closed", "open", "company", "publish_opening"),
)
APPLICATION: Final[tuple[Step[ApplicationState], ...]] = (
    Step("sent", "offered", "company", "offer"),
    Step("offered", "sent", "company", "withdraw_offer"),
    Step("offered", "sent", "worker", "decline_offer"),
    Step("offered", "hired", "worker", "accept_offer"),
    Step("sent", "declined", "company", "decline_application"),
    Step("sent", "withdrawn", "worker", "withdraw_application"),
    Step("offered", "withdrawn", "worker", "withdraw_application"),
)
ENGAGEMENT: Final[tuple[Step[EngagementState], ...]] = (
    Step("agreed", "started", "worker", "start"),
    Step("started", "delivered", "worker", "deliver"),
    Step("delivered", "started", "company", "return_delivery"),
    Step("delivered", "approved", "company", "approve"),
    Step("approved", "started", "worker", "start"),
    Step("agreed", "ended", "either", "end"),
    Step("started", "ended", "either", "end"),
    Step("delivered", "ended", "either", "end"),
    Step("approved", "ended", "either", "end"),
)


def origins[S: str](procedure: tuple[Step[S], ...], verb: str, after: S) -> tuple[S, ...]:
    """The states from which `verb` may lead to `after`."""
    return tuple(step.before for step in procedure if step.verb == verb and step.after == after)


def states[S: str](procedure: tuple[Step[S], ...]) -> tuple[S, ...]:
    """Every state of a procedure, in the order of its table."""
    return tuple(dict.fromkeys(state for step in procedure for state in (step.before, step.after)))


def document_engagements() -> str:
    """The part of docs/procedures.md about openings, applications and engagements."""
    drafted = Arrow("", "draft", "company", "draft_opening")
    applied = Arrow("", "sent", "worker", "apply")
    agreed = Arrow("", "agreed", "worker", "accept_offer")
    parts = [
        section("An opening", drafted, _arrows(OPENING), ["filled", "closed"]),
        section("An application", applied, _arrows(APPLICATION), ["hired", "declined", "withdrawn"]),
        section("An engagement", agreed, _arrows(ENGAGEMENT), ["ended"]),
    ]
    return "\n".join(parts)


def _arrows[S: str](procedure: tuple[Step[S], ...]) -> list[Arrow]:
    return [Arrow(step.before, step.after, step.who, step.verb) for step in procedure]
