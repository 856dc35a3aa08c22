"""Settings that must fit the address people reach the install at."""

import os
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error

SHORTEST_KEY = 50
FEWEST_CHARACTERS = 10


def check(**_: Any) -> list[Error]:
    return [*secret_key(), *address(), *demo()]


def secret_key() -> Iterator[Error]:
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        hint = "Remove GOODSTANDING_SECRET_KEY, and one is made; or set it to 64 random characters."
        yield Error("The secret key could be guessed.", hint, id="goodstanding.E001")


def address() -> Iterator[Error]:
    if is_loopback(settings.ORIGIN):
        return
    if settings.DEBUG:
        yield Error("DEBUG shows settings and code to strangers.", "Set DEBUG to False.", id="goodstanding.E002")
    if urlsplit(settings.ORIGIN).scheme != "https":
        hint = "Put a proxy with a certificate before it, and set GOODSTANDING_ORIGIN to https://..."
        yield Error("Answers would travel in the clear.", hint, id="goodstanding.E003")


def is_loopback(origin: str) -> bool:
    """Whether only this machine can reach `origin`."""
    host = urlsplit(origin).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def demo() -> Iterator[Error]:
    if not settings.DEMO:
        return
    if not is_loopback(settings.ORIGIN):
        hint = "Demo doors open every role to everybody: unset GOODSTANDING_ORIGIN, or leave demo mode."
        yield Error("Demo mode serves this machine only.", hint, id="goodstanding.E004")
    for variable in ("DATABASE_URL", "GOODSTANDING_SMTP"):
        if os.environ.get(variable):
            hint = f"Unset {variable}, or leave demo mode."
            yield Error(f"Demo mode touches no real data, but {variable} is set.", hint, id="goodstanding.E005")
