"""The rules of conduct in words, and from which pattern of bad reviews on a person looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class RuleWords:
    """A rule in one language."""

    title: str
    text: str


@dataclass(frozen=True)
class ConductRule:
    """Whom a rule binds, and its words by language."""

    binds: tuple[Literal["worker", "client"], ...]
    words: Mapping[str, RuleWords]


@dataclass(frozen=True)
class ConductPolicy:
    """The rules of conduct, what a measure brings in words, and the pattern of reviews that starts a review."""

    name: str
    version: str
    pattern_reviews: int
    pattern_last: int
    pattern_points: int
    pattern_rule: str
    rules: Mapping[str, ConductRule]
    measures: Mapping[str, Mapping[str, str]]
    procedure: Mapping[str, str]

    def __post_init__(self) -> None:
        languages = {"en", *self.procedure}
        if any(set(rule.words) != languages for rule in self.rules.values()):
            raise ValueError("each rule must have its words in the languages of procedure, English among them")
        if any(set(words) != languages for words in self.measures.values()):
            raise ValueError("each measure must have its words in the languages of procedure")
        if self.pattern_rule not in self.rules or self.pattern_reviews > self.pattern_last:
            raise ValueError("pattern_rule must be one of rules, and pattern_reviews at most pattern_last")


def pattern(points: Sequence[int], policy: ConductPolicy) -> int | None:
    """How many of the last reviews are bad, where that is a pattern; else None.

    `points` are hundredths of stars of reviews, the newest first; of fewer reviews than the policy looks at all count.
    """
    bad = sum(each <= policy.pattern_points for each in points[: policy.pattern_last])
    return bad if bad >= policy.pattern_reviews else None
