"""What a release of norms would hold, and how a marketplace compares in one."""

import hashlib
import json
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goodstanding.accreditation.models import NormCell, NormMember
from goodstanding.policies import Version
from goodstanding.rules.norms.cells import Member
from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.rules.norms.ranks import Band
from goodstanding.rules.norms.release import Cell, Draft, Past, drafted


@dataclass(frozen=True)
class Published:
    """The cells that a programme has published, with their true means, and contribution -> score of all behind them."""

    cells: tuple[Past, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Preview:
    """A release before it is frozen: what it is made of, what it would publish, and from which day it may be frozen.

    `digest` names exactly this; it is of scores that are not public, so it is shown to operators alone.
    """

    edition: int
    members: tuple[Member, ...]
    draft: Draft
    policy: Version[NormPolicy]
    digest: str
    again: date


@dataclass(frozen=True)
class Comparison:
    """One published norm beside a marketplace: the rounded figures, and the quarter of the others it stands in."""

    key: str
    mean: float
    quartiles: tuple[float, float, float]
    band: Band


@dataclass(frozen=True)
class Compared:
    """How a marketplace compares in a frozen release; `shrunken` is its score drawn towards the norm, rounded."""

    programme: str
    number: int
    edition: int
    on: date
    policy: str
    cells: tuple[Comparison, ...]
    shrunken: float | None


def preview_of(
    members: Sequence[Member],
    past: Published,
    version: Version[NormPolicy],
    scale: tuple[float, float],
    when: tuple[int, date],
) -> Preview:
    """The preview of a release of these members; `when` is its edition, and the day from which it may be frozen."""
    draft = drafted(members, past.cells, past.scores, version.value, scale)
    edition, again = when
    return Preview(edition, tuple(members), draft, version, _digest(members, past.cells, version, edition), again)


def _digest(members: Sequence[Member], past: Sequence[Past], version: Version[NormPolicy], edition: int) -> str:
    rows = sorted([m.marketplace, m.contribution, m.score, m.clients, m.region, m.category] for m in members)
    before = sorted([each.key, sorted(each.members.values())] for each in past)
    given = json.dumps([version.digest, edition, rows, before], separators=(",", ":"))
    return hashlib.sha256(given.encode()).hexdigest()


def figures_of(cell: Cell) -> dict[str, Any] | None:
    """The published figures of a cell as they are stored."""
    if cell.figures is None:
        return None
    return {"mean": cell.figures.mean, "quartiles": list(cell.figures.quartiles), "pooled": cell.figures.pooled}


def compared(member: NormMember, cells: Iterable[NormCell]) -> Compared:
    """How a member of a release compares."""
    release = member.release
    shown = [cell for cell in cells if cell.figures and cell.key in member.bands]
    return Compared(
        programme=release.programme.slug,
        number=release.number,
        edition=release.edition,
        on=release.frozen_at.date(),
        policy=release.policy,
        cells=tuple(_comparison(cell, member.bands[cell.key]) for cell in shown),
        shrunken=member.shrunken,
    )


def _comparison(cell: NormCell, band: Band) -> Comparison:
    figures = cell.figures or {}
    low, middle, high = figures["quartiles"]
    return Comparison(cell.key, figures["mean"], (low, middle, high), band)


def month_after(day: date, months: int) -> date:
    """The same day so many months later, the last of its month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
