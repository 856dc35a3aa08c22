"""Whether few clients or most hold a score down: the lowest ones left out, and the share under what is needed."""

from collections.abc import Collection
from math import floor

from goodstanding.rules.sentences import TOLERANCE, Sentence, at_least
from goodstanding.rules.survey import mean_of

MOST = 0.5


def holding(scores: Collection[float], need: float, low: float, low_share: float) -> Sentence:
    """The sentence about client scores on the scale of `need`.

    Few are those that may be under `low` by the rule: the share `low_share`, at least one. Source: leave-k-out, the
    delete-d jackknife (Efron & Tibshirani, An Introduction to the Bootstrap, section 11.7), of the k lowest at once.
    """
    ordered = sorted(scores)
    few = max(1, floor(low_share * len(ordered) + TOLERANCE))
    under = sum(not at_least(score, need) for score in ordered) / len(ordered)
    if at_least(mean_of(ordered), need):
        return _reached(ordered, need, low, few)
    if len(ordered) > few and at_least(mean_of(ordered[few:]), need):
        return Sentence(
            "One client holds the score down: without the lowest client score it would reach what is required.",
            {"clients": few},
            "A few clients hold the score down: without the {clients} lowest client scores it would reach what is "
            "required.",
            few,
        )
    if under > MOST:
        return Sentence("Most clients hold the score down: more than half of them score under what is required.")
    return Sentence("Neither a few clients nor most hold the score down: it is a part of them, fewer than half.")


def _reached(ordered: list[float], need: float, low: float, few: int) -> Sentence:
    unhappy = sum(not at_least(score, low) for score in ordered)
    if not unhappy:
        return Sentence("No client scores under {low}, and the score reaches what is required.", {"low": f"{low:.2f}"})
    words = "The score reaches what is required, although some clients score under {low}."
    if unhappy > few:
        words = "The score reaches what is required, but more clients than the rule allows score under {low}."
    return Sentence(words, {"low": f"{low:.2f}"})
