"""The offline verifier: one HTML file, with its script and contexts inside, that checks badges without a network."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from goodstanding.badges.formats import contexts

FOLDER = Path(__file__).parent
SCRIPTS = ("reading.js", "canonical.js", "signatures.js", "verifying.js", "page.js")


def page(documents: Iterable[bytes] = ()) -> str:
    """The page, with copies of `documents` (did.json files and status lists) inside it. Its policy lets its own script
    run and nothing be fetched.
    """
    digest = b64encode(sha256(_script().encode()).digest()).decode()
    parts = {
        "digest": f"sha256-{digest}",
        "contexts": _json({url: contexts.document(url) for url in contexts.FILES}),
        "documents": _json([document.decode() for document in documents]),
        "script": _script(),
    }
    return re.sub("@(digest|contexts|documents|script)@", lambda mark: parts[mark[1]], _template())


@cache
def _template() -> str:
    return (FOLDER / "page.html").read_text()


@cache
def _script() -> str:
    return "\n" + "\n".join((FOLDER / name).read_text() for name in SCRIPTS)


def _json(value: object) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
