"""What the work on one marketplace consists of, and beside each fact the truth that made it so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Side = Literal["company", "worker"]


@dataclass(frozen=True)
class PlannedBuyer:
    """A company that hires.

    Truth: `conduct` is how well it treats workers, 0 being the average company and 0.55 one standard deviation;
    `leniency` is how much better than others it speaks of the same work. `habit` are (days until it approves, days
    after the due day on which it pays) where the story gives it such habits.
    """

    external_id: str
    name: str
    domain: str
    conduct: float
    leniency: float
    habit: tuple[int, int] | None = None


@dataclass(frozen=True)
class PlannedWorker:
    """A freelancer. Truth: `skill`, 0 being the average one and 0.55 one standard deviation; `leniency` as above."""

    external_id: str
    name: str
    address: str
    country: str
    category: str
    headline: str
    skill: float
    leniency: float


@dataclass(frozen=True)
class PlannedAgency:
    """Workers under one name, by external id; those of `exclusive` belong to no other."""

    external_id: str
    name: str
    members: tuple[str, ...]
    exclusive: tuple[str, ...]


@dataclass(frozen=True)
class PlannedReview:
    """What one side says of the other: marks of 1 to 5 by criterion."""

    marks: Mapping[str, int]
    comment: str
    on: date


@dataclass(frozen=True)
class PlannedBill:
    """The invoice of an engagement."""

    cents: int
    sent_on: date
    due_on: date
    paid_on: date | None


@dataclass(frozen=True)
class PlannedEngagement:
    """One engagement as it stands on the morning of the world's day; what has not happened by then is None.

    Truth: `quality` and `conduct` are how well the worker and the company did here, without anybody's leniency, the
    scale as that of skill.
    """

    external_id: str
    worker: str
    company: str
    agency: str
    title: str
    category: str
    is_long: bool
    pay: str
    rate_cents: int
    answer_minutes: int
    accepted_on: date
    starts_on: date
    due_on: date
    started_on: date | None
    delivered_on: date | None
    approved_on: date | None
    ended_on: date | None
    reason: str
    ended_by: str
    value_cents: int
    bill: PlannedBill | None
    by_company: PlannedReview | None
    by_worker: PlannedReview | None
    quality: float
    conduct: float

    def said_by(self, side: Side) -> PlannedReview | None:
        return self.by_company if side == "company" else self.by_worker


@dataclass(frozen=True)
class PlannedWork:
    """Everybody who works or hires on a marketplace, and their engagements by the day of acceptance.

    `cast` says who plays which part of the story: part -> external id of a company or worker; empty where the
    marketplace has no part in it.
    """

    buyers: tuple[PlannedBuyer, ...]
    workers: tuple[PlannedWorker, ...]
    agencies: tuple[PlannedAgency, ...]
    engagements: tuple[PlannedEngagement, ...]
    cast: Mapping[str, str]
