"""Fixtures of accreditation."""

from pathlib import Path

import pytest

from accreditation.assessing import Runner


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Runs `assess` in this process."""
    return Runner(tmp_path, capsys)
