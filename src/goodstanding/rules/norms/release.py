"""A release of norms put together: what may be published of each cell, and why the rest is hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goodstanding.rules.norms.attacks import Mean, exposed
from goodstanding.rules.norms.cells import ALL, Member, Reason, cells_of, changed, counted, lines_of, mean_of, small
from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.rules.norms.pooling import Pool, pool, shrunken, to_parent
from goodstanding.rules.norms.ranks import Band, band, quartiles
from goodstanding.rules.suppression import audited


@dataclass(frozen=True)
class Figures:
    """What is published of a cell, rounded; `pooled` is its mean drawn towards that of all, None without one."""

    mean: float
    quartiles: tuple[float, float, float]
    pooled: float | None


@dataclass(frozen=True)
class Cell:
    """A cell with its members (marketplace -> contribution) and its true mean, which nobody outside sees.

    `figures` are None where it is hidden for `reason`.
    """

    key: str
    members: Mapping[str, str]
    clients: int
    mean: float
    figures: Figures | None
    reason: Reason


@dataclass(frozen=True)
class Place:
    """How one member compares with the others: the quarter in each published cell, and its shrunken score."""

    bands: Mapping[str, Band]
    shrunken: float | None


@dataclass(frozen=True)
class Past:
    """A cell as an earlier release published it, with its true mean."""

    key: str
    members: Mapping[str, str]
    mean: float


@dataclass(frozen=True)
class Draft:
    """A release before it is frozen."""

    cells: tuple[Cell, ...]
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def published(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.figures)


def drafted(
    members: Sequence[Member],
    past: Sequence[Past],
    past_scores: Mapping[str, float],
    policy: NormPolicy,
    scale: tuple[float, float],
) -> Draft:
    """What may be published of these members after what was published before.

    `past` are all cells of all earlier releases, `past_scores` contribution -> score behind them.
    """
    cells = cells_of(members)
    counted(members)
    reasons = _reasons(cells, past, {m.contribution: m.score for m in members} | dict(past_scores), policy, scale)
    made = {key: _figures(cells, key, reasons, policy) for key in cells}
    drafts = tuple(
        Cell(key, counted(group), sum(m.clients for m in group), mean_of(group), made[key], reasons[key])
        for key, group in cells.items()
        if group
    )
    return Draft(drafts, _places(cells, reasons, policy))


def _reasons(
    cells: Mapping[str, tuple[Member, ...]],
    past: Sequence[Past],
    scores: Mapping[str, float],
    policy: NormPolicy,
    scale: tuple[float, float],
) -> dict[str, Reason]:
    filled = {key: group for key, group in cells.items() if group}
    found = {key: small(group, policy) or _by_ledger(key, group, past, policy) for key, group in filled.items()}
    found = _with_lines(found, filled, policy, scale)
    while showing := exposed(_means(filled, found, past), scores, scale, policy.hidden_width):
        more = _next(filled, found, showing)
        if more is None:
            break
        found = _with_lines(found | {more: "history"}, filled, policy, scale)
    return {**dict.fromkeys(cells, "few"), **found}


def _by_ledger(key: str, group: Sequence[Member], past: Sequence[Past], policy: NormPolicy) -> Reason:
    """A cell returns with the same members, or with at least so many others."""
    distances = [changed(counted(group), each.members) for each in past if each.key == key]
    return "ledger" if any(0 < distance < policy.members_changed for distance in distances) else ""


def _with_lines(
    found: Mapping[str, Reason],
    cells: Mapping[str, tuple[Member, ...]],
    policy: NormPolicy,
    scale: tuple[float, float],
) -> dict[str, Reason]:
    table, means = {key: len(group) for key, group in cells.items()}, {k: mean_of(group) for k, group in cells.items()}
    withheld = [key for key, reason in found.items() if reason]
    concealed = audited(table, lines_of(cells), means, scale, policy.least, policy.hidden_width, withheld)
    return {key: found[key] or ("line" if key in concealed else "") for key in cells}


def _means(cells: Mapping[str, tuple[Member, ...]], found: Mapping[str, Reason], past: Sequence[Past]) -> list[Mean]:
    now = [(counted(group), mean_of(group)) for key, group in cells.items() if not found[key]]
    before = [(each.members, each.mean) for each in past]
    return [Mean({one: shop for shop, one in members.items()}, mean, mean) for members, mean in (*before, *now)]


def _next(cells: Mapping[str, tuple[Member, ...]], found: Mapping[str, Reason], showing: frozenset[str]) -> str | None:
    """The smallest published cell with one of those that would show, else the smallest one; ties by name."""
    published = sorted((len(group), key) for key, group in cells.items() if not found[key])
    theirs = [key for _count, key in published if showing & set(counted(cells[key]).values())]
    return next(iter(theirs or [key for _count, key in published]), None)


def _figures(
    cells: Mapping[str, tuple[Member, ...]], key: str, reasons: Mapping[str, Reason], policy: NormPolicy
) -> Figures | None:
    if reasons[key]:
        return None
    group, everybody = cells[key], cells[ALL]
    low, middle, high = (policy.rounded(each, len(group)) for each in quartiles([m.score for m in group]))
    mean, parent = policy.rounded(mean_of(group), len(group)), policy.rounded(mean_of(everybody), len(everybody))
    drawn = to_parent(mean, policy.band_of_count(len(group))[0], parent, policy.pooling_weight)
    pooled = None if reasons[ALL] else policy.rounded(drawn, len(group))
    return Figures(mean, (low, middle, high), pooled)


def _places(
    cells: Mapping[str, tuple[Member, ...]], reasons: Mapping[str, Reason], policy: NormPolicy
) -> dict[str, Place]:
    shown = {key: group for key, group in cells.items() if group and not reasons[key]}
    return {member.contribution: _place(member, shown, policy) for member in cells[ALL]}


def _place(member: Member, shown: Mapping[str, tuple[Member, ...]], policy: NormPolicy) -> Place:
    """Each marketplace is left out of its own norm."""
    bands = {
        key: band(member.score, [other.score for other in group if other != member])
        for key, group in shown.items()
        if member in group
    }
    if ALL not in shown:
        return Place(bands, None)
    others = [other for other in shown[ALL] if other != member]
    drawn = towards(member.score, member.variance, pooled_of(others))
    return Place(bands, policy.rounded(drawn, len(others)))


def pooled_of(members: Sequence[Member]) -> Pool:
    """The pool of the members' scores."""
    return pool([member.score for member in members], [member.variance for member in members])


def towards(score: float, variance: float, norm: Pool) -> float:
    """A score drawn towards a norm by as much as it is uncertain."""
    return shrunken(score, variance, norm.mean, norm.between)
