"""The law of a case: the policy of the day on which it was opened."""

from typing import Final, Literal

from goodstanding.disputes.models import Case
from goodstanding.policies import load
from goodstanding.rules.disputes import CaseKind, CasePolicy

Verb = Literal[
    "answer",
    "note_silence",
    "agree",
    "declare_impasse",
    "rule",
    "appeal",
    "rule_again",
    "withdraw",
]
IN_PERCENT: Final = frozenset({"correct", "partly_owed"})
"""Codes of rulings that need a percentage from 1 to 99."""
WHOLE: Final = {"keep": 100, "set_aside": 0, "owed": 100, "not_owed": 0}
"""Codes of rulings that are one."""
RULED_ONCE: Final = frozenset({"rating", "award", "correction"})
"""Kinds in which a thing is ruled on once; the appeal is the way on."""
SAID_IN: Final = frozenset({"asked", "discussed", "escalated", "appealed"})
"""States in which both sides can add a statement."""


def policy_of(case: Case) -> CasePolicy:
    """The policy in force when the case was opened."""
    return load().cases(case.opened_at.date(), case.policy)


def kind_of(case: Case) -> CaseKind:
    """The kind of the case as that policy has it."""
    return policy_of(case).kinds[case.kind]
