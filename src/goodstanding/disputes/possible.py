"""What somebody can do in a case now."""

from typing import Final

from goodstanding.disputes.actions.saying import may_add
from goodstanding.disputes.law import kind_of
from goodstanding.disputes.models import Agreement, Case, Party
from goodstanding.rules.disputes import step
from goodstanding.rules.disputes.procedure import State

ACTS: Final = {
    "answer": "answer",
    "impasse": "declare_impasse",
    "appeal": "appeal",
    "withdraw": "withdraw",
    "propose": "agree",
    "accept": "agree",
    "decline": "agree",
}
"""Act of a page -> verb of the procedure."""


def acts_of(case: Case, party: Party | None, agreement: Agreement | None) -> list[str]:
    """The acts of a side now, what is asked first; nothing for who is on neither."""
    if party is None:
        return []
    order = ["answer", "accept", "decline", "add", "propose", "impasse", "appeal", "withdraw"]
    return [act for act in order if _can(act, case, party, agreement)]


def _can(act: str, case: Case, party: Party, agreement: Agreement | None) -> bool:
    if act == "add":
        return may_add(case, party)
    state: State = case.state  # type: ignore[assignment]  # the column's choices are the states
    arrow = step(state, ACTS[act], can_appeal=bool(kind_of(case).appeal_days))
    if arrow is None or arrow.who not in ("either", party.role):
        return False
    if act in ("accept", "decline"):
        return agreement is not None and agreement.party_id != party.pk
    return act != "propose" or agreement is None
