"""`goodstanding record answers`: every stored answer beside the line of the record that tells of it."""

import sys

from goodstanding.base.access import SYSTEM
from goodstanding.surveys.queries import answers_stored, unsound_answers


def verify_answers() -> int:
    """Prints every response that is not stored as it was recorded; returns the exit code, 0 where there is none."""
    wrong = 0
    for response, what in unsound_answers(SYSTEM):
        sys.stderr.write(f"Response {response}: {what}.\n")
        wrong += 1
    if not wrong:
        sys.stdout.write(f"Whole: {answers_stored(SYSTEM):,} responses stand as they were recorded.\n")
    return 1 if wrong else 0
