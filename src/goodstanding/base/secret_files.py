"""Files that hold one secret each: readable by their owner alone, made once, whoever asks first."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def read_or_make(path: Path, make: Callable[[], bytes]) -> bytes:
    """The content of the file, which `make` gives it where it is not there yet; all that ask at once read the same."""
    if not path.exists():
        _place(path, make())
    return path.read_bytes()


def _place(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.parent / f".{secrets.token_hex(8)}"
    write(fresh, content)
    try:
        path.hardlink_to(fresh)  # fails where another process was first, so all share one secret
    except FileExistsError:
        pass
    fresh.unlink()


def write(path: Path, content: bytes) -> None:
    """Writes the file so that nobody else can read it, and that it is there after a power cut."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
