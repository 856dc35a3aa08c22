"""The clock: aware, in UTC, and pinned for every thread."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from happening import AT

from goodstanding.base import clock


def test_now_is_the_present_in_utc():
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
    assert clock.now().tzinfo is UTC


def test_a_pinned_clock_stands_still_in_every_thread_and_runs_on_afterwards():
    with clock.pinned(AT):
        with clock.pinned(AT + timedelta(days=1)):
            assert clock.now() == AT + timedelta(days=1)
        with ThreadPoolExecutor(2) as pool:
            assert set(pool.map(lambda _: clock.now(), range(8))) == {AT}
    assert clock.now() > AT
