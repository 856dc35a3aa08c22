"""What the command line asks of persons. Each returns the exit code: 0 done, 1 not done, 2 bad input."""

import json
import sys
from pathlib import Path

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.people.actions import erase_again, erase_now
from goodstanding.people.holdings import Person
from goodstanding.people.housekeeping import forget
from goodstanding.people.packing import pack
from goodstanding.people.queries import erasures_done, person_with


def export_person(email: str, out: Path) -> int:
    """Write everything the install holds about a person into a ZIP file."""
    about = person_with(SYSTEM, email)
    if about is None:
        return _say(f"Nobody is known by {email}.", 2)
    out.write_bytes(pack(about, clock.now()))
    return _say(f"Written: {out}.", 0)


def erase_person(email: str, now: bool) -> int:
    """Erase a person at once, and make the database forget."""
    about = person_with(SYSTEM, email)
    if about is None:
        return _say(f"Nobody is known by {email}.", 2)
    if not now:
        return _say("Nothing was erased: it cannot be taken back. Say --now if you mean it.", 2)
    forget(erase_now(about, by=SYSTEM, at=clock.now()))
    return _say(f"Erased: {_which(about)}. Repeat it after a restore: ./run person erased prints the ids.", 0)


def _which(about: Person) -> str:
    return ", ".join(f"{kind} {pk}" for kind, pk in (("account", about.account), ("contact", about.contact)) if pk)


def print_erased() -> int:
    """Print who was erased, one JSON object a line, by ids only."""
    for done in erasures_done(SYSTEM):
        sys.stdout.write(f"{json.dumps({'account': done.account, 'contact': done.contact})}\n")
    return 0


def erase_listed(file: Path) -> int:
    """Erase again whom a list of `print_erased` names, on a database that was restored from before."""
    try:
        listed = [json.loads(line) for line in file.read_text().splitlines() if line.strip()]
        pairs = [(line["account"], line["contact"]) for line in listed]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return _say(f"{file}: {error}", 2)
    found = [erase_again(*pair, by=SYSTEM, at=clock.now()) for pair in pairs]
    for about in filter(None, found):
        forget(about)
    return _say(f"Erased again: {sum(map(bool, found))} of {len(found)}.", 0)


def _say(sentence: str, code: int) -> int:
    (sys.stderr if code else sys.stdout).write(f"{sentence}\n")
    return code
