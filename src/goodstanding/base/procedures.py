"""A procedure as Markdown: its table and its Mermaid diagram."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Arrow(NamedTuple):
    """`who` moves a thing from `before` to `after` by `verb`; without `before` this is how it begins."""

    before: str
    after: str
    who: str
    verb: str


def section(title: str, begins: Arrow, arrows: Iterable[Arrow], ends: Sequence[str]) -> str:
    """The section of one procedure in docs/procedures.md; `ends` are the states that nothing leaves."""
    steps = list(arrows)
    rows = [f"| {step.before} | {step.after} | {step.who} | `{step.verb}` |" for step in steps]
    drawn = [f"  {step.before or '[*]'} --> {step.after}: {step.verb} ({step.who})" for step in (begins, *steps)]
    last = [f"  {state} --> [*]" for state in ends]
    head = [f"## {title}", "", "| from | to | who | by |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, "", "```mermaid", "stateDiagram-v2", *drawn, *last, "```", ""])
