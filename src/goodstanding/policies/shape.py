"""Strict reading of a TOML table into a dataclass: every key known, none missing, every type as declared."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from math import isfinite
from types import MappingProxyType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeAliasType, get_args, get_origin, get_type_hints

from goodstanding.policies.errors import PolicyError, Where

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def build[T: "DataclassInstance"](kind: type[T], table: object, where: Where, **given: object) -> T:
    """The dataclass that a table describes; fields in `given` are ours and not the table's to set.

    A field with a default may be left out. Raises PolicyError for the first thing that is wrong.
    """
    found = read_table(table, where)
    own = [field for field in fields(kind) if field.name not in given]
    needed = [field.name for field in own if field.default is MISSING]
    check_keys(found, needed, where, optional=[field.name for field in own if field.name not in needed])
    hints = get_type_hints(kind)
    values = {key: read(hints[key], value, where.at(key)) for key, value in found.items()}
    try:
        return kind(**given, **values)
    except ValueError as error:
        raise PolicyError(where, "values that go together", str(error).rstrip(".")) from error


def check_keys(found: Collection[str], needed: Collection[str], where: Where, optional: Collection[str] = ()) -> None:
    """Raises PolicyError for the first key that is missing, then for the first that is unknown."""
    known = [*needed, *optional]
    for key in needed:
        if key not in found:
            raise PolicyError(where.at(key), "this key", "none")
    for key in found:
        if key not in known:
            raise PolicyError(where.at(key), f"one of {', '.join(known) or 'no keys'}", "an unknown key")


def read(hint: Any, value: object, where: Where) -> Any:
    """The value as its type declares it: tuples for arrays, read-only mappings for tables, floats for whole numbers."""
    if isinstance(hint, TypeAliasType):
        return read(hint.__value__, value, where)
    if is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value, where)
    reader = _READERS.get(get_origin(hint))
    return reader(get_args(hint), value, where) if reader else _scalar(hint, value, where)


def read_table(value: object, where: Where) -> dict[str, Any]:
    """The value if it is a table."""
    table: dict[str, Any] = _expect(isinstance(value, dict), "a table", value, where)
    return table


def _scalar(hint: type, value: object, where: Where) -> Any:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if hint is float:
        number = whole or (isinstance(value, float) and isfinite(value))
        return float(_expect(number, "a number", value, where))
    if hint is int:
        return _expect(whole, "a whole number", value, where)
    if hint is str:
        return _expect(isinstance(value, str) and bool(value.strip()), "a text", value, where)
    if hint is date:
        return _expect(isinstance(value, date) and not isinstance(value, datetime), "a date", value, where)
    return _expect(isinstance(value, hint), "true or false" if hint is bool else hint.__name__, value, where)


def _choice(allowed: tuple[Any, ...], value: object, where: Where) -> Any:
    return _expect(value in allowed, f"one of {', '.join(map(str, allowed))}", value, where)


def _optional(hints: tuple[Any, ...], value: object, where: Where) -> Any:
    return read(next(hint for hint in hints if hint is not type(None)), value, where)


def _array(hints: tuple[Any, ...], value: object, where: Where) -> tuple[Any, ...]:
    cells: list[object] = _expect(isinstance(value, list), "an array", value, where)
    kinds = (hints[0],) * len(cells) if hints[-1] is Ellipsis else hints
    _expect(len(cells) == len(kinds), f"{len(kinds)} values", value, where)
    pairs = enumerate(zip(kinds, cells, strict=True), start=1)
    return tuple(read(hint, cell, where.at(place)) for place, (hint, cell) in pairs)


def _mapping(hints: tuple[Any, ...], value: object, where: Where) -> Mapping[Any, Any]:
    table = read_table(value, where)
    if get_origin(hints[0]) is Literal:
        check_keys(table, get_args(hints[0]), where)
    return MappingProxyType({key: read(hints[1], cell, where.at(key)) for key, cell in table.items()})


_READERS: Mapping[Any, Callable[[tuple[Any, ...], object, Where], Any]] = {
    Literal: _choice,
    UnionType: _optional,
    tuple: _array,
    Mapping: _mapping,
}


def _expect(holds: bool, expected: str, value: Any, where: Where) -> Any:
    if not holds:
        raise PolicyError(where, expected, repr(value))
    return value
