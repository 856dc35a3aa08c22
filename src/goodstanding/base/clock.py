"""The wall clock: the one place where a noun may ask what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_pinned: list[datetime] = []


def now() -> datetime:
    """The present moment, aware and in UTC."""
    return _pinned[-1] if _pinned else datetime.now(UTC)


@contextmanager
def pinned(at: datetime) -> Iterator[None]:
    """Within the block every thread of this process reads `at` from the clock."""
    _pinned.append(at)
    try:
        yield
    finally:
        _pinned.pop()
