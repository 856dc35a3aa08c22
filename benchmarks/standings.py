"""What standings cost: `.venv/bin/python benchmarks/standings.py`.

My standing of a worker with thousands of engagements, beside one of few, through the whole stack; then one Monday of a
marketplace with many workers: its scores kept, and its standings judged. On SQLite or, where DATABASE_URL is set, on
that database, which must be empty. Prints Markdown; exits with 1 where the page takes longer than it may.
"""

import argparse
import resource
import sys
import time
from datetime import timedelta
from itertools import batched

import scorecard as cards
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodstanding.base.access import SYSTEM
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.reputation.actions import judge_week
from goodstanding.reputation.actions.snapshots import take_snapshot
from goodstanding.reputation.models import Standing
from goodstanding.reputation.scoring.rule import rule_of
from goodstanding.rules.standing import monday

MOST_MS = 200.0


def main() -> int:
    """Prints both tables; returns 1 where My standing is too slow, else 0."""
    options = arguments()
    cards.logging.disable(cards.logging.INFO)
    call_command("migrate", verbosity=0)
    client, paths = cards.world(options)
    shop = Marketplace.objects.get()
    rule, week = rule_of(shop, cards.TODAY), monday(cards.TODAY)
    weeks = [week - timedelta(weeks=n) for n in reversed(range(16))]
    for each in weeks[:-1]:
        take_snapshot(shop, each, rule, by=SYSTEM, at=cards.NOW, afterwards=True)
    cards.say(f"My standing on {connection.vendor}; median of {options.times} runs.\n")
    cards.say("| engagements | queries | ms |\n| --- | --- | --- |")
    slowest = 0.0
    for side, many, path in paths:
        if side == "worker":
            queries, ms = cards.ask(client, path.replace("/card", "/standing"), options.times)
            cards.say(f"| {many:,} | {queries} | {ms:.0f} |")
            slowest = max(slowest, ms)
    crowd(shop, options.workers, options.each)
    cards.say(f"\nOne Monday of {Worker.objects.count():,} workers, {Engagement.objects.count():,} engagements.\n")
    cards.say("| step | s | queries |\n| --- | --- | --- |")
    timed("keep the scores", lambda: take_snapshot(shop, week, rule, by=SYSTEM, at=cards.NOW))
    timed("judge the standings", lambda: judge_week(shop, week, by=SYSTEM, at=cards.NOW))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cards.say(f"\n{Standing.objects.count():,} standings began; at most {peak:,.0f} MB.")
    return int(slowest > MOST_MS)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engagements", type=int, default=5_000, help="of the one worker")
    parser.add_argument("--others", type=int, default=30_000, help="engagements of everybody else, for the page")
    parser.add_argument("--workers", type=int, default=20_000, help="more workers, for the Monday")
    parser.add_argument("--each", type=int, default=2, help="engagements of each of them")
    parser.add_argument("--times", type=int, default=9)
    return parser.parse_args()


def crowd(shop: Marketplace, number: int, each: int) -> None:
    """Many workers with a profile of 40 % and a few engagements each."""
    texts = {"headline": "Maps", "about": "Ten years.", "country": "KE", "rate_cents": 900, "created_at": cards.NOW}
    rows = (Worker(marketplace=shop, external_id=f"m{n}", slug=f"m{n}", name=f"M {n}", **texts) for n in range(number))
    workers = [made for some in batched(rows, 500) for made in Worker.objects.bulk_create(some)]
    chance, companies = cards.random.Random(7), list(Company.objects.all())
    facts = (
        cards.engagement(chance, shop, chance.choice(companies), worker) for worker in workers for _ in range(each)
    )
    for some in batched(facts, 5_000):
        cards.fill(chance, Engagement.objects.bulk_create(some, batch_size=500))


def timed(step: str, do: object) -> None:
    with CaptureQueriesContext(connection) as seen:
        begun = time.perf_counter()
        do()  # type: ignore[operator]
        took = time.perf_counter() - begun
    cards.say(f"| {step} | {took:.1f} | {len(seen):,} |")


if __name__ == "__main__":
    sys.exit(main())
