"""The install's secret key: from the environment, else made once and kept beside the data, readable by its owner."""

import os
import secrets
from pathlib import Path


def secret_key(data: Path) -> str:
    """The value of GOODSTANDING_SECRET_KEY, else of the file `secret-key` in `data` (made on first use)."""
    return os.environ.get("GOODSTANDING_SECRET_KEY") or read_or_make(data / "secret-key")


def read_or_make(path: Path) -> str:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text()
