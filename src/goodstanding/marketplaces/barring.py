"""Who may begin nothing new for a while: nouns above say it, and applying, accepting, offering and starting ask."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from goodstanding.base.errors import Refusal

type Bar = Callable[[Literal["worker", "client"], int, datetime], Refusal | None]

_bars: list[Bar] = []


def barred_by(bar: Bar) -> Bar:
    """From now on `bar` is asked too: the refusal for a worker or company at a moment; None where nothing bars it."""
    if bar not in _bars:
        _bars.append(bar)
    return bar


def refuse_barred(office: Literal["worker", "client"], tenant: int, at: datetime) -> None:
    """Raises the first refusal that bars the worker or company with this id from beginning something new."""
    for bar in _bars:
        if refusal := bar(office, tenant, at):
            raise refusal
