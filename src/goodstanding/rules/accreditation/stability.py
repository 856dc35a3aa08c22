"""How far a verdict hangs on single clients: it is replayed without each of them."""

from dataclasses import dataclass

from goodstanding.rules.accreditation.evidence import Evidence
from goodstanding.rules.accreditation.figures import Figures, figures_of, without_each
from goodstanding.rules.accreditation.gates import Decision, decision_of, judged_gates
from goodstanding.rules.accreditation.policy import AwardPolicy
from goodstanding.rules.survey import SurveyScore


@dataclass(frozen=True)
class Stability:
    """In how many of the replays, one for each client left out, the decision stays the same."""

    same: int
    replays: int

    def __str__(self) -> str:
        return f"{self.same}/{self.replays}"


def stability(survey: SurveyScore, policy: AwardPolicy, evidence: Evidence, integrity_clear: bool) -> Stability:
    """Leave-one-client-out: every figure and gate anew; the least number of clients is ignored, in the base too.

    Source: the jackknife (Efron & Tibshirani, An Introduction to the Bootstrap, chapter 11), applied to a decision.
    """

    def decided(figures: Figures) -> Decision:
        gates = judged_gates(figures, policy, evidence, integrity_clear)
        return decision_of(gate for gate in gates if gate.name != "enough_clients")

    base = decided(figures_of(survey, policy))
    same = sum(decided(figures) == base for figures in without_each(survey, policy))
    return Stability(same, survey.n_clients)
