"""How much a file may ask of us before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes above which a file is refused; an operator may raise any of them."""

    file_bytes: int = 2_000_000
    unpacked_bytes: int = 20_000_000
    parts: int = 200
    rows: int = 20_000
    columns: int = 50
