"""What the README promises: its links lead somewhere, and its excerpts are what the commands print."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
SHOWN = dict(re.findall(r"^\$ \./run (assess .*)\n([\s\S]*?)^```", README, flags=re.MULTILINE))
MAIN = "from goodstanding.config.cli import main; main()"


def test_every_link_and_picture_is_there():
    places = set(re.findall(r"\]\(([^)#]+)\)", README)) | set(re.findall(r'src="([^"]+)"', README))
    assert len(places) > 12
    assert {place for place in places if not (ROOT / place).exists()} == set()


def test_the_pictures_are_light():
    assert {path.name: path.stat().st_size < 150_000 for path in (ROOT / "docs/images").iterdir()} == {
        "front.png": True,
        "front-360.png": True,
    }


@pytest.mark.parametrize("command", SHOWN)
def test_the_excerpt_of_a_command_is_what_it_prints(command):
    ran = subprocess.run(
        [sys.executable, "-c", MAIN, *shlex.split(command)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    printed = iter([line.rstrip() for line in (ran.stdout + ran.stderr).splitlines()])
    lines = [line for line in SHOWN[command].splitlines() if line not in {"", "..."}]
    assert len(lines) > 2
    assert [line for line in lines if line not in printed] == []  # `in` moves on: the order counts too


def test_the_first_commands_are_the_two():
    assert re.findall(r"^\./run (\w+)", README, flags=re.MULTILINE)[:2] == ["demo", "test"]
