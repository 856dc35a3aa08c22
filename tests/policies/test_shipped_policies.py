"""The shipped numbers: those of the published rule, and all of them explained."""

from dataclasses import fields, replace
from datetime import date
from importlib import resources
from typing import Any

import pytest

from goodstanding.policies import load
from goodstanding.policies.kinds import KINDS
from goodstanding.policies.meanings import MEANINGS
from goodstanding.rules.accreditation import AssurancePolicy, AwardPolicy, Evidence, required_score

NOW = date(2026, 11, 21)
ACCREDIT_1 = AwardPolicy(
    name="accredit-1",
    version="2026-01-01",
    scale=(1.0, 5.0),
    min_answered=9,
    min_item_clients=5,
    min_clients=10,
    report_min_clients=5,
    max_unassessed_items=2,
    target_score=4.0,
    rejectable_score=3.75,
    confidence=0.90,
    sigma0=0.7,
    nu0=8,
    interval_confidence=0.90,
    item_floor=3.25,
    critical_item_floor=3.5,
    item_watch=3.5,
    client_low=3.0,
    client_low_share=0.2,
)


def test_accredit_1_has_the_published_numbers() -> None:
    assert load().award("accredit-1", NOW) == ACCREDIT_1


def test_its_strict_preset_asks_for_more_confidence_and_nothing_else() -> None:
    strict = replace(ACCREDIT_1, name="accredit-1-strict", confidence=0.95)
    assert load().award("accredit-1-strict", NOW) == strict


@pytest.mark.parametrize(
    ("name", "clients", "need"),
    [
        ("accredit-1", 10, 4.034),
        ("accredit-1", 11, 4.020),
        ("accredit-1", 12, 4.009),
        ("accredit-1", 13, 4.000),
        ("accredit-1-strict", 10, 4.114),
        ("accredit-1-strict", 15, 4.047),
        ("accredit-1-strict", 20, 4.007),
        ("accredit-1-strict", 22, 4.000),
        ("ttp-2022", 10, 4.000),
    ],
)
def test_the_required_score_is_the_published_one(name: str, clients: int, need: float) -> None:
    required = required_score(load().award(name, NOW), Evidence("random"), clients)
    assert required == pytest.approx(need, abs=0.0005)


def test_ttp_2022_asks_for_the_mean_and_the_floor_alone() -> None:
    rule = load().award("ttp-2022", NOW)
    own = {"name": "ttp-2022", "version": "2022-01-01"}
    assert rule == replace(ACCREDIT_1, **own, confidence=0.5, critical_item_floor=3.25, client_low_share=1.0)
    assert "describes those clients only" in load().policy("ttp-2022").costs


def test_grades_follow_the_published_cuts() -> None:
    presets = {"A": "accredit-1", "B": "accredit-1", "C": "accredit-1-strict"}
    assert load().assurance(NOW) == AssurancePolicy("assurance-1", "2026-01-01", 0.5, 0.3, presets, ("A", "B"))


def test_every_kind_can_be_had_by_day() -> None:
    policies = load()
    lookups = ("assurance", "fieldwork", "disclosure", "quality", "reviews", "endings", "scorecard", "completeness")
    lookups += ("score", "standing", "cases", "conduct", "norms", "findings")
    made = [policies.award("accredit-1", NOW), *(getattr(policies, lookup)(NOW) for lookup in lookups)]
    assert [type(each) for each in made] == list(KINDS.values())


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_value_has_a_unit_and_a_meaning(kind: Any) -> None:
    assert list(MEANINGS[kind]) == [field.name for field in fields(kind) if field.name not in ("name", "version")]
    assert all(meaning.unit and meaning.text for meaning in MEANINGS[kind].values())


def test_every_shipped_file_has_the_name_of_its_policy() -> None:
    folder = resources.files("goodstanding.policies")
    files = {file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")}
    instruments = {entry.name for entry in (folder / "instruments").iterdir()}
    presets = {name for name in load().names() if load().policy(name).preset_of}
    assert files | instruments | presets == set(load().names())
