"""The numbers of cases: their kinds, their clocks, and the quotas against spam."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Judge = Literal["team", "operator"]
Begins = Literal["asked", "escalated"]


@dataclass(frozen=True)
class CaseKind:
    """One kind of case: where it begins, who rules, how long each has, and what a ruling can say.

    It begins by asking the other side, or, where there is none to ask, with who rules. Days of 0 skip a clock.
    """

    title: str
    begins: Begins
    judge: Judge
    claimants: tuple[str, ...]
    rulings: tuple[str, ...]
    answer_days: int
    talk_days: int
    ruling_days: int
    appeal_days: int
    second_days: int
    update_hours: int = 0


@dataclass(frozen=True)
class CasePolicy:
    """All kinds of cases, and what bounds them."""

    name: str
    version: str
    open_at_once: int
    opened_most: int
    opened_days: int
    statement_letters: int
    statements_most: int
    files_most: int
    file_bytes: int
    snooze_days: int
    small_group: int
    hold_days: int
    kinds: Mapping[str, CaseKind]

    def __post_init__(self) -> None:
        for code, kind in self.kinds.items():
            if kind.begins == "asked" and not (kind.answer_days and kind.talk_days):
                raise ValueError(f"{code} asks the other side, and needs answer_days and talk_days")
            if not kind.rulings or not kind.ruling_days:
                raise ValueError(f"{code} needs rulings and ruling_days")
            if bool(kind.appeal_days) != bool(kind.second_days):
                raise ValueError(f"{code} needs both appeal_days and second_days, or neither")
