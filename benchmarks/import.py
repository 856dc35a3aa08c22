"""What an import of engagements costs: `.venv/bin/python benchmarks/import.py`.

Writes a made file of 200,000 engagements with 20,000 workers, 4,000 companies, an invoice each and most with both
reviews, imports it into an empty install with `goodstanding import engagements`, imports it again, and prints, in
Markdown, seconds of the wall and of the processor, and the most memory that the process held. --help says what can
be changed; DATABASE_URL chooses an empty database instead of a SQLite file.
"""

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import psutil

SEED = 5
FIRST = date(2023, 1, 2)
NAMES = ("Achieng", "Amara", "Baraka", "Chidi", "Fatuma", "Juma", "Kamau", "Lindiwe", "Makena", "Njeri", "Zola")
WORK = ("Logo", "Landing page", "Data entry", "Translation", "Bookkeeping", "Mobile app", "Product photos")
CRITERIA = ("skills", "quality", "availability", "schedule", "communication", "cooperation")
SAID = ("Clear brief, paid on time.", "Delivered early and answered every question.", "We will work together again.")
HEADER = (
    *("external_id", "company", "company_name", "worker", "worker_name", "title", "category", "pay", "rate"),
    *("accepted", "starts", "started", "due", "delivered", "approved", "ended", "reason", "ended_by", "paid"),
    *("answer_hours", "invoiced", "invoice_due", "invoice_paid", "invoice_amount"),
    *(f"{key}_by_company" for key in CRITERIA),
    *("comment_by_company", "reviewed_by_company", "rating_by_worker", "comment_by_worker", "reviewed_by_worker"),
)
ENROL = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "goodstanding.config.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.marketplaces.actions import Profile, enrol
facets = {"region": ["Africa"], "category": ["Design"], "language": ["en"], "ownership": []}
shop = Profile("kazi-hub", "Kazi Hub", "https://kazihub.example", "KE", 2019, "2-10", "Africa/Nairobi", facets)
enrol(shop, by=SYSTEM, at=clock.now())
"""
MAIN = "from goodstanding.config.cli import main; main()"


class Cost(NamedTuple):
    """Seconds of the wall and of the processor, and the most memory in MB."""

    wall: float
    processor: float
    memory: float


def rows(count: int) -> Iterator[list[object]]:
    """Made engagements, one finished after another over three years."""
    chance = random.Random(SEED)  # noqa: S311  made data
    for number in range(count):
        company, worker = chance.randrange(max(1, count // 50)), chance.randrange(max(1, count // 10))
        accepted = FIRST + timedelta(days=number * 1000 // count)
        started, due = accepted + timedelta(days=chance.randrange(4)), accepted + timedelta(days=20)
        delivered = started + timedelta(days=chance.randrange(1, 25))
        ended, price = delivered + timedelta(days=2), f"{chance.randrange(5_000, 500_000) / 100:.2f}"
        paid = ended + timedelta(days=chance.randrange(20))
        yield [
            *(f"e{number}", f"c{company}", f"Company {company}", f"w{worker}"),
            *(f"{NAMES[worker % len(NAMES)]} {worker}", WORK[number % len(WORK)], "Design", "fixed", price, accepted),
            *(started, started, due, delivered, delivered, ended, "completed", "company", price, number % 40, ended),
            *(ended + timedelta(days=14), paid, price, *(chance.randrange(3, 6) for _ in CRITERIA)),
            *(chance.choice(SAID), ended, *((5, chance.choice(SAID), ended) if number % 5 else ("", "", ""))),
        ]


def write_file(file: Path, count: int) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        writer.writerows(rows(count))


def measured(command: list[str], environment: dict[str, str]) -> Cost:
    """What a command cost; raises CalledProcessError where it failed."""
    begun, most, processor = time.monotonic(), 0, 0.0
    process = psutil.Popen([sys.executable, "-c", MAIN, *command], env=environment, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        try:
            most = max(most, process.memory_info().rss)
            processor = sum(process.cpu_times()[:2])
        except psutil.Error:
            break
        time.sleep(0.05)
    if code := process.wait():
        raise subprocess.CalledProcessError(code, command)
    return Cost(time.monotonic() - begun, processor, most / 1e6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200_000, help="engagements (200000)")
    parser.add_argument("--keep", type=Path, help="write the made file here, and measure nothing")
    chosen = parser.parse_args()
    if chosen.keep:
        write_file(chosen.keep, chosen.count)
        return
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder), chosen.count)


def report(folder: Path, count: int) -> None:
    file, environment = folder / "engagements.csv", {**os.environ, "GOODSTANDING_DATA": str(folder / "data")}
    write_file(file, count)
    subprocess.run([sys.executable, "-c", ENROL], env=environment, check=True)  # noqa: S603  our own
    command = ["import", "engagements", str(file), "--marketplace", "kazi-hub", "--rows", str(count)]
    turns = {"dry run": [*command, "--dry-run"], "import": command, "the same again": command}
    say(f"{count:,} engagements, {file.stat().st_size / 1e6:,.0f} MB\n")
    say("| | wall s | processor s | memory MB |\n|---|---|---|---|")
    for name, each in turns.items():
        cost = measured(each, environment)
        say(f"| {name} | {cost.wall:.1f} | {cost.processor:.1f} | {cost.memory:,.0f} |")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
