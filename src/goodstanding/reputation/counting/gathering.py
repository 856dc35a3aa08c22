"""Where counts are gathered, query by query, until they are tallies."""

from collections import defaultdict
from typing import Any, Final, Literal

from goodstanding.rules.scorecards import Tally

type Key = Literal["worker", "company", "marketplace"]
type Span = Literal["recent", "lifetime"]

SPANS: Final[tuple[Span, ...]] = ("recent", "lifetime")


def prefix(span: Span) -> str:
    """How the columns of a window begin."""
    return "recent_" if span == "recent" else ""


class Gathered:
    """Fields of tallies, by whom they are of and by window."""

    def __init__(self) -> None:
        self._fields: dict[tuple[int, Span], dict[str, Any]] = defaultdict(dict)

    def put(self, whom: int, span: Span, name: str, value: object) -> None:
        self._fields[whom, span][name] = value

    def within(self, whom: int, span: Span, name: str) -> dict[Any, Any]:
        """A field that is a mapping, to be filled."""
        found: dict[Any, Any] = self._fields[whom, span].setdefault(name, {})
        return found

    def tick(self, whom: int, span: Span, measure: str, value: int, cases: int) -> None:
        """Adds cases to one value of a time's histogram."""
        if cases:
            histogram = self.within(whom, span, "times").setdefault(measure, {})
            histogram[value] = histogram.get(value, 0) + cases

    def tally(self, whom: int, span: Span) -> Tally:
        """What was gathered; nothing, of somebody of whom no query spoke."""
        return Tally(**self._fields.get((whom, span), {}))
