"""The first ruling."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.conduct import follow
from goodstanding.disputes.actions.steps import arrow_of, happened, locked, move, refuse_text
from goodstanding.disputes.law import IN_PERCENT, WHOLE, kind_of
from goodstanding.disputes.mails import Told, tell
from goodstanding.disputes.models import Case, Ruling
from goodstanding.disputes.queries.judging import is_involved, is_judge, is_left_to_another, is_reviewer, others_of
from goodstanding.disputes.refusals import ConflictUnsaid, OwnCase, UnknownRuling

declare("disputes.ruled", "A person ruled a case.")


@dataclass(frozen=True)
class Decided:
    """What a person decides: a code of the policy, reasons, a percentage (1 to 99) where the code needs one, and
    what that person has to do with either side: nothing, or a conflict.
    """

    code: str
    reasons: str
    percent: int | None = None
    conflict_line: str = ""
    has_conflict: bool = False


@transaction.atomic
def rule(case: Case, decided: Decided, *, by: Actor, at: datetime) -> Ruling:
    """The first ruling, which counts from now on; a kind without appeal is closed by it.

    Raises NotYours, WrongStep, OwnCase, ConflictUnsaid, UnknownRuling, TextMissing.
    """
    case = locked(case)
    is_outside = is_reviewer(by, case)
    require(is_outside or is_judge(by, case))
    arrow = arrow_of(case, "rule")
    refuse_conflict(case, decided, by)
    ruling = kept_ruling(case, 1, decided, is_outside=is_outside, by=by, at=at)
    follow(case, ruling, by=by, at=at)
    move(case, arrow.after, "ruled" if arrow.after == "closed" else "", at=at)
    tell_ruling(case, ruling, "ruled", gettext_noop("%(judge)s has ruled."), by=by, at=at)
    return ruling


def refuse_conflict(case: Case, decided: Decided, by: Actor) -> None:
    """Raises OwnCase for who is part of the case, or says so, while somebody else can rule; else ConflictUnsaid for
    who is part of it and does not say so.
    """
    if not (decided.has_conflict or is_involved(by, case)):
        return
    if others_of(by, case) or (case.state == "escalated" and is_left_to_another(by, case)):
        raise OwnCase
    if not (decided.has_conflict and decided.conflict_line.strip()):
        raise ConflictUnsaid


def kept_ruling(
    case: Case,
    instance: int,
    decided: Decided,
    *,
    is_outside: bool = False,
    is_same_person: bool = False,
    by: Actor,
    at: datetime,
) -> Ruling:
    """The ruling of an instance. Raises UnknownRuling, TextMissing."""
    refuse_text(case, decided.reasons)
    return Ruling.objects.create(
        case=case,
        instance=instance,
        code=decided.code,
        reasons=decided.reasons.strip(),
        effect=effect_of(case, decided),
        conflict_line=decided.conflict_line.strip()[:400],
        has_conflict=decided.has_conflict,
        account_id=person(by),
        is_outside=is_outside,
        is_same_person=is_same_person,
        at=at,
    )


def effect_of(case: Case, decided: Decided) -> dict[str, int]:
    """The figures that go with a code of the policy. Raises UnknownRuling."""
    needs_percent, percent = decided.code in IN_PERCENT, decided.percent
    fits = percent in range(1, 100) if needs_percent else percent is None
    if decided.code not in kind_of(case).rulings or not fits:
        raise UnknownRuling
    whole = WHOLE.get(decided.code) if percent is None else percent
    return {} if whole is None else {"percent": whole}


def tell_ruling(case: Case, ruling: Ruling, what: str, words: str, *, by: Actor, at: datetime) -> None:
    """The event of a ruling, and the mails to both sides with its reasons."""
    data = {"ruling": ruling.pk, "code": ruling.code, **ruling.effect, case.subject_kind: case.subject_id}
    event = happened(case, what, data | {"has_conflict": ruling.has_conflict}, by=by, at=at)
    tell(case, event, Told(words, text=ruling.reasons, ruling=ruling.code))
