"""The procedure of a case as a table: from, to, who, by which verb, and whose clock runs then."""

from dataclasses import dataclass
from typing import Final, Literal

State = Literal["asked", "discussed", "escalated", "ruled", "appealed", "closed"]
Who = Literal["claimant", "respondent", "either", "judge", "other_judge", "system"]
Clock = Literal["answer_days", "talk_days", "ruling_days", "appeal_days", "second_days", ""]
Turn = Literal["respondent", "either", "judge", "other_judge", ""]


@dataclass(frozen=True)
class Step:
    """One arrow: `who` may move a case from `before` to `after` by `verb`."""

    before: State
    after: State
    who: Who
    verb: str


PROCEDURE: Final[tuple[Step, ...]] = (
    Step("asked", "discussed", "respondent", "answer"),
    Step("asked", "escalated", "system", "note_silence"),
    Step("discussed", "closed", "either", "agree"),
    Step("discussed", "escalated", "either", "declare_impasse"),
    Step("discussed", "escalated", "system", "note_silence"),
    Step("escalated", "ruled", "judge", "rule"),
    Step("ruled", "appealed", "either", "appeal"),
    Step("ruled", "closed", "system", "note_silence"),
    Step("appealed", "closed", "other_judge", "rule_again"),
    Step("asked", "closed", "claimant", "withdraw"),
    Step("discussed", "closed", "claimant", "withdraw"),
    Step("escalated", "closed", "claimant", "withdraw"),
    Step("appealed", "closed", "claimant", "withdraw"),
)
"""A ruling of a kind without appeal closes the case at once: `rule` leads to "closed" there, see `step`."""

RUNNING: Final[dict[State, tuple[Clock, Turn]]] = {
    "asked": ("answer_days", "respondent"),
    "discussed": ("talk_days", "either"),
    "escalated": ("ruling_days", "judge"),
    "ruled": ("appeal_days", "either"),
    "appealed": ("second_days", "other_judge"),
    "closed": ("", ""),
}
"""State -> the clock that runs in it, and whose turn it is. Who rules late is reminded; nobody's silence rules."""


def step(state: State, verb: str, *, can_appeal: bool = True) -> Step | None:
    """The arrow that `verb` takes from a state; None where it takes none."""
    found = next((each for each in PROCEDURE if each.before == state and each.verb == verb), None)
    if found and found.verb == "rule" and not can_appeal:
        return Step(found.before, "closed", found.who, found.verb)
    return found
