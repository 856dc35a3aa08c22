"""Why work ends before it is done: the reasons of the policy on endings, by whose doing it was."""

from random import Random
from typing import Final, NamedTuple


class Ending(NamedTuple):
    """A reason, who gives it, and whether the work had to begin before it."""

    reason: str
    by: str
    after_start: bool = False


NOBODYS: Final = (
    Ending("mutual", "company"), Ending("mutual", "worker"), Ending("mutual", "company"),
    Ending("illness", "worker"), Ending("force_majeure", "worker"),
)  # fmt: skip
WORKERS: Final = (
    Ending("not_available", "worker"), Ending("not_available", "worker"),
    Ending("work_not_as_agreed", "company", after_start=True), Ending("worker_no_show", "company"),
)  # fmt: skip
COMPANYS: Final = (
    Ending("need_gone", "company"), Ending("need_gone", "company"), Ending("replaced", "company"),
    Ending("scope_changed", "worker"), Ending("company_unreachable", "worker"),
    Ending("not_paid", "worker", after_start=True),
)  # fmt: skip
NOBODYS_SHARE, BEFORE_START = 0.35, 0.3
FAULTS: Final = frozenset(ending.reason for ending in (*WORKERS, *COMPANYS))


def early(rng: Random, quality: float, conduct: float) -> tuple[Ending, bool]:
    """An ending at the door of whoever did worse, or at nobody's; and whether the work had begun."""
    whose = WORKERS if quality < conduct else COMPANYS
    ending = rng.choice(NOBODYS if rng.random() < NOBODYS_SHARE else whose)
    return ending, ending.after_start or rng.random() >= BEFORE_START
