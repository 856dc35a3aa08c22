"""What a case is about, in the words of the noun that owns it, and what a ruling would do to its numbers.

Nouns say it in a module called `disputed`, by `describes`, `foresees` and, where people are part of it, `involves`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.module_loading import autodiscover_modules

from goodstanding.disputes.models import Case


@dataclass(frozen=True)
class Fact:
    """Something that happened to the subject, for the timeline of the evidence."""

    at: datetime
    words: str
    text: str = ""


@dataclass(frozen=True)
class Subject:
    """What a case is about: `facts` are names with values, `timeline` what happened before, oldest first."""

    title: str
    link: str = ""
    facts: Sequence[tuple[str, str]] = ()
    timeline: Sequence[Fact] = ()


type Describer = Callable[[int], Subject | None]
type Involvement = Callable[[int], set[int]]
type Foresight = Callable[[Case, str, int | None, datetime], Sequence[str]]

_describers: dict[str, Describer] = {}
_involvements: dict[str, Involvement] = {}
_foresights: dict[str, Foresight] = {}


def describes(subject_kind: str) -> Callable[[Describer], Describer]:
    """From now on the function below describes subjects of this kind, by id; ValueError for a second one."""

    def keep(describer: Describer) -> Describer:
        if _describers.setdefault(subject_kind, describer) is not describer:
            raise ValueError(f"{subject_kind} is described already")
        return describer

    return keep


def foresees(subject_kind: str) -> Callable[[Foresight], Foresight]:
    """From now on the function below says what a code with its percentage does to the numbers; ValueError for a second.

    It is asked about a moment, before a ruling and after it, and its sentences stand in what both parties read.
    """

    def keep(foresight: Foresight) -> Foresight:
        if _foresights.setdefault(subject_kind, foresight) is not foresight:
            raise ValueError(f"what a ruling does to {subject_kind} is said already")
        return foresight

    return keep


def involves(subject_kind: str) -> Callable[[Involvement], Involvement]:
    """From now on the function below names, by id of the subject, the accounts that are part of the matter, so that
    others rule; ValueError for a second one."""

    def keep(involvement: Involvement) -> Involvement:
        if _involvements.setdefault(subject_kind, involvement) is not involvement:
            raise ValueError(f"who is part of {subject_kind} is said already")
        return involvement

    return keep


def involved_in(subject_kind: str, subject_id: int) -> set[int]:
    """The accounts that are part of what a case is about, as its owner says."""
    autodiscover_modules("disputed")
    return _involvements[subject_kind](subject_id) if subject_kind in _involvements else set()


def describe(subject_kind: str, subject_id: int) -> Subject | None:
    """The subject as its owner describes it; None where nobody does."""
    autodiscover_modules("disputed")
    return _describers[subject_kind](subject_id) if subject_kind in _describers else None


def foreseen(case: Case, code: str, percent: int | None, at: datetime) -> Sequence[str]:
    """What a ruling does to the numbers as they stand just before a moment, in sentences."""
    autodiscover_modules("disputed")
    return _foresights[case.subject_kind](case, code, percent, at) if case.subject_kind in _foresights else ()
