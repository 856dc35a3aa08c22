"""The text of a rule made into its policy, and into one policy for each of its presets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from goodstanding.policies.errors import PolicyError, Where
from goodstanding.policies.kinds import KINDS, RuleValues
from goodstanding.policies.meanings import check_range
from goodstanding.policies.shape import build, check_keys, read, read_table
from goodstanding.policies.texts import Dated, Text
from goodstanding.policies.versions import Policy, Version, version


def rules_of(text: Text) -> list[Policy[Any]]:
    """The rule of a text, then its presets. Raises PolicyError; a later version keeps the presets of the one before."""
    name = text.head["name"]
    found: dict[str, list[Version[Any]]] = {name: []}
    for dated in text.versions:
        made = list(_versions(text, dated))
        for one in made:
            found.setdefault(one.name, []).append(one)
        _check_kept(found, [one.name for one in made], dated)
    return [policy_of(text, versions, preset_of="" if each == name else name) for each, versions in found.items()]


def _versions(text: Text, dated: Dated) -> Iterator[Version[Any]]:
    check_keys(dated.rest, ("values",), dated.where, optional=("preset",))
    name, where = text.head["name"], dated.where.at("values")
    table = read_table(dated.rest["values"], where)
    values = _values(text.kind, name, table, dated.date, where)
    yield version(name, dated.date, dated.why, dated.source, values)
    for preset in read(tuple[Preset, ...], dated.rest.get("preset", []), dated.where.at("preset")):
        yield _preset(text, dated, preset, table)


@dataclass(frozen=True)
class Preset:
    """A variant of one version, as written: its name, why it is there, and the values that it changes."""

    name: str
    why: str
    values: Mapping[str, object]


def _preset(text: Text, dated: Dated, preset: Preset, table: Mapping[str, Any]) -> Version[Any]:
    where = dated.where.at(preset.name)
    check_keys(preset.values, (), where, optional=list(table))
    if not preset.values:
        raise PolicyError(where, "at least one changed value", "none")
    values = _values(text.kind, preset.name, {**table, **preset.values}, dated.date, where)
    return version(preset.name, dated.date, preset.why, dated.source, values)


def _values(kind: str, name: str, table: object, day: date, where: Where) -> RuleValues:
    ours = {"name": name, "version": day.isoformat()}
    given = {field.name: ours[field.name] for field in fields(KINDS[kind]) if field.name in ours}
    values = build(KINDS[kind], table, where, **given)
    check_range(values, where)
    return values


def _check_kept(found: Mapping[str, object], made: Sequence[str], dated: Dated) -> None:
    for name in made:
        if made.count(name) > 1:
            raise PolicyError(dated.where.at("preset"), "names of their own", f"{name!r} twice")
    for name in found:
        if name not in made:
            raise PolicyError(dated.where.at("preset"), f"the preset {name} of the version before", "none")


def policy_of(text: Text, versions: Sequence[Version[Any]], preset_of: str = "") -> Policy[Any]:
    """The policy with the head of its text."""
    head = text.head
    return Policy(versions[0].name, text.kind, head["title"], head["about"], head["costs"], tuple(versions), preset_of)
