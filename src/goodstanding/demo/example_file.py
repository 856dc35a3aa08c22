"""A made file of engagements to rehearse with: 60 workers, two years, seeded, the same at every making."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import exp
from typing import Final

from goodstanding.base.exporting import write_csv

SEED: Final = 20260228
FIRST, LAST = date(2024, 1, 8), date(2026, 2, 27)
WORKERS = 60
PLACES: Final = range(1, 25)
"""Of companies, those that buy most first."""
HARD: Final = 7
"""The company that is never content, which is its own doing."""
HEADER: Final = (
    "external_id", "company", "company_name", "worker", "worker_name", "title", "started", "ended", "reason",
    "paid", "rating_by_company", "rating_by_worker",
)  # fmt: skip
GIVEN: Final = (
    "Abena", "Achieng", "Amani", "Bilal", "Chidi", "Dalia", "Efua", "Farah", "Goran", "Hana", "Imani", "Joao",
    "Kofi", "Lindiwe", "Mateo", "Nadia", "Okello", "Priya", "Quynh", "Rosa", "Samira", "Tariq", "Usha", "Vusi",
    "Wambui", "Ximena", "Yara", "Zainab", "Ayo", "Bahati",
)  # fmt: skip
FAMILY: Final = ("Mensah", "Odhiambo")
FIRMS: Final = ("Acacia", "Baobab", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Harbour")
TRADES: Final = ("Foods", "Logistics", "Health")
WORK: Final = (
    "Web page",
    "Data entry",
    "Logo",
    "Translation",
    "Bookkeeping",
    "Product photos",
    "App screens",
    "Survey",
)


@dataclass(frozen=True)
class Talent:
    """What is true of a made worker: how good, how busy, and from when."""

    id: str
    name: str
    skill: float
    busy: float
    since: date


@cache
def example_csv() -> str:
    """The file as CSV, in the format of docs/import.md."""
    chance = random.Random(SEED)  # noqa: S311  made data, the same each time
    rows = [row for talent in _talents(chance) for row in _engagements(talent, chance)]
    rows.sort(key=lambda row: str(row[6]))
    return write_csv(HEADER, ((f"e-{place:04}", *row[1:]) for place, row in enumerate(rows, start=1)))


def _talents(chance: random.Random) -> Iterator[Talent]:
    names = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    for place, name in enumerate(names[:WORKERS], start=1):
        since = FIRST + timedelta(days=int(chance.triangular(0, (LAST - FIRST).days - 30, 0)))
        yield Talent(f"w-{place:02}", name, chance.gauss(1.0, 0.9), chance.paretovariate(1.6), since)


def _engagements(talent: Talent, chance: random.Random) -> Iterator[tuple[str | float | None, ...]]:
    day = talent.since
    while day < LAST:
        [company] = chance.choices(PLACES, [1 / place for place in PLACES])
        length = max(2, int(chance.lognormvariate(2.9, 0.9))) if chance.random() < 0.85 else chance.randint(90, 300)
        yield ("", *_sides(company, talent), chance.choice(WORK), *_dealt(talent, company, day, length, chance))
        day += timedelta(days=max(3, int(chance.expovariate(min(talent.busy, 4) / 45))))


def _sides(company: int, talent: Talent) -> tuple[str, str, str, str]:
    name = f"{FIRMS[(company - 1) % len(FIRMS)]} {TRADES[(company - 1) // len(FIRMS)]}"
    return f"c-{company:02}", name, talent.id, talent.name


def _dealt(
    talent: Talent, company: int, began: date, length: int, chance: random.Random
) -> tuple[str | float | None, ...]:
    """Days, reason, money and ratings."""
    over = began + timedelta(days=length)
    paid = round(chance.lognormvariate(5.9, 1.1), 2)
    if over > LAST:
        return began.isoformat(), None, None, round(paid / 2, 2), None, None
    quality = talent.skill + chance.gauss(0, 0.9) - (3.0 if company == HARD else 0.0)
    reason = _reason(quality, chance)
    rating = _rating(quality, chance) if chance.random() < (0.84 if quality > -0.8 else 0.62) else None
    back = min(5, max(1, round(chance.gauss(4.5, 0.7)))) if chance.random() < 0.7 else None
    share = 1.0 if reason == "completed" else 0.3
    return began.isoformat(), over.isoformat(), reason, round(paid * share, 2), rating, back


def _reason(quality: float, chance: random.Random) -> str:
    if chance.random() < 0.05:
        return chance.choice(("mutual", "need_gone", "illness"))
    if quality < -0.9 and chance.random() < 0.35:
        return chance.choice(("work_not_as_agreed", "not_available", "worker_no_show"))
    return "completed"


def _rating(quality: float, chance: random.Random) -> int:
    """J-shaped, as ratings are: mostly fives, few in the middle."""
    content = 1 / (1 + exp(-1.6 * (quality + 0.9)))
    return 5 - sum(chance.random() > content for _ in range(4))
