"""Checking the record without an install: one HTML page, and one Python file that needs the standard library alone."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
SCRIPTS = ("verifying.js", "page.js")


def page(files: Iterable[str] = ()) -> str:
    """The page, with the texts of `files` (such as keys.json) inside it. Its policy lets its own script run and nothing
    be fetched.
    """
    digest = b64encode(sha256(_script().encode()).digest()).decode()
    inside = json.dumps(list(files), separators=(",", ":")).replace("<", "\\u003c")
    parts = {"digest": f"sha256-{digest}", "files": inside, "script": _script()}
    return re.sub("@(digest|files|script)@", lambda mark: parts[mark[1]], (FOLDER / "page.html").read_text())


@cache
def _script() -> str:
    return "\n" + "\n".join((FOLDER / name).read_text() for name in SCRIPTS)


def program() -> str:
    """The Python file."""
    return (FOLDER / "verify_record.py").read_text()
