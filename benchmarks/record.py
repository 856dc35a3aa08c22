"""What a proof of the record costs: `.venv/bin/python benchmarks/record.py [EVENTS]`.

Fills an SQLite install in a temporary folder with EVENTS events (a million by default), signs a checkpoint, and prints
in Markdown what signing, receipts, consistency proofs and a full verification cost in seconds of the processor, and
what the stored tree takes.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random
from statistics import median, quantiles
from time import process_time
from typing import Any

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("events", nargs="?", type=int, default=1_000_000, help="how many events (1000000)")
EVENTS = parser.parse_args().events
AT = datetime(2026, 11, 2, tzinfo=UTC)
BATCH = 10_000
PROOFS = 200


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"GOODSTANDING_DATA": folder, "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        fill()
        for line in measured():
            print(line, flush=True)  # noqa: T201


def fill() -> None:
    """The chain as `record` writes it, a batch a transaction."""
    from goodstanding.base.models import Event
    from goodstanding.base.record.chain import GENESIS, leaf_of, link

    previous = GENESIS
    for start in range(0, EVENTS, BATCH):
        batch = []
        for position in range(start + 1, min(start + BATCH, EVENTS) + 1):
            event = answered(Event, position, previous)
            event.digest = previous = link(previous, leaf_of(event))
            batch.append(event)
        Event.objects.bulk_create(batch)


def answered(model: Any, position: int, previous: str) -> Any:
    return model(
        position=position,
        at=AT,
        kind="surveys.answered",
        actor="stranger",
        tenant=f"marketplace:{position % 40}",
        subject_kind="response",
        subject_id=f"{position:032x}",
        data={"digest": f"{position:064x}", "revision": 1},
        previous=previous,
    )


def measured() -> Iterator[str]:
    from goodstanding.base.models import Checkpoint, Event, TreeNode
    from goodstanding.base.record import checkpoint, growth, receipt, verify

    yield f"| {EVENTS:,} events | |\n|---|---|"
    yield f"| the first checkpoint, which reads the whole record | {timed(lambda: checkpoint(AT))[0]:.1f} s |"
    yield f"| rows of the stored tree | {TreeNode.objects.count():,} |"
    signed = Checkpoint.objects.get()
    random = Random(1)  # noqa: S311  made data
    places = [random.randint(1, EVENTS) for _ in range(PROOFS)]
    events = {place: Event.objects.get(position=place) for place in places}
    yield spread("a receipt", [timed(lambda place=place: receipt([events[place]]))[0] for place in places])
    from goodstanding.base.record.nodes import StoredTree
    from goodstanding.base.record.tree import root

    olds = [
        Checkpoint(position=place, root=root(place, StoredTree()).hex(), day=AT.date(), digest="", key_id="")
        for place in places
    ]
    yield spread("a consistency proof", [timed(lambda old=old: growth(old, signed))[0] for old in olds])
    seconds, found = timed(verify)
    yield f"| reading and verifying all of it ({'whole' if found.whole else found.wrong}) | {seconds:.1f} s |"


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = process_time()
    answer = work()
    return process_time() - start, answer


def spread(what: str, seconds: list[float]) -> str:
    milliseconds = sorted(1_000 * each for each in seconds)
    worst = quantiles(milliseconds, n=100)[98]
    return (
        f"| {what}: median, 99th of 100, slowest | {median(milliseconds):.1f}, {worst:.1f}, {milliseconds[-1]:.1f} ms |"
    )


if __name__ == "__main__":
    main()
