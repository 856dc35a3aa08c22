"""What a week says of a holder, and which companies are flagged for whom; plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

type Kind = Literal["worker", "agency"]
type Holder = tuple[Kind, int]


@dataclass(frozen=True)
class Found:
    """What one week says of one holder. `sums` is empty where no score is shown."""

    score: int | None
    outcomes: int
    companies: int
    sums: dict[str, list[int]]


NOTHING: Final = Found(None, 0, 0, {})


@dataclass(frozen=True)
class Week:
    """One Monday: what was found of each holder, and the digest of what was read."""

    monday: date
    found: dict[Holder, Found]
    digest: str


@dataclass(frozen=True)
class Flag:
    """A company is flagged for a worker until a day, by how many others were rated and how badly."""

    company: int
    worker: int
    workers: int
    negative: int
    outcomes: int
    until: date


@dataclass(frozen=True)
class Stands:
    """A score that is shown: 0 to 100, between which it may lie, and what it is made from.

    The interval is that of the longest window, of so many months; it may lie beside a score of a shorter one.
    """

    score: int
    low: int
    high: int
    outcomes: int
    companies: int
    months: int
    confidence: float
