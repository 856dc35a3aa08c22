"""A worker for test_killed_worker, in a process of its own: `python -c "import killable; killable.main()" VERB`."""

import sys
import time
from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.tasks import task  # noqa: E402

from goodstanding.base import mailing  # noqa: E402
from goodstanding.base.outbox import enqueue  # noqa: E402
from goodstanding.base.worker import run_worker  # noqa: E402

LEASE = timedelta(seconds=1.5)
mailing.LEASE = timedelta(seconds=1)


@task()
def invite(number: int) -> None:
    """Write one mail, slowly, so that a kill hits before, between and after its two transactions."""
    time.sleep(0.05)
    with transaction.atomic():
        enqueue("amina@example.org", "s", "t", "", purpose="invite", about=f"invitation:{number}", language="en")
    time.sleep(0.05)


def main() -> None:
    verb, *numbers = sys.argv[1:]
    if verb == "fill":
        for number in range(int(numbers[0])):
            invite.enqueue(number)
    else:
        run_worker(lease=LEASE)
