"""What runs inside the fence of foreign.py: a document comes in, its canonical form goes out."""

import resource
import sys

from goodstanding.badges.formats.canonical import NotCanonical, blank_nodes
from goodstanding.badges.formats.foreign import CPU_SECONDS, REFUSED, covered
from goodstanding.badges.formats.packing import unpack

MEMORY = 512 * 1024 * 1024
BLANK_NODES = 12


def main() -> int:
    """Exit code 0, or REFUSED with the reason on the error output."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    document = unpack(sys.stdin.buffer.read())
    try:
        if blank_nodes(document) > BLANK_NODES:
            return _refuse(f"it has more than {BLANK_NODES} nodes without id")
        sys.stdout.buffer.write(covered(document))
    except NotCanonical as error:
        return _refuse(f"it is no badge in JSON-LD: {error}")
    return 0


def _refuse(why: str) -> int:
    sys.stderr.write(why)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
