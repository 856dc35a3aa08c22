"""What the same people ruled before in the same kind of case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goodstanding.base.access import Actor
from goodstanding.disputes.models import Case, Party, Ruling


@dataclass(frozen=True)
class Earlier:
    """An earlier ruling without the names of its parties: `stands` says whether an appeal left it as it was."""

    case: int
    at: datetime
    code: str
    percent: int | None
    reasons: str
    stands: bool


def earlier_rulings(actor: Actor, case: Case, sides: Sequence[str], most: int = 5) -> list[Earlier]:
    """The newest rulings of the same judge in the same kind of case, names of the parties taken out of the reasons.

    `sides` are the words that stand for the claimant and for who was asked.
    """
    same = Ruling.objects.filter(
        case__kind=case.kind, case__judge_office=case.judge_office, case__judge_tenant=case.judge_tenant
    )
    rulings = list(
        same.exclude(case=case)
        .select_related("case")
        .prefetch_related("case__parties", "case__rulings")
        .order_by("-at", "-pk")[:most]
    )
    return [_earlier(ruling, sides) for ruling in rulings]


def _earlier(ruling: Ruling, sides: Sequence[str]) -> Earlier:
    stands = all(later.instance <= ruling.instance or later.code == ruling.code for later in ruling.case.rulings.all())
    reasons = _without_names(ruling.case, ruling.reasons, sides)
    return Earlier(ruling.case_id, ruling.at, ruling.code, ruling.effect.get("percent"), reasons, stands)


def _without_names(case: Case, text: str, sides: Sequence[str]) -> str:
    """The text with the words for each side in place of its name; of a person's name each word counts."""
    words = dict(zip(("claimant", "respondent"), sides, strict=True))
    named = [(name, words[party.role]) for party in case.parties.all() for name in _names(party)]
    for name, side in sorted(named, key=lambda pair: len(pair[0]), reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", side.replace("\\", r"\\"), text, flags=re.IGNORECASE)
    return text


def _names(party: Party) -> set[str]:
    parts = party.name.split() if party.office in ("worker", "public") else ()
    return {name for name in (party.name.strip(), *parts) if len(name) > 2}
