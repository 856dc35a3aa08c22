"""What the columns of a file of answers mean."""

from collections.abc import Callable
from dataclasses import dataclass

from goodstanding.rules.survey import Answer, Item


@dataclass(frozen=True)
class Question:
    """One item and the column of its answers. `read` turns a filled cell into an answer or raises ValueError."""

    item: Item
    column: str
    wording: str
    read: Callable[[str], Answer]
    expected: str


@dataclass(frozen=True)
class Layout:
    """Columns by their meaning. Without `client` every row is its own client, without `respondent` its own respondent.

    Of the `group` columns the first filled one names the marketplace that a row is about.
    `min_answered` is None where the award policy's number stands.
    """

    questions: tuple[Question, ...]
    client: str | None
    respondent: str | None
    group: tuple[str, ...] = ()
    min_answered: int | None = None
