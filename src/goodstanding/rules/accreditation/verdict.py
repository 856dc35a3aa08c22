"""The verdict on one round: what the award rule says about its answers, and why."""

from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.accreditation.award import changes_of_award
from goodstanding.rules.accreditation.changes import Change, Judged
from goodstanding.rules.accreditation.estimate import Estimate, estimate, tipping_point
from goodstanding.rules.accreditation.evidence import Evidence
from goodstanding.rules.accreditation.figures import Figures, figures_of
from goodstanding.rules.accreditation.gates import Decision, Gate, GateName, required_score
from goodstanding.rules.accreditation.insufficiency import changes_of_insufficiency
from goodstanding.rules.accreditation.policy import AwardPolicy
from goodstanding.rules.accreditation.refusal import changes_of_refusal
from goodstanding.rules.accreditation.stability import Stability, stability
from goodstanding.rules.sentences import Sentence, at_least
from goodstanding.rules.survey import SurveyScore


@dataclass(frozen=True)
class Verdict:
    """What the rule says. Scores are unrounded, on the policy's scale; positions of items count from 1.

    `stability` is the decision replayed without each client. None stands where a number is undefined.
    """

    policy: str
    version: str
    decision: Decision
    sentence: Sentence
    gates: tuple[Gate, ...]
    clients: int
    trust_score: float | None
    required_score: float | None
    estimate: Estimate
    tipping_point: float | None
    stability: Stability
    items_below_floor: tuple[int, ...]
    items_watch: tuple[int, ...]
    items_not_assessed: int
    unhappy_clients: int
    report: Literal["full", "feedback", "counts"]
    changes: tuple[Change, ...]

    @property
    def awarded(self) -> bool:
        """Whether the decision is an award."""
        return self.decision == "awarded"

    @property
    def interval(self) -> tuple[float, float] | None:
        """The interval of the mean over all clients; None where it says nothing."""
        return self.estimate.interval

    def gate(self, name: GateName) -> Gate:
        """The gate of that name."""
        return next(gate for gate in self.gates if gate.name == name)


def judge(survey: SurveyScore, policy: AwardPolicy, evidence: Evidence, *, integrity_clear: bool = True) -> Verdict:
    """The verdict of the policy, applied literally, on a scored survey.

    ValueError where the survey was scored on another scale or under other terms than the policy's, or where more
    clients answered than the verified roster holds.
    """
    figures = figures_of(survey, policy)
    judged = Judged(survey, figures, policy, evidence, integrity_clear)
    stable = stability(survey, policy, evidence, integrity_clear)
    return Verdict(
        policy=policy.name,
        version=policy.version,
        decision=judged.decision,
        sentence=_SENTENCES[judged.decision],
        gates=judged.gates,
        clients=figures.clients,
        trust_score=figures.trust_score,
        required_score=required_score(policy, evidence, figures.clients),
        estimate=estimate(survey, policy, evidence),
        tipping_point=tipping_point(survey, policy, evidence),
        stability=stable,
        items_below_floor=tuple(item.position for item in figures.failing),
        items_watch=_watched(figures, policy),
        items_not_assessed=len(figures.unassessed),
        unhappy_clients=figures.unhappy,
        report=_report(figures, policy),
        changes=_changes(judged, stable),
    )


_SENTENCES: dict[Decision, Sentence] = {
    "awarded": Sentence("Awarded: every condition holds."),
    "not_awarded": Sentence("Not awarded: a condition does not hold."),
    "insufficient_clients": Sentence("Not judged: too few clients have answered."),
    "insufficient_item_coverage": Sentence("Not judged: too many items were answered by too few clients."),
}


def _watched(figures: Figures, policy: AwardPolicy) -> tuple[int, ...]:
    return tuple(
        item.position
        for item in figures.items
        if item.assessed and not item.fails and item.mean is not None and not at_least(item.mean, policy.item_watch)
    )


def _report(figures: Figures, policy: AwardPolicy) -> Literal["full", "feedback", "counts"]:
    if figures.clients >= policy.min_clients:
        return "full"
    return "feedback" if figures.clients >= policy.report_min_clients else "counts"


def _changes(judged: Judged, stable: Stability) -> tuple[Change, ...]:
    if judged.decision == "awarded":
        return changes_of_award(judged, stable)
    if judged.decision == "not_awarded":
        return changes_of_refusal(judged)
    return changes_of_insufficiency(judged)
