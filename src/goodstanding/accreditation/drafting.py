"""The text of a rule as an operator starts to change it: today's numbers, a name and a day of its own."""

import json
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from goodstanding.policies import Policies, Policy
from goodstanding.policies.versions import Version

NAMED = ("name", "version")


def draft_of(policies: Policies, award_rule: str, own: str, today: date) -> str:
    """TOML that can be loaded once `why` and `source` are filled in.

    `own` names a rule of the programme's own, which keeps its head where it exists already; else it begins as a copy
    of `award_rule`. It begins tomorrow, or on the day after its newest version.
    """
    name = own if own in policies.names("award") else award_rule
    rule, newest = policies.policy(name, "award"), policies.versions(name)[-1]
    presets = [policies.policy(each) for each in policies.names("award") if policies.policy(each).preset_of == name]
    day = max(today, newest.date if name == own else today) + timedelta(days=1)
    lines = [
        *(f"{key} = {_written(value)}" for key, value in _head(rule, own)),
        "",
        "[[version]]",
        f"date = {day.isoformat()}",
        'why = ""',
        'source = ""',
        "",
        "[version.values]",
        *(f"{key} = {_written(value)}" for key, value in _values(newest)),
    ]
    for preset in presets:
        lines += ["", *_preset(preset.versions[-1], newest, own + preset.name.removeprefix(name))]
    return "\n".join(lines) + "\n"


def _head(rule: Policy[Any], own: str) -> list[tuple[str, str]]:
    return [("kind", rule.kind), ("name", own), ("title", rule.title), ("about", rule.about), ("costs", rule.costs)]


def _values(version: Version[Any]) -> list[tuple[str, object]]:
    return [(each.name, getattr(version.value, each.name)) for each in fields(version.value) if each.name not in NAMED]


def _preset(preset: Version[Any], of: Version[Any], name: str) -> list[str]:
    changed = [pair for pair, before in zip(_values(preset), _values(of), strict=True) if pair != before]
    return [
        "[[version.preset]]",
        f"name = {_written(name)}",
        f"why = {_written(preset.why)}",
        "",
        "[version.preset.values]",
        *(f"{key} = {_written(value)}" for key, value in changed),
    ]


def _written(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
