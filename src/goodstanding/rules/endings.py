"""Why an engagement ended, and whose doing it was: one table for both sides, with symmetric effect."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Fault = Literal["none", "company", "worker"]
Stage = Literal["before", "after", "any"]
Effect = Literal["completed", "cancelled", "abandoned"]


@dataclass(frozen=True)
class EndReason:
    """One code: who may give it, when, at whose door it lies, and how the engagement counts."""

    title: str
    by: tuple[Literal["company", "worker"], ...]
    stage: Stage
    fault: Fault
    effect: Effect
    needs_evidence: bool = False


@dataclass(frozen=True)
class EndingPolicy:
    """The reasons with which an engagement may end, and how long both sides have to say whether a trial goes on."""

    name: str
    version: str
    trial_answer_days: int
    reasons: Mapping[str, EndReason]

    def __post_init__(self) -> None:
        if not any(reason.effect == "completed" for reason in self.reasons.values()):
            raise ValueError("one of the reasons must complete an engagement")

    def codes(self, effect: Effect, fault: Fault | None = None) -> tuple[str, ...]:
        """The codes that count so, whoever is at fault or for one fault."""
        return tuple(
            code for code, reason in self.reasons.items() if reason.effect == effect and fault in (None, reason.fault)
        )


def offered(policy: EndingPolicy, side: Literal["company", "worker"], *, has_started: bool) -> dict[str, EndReason]:
    """The reasons that a side may give now, in the order of the policy."""
    stages = ("after", "any") if has_started else ("before", "any")
    return {code: reason for code, reason in policy.reasons.items() if side in reason.by and reason.stage in stages}
