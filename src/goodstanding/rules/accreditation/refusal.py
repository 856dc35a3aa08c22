"""The smallest changes that would turn a refusal."""

from bisect import bisect_left
from dataclasses import replace
from math import ceil, fsum
from statistics import NormalDist

from goodstanding.rules.accreditation.changes import Change, Judged
from goodstanding.rules.accreditation.figures import Figures, ItemFigure
from goodstanding.rules.accreditation.gates import Gate, compared, score_needed
from goodstanding.rules.accreditation.policy import AwardPolicy
from goodstanding.rules.accreditation.steps import fewest, steps_within
from goodstanding.rules.sentences import TOLERANCE, Sentence, at_least, shown
from goodstanding.rules.survey import column


def changes_of_refusal(judged: Judged) -> tuple[Change, ...]:
    """The change that each failed gate needs; further clients as another way to the level; then all together."""
    needed = _needed(judged)
    possible = all(change.amount is not None for change in needed)
    changes = [replace(change, alone=possible and len(needed) == 1) for change in needed]
    if "level" in judged.failed:
        changes.append(_ask_more_clients(judged))
    if possible and len(needed) > 1:
        sentence = Sentence("These {changes} changes together would turn the result.", {"changes": len(needed)})
        changes.append(Change("together", sentence, len(needed)))
    return tuple(changes)


def _needed(judged: Judged) -> list[Change]:
    failed = judged.failed
    level = [_raise_average(failed["level"], judged)] if "level" in failed else []
    items = [_raise_item(item, judged) for item in judged.figures.failing]
    clients = [_raise_clients(failed["clients"], judged.policy)] if "clients" in failed else []
    review = [Change("close_review", Sentence("The integrity review must end clear."), 1)]
    grade = [Change("raise_grade", Sentence("The evidence must be of grade A or B."), 1)]
    return [
        *level,
        *items,
        *clients,
        *(review if "integrity" in failed else []),
        *(grade if "renewal" in failed else []),
    ]


def _raise_average(level: Gate, judged: Judged) -> Change:
    score, need, missing = level.measured()
    if not at_least(judged.policy.scale[1], need):
        values: dict[str, str | int] = {"clients": judged.figures.clients, "need": f"{need:.2f}"}
        words = "No score on the scale reaches the {need} needed; more than {clients} must answer."
        return Change("raise_average", Sentence(words, values), None)
    sentence = Sentence("The trust score must rise by {gap}, from {value} to {need}.", compared(score, need))
    return Change("raise_average", sentence, missing)


def _raise_item(item: ItemFigure, judged: Judged) -> Change:
    points = column(judged.survey, item.position)
    steps = [step for point in points for step in steps_within(judged.policy.scale[1] - point)]
    rises = fewest(steps, item.n * (item.floor - TOLERANCE) - fsum(points)) or 0
    values = {"item": item.position, "rises": rises, **compared(item.floor - item.missing, item.floor)}
    sentence = Sentence(
        "Item {item} is at {value}: {rises} one-point rise in a client's answer would bring it to {need} or more.",
        values,
        "Item {item} is at {value}: {rises} one-point rises in clients' answers would bring it to {need} or more.",
        rises,
    )
    return Change("raise_item", sentence, rises, item=item.position)


def _raise_clients(gate: Gate, policy: AwardPolicy) -> Change:
    clients = int(gate.measured()[2])
    values: dict[str, str | int] = {"clients": clients, "low": f"{policy.client_low:.2f}"}
    words = "{clients} of the clients that scored under {low} must rise to {low} or more."
    return Change("raise_clients", Sentence(words, values), clients)


def _ask_more_clients(judged: Judged) -> Change:
    score, _, _ = judged.failed["level"].measured()
    further, room = _further_clients(score, judged), judged.room
    if further is None:
        return Change("ask_more_clients", _never_enough(score, judged.policy), None)
    if room is not None and further > room:
        words = "{clients} further clients at the present average are needed, but the roster has only {room} more."
        return Change("ask_more_clients", Sentence(words, {"clients": further, "room": room}), None)
    more = replace(judged, figures=_with_further(judged.figures, further, score, judged.policy))
    need = score_needed(judged.policy, judged.evidence, more.figures.clients)
    return Change("ask_more_clients", _enough_with(further, score, need), further, alone=more.decision == "awarded")


def _further_clients(score: float, judged: Judged) -> int | None:
    policy, evidence, n = judged.policy, judged.evidence, judged.figures.clients
    lead = score - policy.rejectable_score
    if not at_least(score, policy.target_score) or lead <= TOLERANCE:
        return None
    spread = NormalDist().inv_cdf(policy.confidence) * policy.sigma0
    most = evidence.counted_roster or ceil((spread / lead) ** 2) + 1
    tries = range(1, max(1, most - n) + 1)
    return 1 + bisect_left(
        tries, True, key=lambda further: at_least(score, score_needed(policy, evidence, n + further))
    )


def _never_enough(score: float, policy: AwardPolicy) -> Sentence:
    return Sentence(
        "No number of further clients answering at the present average is enough: the required score never falls to "
        "{score}.",
        {"score": shown(score, policy.target_score)},
    )


def _with_further(figures: Figures, further: int, score: float, policy: AwardPolicy) -> Figures:
    unhappy = 0 if at_least(score, policy.client_low) else further
    items = tuple(_item_with_further(item, further, score, policy) for item in figures.items)
    return Figures(figures.clients + further, score, items, figures.unhappy + unhappy)


def _item_with_further(item: ItemFigure, further: int, score: float, policy: AwardPolicy) -> ItemFigure:
    n = item.n + further
    total = further * score if item.mean is None else further * score + item.n * item.mean
    return replace(item, n=n, mean=total / n, assessed=n >= policy.min_item_clients)


def _enough_with(further: int, score: float, need: float) -> Sentence:
    return Sentence(
        "With {clients} further client answering at the present average, {need} is enough; the score is {score}.",
        {"clients": further, "need": f"{need:.2f}", "score": shown(score, need)},
        "With {clients} further clients answering at the present average, {need} is enough; the score is {score}.",
        further,
    )
