"""Scores of one survey: clients, items, dimensions and the trust score.

The unit is the client organisation, one vote each: its respondents are averaged first.
Sums are exact before their one rounding (math.fsum), so the order of rows cannot change a bit of the result.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import fsum, sqrt
from typing import Final, Literal

from goodstanding.rules.sentences import at_least

CANT_SAY: Final = "cant_say"
Answer = float | Literal["cant_say"] | None
"""A point on the scale, an explicit "I can't say", or None where the question was skipped."""
ItemScores = tuple[float | None, ...]
"""One client's score on each item, in the questionnaire's order; None where the client did not answer it."""


class InvalidAnswerError(ValueError):
    """An answer that the questionnaire does not allow: whose, on which item, what was found, what was expected."""

    def __init__(self, respondent: str, item: str, found: object, expected: str) -> None:
        super().__init__(f"Respondent {respondent}, item {item}: found {found!r}, expected {expected}.")
        self.respondent, self.item, self.found, self.expected = respondent, item, found, expected


@dataclass(frozen=True)
class Item:
    """One question. A reverse-keyed item counts as low + high - answer; a critical one may have a higher floor."""

    key: str
    dimension: str
    reverse: bool = False
    critical: bool = False


@dataclass(frozen=True)
class Questionnaire:
    """The scored items, in order, on one scale from `low` to `high`."""

    items: tuple[Item, ...]
    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"A scale runs upward: found {self.low} to {self.high}.")
        if len({item.key for item in self.items}) != len(self.items):
            raise ValueError("Two items of a questionnaire have the same key.")


@dataclass(frozen=True)
class Response:
    """The answers of one respondent, for one client, in the questionnaire's order."""

    respondent: str
    client: str
    answers: tuple[Answer, ...]
    submitted: datetime | None = None


@dataclass(frozen=True)
class ScoringPolicy:
    """How many answers make a response valid, and how many clients make an item assessed."""

    min_answered: int
    min_item_clients: int

    def __post_init__(self) -> None:
        if self.min_answered < 1 or self.min_item_clients < 1:
            raise ValueError("A scoring policy asks for at least one answer and at least one client.")


@dataclass(frozen=True)
class ItemScore:
    """One item over the `n` clients that answered it. `top2` is the share of them at one point below the top or above.

    `mean` and `top2` are None where nobody answered.
    """

    position: int
    key: str
    n: int
    mean: float | None
    assessed: bool
    top2: float | None
    critical: bool = False


@dataclass(frozen=True)
class SurveyScore:
    """A scored survey. Every row is counted: n_rows = n_valid_respondents + n_incomplete + n_superseded.

    `client_scores` and `client_items` are sorted by client. `dimensions` leaves out those that nobody answered.
    `sd_clients` is the sample standard deviation of client scores, 0 for one client; it and `trust_score` are
    None for none.
    """

    n_rows: int
    n_valid_respondents: int
    n_incomplete: int
    n_superseded: int
    client_scores: Mapping[str, float]
    client_items: Mapping[str, ItemScores]
    items: tuple[ItemScore, ...]
    dimensions: Mapping[str, float]
    trust_score: float | None
    sd_clients: float | None
    scale: tuple[float, float]
    scoring: ScoringPolicy

    @property
    def n_clients(self) -> int:
        """Clients with at least one valid response."""
        return len(self.client_scores)


def score(responses: Iterable[Response], questionnaire: Questionnaire, policy: ScoringPolicy) -> SurveyScore:
    """The scores of all responses of one round; raises InvalidAnswerError for an answer off the scale.

    A response is valid with at least `min_answered` answers. Of a respondent's valid responses the latest counts:
    by submission time, a response without one coming first, and on a tie the later row.
    """
    if policy.min_answered > len(questionnaire.items):
        raise ValueError(f"{policy.min_answered} answers are asked of {len(questionnaire.items)} items.")
    rows = [(response, _keyed(response, questionnaire)) for response in responses]
    valid = [row for row in rows if _answered(row[1]) >= policy.min_answered]
    counted = _latest(valid)
    client_items = _client_items(counted)
    client_scores = {client: mean_of(answered(scores)) for client, scores in client_items.items()}
    return SurveyScore(
        n_rows=len(rows),
        n_valid_respondents=len(counted),
        n_incomplete=len(rows) - len(valid),
        n_superseded=len(valid) - len(counted),
        client_scores=client_scores,
        client_items=client_items,
        items=_item_scores(client_items, questionnaire, policy),
        dimensions=_dimensions(client_items, questionnaire),
        trust_score=mean_of(client_scores.values()) if client_scores else None,
        sd_clients=_sd(list(client_scores.values())),
        scale=(questionnaire.low, questionnaire.high),
        scoring=policy,
    )


def _keyed(response: Response, questionnaire: Questionnaire) -> ItemScores:
    if len(response.answers) != len(questionnaire.items):
        expected = f"{len(questionnaire.items)} answers"
        raise InvalidAnswerError(response.respondent, "all", f"{len(response.answers)} answers", expected)
    pairs = zip(response.answers, questionnaire.items, strict=True)
    return tuple(_point(answer, item, response, questionnaire) for answer, item in pairs)


def _point(answer: Answer, item: Item, response: Response, questionnaire: Questionnaire) -> float | None:
    if answer is None or answer == CANT_SAY:
        return None
    low, high = questionnaire.low, questionnaire.high
    if isinstance(answer, (bool, str)) or not low <= answer <= high:
        expected = f"a number from {low:g} to {high:g}, {CANT_SAY!r} or nothing"
        raise InvalidAnswerError(response.respondent, item.key, answer, expected)
    return low + high - answer if item.reverse else float(answer)


def _answered(points: ItemScores) -> int:
    return sum(point is not None for point in points)


def _latest(valid: Iterable[tuple[Response, ItemScores]]) -> list[tuple[Response, ItemScores]]:
    latest: dict[str, tuple[Response, ItemScores]] = {}
    for row in valid:
        held = latest.get(row[0].respondent)
        if held is None or not _earlier(row[0], held[0]):
            latest[row[0].respondent] = row
    return list(latest.values())


def _earlier(row: Response, held: Response) -> bool:
    if row.submitted is None or held.submitted is None:
        return row.submitted is None and held.submitted is not None
    return row.submitted < held.submitted


def _client_items(rows: Iterable[tuple[Response, ItemScores]]) -> dict[str, ItemScores]:
    respondents: defaultdict[str, list[ItemScores]] = defaultdict(list)
    for response, points in rows:
        respondents[response.client].append(points)
    return {client: _means(respondents[client]) for client in sorted(respondents)}


def _means(rows: Sequence[ItemScores]) -> ItemScores:
    columns = (answered(column) for column in zip(*rows, strict=True))
    return tuple(mean_of(points) if points else None for points in columns)


def answered(scores: Iterable[float | None]) -> list[float]:
    """The scores that are there."""
    return [score for score in scores if score is not None]


def column(survey: SurveyScore, position: int) -> list[float]:
    """The scores of the clients that answered the item at this position (from 1)."""
    return answered(row[position - 1] for row in survey.client_items.values())


def mean_of(values: Iterable[float]) -> float:
    """The mean, the same to the last bit in any order. Raises ZeroDivisionError for none."""
    held = list(values)
    return fsum(held) / len(held)


def _item_scores(
    client_items: Mapping[str, ItemScores], questionnaire: Questionnaire, policy: ScoringPolicy
) -> tuple[ItemScore, ...]:
    scores = []
    for index, item in enumerate(questionnaire.items):
        points = answered(row[index] for row in client_items.values())
        top = sum(at_least(point, questionnaire.high - 1) for point in points)
        scores.append(
            ItemScore(
                position=index + 1,
                key=item.key,
                n=len(points),
                mean=mean_of(points) if points else None,
                assessed=len(points) >= policy.min_item_clients,
                top2=top / len(points) if points else None,
                critical=item.critical,
            )
        )
    return tuple(scores)


def _dimensions(client_items: Mapping[str, ItemScores], questionnaire: Questionnaire) -> dict[str, float]:
    means: dict[str, float] = {}
    for dimension in dict.fromkeys(item.dimension for item in questionnaire.items):
        places = [index for index, item in enumerate(questionnaire.items) if item.dimension == dimension]
        held = (answered(row[index] for index in places) for row in client_items.values())
        clients = [mean_of(points) for points in held if points]
        if clients:
            means[dimension] = mean_of(clients)
    return means


def _sd(values: Sequence[float]) -> float | None:
    if len(values) < 2:
        return 0.0 if values else None
    centre = mean_of(values)
    return sqrt(fsum((value - centre) ** 2 for value in values) / (len(values) - 1))
