"""The award rule written a second time, in exact fractions and without a tolerance, to be compared with the first."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import NormalDist

from goodstanding.rules.accreditation import AwardPolicy

Rows = Sequence[tuple[str, Sequence[int | None]]]


def exact(number: float) -> Fraction:
    """The decimal that was written, not the binary number nearest to it."""
    return Fraction(repr(number))


def mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def decide(rows: Rows, policy: AwardPolicy, roster: int | None = None) -> tuple[str, dict[str, bool]]:
    """Decision and the three gates, for rows of (client, answers), every respondent once."""
    valid = [row for row in rows if len([a for a in row[1] if a is not None]) >= policy.min_answered]
    clients = sorted({client for client, _ in valid})
    columns = range(len(rows[0][1]))
    points = {
        (client, column): mean(given)
        for client in clients
        for column in columns
        if (given := [Fraction(row[column]) for name, row in valid if name == client and row[column] is not None])
    }
    scores = [mean([point for (name, _), point in points.items() if name == client]) for client in clients]
    items = [[point for (_, place), point in points.items() if place == column] for column in columns]
    assessed = [mean(item) for item in items if len(item) >= policy.min_item_clients]
    n = len(clients)
    gates = {
        "level": bool(scores) and level_holds(mean(scores), n, policy, roster),
        "items": all(item >= exact(policy.item_floor) for item in assessed),
        "clients": sum(one < exact(policy.client_low) for one in scores) <= exact(policy.client_low_share) * n // 1,
    }
    if n < policy.min_clients:
        return "insufficient_clients", gates
    if len(items) - len(assessed) > policy.max_unassessed_items:
        return "insufficient_item_coverage", gates
    return "awarded" if all(gates.values()) else "not_awarded", gates


def level_holds(score: Fraction, n: int, policy: AwardPolicy, roster: int | None) -> bool:
    unseen = 1 - Fraction(n, roster) if roster else Fraction(1)
    lead = score - exact(policy.rejectable_score)
    spread = Fraction(NormalDist().inv_cdf(policy.confidence)) * exact(policy.sigma0)
    return score >= exact(policy.target_score) and lead >= 0 and lead**2 * n >= spread**2 * unseen
