"""The procedure of a round as a table: from, to, who, by which verb; docs/procedures.md is generated from it."""

from dataclasses import dataclass
from typing import Final, Literal

from goodstanding.base.procedures import Arrow, section

State = Literal["draft", "rostered", "fielding", "closed", "candidate", "decided"]


@dataclass(frozen=True)
class Transition:
    before: State
    after: State
    who: str
    verb: str


ROUND: Final = (
    Transition("draft", "rostered", "team", "commit_roster"),
    Transition("rostered", "fielding", "team", "launch"),
    Transition("fielding", "closed", "system", "close"),
    Transition("closed", "candidate", "system", "close"),
    Transition("closed", "decided", "operator", "seal"),
    Transition("candidate", "decided", "operator", "seal"),
)
STATES: Final[tuple[State, ...]] = ("draft", "rostered", "fielding", "closed", "candidate", "decided")


def origins(verb: str, after: State) -> tuple[State, ...]:
    """The states from which `verb` may lead to `after`."""
    return tuple(step.before for step in ROUND if step.verb == verb and step.after == after)


def document_round() -> str:
    """The part of docs/procedures.md about a round."""
    arrows = [Arrow(step.before, step.after, step.who, step.verb) for step in ROUND]
    return section("A round", Arrow("", "draft", "team", "open_round"), arrows, ["decided"])
