"""What the made world holds: plans that the build writes through actions, and beside each the truth behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from goodstanding.demo.world.work.plan import PlannedWork

Mode = Literal["census", "random", "nominated"]
State = Literal["draft", "rostered", "fielding", "closed", "candidate", "held", "decided"]
"""States of a round; `held` is a candidate whose computed verdict an operator holds."""


@dataclass(frozen=True)
class Identity:
    """What a marketplace says of itself when it enrols."""

    slug: str
    name: str
    country: str
    zone: str
    founded: int
    size: str
    culture: str
    regions: tuple[str, ...]
    categories: tuple[str, ...]
    languages: tuple[str, ...]
    ownership: tuple[str, ...]

    @property
    def domain(self) -> str:
        return f"{self.slug.replace('-', '')}.example"


@dataclass(frozen=True)
class PlannedResponse:
    """What one person would answer, and when; `submitted_at` is None for who never answers.

    Truth: `careless` answers say nothing about the marketplace.
    """

    email: str
    name: str
    language: str
    submitted_at: datetime | None
    wave: int
    scores: Mapping[str, int | str]
    about: Mapping[str, str]
    comment: str
    confidentiality: str
    minutes: int
    careless: bool


@dataclass(frozen=True)
class PlannedClient:
    """A company on a roster with the people asked there.

    Truth: `trust` is its expected score over leniency and residual, `centre` its latent feeling on each item;
    a planted client is a friend of the house and buys nothing.
    """

    external_id: str
    name: str
    domain: str
    responses: tuple[PlannedResponse, ...]
    trust: float
    centre: Mapping[str, float]
    satisfaction: float
    leniency: float
    planted: bool = False


@dataclass(frozen=True)
class Truth:
    """What a survey of every genuine client without noise would find, whoever was asked in fact."""

    trust: float
    items: Mapping[str, float]
    low_share: float
    deserves: bool


@dataclass(frozen=True)
class PlannedRound:
    """One edition of one marketplace. `truth` is None where no client was looked at; moments not reached are None."""

    edition: int
    state: State
    award_rule: str
    mode: Mode
    opened_at: datetime
    committed_at: datetime | None
    verified_at: datetime | None
    launched_at: datetime | None
    extended_at: datetime | None
    closed_at: datetime | None
    judged_at: datetime | None
    clients: tuple[PlannedClient, ...]
    truth: Truth | None
    expected: str = ""


@dataclass(frozen=True)
class PlannedMarketplace:
    """A marketplace with its editions, oldest first; `elsewhere` are its rounds in a second programme.

    `work` is who hires whom there, for a marketplace that keeps it here.
    """

    identity: Identity
    enrolled_at: datetime
    rounds: tuple[PlannedRound, ...]
    elsewhere: tuple[PlannedRound, ...] = ()
    work: "PlannedWork | None" = None


@dataclass(frozen=True)
class World:
    """Everything made for (version, seed, made_on)."""

    version: int
    seed: int
    made_on: date
    founded_at: datetime
    marketplaces: tuple[PlannedMarketplace, ...]
