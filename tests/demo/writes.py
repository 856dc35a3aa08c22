"""Who writes while the world is built."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any


class Writes:
    """Notes every statement that changes a row, with whether an action's code is below it on the stack."""

    def __init__(self) -> None:
        self.seen: list[bool] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            self.seen.append(is_in_an_action(sys._getframe(1)))
        return execute(sql, params, many, context)


def is_allowed(path: Path) -> bool:
    """An action, or the record's own signing of how far it has come."""
    return "actions" in (path.stem, path.parent.name) or path.parts[-2:] == ("record", "checkpoints.py")


def is_in_an_action(frame: FrameType | None) -> bool:
    while frame:
        path = Path(frame.f_code.co_filename)
        if "goodstanding" in path.parts and "demo" not in path.parts and is_allowed(path):
            return True
        frame = frame.f_back
    return False
