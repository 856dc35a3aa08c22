"""When the world is made anew, and who must wait."""

import json
import socket
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from goodstanding.demo import marker
from goodstanding.demo.command import demo, is_busy, welcome
from goodstanding.demo.marker import Marker
from goodstanding.demo.people import PEOPLE
from goodstanding.demo.ready import InUseError, ensure_world, is_current, wipe
from goodstanding.demo.world import SEED, VERSION

MADE = Marker(VERSION, SEED, date(2026, 11, 1))


@pytest.mark.parametrize(
    ("found", "today", "is_current"),
    [
        (MADE, date(2026, 11, 1), True),
        (MADE, date(2026, 12, 1), True),
        (MADE, date(2026, 12, 2), False),
        (MADE, date(2026, 10, 31), False),
        (Marker(VERSION + 1, SEED, date(2026, 11, 1)), date(2026, 11, 1), False),
        (Marker(VERSION, SEED + 1, date(2026, 11, 1)), date(2026, 11, 1), False),
        (Marker(VERSION, SEED, date(2026, 9, 20)), date(2026, 9, 30), True),
        (Marker(VERSION, SEED, date(2026, 9, 20)), date(2026, 10, 1), False),
    ],
)
def test_a_world_serves_for_thirty_days_and_not_past_a_thirtieth_of_september(
    found: Marker, today: date, is_current: bool
) -> None:
    assert found.is_current(today) is is_current


def test_a_marker_reads_as_it_was_written(tmp_path: Path) -> None:
    marker.write(tmp_path, MADE)
    assert marker.read(tmp_path) == MADE


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"made_on": 3}', '{"made_on": "2026-11-01", "other": 1}'])
def test_a_marker_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    marker.path_in(tmp_path).write_text(text)
    assert marker.read(tmp_path) is None


def test_a_world_without_its_database_is_not_current(tmp_path: Path) -> None:
    marker.write(tmp_path, MADE)
    assert not is_current(tmp_path)


def test_wiping_takes_the_world_and_leaves_the_keys(tmp_path: Path) -> None:
    marker.write(tmp_path, MADE)
    for name in ("goodstanding.sqlite3", "goodstanding.sqlite3-wal", "secret-key", "mail/1.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    wipe(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_world_that_another_demo_uses_is_not_made_anew(tmp_path: Path) -> None:
    import fcntl

    with (tmp_path / "in-use").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_SH)
        making = ensure_world(tmp_path, fresh=True, beside=nullcontext())
        with pytest.raises(InUseError, match="Another demo is running"), making:
            pass


def test_a_busy_port_says_so_and_names_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert demo(port=port) == 1
        said = capsys.readouterr().err
    assert said == (f"Port {port} is in use, perhaps by another demo. Choose another: ./run demo --port {port + 1}\n")
    assert not is_busy(port)


def test_the_welcome_names_the_address_the_people_and_the_way_out() -> None:
    said = welcome(8001)
    assert [person.name for person in PEOPLE if person.name not in said] == []
    assert [part in said for part in ("http://127.0.0.1:8001", "/demo/outbox", "Ctrl-C", "--fresh")] == [True] * 4


def test_the_marker_holds_no_more_than_it_says(tmp_path: Path) -> None:
    marker.write(tmp_path, MADE)
    assert set(json.loads(marker.path_in(tmp_path).read_text())) == {"version", "seed", "made_on"}
