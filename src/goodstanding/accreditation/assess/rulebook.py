"""Which award rule judges which grade of evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from goodstanding.base.importing import refusal, shown
from goodstanding.policies import Policies, UnknownPolicy
from goodstanding.policies.versions import Version, version
from goodstanding.rules.accreditation import AssurancePolicy, AwardPolicy, Grade


@dataclass(frozen=True)
class Rulebook:
    """The cuts of the grades, and the rule for each of them: one and the same where a rule was named."""

    assurance: AssurancePolicy
    rules: Mapping[Grade, Version[AwardPolicy]]

    @property
    def strictest(self) -> AwardPolicy:
        """The rule of the lowest grade."""
        return self.rules["C"].value

    def with_minimum(self, answers: int | None) -> "Rulebook":
        """The same rules but for the answers that make a response valid; their digests change with it."""
        if answers is None:
            return self
        return replace(self, rules={grade: _with_minimum(rule, answers) for grade, rule in self.rules.items()})


def rulebook(policies: Policies, on: date, named: str | None) -> Rulebook:
    """The rules in force on a day: the named one applied literally, else the preset of each grade.

    Raises ImportRefused for a name that no award rule has.
    """
    grades = policies.assurance(on)
    try:
        rules = {grade: _award(policies, named or preset, on) for grade, preset in grades.presets.items()}
    except UnknownPolicy as error:
        known = f"one of {', '.join(policies.names('award'))}, in force on {on}"
        raise refusal(shown(named or ""), known, source="--policy") from error
    return Rulebook(grades, rules)


def _award(policies: Policies, name: str, on: date) -> Version[AwardPolicy]:
    policies.policy(name, "award")
    return policies.version(name, on)


def _with_minimum(rule: Version[AwardPolicy], answers: int) -> Version[AwardPolicy]:
    value = replace(rule.value, min_answered=answers)
    return version(rule.name, rule.date, rule.why, rule.source, value)
