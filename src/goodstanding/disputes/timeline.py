"""What happened in a case, line by line, as its page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from goodstanding.base.access import SYSTEM
from goodstanding.disputes.describing import foreseen
from goodstanding.disputes.law import kind_of
from goodstanding.disputes.models import Agreement, Case, Party, Ruling, Statement
from goodstanding.disputes.queries.effects import rulings_of
from goodstanding.disputes.queries.told import agreements_of, appeal_of, escalation_of, statements_of, withdrawal_of
from goodstanding.disputes.words import ruling_words, time_at


@dataclass(frozen=True)
class Shown:
    """A file of a line: its name, whether it is a picture, and the numbers in its address."""

    name: str
    is_picture: bool
    statement: int
    number: int


@dataclass(frozen=True)
class Line:
    """One line. `kind` is message (somebody's own words), ruling or happened."""

    at: datetime
    kind: str
    words: str
    who: str = ""
    text: str = ""
    is_own: bool = False
    small: Sequence[str] = ()
    files: Sequence[Shown] = ()
    when: str = ""


def lines_of(case: Case, own: Party | None, zone: str) -> list[Line]:
    """Every line of a case in its order, with the moments as the reader's clock shows them."""
    lines = [*_said(case, own), *_agreed(case, own), *_steps(case, own), *map(_ruled, rulings_of(SYSTEM, case))]
    lines.sort(key=lambda line: line.at)
    return [Line(**vars(line) | {"when": time_at(line.at, zone)}) for line in lines]


def _said(case: Case, own: Party | None) -> Iterator[Line]:
    for each in statements_of(SYSTEM, case):
        is_own = own is not None and own.pk == each.party_id
        words = _("Opened the case") if each.number == 1 else ""
        yield Line(each.made_at, "message", words, each.party.name, each.text, is_own, files=_files(each))


def _files(statement: Statement) -> list[Shown]:
    return [
        Shown(each.name, each.file.media_type.startswith("image/"), statement.number, each.number)
        for each in statement.files.all()
    ]


def _agreed(case: Case, own: Party | None) -> Iterator[Line]:
    for each in agreements_of(SYSTEM, case):
        is_own = own is not None and own.pk == each.party_id
        yield Line(each.proposed_at, "message", _("Proposed an agreement"), each.party.name, each.text, is_own)
        if each.answered_at:
            yield Line(each.answered_at, "happened", _answer(each))


def _answer(agreement: Agreement) -> str:
    if agreement.state == "accepted":
        return _("The agreement was accepted, which closed the case")
    return _("The agreement was declined") if agreement.state == "declined" else _("The agreement was not answered")


def _steps(case: Case, own: Party | None) -> Iterator[Line]:
    if escalation := escalation_of(SYSTEM, case):
        names = {"judge": case.judge_name, "who": escalation.party.name if escalation.party else ""}
        yield Line(escalation.at, "happened", _why(escalation.why) % names)
    if appeal := appeal_of(SYSTEM, case):
        is_own = own is not None and own.pk == appeal.party_id
        yield Line(appeal.at, "message", _("Appealed"), appeal.party.name, appeal.text, is_own)
    if withdrawal := withdrawal_of(SYSTEM, case):
        yield Line(withdrawal.at, "happened", _("The case was withdrawn"), text=withdrawal.reason)
    if case.closing == "ruled" and case.closed_at and kind_of(case).appeal_days:
        yield Line(case.closed_at, "happened", _("Nobody appealed in time: the ruling stands"))


def _why(why: str) -> str:
    words = {
        "impasse": _("%(who)s saw no way to agree; the case went to %(judge)s"),
        "silence": _("The time was over; the case went to %(judge)s"),
        "kind": _("The case went to %(judge)s, who rules"),
    }
    return words[why]


def _ruled(ruling: Ruling) -> Line:
    words = ruling_words(ruling.code, ruling.effect.get("percent"))
    return Line(
        ruling.at,
        "ruling",
        words,
        ruling.account.name,
        ruling.reasons,
        small=[*_effect(ruling), *_independence(ruling)],
    )


def _effect(ruling: Ruling) -> Sequence[str]:
    """What it did to the numbers, by what was known when it was given."""
    return foreseen(ruling.case, ruling.code, ruling.effect.get("percent"), ruling.at)


def _independence(ruling: Ruling) -> list[str]:
    """What the reader knows about who ruled."""
    said = [_("On appeal, the last ruling")] if ruling.instance == 2 else []
    if ruling.is_outside:
        said.append(_("By a reviewer from outside"))
    if ruling.is_same_person:
        said.append(_("By the person who ruled first: nobody else could hear the appeal"))
    conflict = _("Conflict of interest: %(line)s") if ruling.has_conflict else _("No conflict of interest. %(line)s")
    return [*said, (conflict % {"line": ruling.conflict_line}).strip()]
