"""Accreditation: the award rule as an engine that reads its numbers from an AwardPolicy, and the assurance grades."""

from goodstanding.rules.accreditation.changes import Change, ChangeKind
from goodstanding.rules.accreditation.estimate import Estimate
from goodstanding.rules.accreditation.evidence import Assurance, Evidence, Mode, assurance, response_rate
from goodstanding.rules.accreditation.gates import Decision, Gate, GateName, required_score
from goodstanding.rules.accreditation.policy import AssurancePolicy, AwardPolicy, Grade
from goodstanding.rules.accreditation.stability import Stability
from goodstanding.rules.accreditation.verdict import Verdict, judge
from goodstanding.rules.sentences import Sentence, shown

__all__ = [
    "Assurance",
    "AssurancePolicy",
    "AwardPolicy",
    "Change",
    "ChangeKind",
    "Decision",
    "Estimate",
    "Evidence",
    "Gate",
    "GateName",
    "Grade",
    "Mode",
    "Sentence",
    "Stability",
    "Verdict",
    "assurance",
    "judge",
    "required_score",
    "response_rate",
    "shown",
]
