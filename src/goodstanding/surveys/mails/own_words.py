"""What a marketplace says in its own words in an invitation: greeting, one paragraph, signature."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from goodstanding.base.letters import one_line

PLACEHOLDERS: Final = ("name", "client", "marketplace", "programme")
"""What may stand in braces in their words, each by this name and nothing else."""

NAMED = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")
BRACES = re.compile(r"\{[^{}]*\}")
LINK = re.compile(r"://|\bwww\.|\bmailto:|@\w|\b[\w-]+\.[a-z]{2,}/|\b[\w-]+\.(?:com|org|net|io|co|me|ly|link)\b", re.I)


@dataclass(frozen=True)
class OwnWords:
    """The marketplace's words, '' where the standard ones are kept."""

    greeting: str = ""
    paragraph: str = ""
    signature: str = ""


STANDARD: Final = OwnWords()


def has_link(words: str) -> bool:
    """Whether the words hold a link, or something that a mail program would make one of."""
    return LINK.search(words) is not None


def problem_with(words: str) -> str | None:
    """Why these words cannot stand in an invitation, as a sentence for who wrote them; None where they can."""
    if len(words.strip().splitlines()) > 1:
        return _("Write it as one paragraph, without line breaks.")
    if has_link(words):
        return _("Leave out links and addresses: the mail has one link, to the questions.")
    unknown = [found for found in BRACES.findall(words) if not NAMED.fullmatch(found)]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        return _("%(unknown)s is not a name that is filled in. Known: %(known)s.") % {
            "unknown": unknown[0],
            "known": known,
        }
    return None


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with names filled in, '' where one of them is not known or the words break the rules.

    Only the fixed names are replaced, by looking them up: their text is never a format.
    """
    if problem_with(words) or any(not values.get(name) for name in NAMED.findall(words)):
        return ""
    return one_line(NAMED.sub(lambda found: values[found[1]], words))
