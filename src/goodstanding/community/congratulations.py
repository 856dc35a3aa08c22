"""Words of congratulation with names in braces: which there are, what is wrong with some, and filling them in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.accreditation.models import Award
from goodstanding.badges.inserts import day

PLACEHOLDERS: Final = ("marketplace", "programme", "designation", "operator", "edition", "until")
"""What may stand in braces, each by this name and nothing else."""
NAMED: Final = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")
BRACES: Final = re.compile(r"\{[^{}]*\}?|\}")


@dataclass(frozen=True)
class Words:
    """A title and a text of plain paragraphs."""

    title: str
    text: str


def default_words(language: str) -> Words:
    """The congratulation that we wrote, with its placeholders."""
    with override(language):
        title = _("{marketplace} earns “{designation}” {edition}")
        text = _(
            "We congratulate {marketplace}. Its own clients said what working through it is like, and their answers "
            "meet the published rule of {programme}.\n\n{marketplace} may call itself “{designation}” until {until}. "
            "Its badge says how the answers were gathered, and anybody can verify it.\n\n{operator}"
        )
        return Words(title, text)


def problem_with(words: str) -> str | None:
    """Why these words cannot be used, as a sentence for who wrote them; None where they can."""
    unknown = [found for found in BRACES.findall(words) if not NAMED.fullmatch(found)]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        return _("%(unknown)s is not a name that is filled in. Known: %(known)s.") % {
            "unknown": unknown[0],
            "known": known,
        }
    if "{marketplace}" not in words:
        return _("{marketplace} is missing: say who is congratulated.")
    return None


def filled(words: Words, names: Mapping[str, str]) -> Words:
    """The words with every name in its place; what a name contains is never read as a place."""

    def fill(text: str) -> str:
        return NAMED.sub(lambda found: names[found[1]], text)

    return Words(fill(words.title), fill(words.text))


def names_of(award: Award, language: str) -> dict[str, str]:
    """What fills the places, in a language."""
    survey = award.decision.round
    return {
        "marketplace": survey.marketplace.name,
        "programme": survey.programme.name,
        "designation": survey.programme.designation,
        "operator": survey.programme.operator,
        "edition": str(survey.edition),
        "until": shown_day(award.valid_until, language),
    }


def shown_day(on: date, language: str) -> str:
    """The day in words of a language."""
    with override(language):
        return day(on)
