"""A changed award rule tried on rounds that are decided. Past awards stand, whatever comes of it."""

from dataclasses import dataclass
from typing import Any

from goodstanding.accreditation.assess.rulebook import Rulebook
from goodstanding.accreditation.assess.verdicts import json_of
from goodstanding.accreditation.judging import Inputs, judge_inputs
from goodstanding.accreditation.models import Decision
from goodstanding.policies import Policies


@dataclass(frozen=True)
class Side:
    """What a rule says of a round: the decision, the score and the score needed, and the sentence that tells most."""

    decision: str
    score: float | None
    need: float | None
    why: str

    @property
    def is_award(self) -> bool:
        """Whether it is an award."""
        return self.decision == "awarded"


@dataclass(frozen=True)
class Replay:
    """One decided round under the rule that decided it and under the changed one."""

    marketplace: str
    edition: int
    before: Side
    after: Side

    @property
    def why(self) -> str:
        """The condition that makes the difference, with its distance: what fails now, or what failed then."""
        return self.before.why if self.after.is_award else self.after.why


@dataclass(frozen=True)
class Rehearsal:
    """All replays, by marketplace and edition; the clients of `left_out` rounds were nominated."""

    rule: str
    replays: tuple[Replay, ...]
    left_out: int

    @property
    def gained(self) -> list[Replay]:
        """Rounds that the changed rule alone awards."""
        return [each for each in self.replays if each.after.is_award and not each.before.is_award]

    @property
    def lost(self) -> list[Replay]:
        """Rounds that the changed rule alone denies."""
        return [each for each in self.replays if each.before.is_award and not each.after.is_award]

    @property
    def changed(self) -> int:
        """How many rounds would end differently."""
        return len(self.gained) + len(self.lost)


def replay(decision: Decision, inputs: Inputs, policies: Policies, rules: Rulebook) -> Replay:
    """The decided round judged by other rules. ValueError where they are of another scale than its questions."""
    survey = decision.round
    after = json_of(judge_inputs(survey, inputs, policies, rules))
    before, now = _side(decision.verdict), _side(after)
    return Replay(survey.marketplace.name, survey.edition, before, now)


def _side(result: dict[str, Any]) -> Side:
    failed = [gate for gate in result["explained"] if not gate["holds"]]
    level = [gate for gate in result["explained"] if gate["gate"] == "level"]
    why = (failed or level)[0]["sentence"]
    return Side(result["decision"], result["trust_score"], result["required_score"], why)
