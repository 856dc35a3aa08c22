"""What a machine may lack."""

import os
from typing import NoReturn

import pytest


def without(what: str, advice: str) -> NoReturn:
    """A missing tool is a loud skip on a laptop and a failure where CI is set."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing and CI is set: {advice}")
    pytest.skip(f"{what} is missing: {advice}")
