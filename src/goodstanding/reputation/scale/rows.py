"""Rows of a file of engagements, as docs/import.md describes it, turned into prepared numbers."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from goodstanding.base.importing import ImportRefused, Problem, fold, normal, shown
from goodstanding.engagements.importing import cells, reviewing
from goodstanding.engagements.importing.columns import columns, criteria
from goodstanding.engagements.importing.lines import Meanings, reason_codes
from goodstanding.reputation.scale.mapping import Facts, counted
from goodstanding.reputation.scale.prepared import made
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns
from goodstanding.rules.reviews import points

NAMED: Final = 50
"""How many problems are named before a file is refused."""
LONGEST_ID: Final = 120
DAYS: Final = ("started", "ended", "invoice_paid")
AMOUNTS: Final = ("paid", "invoice_amount")
SIDES: Final = ("company", "worker")
"""Whose rating is read: the company's counts; the worker's too, because once both are in both are shown."""
A_DAY: Final = "one certain day, written as 2026-03-01"
AN_AMOUNT: Final = "an amount of 0 or more, written as 1200.50"
A_RATING: Final = "a rating from 1 to 5"
A_MARK: Final = "a whole number from 1 to 5"
AN_ID: Final = f"an id of at most {LONGEST_ID} characters"
type Cells = Sequence[str]


class Names:
    """Ids of a file as whole numbers, in the order in which they are met, so that rows that stand together stay so."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of an id."""
        known = self._numbers.get(text)
        if known is None:
            known = self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return known

    def of(self, numbers: npt.NDArray[np.int64]) -> list[str]:
        """The ids that have these numbers."""
        return [self.texts[number] for number in numbers.tolist()]


class RowReader:
    """Reads rows under one header. Collects what is wrong, and refuses the file once much is or at its end."""

    def __init__(self, header: Sequence[str], policy: ScorePolicy, on: date, source: str) -> None:
        self.workers, self.companies = Names(), Names()
        self._policy, self._on, self._source = policy, on, source
        self._found = columns(header)
        self._problems: list[Problem] = []
        plan = [(field, place, *_meaning(field)) for field, place in self._found.places.items()]
        self._plan = [(field, place, Meanings(read), expected) for field, place, read, expected in plan if read]
        named = {side: [(key, f"{key}_by_{side}") for key in criteria(side)] for side in SIDES}
        self._marks = {side: [pair for pair in pairs if pair[1] in self._found.places] for side, pairs in named.items()}
        self._check_header(header)

    def columns(self, rows: Iterable[tuple[int, Cells]]) -> Columns:
        """The numbers of rows, each with its line in the file. Raises ImportRefused."""
        kept = [numbers for line, texts in rows if (numbers := self._numbers(line, texts))]
        table = np.array(kept, np.int64).reshape(-1, 7).T
        names = "worker", "company", "day", "end", "points", "paid_cents", "span_days"
        return made(dict(zip(names, table, strict=True)), len(kept))

    def refuse_if_wrong(self) -> None:
        """Raises ImportRefused where any row read so far cannot be used."""
        if self._problems:
            raise ImportRefused(tuple(self._problems))

    def _check_header(self, header: Sequence[str]) -> None:
        shown_header = ", ".join(map(shown, header[:6]))
        for name in ("worker", "company"):
            if name not in self._found.places:
                self._note(1, name, shown_header, "a column of this name")
        if not {"started", "ended"} & set(self._found.places):
            self._note(1, "started", shown_header, "a column started or ended")
        for name in self._found.twice:
            self._note(1, name, "a second column that says the same", "one")
        self.refuse_if_wrong()

    def _numbers(self, line: int, texts: Cells) -> tuple[int, ...] | None:
        given = self._given(line, texts)
        facts = self._facts(line, given)
        if self._problems:
            if len(self._problems) >= NAMED:
                self.refuse_if_wrong()
            return None
        row = counted(facts, self._on, self._policy)
        if row is None:
            return None
        return self.workers.number(given["worker"]), self.companies.number(given["company"]), *row

    def _given(self, line: int, texts: Cells) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for field, place, meanings, expected in self._plan:
            if text := texts[place]:
                value = meanings[text]
                if value is None:
                    self._note(line, field, shown(text), expected)
                else:
                    given[field] = value
        for name in ("worker", "company"):
            if name not in given:
                self._note(line, name, "an empty cell", AN_ID)
        return given

    def _facts(self, line: int, given: dict[str, Any]) -> Facts:
        started, ended = given.get("started"), given.get("ended")
        if ended and started and ended < started:
            self._note(line, "ended", ended.isoformat(), f"{started.isoformat()} or later, the day of started")
        invoiced = given.get("invoice_amount", 0) if given.get("invoice_paid") else 0
        rated = {side: self._rated(line, given, side, ended) for side in SIDES}
        reason = self._reason(line, given.get("reason", ""), ended)
        paid = given.get("paid", invoiced)
        if started and started > self._on:
            started = None
        if ended and ended > self._on:
            ended = None  # nobody knew of it on that day
        return Facts(started, ended, reason, paid, rated["company"], rated["worker"])

    def _rated(self, line: int, given: dict[str, Any], side: str, ended: date | None) -> int:
        """The rating of a side in hundredths, 0 where it gave none."""
        marks = {key: given[name] for key, name in self._marks[side] if name in given}
        rating: int | None = given.get(f"rating_by_{side}")
        if marks and rating is not None:
            self._note(line, f"rating_by_{side}", "a rating and marks by criterion", "one of the two")
        if not marks:
            return rating or 0
        policy = reviewing(ended or self._on)
        try:
            return points(marks, policy.criteria(side), policy.least_criteria)
        except ValueError as error:
            self._note(line, f"{next(iter(marks))}_by_{side}", f"marks for {', '.join(marks)}", str(error))
            return 0

    def _reason(self, line: int, text: str, ended: date | None) -> str:
        if not text or not ended:
            return ""
        code = reason_codes(ended).get(normal(text))
        if code is None:
            self._note(line, "reason", shown(text), f"one of {', '.join(sorted(set(reason_codes(ended).values())))}")
        return code or ""

    def _note(self, line: int, field: str, found: str, expected: str) -> None:
        self._problems.append(Problem(line, self._found.heading(field), found, expected, source=self._source))


def _meaning(field: str) -> tuple[Callable[[str], Any] | None, str]:
    """What reads the cells of a field, and what it expects; nothing for a field that no score needs."""
    if field in ("worker", "company"):
        return _an_id, AN_ID
    if field == "reason":
        return str, ""
    if field in DAYS:
        return _day, A_DAY
    if field in AMOUNTS:
        return _cents, AN_AMOUNT
    if field in {f"rating_by_{side}" for side in SIDES}:
        return cells.rating, A_RATING
    if field in {f"{key}_by_{side}" for side in SIDES for key in criteria(side)}:
        return cells.mark, A_MARK
    return None, ""


def _an_id(text: str) -> str | None:
    folded = " ".join(text.split()) if text.isascii() else fold(text)
    return folded if len(folded) <= LONGEST_ID else None


def _day(text: str) -> date | None:
    return cells.day(text, "UTC")


def _cents(text: str) -> int | None:
    return cells.cents(text, "")
