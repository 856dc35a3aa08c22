"""The command that replaces an issuer's keys. Exit codes: 0 done, 2 no such issuer."""

import sys

from goodstanding.badges.actions import rotate_keys
from goodstanding.badges.queries import issuer_called, marketplace_issuing
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM


def rotate(slug: str, *, is_marketplace: bool = False) -> int:
    """Retire the keys of a programme's badges, or of those of a marketplace's workers; what they signed stays
    verifiable. Prints the new key's id.
    """
    issuer = marketplace_issuing(SYSTEM, slug) if is_marketplace else issuer_called(SYSTEM, slug)
    if issuer is None:
        sys.stderr.write(
            f"There is no marketplace {slug} that signed badges.\n"
            if is_marketplace
            else f"There is no programme {slug}.\n"
        )
        return 2
    key = rotate_keys(issuer, by=SYSTEM, at=clock.now())
    sys.stdout.write(f"New keys sign from now on: {key}. The old ones stay in did.json.\n")
    return 0
