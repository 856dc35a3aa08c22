"""The figures that gates compare: of the whole survey, and of each survey with one client left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from goodstanding.rules.accreditation.policy import AwardPolicy
from goodstanding.rules.sentences import at_least
from goodstanding.rules.survey import ItemScore, SurveyScore, column


@dataclass(frozen=True)
class ItemFigure:
    """An item's mean over the `n` clients that answered it, and the floor it must reach once assessed."""

    position: int
    n: int
    mean: float | None
    floor: float
    assessed: bool

    @property
    def missing(self) -> float:
        """How far an assessed item is under its floor; negative above it."""
        return self.floor - self.mean if self.assessed and self.mean is not None else float("-inf")

    @property
    def fails(self) -> bool:
        """Whether the item is assessed and under its floor."""
        return self.assessed and self.mean is not None and not at_least(self.mean, self.floor)


@dataclass(frozen=True)
class Figures:
    """What the gates of an award look at."""

    clients: int
    trust_score: float | None
    items: tuple[ItemFigure, ...]
    unhappy: int

    @property
    def unassessed(self) -> tuple[ItemFigure, ...]:
        """Items that too few clients answered."""
        return tuple(item for item in self.items if not item.assessed)

    @property
    def failing(self) -> tuple[ItemFigure, ...]:
        """Assessed items under their floor."""
        return tuple(item for item in self.items if item.fails)

    @property
    def weakest(self) -> ItemFigure | None:
        """The assessed item furthest under its floor or least above it, the first on a tie."""
        assessed = [item for item in self.items if item.assessed]
        return max(assessed, key=lambda item: item.missing, default=None)


def figures_of(survey: SurveyScore, policy: AwardPolicy) -> Figures:
    """The figures of the whole survey. ValueError where it was scored under other terms than the policy's."""
    if survey.scale != policy.scale:
        raise ValueError(f"The survey's scale is {survey.scale}, the policy's {policy.scale}.")
    if survey.scoring != policy.scoring:
        raise ValueError(f"The survey was scored with {survey.scoring}, the policy asks for {policy.scoring}.")
    return Figures(
        clients=survey.n_clients,
        trust_score=survey.trust_score,
        items=tuple(_figure(item, item.n, item.mean, policy) for item in survey.items),
        unhappy=_unhappy(survey.client_scores.values(), policy),
    )


def without_each(survey: SurveyScore, policy: AwardPolicy) -> Iterator[Figures]:
    """The figures recomputed without each client in turn, bit for bit as if that client had never answered."""
    total = _exact_parts(survey.client_scores.values())
    parts = [_exact_parts(column(survey, item.position)) for item in survey.items]
    unhappy = _unhappy(survey.client_scores.values(), policy)
    for client, score in survey.client_scores.items():
        rows = zip(survey.items, parts, survey.client_items[client], strict=True)
        yield Figures(
            clients=survey.n_clients - 1,
            trust_score=_mean_without(total, score, survey.n_clients),
            items=tuple(_figure_without(item, part, point, policy) for item, part, point in rows),
            unhappy=unhappy - _unhappy([score], policy),
        )


def _figure(item: ItemScore, n: int, mean: float | None, policy: AwardPolicy) -> ItemFigure:
    floor = policy.critical_item_floor if item.critical else policy.item_floor
    return ItemFigure(item.position, n, mean, floor, n >= policy.min_item_clients)


def _unhappy(scores: Iterable[float], policy: AwardPolicy) -> int:
    return sum(not at_least(score, policy.client_low) for score in scores)


def _exact_parts(values: Iterable[float]) -> list[float]:
    """Numbers whose sum is the exact sum of the values: each is what rounding left of it so far."""
    rest, parts = list(values), []
    while part := fsum(rest):
        parts.append(part)
        rest.append(-part)
    return parts


def _mean_without(parts: Sequence[float], value: float, n: int) -> float | None:
    return fsum([*parts, -value]) / (n - 1) if n > 1 else None


def _figure_without(item: ItemScore, parts: Sequence[float], point: float | None, policy: AwardPolicy) -> ItemFigure:
    if point is None:
        return _figure(item, item.n, item.mean, policy)
    return _figure(item, item.n - 1, _mean_without(parts, point, item.n), policy)
