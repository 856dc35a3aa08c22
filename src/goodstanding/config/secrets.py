"""The install's secret key: from the environment, else made once and kept beside the data, readable by its owner."""

import os
import secrets
from pathlib import Path

from goodstanding.base.secret_files import read_or_make


def secret_key(data: Path) -> str:
    """The value of GOODSTANDING_SECRET_KEY, else of the file `secret-key` in `data` (made on first use)."""
    given = os.environ.get("GOODSTANDING_SECRET_KEY")
    return given or read_or_make(data / "secret-key", lambda: secrets.token_urlsafe(64).encode()).decode()
