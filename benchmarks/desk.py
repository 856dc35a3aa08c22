"""What the desk costs: `.venv/bin/python benchmarks/desk.py [--cases 50000]`.

The desk of a team with that many open cases, beside one with 50, through the whole stack; then one case of it and the
public figures. On SQLite or, where DATABASE_URL is set, on that database, which must be empty. A millisecond is one of
processor time, so that what else the machine does counts for nobody. Prints Markdown; exits with 1 where the desk takes
a second or longer.
"""

import argparse
import logging
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import batched
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodstanding.config.settings")
os.environ.setdefault("GOODSTANDING_DATA", tempfile.mkdtemp())

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from goodstanding.base.access import SYSTEM  # noqa: E402
from goodstanding.disputes.models import Case, Escalation, Party  # noqa: E402
from goodstanding.disputes.queries.statistics import cases_counted  # noqa: E402
from goodstanding.marketplaces.actions import Profile, enrol  # noqa: E402
from goodstanding.marketplaces.models import Marketplace  # noqa: E402
from goodstanding.people.actions import grant, register  # noqa: E402
from goodstanding.rules.disputes.statistics import counted  # noqa: E402

MOST_MS = 1_000.0
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
STATES = ("escalated", "escalated", "appealed", "asked", "discussed", "ruled")
KINDS = ("rating", "payment", "unresponsive")


def main() -> int:
    """Prints the table; returns 1 where the desk is too slow, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=50_000, help="open cases of the large desk")
    parser.add_argument("--times", type=int, default=5, help="runs, of which the median counts")
    options = parser.parse_args()
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    slowest = 0.0
    say(f"The desk on {connection.vendor}; median of {options.times} runs.\n")
    say("| open cases | page | queries | ms |\n| --- | --- | --- | --- |")
    for number, many in enumerate((50, options.cases)):
        client, shop = team(number)
        fill(shop, many)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        one = Case.objects.filter(judge_tenant=shop.pk, state="escalated").earliest("moved_at").pk
        for page in ("/desk", "/desk?kind=payment", "/desk?page=2", f"/desk/{one}", f"/desk/{one}/rule"):
            queries, ms = ask(client, page, options.times)
            say(f"| {many:,} | {page.replace(str(one), 'N')} | {queries} | {ms:.0f} |")
            slowest = max(slowest, ms)
    begun = time.process_time()
    counted(cases_counted(SYSTEM, datetime(2026, 7, 2, tzinfo=UTC).date()), 5)
    say(f"\nThe public figures, counted once a day: {1_000 * (time.process_time() - begun):.0f} ms.")
    return int(slowest >= MOST_MS)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def team(number: int) -> tuple[Client, Marketplace]:
    """Somebody of the team of a marketplace of their own, signed in."""
    profile = Profile(
        f"shop-{number}", f"Shop {number}", "https://shop.example", "KE", 2019, "2-10", "Africa/Nairobi", {}
    )
    shop = enrol(profile, by=SYSTEM, at=START)
    account = register(email=f"team{number}@shop.example", name="Team", by=SYSTEM, at=START)
    grant(account, "team", shop.pk, by=SYSTEM, at=START)
    client = Client(headers={"host": "localhost"})
    client.force_login(account)
    return client, shop


def fill(shop: Marketplace, many: int) -> None:
    """So many open cases, a minute apart, in every state and of three kinds."""
    for some in batched(range(many), 2_000):
        cases = Case.objects.bulk_create([case(shop, number) for number in some])
        Party.objects.bulk_create([party(each, role) for each in cases for role in ("claimant", "respondent")])
        waiting = [each for each in cases if each.state in ("escalated", "appealed")]
        Escalation.objects.bulk_create([Escalation(case=each, why="silence", at=each.moved_at) for each in waiting])


def case(shop: Marketplace, number: int) -> Case:
    moved = START + timedelta(minutes=number)
    return Case(
        kind=KINDS[number % len(KINDS)],
        policy="cases-1",
        subject_kind="nothing",
        subject_id=shop.pk * 1_000_000 + number,
        title=f"Case about work {number}",
        judge_office="team",
        judge_tenant=shop.pk,
        judge_name=shop.name,
        state=STATES[number % len(STATES)],
        turn="judge",
        moved_at=moved,
        due_at=moved + timedelta(days=5),
        opened_at=moved - timedelta(days=4),
    )


def party(case: Case, role: str) -> Party:
    office, name = ("worker", "Worker") if role == "claimant" else ("client", "Company")
    return Party(case=case, role=role, office=office, tenant=case.subject_id, name=f"{name} {case.subject_id}")


def ask(client: Client, page: str, times: int) -> tuple[int, float]:
    """How many queries the page takes, and its median milliseconds of processor time."""
    asked: list[str] = []

    def counting(execute: Any, sql: str, *given: Any) -> Any:
        asked.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(counting):
        if client.get(page).status_code != 200:
            raise RuntimeError(f"{page} is not shown")
    spent = []
    for _ in range(times):
        begun = time.process_time()
        client.get(page)
        spent.append(1_000 * (time.process_time() - begun))
    return len(asked), statistics.median(spent)


if __name__ == "__main__":
    sys.exit(main())
