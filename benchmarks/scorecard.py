"""What a scorecard and a score cost: `.venv/bin/python benchmarks/scorecard.py`.

One worker and one company with thousands of engagements each, on a marketplace with many more, on SQLite or, where
DATABASE_URL is set, on that database, which must be empty. Each page is asked for in turns through the whole stack,
with the marketplace's own rates kept as the daily job keeps them; so are the queries that each takes, and those of a
page of few engagements. Apart stands what one more ended engagement takes: reading that worker's engagements, and
scoring them. Prints Markdown; exits with 1 where a page takes longer than it may or takes more queries.
"""

import argparse
import logging
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "goodstanding.config.settings"
os.environ.setdefault("GOODSTANDING_DATA", tempfile.mkdtemp(prefix="goodstanding-scorecard-"))

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from goodstanding.base.access import SYSTEM  # noqa: E402
from goodstanding.engagements.actions.revealed import repeat_reveals  # noqa: E402
from goodstanding.engagements.models import Engagement, Invoice, Review, ReviewWindow  # noqa: E402
from goodstanding.marketplaces.actions import Buyer, Freelancer, Profile, add_companies, add_workers, enrol  # noqa: E402
from goodstanding.marketplaces.models import Marketplace, Worker  # noqa: E402
from goodstanding.people.actions import grant, register  # noqa: E402
from goodstanding.policies import load  # noqa: E402
from goodstanding.reputation.actions import keep_usual_rates  # noqa: E402
from goodstanding.reputation.scoring.columns import columns_of  # noqa: E402
from goodstanding.reputation.scoring.instants import days_of  # noqa: E402
from goodstanding.rules.job_success.kernel import score_weeks  # noqa: E402

NOW = datetime.now(UTC)
TODAY = NOW.date()
MOST_MS = 200.0
EMPTY = 1
"""Queries that a page does not ask where a list of it is empty."""
REASONS = ("completed",) * 8 + ("mutual", "not_available")


def main() -> int:
    """Prints the table; returns 1 where a page is too slow or its queries grow with its facts, else 0."""
    options = arguments()
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    client, paths = world(options)
    say(f"{Engagement.objects.count():,} engagements on {connection.vendor}; median of {options.times} runs.\n")
    say("| page | engagements | queries | ms |\n| --- | --- | --- | --- |")
    measured = [(side, many, *ask(client, path, options.times)) for side, many, path in paths]
    for side, many, queries, ms in measured:
        say(f"| {side} | {many:,} | {queries} | {ms:.0f} |")
    say(f"\nEngagements of one worker read and scored: {scored(options):.1f} ms.")
    counts = {side: [queries for other, _, queries, _ in measured if other == side] for side, *_ in measured}
    steady = all(max(each) - min(each) <= EMPTY for each in counts.values())
    return int(not steady or max(ms for *_, ms in measured) > MOST_MS)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engagements", type=int, default=5_000, help="of the one worker and the one company")
    parser.add_argument("--others", type=int, default=30_000, help="engagements of everybody else")
    parser.add_argument("--times", type=int, default=9)
    return parser.parse_args()


def world(options: argparse.Namespace) -> tuple[Client, list[tuple[str, int, str]]]:
    """The team's client, and the pages: side, number of engagements, path."""
    profile = Profile("kazi-hub", "Kazi Hub", "https://kazi-hub.example", "KE", 2019, "2-10", "Africa/Nairobi", {})
    shop = enrol(profile, by=SYSTEM, at=NOW)
    people = [Freelancer(f"w{n}", f"Worker {n}", "KE") for n in range(400)]
    workers = list(add_workers(shop, people, by=SYSTEM, at=NOW).values())
    companies = add_companies(shop, [Buyer(f"c{n}", f"Company {n}") for n in range(200)], by=SYSTEM, at=NOW)
    chance = random.Random(2026)  # noqa: S311  nothing hangs on it

    def add(number: int, company: Callable[[], int], worker: Callable[[], int]) -> None:
        rows = [engagement(chance, shop, companies[company()], workers[worker()]) for _ in range(number)]
        fill(chance, Engagement.objects.bulk_create(rows, batch_size=500))

    add(options.engagements, lambda: chance.randrange(2, 200), lambda: 0)
    add(options.engagements, lambda: 0, lambda: chance.randrange(2, 400))
    add(options.others, lambda: chance.randrange(2, 200), lambda: chance.randrange(2, 400))
    add(10, lambda: 1, lambda: 1)
    keep_usual_rates(shop, TODAY - timedelta(days=1), by=SYSTEM, at=NOW)
    account = register(email="team@kazi-hub.example", name="Team", by=SYSTEM, at=NOW)
    grant(account, "team", shop.pk, by=SYSTEM, at=NOW)
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    sizes = (options.engagements, 10)
    paths = (("worker", "card"), ("score", "score"))
    cards = [(name, sizes[n], f"/workers/kazi-hub/{workers[n].slug}/{page}") for name, page in paths for n in (0, 1)]
    return client, cards + [("company", sizes[n], f"/companies/{companies[n].pk}/card") for n in (0, 1)]


serial = iter(range(10**9))


def engagement(chance: random.Random, shop: object, company: object, worker: object) -> Engagement:
    """One of the last three years, mostly ended."""
    accepted = TODAY - timedelta(days=chance.randrange(5, 1_095))
    starts = accepted + timedelta(days=3)
    delivered = starts + timedelta(days=chance.randrange(3, 60))
    ended = min(delivered + timedelta(days=chance.randrange(1, 9)), TODAY)
    return Engagement(
        marketplace=shop,
        company=company,
        worker=worker,
        external_id=f"b{next(serial)}",
        title="Data",
        state="ended",
        accepted_on=accepted,
        starts_on=starts,
        started_on=starts + timedelta(days=chance.choice([0, 0, 0, 1])),
        due_on=starts + timedelta(days=30),
        delivered_on=delivered,
        approved_on=ended,
        ended_on=ended,
        ended_at=noon(ended),
        end_reason=chance.choice(REASONS),
        answer_minutes=chance.randrange(1, 4_000),
        paid_cents=chance.randrange(5_000, 90_000),
        created_at=noon(accepted),
    )


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def fill(chance: random.Random, made: list[Engagement]) -> None:
    """Both reviews, revealed, and an invoice for each."""
    Review.objects.bulk_create(
        (
            Review(engagement=e, side=side, criteria={}, points=chance.randrange(300, 501), written_at=e.ended_at)
            for e in made
            for side in ("company", "worker")
        ),
        batch_size=500,
    )
    ReviewWindow.objects.bulk_create(
        (
            ReviewWindow(
                engagement=e, opened_at=e.ended_at, closes_at=e.ended_at + timedelta(days=14), revealed_at=e.ended_at
            )
            for e in made
        ),
        batch_size=500,
    )
    repeat_reveals([e.pk for e in made], "Africa/Nairobi")
    Invoice.objects.bulk_create((invoice(chance, e) for e in made), batch_size=500)


def invoice(chance: random.Random, e: Engagement) -> Invoice:
    due = e.ended_on + timedelta(days=14)
    paid = min(due + timedelta(days=chance.randrange(-9, 6)), TODAY) if chance.random() < 0.95 else None
    return Invoice(engagement=e, number=1, cents=e.paid_cents, sent_on=e.ended_on, due_on=due, paid_on=paid)


def ask(client: Client, path: str, times: int) -> tuple[int, float]:
    """How many queries the page takes, and how many milliseconds, the first run apart."""
    with CaptureQueriesContext(connection) as seen:
        if client.get(path).status_code != 200:
            raise RuntimeError(f"{path} is not shown")
    queries, took = len(seen), []
    for _ in range(times):
        begun = time.perf_counter()
        client.get(path)
        took.append(1_000 * (time.perf_counter() - begun))
    return queries, median(took)


def scored(options: argparse.Namespace) -> float:
    """Milliseconds in which the engagements of the one worker are read and scored."""
    shop, worker = Marketplace.objects.get(), Worker.objects.order_by("pk").first()
    took = []
    for _ in range(options.times):
        begun = time.perf_counter()
        columns = columns_of(shop, TODAY, load().score(TODAY), workers=[worker.pk]).columns
        score_weeks(columns, load().score(TODAY), [days_of(TODAY)])
        took.append(1_000 * (time.perf_counter() - begun))
    return median(took)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
