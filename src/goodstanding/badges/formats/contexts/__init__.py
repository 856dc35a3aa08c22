"""The JSON-LD contexts that badges name: shipped beside this file, never fetched (README.md: source, licence)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FILES = {CREDENTIALS: "credentials-v2.json", OPEN_BADGES: "open-badges-3.0.3.json"}


class UnknownContext(ValueError):
    """A document names a context that is not shipped."""


@cache
def document(url: str) -> dict[str, Any]:
    """The context document of `url`; raises UnknownContext for any other address than the shipped ones."""
    if url not in FILES:
        raise UnknownContext(url)
    content: dict[str, Any] = json.loads((Path(__file__).parent / FILES[url]).read_text())
    return content


def load(url: str, options: object = None) -> dict[str, Any]:
    """PyLD's document loader. The tag lets PyLD keep the parsed context, as it cannot change."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": document(url),
        "tag": "static",
    }
