"""Files that others on the machine must not read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Error


def check(**_: Any) -> list[Error]:
    return [*folder(settings.DATA), *secrets(settings.DATA)]


def folder(data: Path) -> Iterator[Error]:
    if data.exists() and data.stat().st_mode & 0o007:
        hint = f"chmod 700 {data}"
        yield Error("Everybody on this machine can enter the data folder.", hint, id="goodstanding.E030")


def secrets(data: Path) -> Iterator[Error]:
    for path in [data / "secret-key", *sorted((data / "keys").rglob("*.pem")), *sorted((data / "keys").glob("*.key"))]:
        if path.exists() and path.stat().st_mode & 0o077:
            hint = f"chmod 600 {path}; if others may have read it, make a new one."
            yield Error(f"Others than its owner can read {path.name}.", hint, id="goodstanding.E031")
