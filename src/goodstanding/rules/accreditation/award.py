"""What an award has to spare: the margin of each gate, the tightest gate, and what would make it fall."""

from collections.abc import Iterable

from goodstanding.rules.accreditation.changes import Change, Judged
from goodstanding.rules.accreditation.estimate import tipping_point
from goodstanding.rules.accreditation.figures import Figures, ItemFigure
from goodstanding.rules.accreditation.gates import YES_OR_NO, Gate, GateName, allowed_unhappy, compared, score_needed
from goodstanding.rules.accreditation.policy import AwardPolicy
from goodstanding.rules.accreditation.stability import Stability
from goodstanding.rules.accreditation.steps import fewest, steps_within
from goodstanding.rules.sentences import TOLERANCE, Sentence, at_least
from goodstanding.rules.survey import SurveyScore, answered, column


def changes_of_award(judged: Judged, stability: Stability) -> tuple[Change, ...]:
    """The margins, the tightest gate, what dropping a client does, and the tipping point where there is one."""
    return (*_margins(judged), *_tightest(judged), _dropping(stability), *_tipping(judged))


def _margins(judged: Judged) -> list[Change]:
    counted = [gate for gate in judged.gates if gate.name not in YES_OR_NO and gate.value is not None]
    return [_margin(gate, judged.figures) for gate in counted]


def _margin(gate: Gate, figures: Figures) -> Change:
    value, need, missing = gate.measured()
    if gate.name == "level":
        sentence = Sentence("The trust score could fall by {gap}, from {value} to {need}.", compared(value, need))
    elif gate.name == "items" and figures.weakest is not None:
        values = {"item": figures.weakest.position, **compared(value, need)}
        words = "Item {item}, the nearest to its floor, could fall by {gap}, from {value} to {need}."
        sentence = Sentence(words, values)
    else:
        sentence = Sentence(_SPARE[gate.name], {"spare": int(-missing)})
    return Change("margin", sentence, max(0.0, -missing), gate=gate.name)


_SPARE: dict[GateName, str] = {
    "enough_clients": "Clients beyond the number needed: {spare}.",
    "coverage": "Further items that could stay without enough answers: {spare}.",
    "clients": "Further clients that could be unhappy: {spare}.",
}


def _tightest(judged: Judged) -> list[Change]:
    falls: dict[GateName, int | None] = {
        "level": _level_falls(judged),
        "items": _items_falls(judged),
        "clients": _clients_falls(judged),
    }
    counted = [(count, name) for name, count in falls.items() if count is not None]
    if not counted:
        return []
    count, name = min(counted, key=lambda pair: pair[0])
    one, many = _TIGHTEST[name]
    return [Change("tightest", Sentence(one, {"falls": count}, many, count), count, gate=name)]


def _level_falls(judged: Judged) -> int | None:
    survey, n = judged.survey, judged.figures.clients
    need = score_needed(judged.policy, judged.evidence, n)
    rows = [answered(row) for row in survey.client_items.values()]
    steps = [step / (len(row) * n) for row in rows for step in _falls(row, judged.policy)]
    return fewest(steps, (survey.trust_score or 0.0) - need + TOLERANCE)


def _falls(points: Iterable[float], policy: AwardPolicy) -> list[float]:
    return [step for point in points for step in steps_within(point - policy.scale[0])]


def _items_falls(judged: Judged) -> int | None:
    counts = [_item_falls(item, judged) for item in judged.figures.items if item.assessed]
    return min((count for count in counts if count is not None), default=None)


def _item_falls(item: ItemFigure, judged: Judged) -> int | None:
    points = column(judged.survey, item.position)
    return fewest(_falls(points, judged.policy), item.n * (TOLERANCE - item.missing))


def _clients_falls(judged: Judged) -> int | None:
    survey, policy, figures = judged.survey, judged.policy, judged.figures
    clients = allowed_unhappy(policy, figures.clients) - figures.unhappy + 1
    happy = [name for name, score in survey.client_scores.items() if at_least(score, policy.client_low)]
    costs = [_falls_to_unhappy(name, survey, policy) for name in happy]
    possible = sorted(cost for cost in costs if cost is not None)[:clients]
    return sum(possible) if len(possible) == clients else None


def _falls_to_unhappy(client: str, survey: SurveyScore, policy: AwardPolicy) -> int | None:
    points = answered(survey.client_items[client])
    spare = survey.client_scores[client] - policy.client_low
    return fewest(_falls(points, policy), len(points) * (spare + TOLERANCE))


_TIGHTEST: dict[GateName, tuple[str, str]] = {
    "level": (
        "The tightest gate is the trust score: {falls} one-point fall in clients' answers would break it.",
        "The tightest gate is the trust score: {falls} one-point falls in clients' answers would break it.",
    ),
    "items": (
        "The tightest gate is the items: {falls} one-point fall on one item would break it.",
        "The tightest gate is the items: {falls} one-point falls on one item would break it.",
    ),
    "clients": (
        "The tightest gate is the unhappy clients: {falls} one-point fall in clients' answers would break it.",
        "The tightest gate is the unhappy clients: {falls} one-point falls in clients' answers would break it.",
    ),
}


def _dropping(stability: Stability) -> Change:
    turns = stability.replays - stability.same
    if not turns:
        return Change("dropping", Sentence("No single client decides: without any one of them the award stands."), None)
    values: dict[str, str | int] = {"turns": turns, "clients": stability.replays}
    words = "Clients without whom, one at a time, the award would not stand: {turns} of {clients}."
    return Change("dropping", Sentence(words, values), 1)


def _tipping(judged: Judged) -> list[Change]:
    point = tipping_point(judged.survey, judged.policy, judged.evidence)
    if point is None:
        return []
    others = (judged.evidence.invited or 0) - judged.figures.clients
    values: dict[str, str | int] = {"others": others, "target": f"{judged.policy.target_score:.2f}"}
    if point <= judged.policy.scale[0]:
        words = "Whatever the {others} that did not answer had said, the mean of all invited would reach {target}."
    else:
        words = "The mean of all invited would still be {target} if the {others} that did not answer averaged {point}."
    return [Change("tipping", Sentence(words, {**values, "point": f"{point:.2f}"}), point)]
