"""Many writers at once: the record has no gap, no fork and no loss."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from happening import AT, HAPPENED

from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event
from goodstanding.base.record import Verification, record, verify

THREADS, EACH = 8, 12


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_eight_threads_append_one_chain():
    start = Barrier(THREADS)

    def append(number: int) -> None:
        start.wait()
        try:
            for turn in range(EACH):
                with transaction.atomic():
                    record(HAPPENED, by=SYSTEM, at=AT, subject=("thread", number), data={"turn": turn})
        finally:
            connection.close()

    threads = [Thread(target=append, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verify() == Verification(THREADS * EACH, 0)
    turns = [list(Event.objects.filter(subject_id=str(n)).values_list("data__turn", flat=True)) for n in range(THREADS)]
    assert turns == [list(range(EACH))] * THREADS
