"""The part of docs/procedures.md about cases."""

from goodstanding.base.procedures import Arrow, section
from goodstanding.rules.disputes import PROCEDURE


def document_cases() -> str:
    """The procedure of a case with its diagram.

    A kind in which nobody is asked begins as escalated; one without appeal is closed by its ruling.
    """
    begins = Arrow("", "asked", "claimant", "open_case")
    straight = Arrow("", "escalated", "claimant", "open_case")
    arrows = [Arrow(step.before, step.after, step.who, step.verb) for step in PROCEDURE]
    last = Arrow("escalated", "closed", "judge", "rule")
    return section("A case", begins, [straight, *arrows, last], ["closed"])
