"""All policies of an install, found by name and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodstanding.policies.errors import unknown
from goodstanding.policies.instrument import Instrument
from goodstanding.policies.kinds import KINDS, Disclosure, Fieldwork
from goodstanding.policies.versions import Policy, Version, in_force
from goodstanding.rules.accreditation import AssurancePolicy, AwardPolicy
from goodstanding.rules.completeness import CompletenessPolicy
from goodstanding.rules.disputes.conduct import ConductPolicy
from goodstanding.rules.disputes.policy import CasePolicy
from goodstanding.rules.endings import EndingPolicy
from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.rules.quality import QualityPolicy
from goodstanding.rules.reviews import ReviewPolicy
from goodstanding.rules.scorecards.policy import ScorecardPolicy
from goodstanding.rules.standing.policy import StandingPolicy


@dataclass(frozen=True)
class Policies:
    """Rules, their presets and instruments by name. Every lookup raises UnknownPolicy, listing the known names."""

    policies: Mapping[str, Policy[Any]]

    def names(self, kind: str = "") -> tuple[str, ...]:
        """The names of one kind ("award", "instrument" ...), or of all, in order."""
        return tuple(sorted(name for name, policy in self.policies.items() if kind in ("", policy.kind)))

    def policy(self, name: str, kind: str = "") -> Policy[Any]:
        """A policy with all its versions."""
        if name not in self.names(kind):
            raise unknown(kind or "policy", name, self.names(kind))
        return self.policies[name]

    def versions(self, name: str) -> tuple[Version[Any], ...]:
        """All versions of a policy, the oldest first."""
        return self.policy(name).versions

    def version(self, name: str, on: date) -> Version[Any]:
        """The version in force on a day, with the id and digest that a judgement stores."""
        return in_force(self.policy(name), on)

    def award(self, name: str, on: date) -> AwardPolicy:
        """The numbers of an award rule, or of a preset of it such as accredit-1-strict, in force on a day."""
        return self._values(AwardPolicy, name, on)

    def assurance(self, on: date, name: str = "assurance-1") -> AssurancePolicy:
        """The cuts of the assurance grades in force on a day."""
        return self._values(AssurancePolicy, name, on)

    def fieldwork(self, on: date, name: str = "fieldwork-1") -> Fieldwork:
        """The numbers of rosters, draws, fields and renewals in force on a day."""
        return self._values(Fieldwork, name, on)

    def disclosure(self, on: date, name: str = "disclosure-1") -> Disclosure:
        """The least numbers behind what is shown, in force on a day."""
        return self._values(Disclosure, name, on)

    def quality(self, on: date, name: str = "quality-1") -> QualityPolicy:
        """The cuts from which answers are flagged, in force on a day."""
        return self._values(QualityPolicy, name, on)

    def reviews(self, on: date, name: str = "reviews-1") -> ReviewPolicy:
        """The window and the criteria of reviews in force on a day."""
        return self._values(ReviewPolicy, name, on)

    def endings(self, on: date, name: str = "endings-1") -> EndingPolicy:
        """The reasons with which an engagement may end, in force on a day."""
        return self._values(EndingPolicy, name, on)

    def completeness(self, on: date, name: str = "completeness-1") -> CompletenessPolicy:
        """What the parts of a worker's profile are worth, in force on a day."""
        return self._values(CompletenessPolicy, name, on)

    def scorecard(self, on: date, name: str = "scorecard-1") -> ScorecardPolicy:
        """The formula of scorecards, or a preset of it such as workmarket-cards, in force on a day."""
        return self._values(ScorecardPolicy, name, on)

    def score(self, on: date, name: str = "jss-1") -> ScorePolicy:
        """The formula of the job success score, or a preset of it such as upwork, in force on a day."""
        return self._values(ScorePolicy, name, on)

    def standing(self, on: date, name: str = "standing-1") -> StandingPolicy:
        """The conditions of standings, or a preset of them such as standing-upwork, in force on a day."""
        return self._values(StandingPolicy, name, on)

    def cases(self, on: date, name: str = "cases-1") -> CasePolicy:
        """The kinds, clocks and quotas of cases in force on a day."""
        return self._values(CasePolicy, name, on)

    def conduct(self, on: date, name: str = "conduct-1") -> ConductPolicy:
        """The rules of conduct and what their measures bring, in force on a day."""
        return self._values(ConductPolicy, name, on)

    def norms(self, on: date, name: str = "norms-1") -> NormPolicy:
        """From how many others norms are made, and how coarse they are, in force on a day."""
        return self._values(NormPolicy, name, on)

    def findings(self, on: date, name: str = "findings-1") -> FindingPolicy:
        """From how many marketplaces a change is told, and with what confidence, in force on a day."""
        return self._values(FindingPolicy, name, on)

    def instrument(self, name: str, on: date | None = None) -> Instrument:
        """An instrument as it was worded on a day, or by default its latest wording."""
        policy: Policy[Instrument] = self.policy(name, "instrument")
        return in_force(policy, on).value if on else policy.versions[-1].value

    def _values[T](self, kind: type[T], name: str, on: date) -> T:
        label = next(label for label, values in KINDS.items() if values is kind)
        policy: Policy[T] = self.policy(name, label)
        return in_force(policy, on).value
