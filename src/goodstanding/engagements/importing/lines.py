"""A row of a file of engagements as it was meant, and what is wrong with its cells."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from django.utils.translation import gettext as _

from goodstanding.base.importing import Problem, Row, fold, normal, shown
from goodstanding.engagements.importing import cells
from goodstanding.engagements.importing.columns import NEEDED, Columns, criteria
from goodstanding.engagements.importing.shapes import Bill, Line, Said
from goodstanding.policies import load
from goodstanding.rules.endings import EndingPolicy
from goodstanding.rules.reviews import ReviewPolicy, points

OURS: Final = "here-"
REMEMBERED: Final = 20_000
LONGEST: Final = {
    "external_id": 120,
    "company": 120,
    "worker": 120,
    "agency": 120,
    "company_name": 200,
    "worker_name": 120,
    "agency_name": 160,
    "title": 160,
    "category": 60,
}


@cache
def reviewing(on: date) -> ReviewPolicy:
    """The policy on reviews in force on a day, or the first one where the day is before it."""
    return load().reviews(max(on, load().versions("reviews-1")[0].date))


@cache
def ending(on: date) -> EndingPolicy:
    """The policy on endings in force on a day, or the first one where the day is before it."""
    return load().endings(max(on, load().versions("endings-1")[0].date))


@cache
def reason_codes(on: date) -> dict[str, str]:
    """Codes and titles of the reasons in force on a day -> codes."""
    reasons = ending(on).reasons.items()
    return {normal(word): code for code, each in reasons for word in (each.title, code)}


class Meanings(dict[str, Any]):
    """What the cells of one kind of column mean, each worked out once: days and amounts come again and again."""

    def __init__(self, meaning: Callable[[str], Any]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, text: str) -> Any:
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = value = self._meaning(text)
        return value


class LineReader:
    """Reads the rows of a table. `problems` grows with every cell that cannot be used."""

    def __init__(self, columns: Columns, *, currency: str, zone: str) -> None:
        self.problems: list[Problem] = []
        self.names: dict[str, dict[str, tuple[str, int]]] = {"company": {}, "worker": {}, "agency": {}}
        self._columns = columns
        meanings, remembered = _meanings(currency, zone), cache(Meanings)
        self._plan = [(field, place, remembered(meanings.get(field, str))) for field, place in columns.places.items()]
        asked = {side: [(key, f"{key}_by_{side}") for key in criteria(side)] for side in SIDES}
        self._asked = {side: [pair for pair in pairs if pair[1] in columns.places] for side, pairs in asked.items()}

    def line(self, row: Row) -> Line:
        """The line that a row is; it is not to be used where it added to `problems`."""
        given = self._given(row)
        self._note_names(row, given)
        get = given.get
        ended_on = get("ended")
        bill = self._bill(given)
        reason = self._reason(row, given)
        line = Line(
            line=row.line,
            external_id=get("external_id", ""),
            company=get("company", ""),
            worker=get("worker", ""),
            agency=get("agency", ""),
            title=get("title") or get("external_id", ""),
            category=get("category", ""),
            pay=get("pay", "fixed"),
            rate_cents=get("rate", 0),
            accepted_on=get("accepted") or _earliest(given),
            starts_on=get("starts"),
            started_on=get("started"),
            due_on=get("due"),
            delivered_on=get("delivered"),
            approved_on=get("approved"),
            ended_on=ended_on,
            reason=reason,
            ended_by=get("ended_by") or _only_side(reason, ended_on),
            paid_cents=get("paid", (bill.cents or 0) if bill and bill.paid_on else 0),
            answer_minutes=get("answer_hours"),
            bill=bill,
            by_company=self._said(row, given, "company"),
            by_worker=self._said(row, given, "worker"),
        )
        return line.digested()

    def _given(self, row: Row) -> dict[str, Any]:
        """What the filled cells of a row mean, by field."""
        given: dict[str, Any] = {}
        texts = row.cells
        for field, place, meanings in self._plan:
            if text := texts[place]:
                value = meanings[text]
                if value is None:
                    self._wrong(row, field, shown(text), EXPECTED[_kind(field)]())
                else:
                    given[field] = value
        for field in NEEDED:
            if not given.get(field) and (field not in self._columns.places or not texts[self._columns.places[field]]):
                self._wrong(row, field, _("an empty cell"), _("an id"))
        return given

    def _note_names(self, row: Row, given: Mapping[str, Any]) -> None:
        """Keeps the name of each company, worker and agency; two names for one id are a problem."""
        for who, names in self.names.items():
            if not (key := given.get(who)):
                continue
            name = given.get(f"{who}_name", "")
            known, line = names.setdefault(key, (name, row.line))
            if name and not known:
                names[key] = name, row.line
            elif name and name != known:
                found = _("%(id)s as %(name)s, and as %(other)s in line %(line)s")
                values = {"id": shown(key), "name": shown(name), "other": shown(known), "line": line}
                self._wrong(row, f"{who}_name", found % values, _("one name for each id"))

    def _bill(self, given: Mapping[str, Any]) -> Bill | None:
        sent, due, paid = given.get("invoiced"), given.get("invoice_due"), given.get("invoice_paid")
        amount = given.get("invoice_amount")
        return None if sent is due is paid is amount is None else Bill(sent, due, paid, amount)

    def _reason(self, row: Row, given: Mapping[str, Any]) -> str:
        text, ended_on = given.get("reason"), given.get("ended")
        if not text or not ended_on:
            return text or ""
        code = reason_codes(ended_on).get(normal(text))
        if code is None:
            codes = ", ".join(ending(ended_on).reasons)
            self._wrong(row, "reason", shown(text), _("one of %(codes)s") % {"codes": codes})
        return code or ""

    def _said(self, row: Row, given: Mapping[str, Any], side: str) -> Said | None:
        keys, rated, comment = self._asked[side], given.get(f"rating_by_{side}"), given.get(f"comment_by_{side}", "")
        marks = tuple([(key, given[name]) for key, name in keys if name in given])
        on = given.get(f"reviewed_by_{side}")
        if rated is None and not marks:
            if comment or on:
                self._wrong(row, f"rating_by_{side}", _("an empty cell"), _("a rating with the review"))
            return None
        if rated is not None and marks:
            self._wrong(row, f"rating_by_{side}", _("a rating and marks by criterion"), _("one of the two"))
            return None
        policy = reviewing(given.get("ended") or policy_start())
        if len(comment) > policy.comment_letters:
            most = _("at most %(count)s") % {"count": policy.comment_letters}
            self._wrong(row, f"comment_by_{side}", _("%(count)s characters") % {"count": len(comment)}, most)
        return Said(marks, self._points(row, marks, side, policy) if marks else rated or 0, comment, on)

    def _points(self, row: Row, marks: tuple[tuple[str, int], ...], side: str, policy: ReviewPolicy) -> int:
        try:
            return _mean(marks, policy.criteria(side), policy.least_criteria)
        except ValueError:
            asked, count = ", ".join(policy.criteria(side)), policy.least_criteria
            expected = _("at least %(count)s of %(asked)s") % {"count": count, "asked": asked}
            given = ", ".join(key for key, _mark in marks)
            self._wrong(row, f"{marks[0][0]}_by_{side}", _("marks for %(given)s") % {"given": given}, expected)
            return 0

    def _wrong(self, row: Row, field: str, found: str, expected: str) -> None:
        self.problems.append(Problem(row.line, self._columns.heading(field), found, expected))


def _earliest(given: Mapping[str, Any]) -> date | None:
    days = ("started", "starts", "delivered", "approved", "ended")
    return min((given[name] for name in days if name in given), default=None)


@lru_cache(REMEMBERED)
def _mean(marks: tuple[tuple[str, int], ...], asked: tuple[str, ...], least: int) -> int:
    return points(dict(marks), asked, least)


SIDES: Final = ("company", "worker")
DAYS: Final = frozenset(
    {
        *("accepted", "starts", "started", "due", "delivered", "approved", "ended"),
        *("invoiced", "invoice_due", "invoice_paid", "reviewed_by_company", "reviewed_by_worker"),
    }
)
AMOUNTS: Final = frozenset({"rate", "paid", "invoice_amount"})
EXPECTED: Final[Mapping[str, Callable[[], str]]] = {
    "day": lambda: _("one certain day, written as 2026-03-01"),
    "amount": lambda: _("an amount of 0 or more in the marketplace's currency, written as 1200.50"),
    "external_id": lambda: _("an id of at most 120 characters that does not begin with here-"),
    "pay": lambda: _("fixed, hourly or daily"),
    "ended_by": lambda: _("company or worker"),
    "answer_hours": lambda: _("hours such as 2.5 or 2:30"),
    "rating": lambda: _("a rating from 1 to 5"),
    "mark": lambda: _("a whole number from 1 to 5"),
    "text": lambda: _("a shorter text: ids of at most 120 characters, titles of 160, categories of 60"),
}


@cache
def _kind(field: str) -> str:
    """By which word of EXPECTED a cell of a field is explained."""
    if field in DAYS:
        return "day"
    if field in AMOUNTS:
        return "amount"
    if field.startswith("rating_by_"):
        return "rating"
    return field if field in EXPECTED else "text" if field in LONGEST else "mark"


def _meanings(currency: str, zone: str) -> dict[str, Callable[[str], Any]]:
    """What reads the cells of each field; a comment and a reason are taken as they are."""
    reading: dict[str, Callable[[str], Any]] = {
        "pay": cells.pay,
        "ended_by": cells.side,
        "answer_hours": cells.minutes,
    }
    reading |= dict.fromkeys(DAYS, lambda text: cells.day(text, zone))
    reading |= dict.fromkeys(AMOUNTS, lambda text: cells.cents(text, currency))
    reading |= {field: _words(most) for field, most in LONGEST.items()}
    own = reading["external_id"]
    reading["external_id"] = lambda text: None if text.casefold().startswith(OURS) else own(text)
    for side in SIDES:
        reading[f"rating_by_{side}"] = cells.rating
        reading |= {f"{key}_by_{side}": cells.mark for key in criteria(side)}
    return reading


@cache
def _words(most: int) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        folded = " ".join(text.split()) if text.isascii() else fold(text)
        return folded if len(folded) <= most else None

    return read


def policy_start() -> date:
    """The day of the first policy on reviews."""
    return load().versions("reviews-1")[0].date


def _only_side(reason: str, ended_on: date | None) -> str:
    """The side of a reason that one side alone may give."""
    known = ending(ended_on).reasons.get(reason) if ended_on else None
    return known.by[0] if known and len(known.by) == 1 else ""
