"""The report as a tree of figures that may be shown: every number is the text that a reader sees, never the value
behind it. None stands for what is hidden or does not exist; `report` in this folder is the only maker.
"""

from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.accreditation import Decision, Grade
from goodstanding.rules.agreement import AgreementWord

Standing = Literal["hidden", "below", "watch", "holds"]


@dataclass(frozen=True)
class Distribution:
    """Clients in three bins, low to high; or the one bin (0, 1, 2) in which nearly all are."""

    counts: tuple[int, int, int] | None
    nearly_all: int | None


@dataclass(frozen=True)
class Advice:
    """Of the playbook: what a low score usually means, three steps, how to see in three months that it worked."""

    means: str
    steps: tuple[str, ...]
    check: str


@dataclass(frozen=True)
class Item:
    """One statement. `before` is its mean in the edition before, in the same words and shown there."""

    position: int
    key: str
    words: str
    clients: int | None
    mean: str | None
    floor: str
    standing: Standing
    distribution: Distribution | None
    before: str | None
    change: str | None
    advice: Advice | None


@dataclass(frozen=True)
class Dimension:
    """Items of one kind. Its own figures are hidden with any one of its items, which they would give away."""

    key: str
    words: str
    mean: str | None
    interval: tuple[str, str] | None
    agreement: AgreementWord | None
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Norm:
    """One published norm: its mean and quartiles, and the quarter of the others in which the score stands, 1 lowest."""

    name: str
    mean: str
    quartiles: tuple[str, ...]
    band: int
    quarter: str


@dataclass(frozen=True)
class Norms:
    """A frozen release that holds this result. `shrunken` is the score drawn towards the norm of all."""

    release: int
    edition: str
    on: str
    policy: str
    shrunken: str | None
    cells: tuple[Norm, ...]


@dataclass(frozen=True)
class Condition:
    """A gate of the award rule, in a sentence."""

    key: str
    holds: bool
    sentence: str


@dataclass(frozen=True)
class Answer:
    """The first page. `strongest` and `to_fix` are positions of items, best and worst first."""

    decision: Decision
    until: str | None
    sentence: str
    clients: int
    score: str | None
    need: str | None
    scale: tuple[str, str]
    interval: tuple[str, str] | None
    interval_sentence: str | None
    grade: Grade
    provisional: bool
    grade_sentence: str
    strongest: tuple[int, ...]
    to_fix: tuple[int, ...]
    watch: tuple[int, ...]
    holding: str | None
    conditions: tuple[Condition, ...]
    changes: tuple[str, ...]
    before: tuple[str, str] | None


@dataclass(frozen=True)
class Person:
    """A respondent who chose to be named: answers by position, "-" where none was given, None where it is hidden."""

    key: str
    name: str
    company: str
    answers: tuple[str | None, ...]
    comment: str | None
    reply: str | None
    replied_on: str | None


@dataclass(frozen=True)
class Silence:
    """Who did not answer, and whether those who answered late differ. Differences are late less early, in points."""

    reached: int | None
    answered: int
    silent_percent: str | None
    undeliverable: int
    difference: str | None
    interval: tuple[str, str] | None


@dataclass(frozen=True)
class Review:
    """What the integrity review found. `score_with` is the score with what was left out, shown for a group only."""

    flags: int
    kept: int
    excluded: int
    same_decision: bool | None
    score_with: str | None


@dataclass(frozen=True)
class Method:
    """What judged, and on which words: ids of dated policies with the digest of the award rule.

    `least` is how many clients a figure needs; drafts are translations that nobody has reviewed yet. `independence`
    says who decided, in sentences; none where nobody signed.
    """

    policy: str
    policy_digest: str
    disclosure: str
    instrument: str | None
    wording_draft: bool
    advice_draft: bool
    least: int
    independence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """The findings on one marketplace in one edition, in one language. `on` is the day of the decision."""

    language: str
    marketplace: str
    programme: str
    operator: str
    designation: str
    edition: str
    on: str
    answer: Answer
    dimensions: tuple[Dimension, ...]
    people: tuple[Person, ...]
    silence: Silence
    review: Review | None
    method: Method
    norms: Norms | None = None
