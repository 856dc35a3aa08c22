"""Files broken at random, the same ones for the same seed."""

import random
from functools import cache

from base.sheets import SHEET, parts, workbook, zipped
from goodstanding.base.importing import ImportRefused, Table, read_table

_WORDS = (
    b"\0", b'"', b"\n", b"\r", b",", b";", b"\t", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"=1+1", b"\xc3",
    b"\x1b", b"<row>", b"</c>", b"<!DOCTYPE a>", b"&a;", b'r="XFD1048576"', b't="s"', b"<v>", b"-1", b"9" * 400,
    b"1e999", b"<f/>",
)  # fmt: skip


@cache
def sound_files() -> tuple[bytes, ...]:
    text = "client;q1;q2\r\nAmina;4;Agree\r\n\"Wanjiru\nand Ole\";5;'é'\r\n\r\nMallory;=1+1;\r\n"
    sheet = [["client", "q1", "q2"], ["Amina", 4.0, "Agree"], ["Wanjiru", 4.5, None], [], ["Ole", True, 1e9]]
    return (
        text.encode(),
        text.replace(";", ",").encode("utf-16"),
        text.encode("cp1252"),
        workbook(sheet),
        workbook([], sheet, change=lambda book: book.worksheets[1].merge_cells("F1:G2")),
    )


def outcome(dice: random.Random, sound: bytes) -> str:
    """ "table" or "refused": what reading a mutation of `sound` ends in; any other exception goes through."""
    broken = _mutated_part(dice, sound) if sound.startswith(b"PK") and dice.random() < 0.7 else _mutated(dice, sound)
    try:
        table = read_table(broken, name="answers.csv")
    except ImportRefused as refused:
        return "refused" if str(refused) else "refused without a word"
    assert isinstance(table, Table)
    assert all(len(row.cells) == len(table.header) for row in table.rows)
    return "table"


def _mutated_part(dice: random.Random, sound: bytes) -> bytes:
    contents = parts(sound)
    name = dice.choice([SHEET, *contents])
    changed = {**contents, name: _mutated(dice, contents[name])}
    if dice.random() < 0.1:
        del changed[dice.choice(list(changed))]
    return zipped(changed)


def _mutated(dice: random.Random, data: bytes) -> bytes:
    broken = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        _mutate(dice, broken)
    return bytes(broken)


def _mutate(dice: random.Random, data: bytearray) -> None:
    start = dice.randrange(len(data) + 1)
    stop = min(len(data), start + dice.choice((0, 1, 2, 8, 64)))
    match dice.randrange(6):
        case 0:
            del data[start:stop]
        case 1:
            data[start:start] = dice.choice(_WORDS)
        case 2:
            data[start:stop] = dice.randbytes(stop - start)
        case 3:
            data[start:start] = data[start:stop] * dice.choice((1, 2, 50))
        case 4 if start < len(data):
            data[start] ^= 1 << dice.randrange(8)
        case _:
            data[start:stop] = dice.choice(_WORDS)
