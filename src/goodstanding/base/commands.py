"""What the command line asks of the record. Each returns the exit code: 0 right, 1 wrong, 2 bad input."""

import sys
from pathlib import Path

from goodstanding.base import clock
from goodstanding.base.models import Checkpoint
from goodstanding.base.record import Verification, checkpoint, export, read_checkpoint, verify
from goodstanding.base.record.checkpoints import BrokenRecord


def verify_record(files: list[Path]) -> int:
    """Check the whole record against the stored checkpoints and those in `files`, and print what was found."""
    outside: list[Checkpoint] = []
    for path in files:
        try:
            outside.append(read_checkpoint(path.read_text()))
        except (OSError, ValueError) as error:
            return say(f"{path}: {error}", 2)
    found = verify(outside=outside)
    return say(summary(found), 0 if found.whole else 1)


def summary(found: Verification) -> str:
    if found.whole:
        return f"Whole: {found.events:,} events, {found.checkpoints:,} checkpoints."
    return f"Wrong at position {found.position}: {found.wrong}. Everything before it is right."


def sign_checkpoint() -> int:
    """Sign the record as it stands and print the checkpoint's JSON text."""
    try:
        sys.stdout.write(export(checkpoint(clock.now())))
    except BrokenRecord as broken:
        return say(f"Not signed: the record is wrong at {broken}.", 1)
    return 0


def say(sentence: str, code: int) -> int:
    (sys.stderr if code else sys.stdout).write(f"{sentence}\n")
    return code
