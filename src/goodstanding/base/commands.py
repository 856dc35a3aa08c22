"""What the command line asks of the record. Each returns the exit code: 0 right, 1 wrong, 2 bad input."""

import sys
from pathlib import Path

from goodstanding.base import clock
from goodstanding.base.models import Checkpoint, Event
from goodstanding.base.record import (
    Verification,
    checkpoint,
    export,
    growth,
    is_covered,
    read_checkpoint,
    receipt,
    verify,
)
from goodstanding.base.record.checkpoints import BrokenRecord, printed


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


def prove_line(position: int) -> int:
    """Print the receipt of the line at `position` under the newest checkpoint."""
    line = Event.objects.filter(position=position).first()
    if line is None:
        return say(f"The record has no line {position}.", 2)
    found = receipt([line])
    if found:
        sys.stdout.write(printed(found))
        return 0
    if is_covered([line]):
        return say("No proof: the stored record is not the one that the newest checkpoint signs.", 1)
    return say(f"No checkpoint with a tree covers line {position} yet; `record checkpoint` signs one.", 2)


def prove_growth(old: int, new: int) -> int:
    """Print the proof that the record of one checkpoint, by its size, is the beginning of that of another."""
    both = [Checkpoint.objects.filter(position=size).first() for size in (old, new)]
    if not both[0] or not both[1]:
        return say(f"No checkpoint over {old if not both[0] else new} lines was signed.", 2)
    try:
        found = growth(both[0], both[1])
    except ValueError as error:
        return say(f"No proof: {error}.", 2)
    if not found:
        return say("No proof: the stored record is not the one that these checkpoints sign.", 1)
    sys.stdout.write(printed(found))
    return 0


def say(sentence: str, code: int) -> int:
    (sys.stderr if code else sys.stdout).write(f"{sentence}\n")
    return code
