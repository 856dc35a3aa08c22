"""Badges changed at random in one place, the same ones for the same seed. Every change is one of meaning."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from badges.formats.issuing import opened
from goodstanding.badges.formats import base64url
from goodstanding.badges.formats.packing import pack

type Place = tuple[Any, Any]


def changed(seed: int, badge: bytes) -> bytes:
    """A credential or VC-JWT that differs from `badge` in one place."""
    dice = random.Random(seed)
    while True:
        found = _document(dice, badge) if badge.startswith(b"{") else _jwt(dice, badge)
        if found != badge:
            return found


def _jwt(dice: random.Random, token: bytes) -> bytes:
    parts = token.decode().split(".")
    number = dice.randrange(3)
    raw = base64url.decode(parts[number])
    parts[number] = base64url.encode(_bit(dice, raw) if number == 2 else _document(dice, raw))
    return ".".join(parts).encode()


def _bit(dice: random.Random, data: bytes) -> bytes:
    broken = bytearray(data)
    broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
    return bytes(broken)


def _document(dice: random.Random, data: bytes) -> bytes:
    document = copy.deepcopy(opened(data))
    places = list(_places(document))
    holder, key = dice.choice(places)
    match dice.randrange(4):
        case 0:
            del holder[key]
        case 1:
            other, name = dice.choice(places)
            holder[key] = copy.deepcopy(other[name])
        case 2 if isinstance(holder, dict):
            holder[dice.choice(("narrative", "validFrom", "kazi", "tag"))] = "2030-01-01T00:00:00Z"
        case _:
            _change_text(dice, places)
    return pack(document)


def _change_text(dice: random.Random, places: list[Place]) -> None:
    holder, key = dice.choice([(holder, key) for holder, key in places if isinstance(holder[key], str)])
    text = holder[key]
    place = dice.randrange(len(text))
    sign = dice.choice("aZ0 9-/_é\U0001f396")
    holder[key] = dice.choice((text[:place] + sign + text[place + 1 :], text[:place] + text[place + 1 :], text + sign))


def _places(value: Any) -> Iterator[Place]:
    keys: Any = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])
