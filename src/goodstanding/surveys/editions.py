"""When the next edition of a programme may ask the same clients."""

from datetime import date

from goodstanding.policies import fieldwork


def again_from(edition: int, closes_on: date) -> date:
    """The first day on which clients of a round that closes on a day are asked about the marketplace again: in the
    next edition, and not before the months of `retry_months` have passed."""
    return max(date(edition + 1, 1, 1), fieldwork(closes_on).retry_from(closes_on))
