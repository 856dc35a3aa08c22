"""Verdicts for people: the answer first, then what it rests on, then what would change it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from goodstanding.accreditation.assess.layout import Question
from goodstanding.accreditation.assess.notes import Note, merged
from goodstanding.accreditation.assess.verdicts import Judgement, asked
from goodstanding.rules.accreditation import Decision, shown
from goodstanding.rules.survey import ItemScore

_WEAKEST: Final = 3
_COUNTS: Final = ("enough_clients", "coverage")
_WORDS: Final[dict[Decision, tuple[str, str]]] = {
    "awarded": ("awarded", "bold green"),
    "not_awarded": ("not awarded", "bold red"),
    "insufficient_clients": ("too few clients", "bold yellow"),
    "insufficient_item_coverage": ("too few answers per item", "bold yellow"),
}


def print_one(console: Console, judgement: Judgement, questions: Sequence[Question], notes: Sequence[Note]) -> None:
    """Print one verdict: decision, figures, conditions, weakest items, what would change it, notes.

    With too few clients for a report only counts are printed.
    """
    verdict = judgement.verdict
    title = f"{judgement.round.group}: " if judgement.round.group else ""
    console.print(Text(f"{title}{verdict.sentence}", _WORDS[verdict.decision][1]))
    console.print()
    console.print(_figures(judgement))
    _section(console, "Conditions", _conditions(judgement))
    _section(console, "Weakest items", _weakest(judgement, questions))
    _section(console, "What would change it", _grid(("-", str(change.sentence)) for change in verdict.changes))
    _print_notes(console, (*notes, *judgement.round.notes))


def print_many(console: Console, judgements: Sequence[Judgement], notes: Sequence[Note]) -> None:
    """Print a table of all groups, then how many verdicts of each kind there are, then notes."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Group", overflow="fold", ratio=1)
    for heading in ("Clients", "Score", "Needed"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Verdict", no_wrap=True)
    for judgement in judgements:
        table.add_row(*_row(judgement))
    console.print(table)
    console.print()
    console.print(Text(_summary(judgements), "bold"))
    _print_notes(console, (*notes, *merged(note for judgement in judgements for note in judgement.round.notes)))


def _figures(judgement: Judgement) -> Table:
    survey = judgement.survey
    answers = f"{survey.n_rows} rows, {survey.n_valid_respondents} counted, from {survey.n_clients} clients"
    grade = f"{judgement.assurance.grade}{', provisional' if judgement.assurance.provisional else ''}"
    return _grid(
        (
            *_scores(judgement),
            ("Answers", answers),
            ("Assurance", f"{grade}: {judgement.assurance.sentence}"),
            ("Rule", f"{judgement.rule.name} of {judgement.rule.date}"),
        )
    )


def _scores(judgement: Judgement) -> Iterator[tuple[str, str]]:
    verdict, (low, high) = judgement.verdict, judgement.survey.scale
    if _counts_only(judgement):
        yield "Trust score", "not shown: too few clients"
        return
    yield "Trust score", f"{_score(judgement)} on a scale from {low:g} to {high:g}; needed: {_need(judgement)}"
    yield "Interval", str(verdict.estimate.sentence)
    same = verdict.stability
    yield "Stability", f"without one client the verdict stays the same in {same.same} of {same.replays} cases"


def _conditions(judgement: Judgement) -> Table:
    gates = [gate for gate in asked(judgement) if not _counts_only(judgement) or gate.name in _COUNTS]
    return _grid(("met" if gate.holds else "NOT MET", str(gate.sentence)) for gate in gates)


def _weakest(judgement: Judgement, questions: Sequence[Question]) -> Table:
    assessed = [] if _counts_only(judgement) else [item for item in judgement.survey.items if item.assessed]
    weakest = sorted(assessed, key=lambda item: (item.mean or 0.0, item.position))[:_WEAKEST]
    return _grid((_item_score(item, judgement), _item_words(item, judgement, questions)) for item in weakest)


def _item_score(item: ItemScore, judgement: Judgement) -> str:
    rule = judgement.rule.value
    return shown(item.mean or 0.0, rule.critical_item_floor if item.critical else rule.item_floor)


def _item_words(item: ItemScore, judgement: Judgement, questions: Sequence[Question]) -> str:
    verdict = judgement.verdict
    below, watched = item.position in verdict.items_below_floor, item.position in verdict.items_watch
    remark = " (under its floor)" if below else " (on the watch list)" if watched else ""
    return f"Item {item.position}: {questions[item.position - 1].wording}{remark}"


def _row(judgement: Judgement) -> tuple[Text, ...]:
    words, style = _WORDS[judgement.verdict.decision]
    hidden = _counts_only(judgement)
    return (
        Text(judgement.round.group),
        Text(str(judgement.verdict.clients)),
        Text("-" if hidden else _score(judgement)),
        Text("-" if hidden else _need(judgement)),
        Text(words, style),
    )


def _summary(judgements: Sequence[Judgement]) -> str:
    counts = Counter(judgement.verdict.decision for judgement in judgements)
    named = (f"{counts[decision]} {words}" for decision, (words, _) in _WORDS.items() if counts[decision])
    return f"{len(judgements)} groups: {', '.join(named)}."


def _counts_only(judgement: Judgement) -> bool:
    return judgement.verdict.report == "counts"


def _score(judgement: Judgement) -> str:
    return shown(judgement.verdict.trust_score or 0.0, judgement.verdict.required_score or 0.0)


def _need(judgement: Judgement) -> str:
    return f"{judgement.verdict.required_score or 0.0:.2f}"


def _print_notes(console: Console, notes: Sequence[Note]) -> None:
    _section(console, "Notes", _grid(("-", str(note)) for note in notes))


def _section(console: Console, title: str, body: Table) -> None:
    if body.row_count:
        console.print()
        console.print(Text(title, "bold"))
        console.print(body)


def _grid(rows: Iterable[tuple[str, str]]) -> Table:
    """Two columns of plain text: nothing in it is taken for markup."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    for name, text in rows:
        grid.add_row(Text(name), Text(text))
    return grid
