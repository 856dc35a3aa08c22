"""The gates of an award: each a figure, what it must be, how far it is from it, and the sentence that says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, sqrt
from statistics import NormalDist
from typing import Literal

from goodstanding.rules.accreditation.evidence import Evidence
from goodstanding.rules.accreditation.figures import Figures, ItemFigure
from goodstanding.rules.accreditation.policy import AwardPolicy
from goodstanding.rules.sentences import TOLERANCE, Sentence, at_least, decimals

Decision = Literal["awarded", "not_awarded", "insufficient_clients", "insufficient_item_coverage"]
GateName = Literal["enough_clients", "coverage", "level", "items", "clients", "integrity", "renewal"]

YES_OR_NO: frozenset[GateName] = frozenset({"integrity", "renewal"})
"""Gates that have no figure with something to spare."""


@dataclass(frozen=True)
class Gate:
    """One condition of an award.

    `distance` is how much is missing, in the gate's own unit: points for level and items (of the item furthest from
    its floor), clients or items for the counts. Zero or less means that it holds, with that much to spare.
    The three are None where nothing could be measured.
    """

    name: GateName
    holds: bool
    value: float | None
    need: float | None
    distance: float | None
    sentence: Sentence

    def measured(self) -> tuple[float, float, float]:
        """Value, need and distance. ValueError where nothing could be measured."""
        if self.value is None or self.need is None or self.distance is None:
            raise ValueError(f"The gate {self.name} has nothing to measure.")
        return self.value, self.need, self.distance


def judged_gates(figures: Figures, policy: AwardPolicy, evidence: Evidence, integrity_clear: bool) -> tuple[Gate, ...]:
    """All gates, in the order in which they are asked; that of the renewal where a provisional award is renewed."""
    return (
        _enough_clients(figures, policy),
        _coverage(figures, policy),
        _level(figures, policy, evidence),
        _items(figures),
        _clients(figures, policy),
        _integrity(integrity_clear),
        *([] if evidence.renews is None else [_renewal(evidence.renews)]),
    )


def decision_of(gates: Iterable[Gate]) -> Decision:
    """The decision: too few clients comes first, then too few items assessed."""
    failed = {gate.name for gate in gates if not gate.holds}
    if "enough_clients" in failed:
        return "insufficient_clients"
    if "coverage" in failed:
        return "insufficient_item_coverage"
    return "not_awarded" if failed else "awarded"


def required_score(policy: AwardPolicy, evidence: Evidence, answered: int) -> float | None:
    """The trust score that `answered` clients need, None for none: see score_needed."""
    return score_needed(policy, evidence, answered) if answered else None


def score_needed(policy: AwardPolicy, evidence: Evidence, answered: int) -> float:
    """The trust score that n = `answered` clients, at least one, need: max(T0, RQL + z sigma0 sqrt((1 - f) / n)).

    f is the share of a verified roster that answered. Source: acceptance sampling by variables for the mean, sigma
    known (Schilling & Neubauer, Acceptance Sampling in Quality Control, 3rd ed., 2017, chapter 8), with the finite
    population correction (Cochran, Sampling Techniques, 3rd ed., section 2.6).
    """
    unseen = 1 - evidence.sampling_fraction(answered)
    z = NormalDist().inv_cdf(policy.confidence)
    sampled = policy.rejectable_score + z * policy.sigma0 * sqrt(unseen / answered)
    return max(policy.target_score, sampled)


def allowed_unhappy(policy: AwardPolicy, clients: int) -> int:
    """How many clients may score under client_low: the share of them, rounded down."""
    return floor(policy.client_low_share * clients + TOLERANCE)


def _enough_clients(figures: Figures, policy: AwardPolicy) -> Gate:
    value, need = figures.clients, policy.min_clients
    words = "Clients that answered: {clients}. Needed: {need}."
    sentence = Sentence(words, {"clients": value, "need": need})
    return Gate("enough_clients", value >= need, value, need, need - value, sentence)


def _coverage(figures: Figures, policy: AwardPolicy) -> Gate:
    value, need = len(figures.unassessed), policy.max_unassessed_items
    words = "Items answered by fewer than {clients} clients: {items}. At most {need} may be."
    sentence = Sentence(words, {"clients": policy.min_item_clients, "items": value, "need": need})
    return Gate("coverage", value <= need, value, need, value - need, sentence)


def _level(figures: Figures, policy: AwardPolicy, evidence: Evidence) -> Gate:
    score, need = figures.trust_score, required_score(policy, evidence, figures.clients)
    if score is None or need is None:
        return Gate("level", False, None, None, None, Sentence("Nobody has answered, so there is no trust score."))
    values = {"clients": figures.clients, **compared(score, need)}
    if at_least(score, need):
        sentence = Sentence(
            "The trust score is {value}; with {clients} client it must reach {need}: {gap} above.",
            values,
            "The trust score is {value}; with {clients} clients it must reach {need}: {gap} above.",
            figures.clients,
        )
    else:
        sentence = Sentence(
            "The trust score is {value}; with {clients} client it must reach {need}: {gap} short.",
            values,
            "The trust score is {value}; with {clients} clients it must reach {need}: {gap} short.",
            figures.clients,
        )
    return Gate("level", at_least(score, need), score, need, need - score, sentence)


def compared(value: float, cut: float) -> dict[str, str | int]:
    """A value, the cut it must reach and the gap between them as people read them: they add up on the page."""
    places = decimals(value, cut)
    left, right = round(value, places), round(cut, places)
    return {"value": f"{left:.{places}f}", "need": f"{right:.{places}f}", "gap": f"{abs(left - right):.{places}f}"}


def _items(figures: Figures) -> Gate:
    weakest, failing = figures.weakest, len(figures.failing)
    if weakest is None or weakest.mean is None:
        return Gate("items", True, None, None, None, Sentence("No item was answered by enough clients to be assessed."))
    sentence = _items_sentence(weakest, weakest.mean, failing)
    return Gate("items", not failing, weakest.mean, weakest.floor, weakest.missing, sentence)


def _items_sentence(weakest: ItemFigure, mean: float, failing: int) -> Sentence:
    values = {"item": weakest.position, "items": failing, **compared(mean, weakest.floor)}
    if not failing:
        return Sentence(
            "Every assessed item reaches its floor; the nearest is item {item} at {value}, which must reach {need}: "
            "{gap} above.",
            values,
        )
    return Sentence(
        "{items} item is under its floor: item {item} is at {value} and must reach {need}: {gap} short.",
        values,
        "{items} items are under their floor; the furthest is item {item} at {value}, which must reach {need}: "
        "{gap} short.",
        failing,
    )


def _clients(figures: Figures, policy: AwardPolicy) -> Gate:
    value, need = figures.unhappy, allowed_unhappy(policy, figures.clients)
    values: dict[str, str | int] = {
        "unhappy": value,
        "clients": figures.clients,
        "low": f"{policy.client_low:.2f}",
        "need": need,
    }
    words = "Clients that scored under {low}: {unhappy} of {clients}. At most {need} may."
    return Gate("clients", value <= need, value, need, value - need, Sentence(words, values))


def _integrity(clear: bool) -> Gate:
    words = "The integrity review is clear." if clear else "The integrity review is not clear; an award waits for it."
    return Gate("integrity", clear, int(clear), 1, 1 - int(clear), Sentence(words))


def _renewal(renews: bool) -> Gate:
    asks = "The last award was provisional, so this one asks for evidence of grade A or B"
    words = f"{asks}, which it has." if renews else f"{asks}; it is of grade C."
    return Gate("renewal", renews, int(renews), 1, 1 - int(renews), Sentence(words))
