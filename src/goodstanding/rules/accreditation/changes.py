"""What would change the result: the kinds of changes, and what they are worked out from."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from goodstanding.rules.accreditation.evidence import Evidence
from goodstanding.rules.accreditation.figures import Figures
from goodstanding.rules.accreditation.gates import Decision, Gate, GateName, decision_of, judged_gates
from goodstanding.rules.accreditation.policy import AwardPolicy
from goodstanding.rules.sentences import Sentence
from goodstanding.rules.survey import SurveyScore

ChangeKind = Literal[
    "raise_average",
    "raise_item",
    "raise_clients",
    "ask_more_clients",
    "close_review",
    "raise_grade",
    "together",
    "more_clients",
    "more_answers",
    "margin",
    "tightest",
    "dropping",
    "tipping",
]


@dataclass(frozen=True)
class Judged:
    """A survey and the terms on which it was judged."""

    survey: SurveyScore
    figures: Figures
    policy: AwardPolicy
    evidence: Evidence
    integrity_clear: bool

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """All gates, as these figures meet them."""
        return judged_gates(self.figures, self.policy, self.evidence, self.integrity_clear)

    @property
    def failed(self) -> dict[GateName, Gate]:
        """The gates that do not hold, by name."""
        return {gate.name: gate for gate in self.gates if not gate.holds}

    @property
    def room(self) -> int | None:
        """Clients of the roster that have not answered; None where its size is not known."""
        size = self.evidence.roster_size
        return None if size is None else max(0, size - self.figures.clients)

    @property
    def decision(self) -> Decision:
        """The decision on these figures."""
        return decision_of(self.gates)


@dataclass(frozen=True)
class Change:
    """One change, in the unit of its kind, None where no amount would do.

    Of a refusal (`alone`: this change by itself turns the result):
    raise_average     points by which the trust score must rise
    raise_item        one-point rises that clients must give the item, each at most to the top of the scale
    raise_clients     unhappy clients that must rise to client_low
    ask_more_clients  further clients, answering at the present average, with which the trust score would be enough
    close_review      1: the integrity review
    raise_grade       1: the grade of the evidence, to A or B
    together          how many of the changes above but ask_more_clients it takes, all of them: they turn the result
    Of a round that cannot be judged:
    more_clients      clients that must still answer
    more_answers      clients that must still answer the item
    Of an award:
    margin            what the gate has to spare, in its own unit
    tightest          one-point falls in clients' item scores, the fewest with which a gate fails: this gate
    dropping          1: leaving out some single client turns the result
    tipping           the mean of the clients invited that did not answer at which the mean of all is the target
    """

    kind: ChangeKind
    sentence: Sentence
    amount: float | None
    item: int | None = None
    gate: GateName | None = None
    alone: bool = False
