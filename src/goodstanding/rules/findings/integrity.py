"""Counts of what was looked at in an edition, shown where nobody, or enough, are behind them and behind the rest."""

from dataclasses import dataclass

from goodstanding.rules.findings.policy import FindingPolicy


@dataclass(frozen=True)
class Seen:
    """Patterns flagged and those found to be in order, responses left out, cases and those changed on appeal."""

    flags: int
    kept: int
    left_out: int
    cases: int
    overturned: int


@dataclass(frozen=True)
class Integrity:
    """The same, None where it is hidden; `false_alarms` are flags found to be in order."""

    flags: int | None
    false_alarms: int | None
    left_out: int | None
    cases: int | None
    overturned: int | None


def counted(seen: Seen, policy: FindingPolicy) -> Integrity:
    """What may be shown; a part of a count also needs enough, or nobody, in what it leaves of it."""
    least = policy.least_marketplaces
    return Integrity(
        _shown(seen.flags, least),
        _part(seen.kept, seen.flags, least),
        _shown(seen.left_out, least),
        _shown(seen.cases, least),
        _part(seen.overturned, seen.cases, least),
    )


def _shown(count: int, least: int) -> int | None:
    return count if count == 0 or count >= least else None


def _part(count: int, of: int, least: int) -> int | None:
    safe = None not in (_shown(of, least), _shown(count, least), _shown(of - count, least))
    return count if safe else None
