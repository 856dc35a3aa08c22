"""The command that replaces an issuer's keys. Exit codes: 0 done, 2 no such programme."""

import sys

from goodstanding.badges.actions import rotate_keys
from goodstanding.badges.queries import issuer_called
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM


def rotate(slug: str) -> int:
    """Retire the keys of a programme's badges; what they signed stays verifiable. Prints the new key's id."""
    programme = issuer_called(SYSTEM, slug)
    if programme is None:
        sys.stderr.write(f"There is no programme {slug}.\n")
        return 2
    key = rotate_keys(programme, by=SYSTEM, at=clock.now())
    sys.stdout.write(f"New keys sign from now on: {key}. The old ones stay in did.json.\n")
    return 0
