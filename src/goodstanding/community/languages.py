"""The languages in which a programme may speak, and the one that a reader wants."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

ORIGINAL: Final = "en"
"""What stands where a language has no text of its own."""

LANGUAGES: Final[dict[str, str]] = dict(settings.LANGUAGES)
"""Names by code, each in its own language."""


def wanted(request: HttpRequest) -> str:
    """The language asked for in the address, else the browser's; English where we do not speak it."""
    asked = request.GET.get("language", get_language() or "")
    return asked if asked in LANGUAGES else ORIGINAL


@dataclass(frozen=True)
class Tongue:
    """The page at hand in one language."""

    code: str
    label: str
    url: str
    current: bool


def links(request: HttpRequest, current: str) -> list[Tongue]:
    """The page at hand in every language."""
    return [Tongue(code, name, f"{request.path}?language={code}", code == current) for code, name in LANGUAGES.items()]
