"""What a cell of a client list means: addresses, a website's domain, a language."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goodstanding.base.importing import normal

LANGUAGES: Final = ("en", "es", "fr", "pt", "ar")
_LANGUAGE_WORDS: Final = {
    "en": "en, eng, english, inglés, anglais, inglês, الإنجليزية, إنجليزي",
    "es": "es, spa, spanish, español, castellano, espagnol, espanhol, الإسبانية, إسباني",
    "fr": "fr, fra, fre, french, francés, français, francês, الفرنسية, فرنسي",
    "pt": "pt, por, portuguese, portugués, portugais, português, البرتغالية, برتغالي",
    "ar": "ar, ara, arabic, árabe, arabe, العربية, عربي",
}
_SPOKEN: Final = {normal(word): code for code, words in _LANGUAGE_WORDS.items() for word in words.split(",")}
_TOKEN: Final = re.compile(r"[^\s<>;,\"()]+@[^\s<>;,\"()]+")
_ANGLED: Final = re.compile(r'"?([^"<>]*?)"?\s*<\s*(?:mailto:)?[^<>]+>')
_HOST: Final = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")
_AROUND: Final = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:www\.)?|[:/?#].*$|\.$")


class Addresses(NamedTuple):
    """The addresses of a cell in lower case, the name that stood before the only one, and what is no address."""

    good: tuple[str, ...]
    name: str
    bad: str


def addresses(cell: str) -> Addresses:
    """The addresses in a cell, such as "amina@client.example", "Amina <amina@client.example>" or several of them."""
    tokens = [token.removeprefix("mailto:").rstrip(".").lower() for token in _TOKEN.findall(cell)]
    bad = next((token for token in tokens if not is_address(token)), "")
    if cell and not tokens:
        bad = cell
    named = _ANGLED.fullmatch(cell.strip())
    return Addresses(tuple(dict.fromkeys(tokens)), named[1].strip() if named else "", bad)


def is_address(text: str) -> bool:
    """Whether mail can be sent to this text, as far as its form tells (RFC 5321: at most 254 characters)."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def domain(cell: str) -> str | None:
    """The domain of a website, such as "client.example" of "https://www.Client.example/shop"; None where it is none."""
    host = _AROUND.sub("", cell.strip().lower())
    return host if _HOST.fullmatch(host) and len(host) <= 253 else None


@lru_cache(maxsize=1_000)
def language(cell: str) -> str | None:
    """The code of one of the five languages, by code or by name in any of them; None for another."""
    return _SPOKEN.get(normal(cell)) or _SPOKEN.get(normal(re.split(r"[-_]", cell, maxsplit=1)[0]))
