"""The word of a marketplace in addresses: from its name, or from its domain where the script has no such word."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from django.utils.text import slugify

LONGEST = 60
TAKEN = frozenset({"new"})
"""Words that addresses under /marketplaces/ use otherwise."""


def candidates(name: str, domain: str) -> Iterator[str]:
    """Slugs to try in turn, without end: the name's own, else the domain's first label, then numbered ones."""
    word = of_name(name) or slugify(domain.split(".")[0])[:LONGEST].strip("-") or "marketplace"
    if word not in TAKEN:
        yield word
    yield from (f"{word}-{number}" for number in count(2))


def of_name(name: str) -> str:
    """The name in small ASCII letters; nothing where most of its letters have none, as in Arabic or Amharic."""
    plain = unicodedata.normalize("NFKD", name)
    letters = [character for character in plain if character.isalpha()]
    ascii_letters = [character for character in letters if character.isascii()]
    if 2 * len(ascii_letters) <= len(letters):
        return ""
    return re.sub(r"-+", "-", slugify(name))[:LONGEST].strip("-")
