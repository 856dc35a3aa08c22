"""Everything that a policy text may get wrong, with the whole message."""

import pytest
from policy_texts import RULE, changed

from goodstanding.policies import PolicyError, UnknownPolicy, load
from goodstanding.policies.kinds import KINDS
from goodstanding.policies.meanings import MEANINGS

FIRST, SECOND = "text 1, version 2025-05-01", "text 1, version 2026-03-01"
VALUES = (
    "scale, min_answered, min_item_clients, min_clients, report_min_clients, max_unassessed_items, target_score, "
    "rejectable_score, confidence, sigma0, nu0, interval_confidence, item_floor, critical_item_floor, item_watch, "
    "client_low, client_low_share"
)
HEAD = "kind, name, title, about, costs, version"
KIND_NAMES = ", ".join([*KINDS, "instrument", "wording"])

RULES = [
    (
        "an unknown kind",
        'kind = "award"',
        'kind = "prize"',
        f"text 1, key kind: expected one of {KIND_NAMES}; found 'prize'.",
    ),
    ("no kind", 'kind = "award"\n', "", f"text 1, key kind: expected one of {KIND_NAMES}; found None."),
    ("no title", 'title = "Fair Craft"\n', "", "text 1, key title: expected this key; found none."),
    ("a title that says nothing", '"Fair Craft"', '" "', "text 1, key title: expected a text; found ' '."),
    (
        "an unknown head",
        "costs =",
        "colour = 1\ncosts =",
        f"text 1, key colour: expected one of {HEAD}; found an unknown key.",
    ),
    ("no why", 'why = "The first version."\n', "", f"{FIRST}, key why: expected this key; found none."),
    ("an empty why", '"The first version."', '""', f"{FIRST}, key why: expected a text; found ''."),
    (
        "no source",
        'source = "The Fair Craft board, minutes of April 2025."\n',
        "",
        f"{FIRST}, key source: expected this key; found none.",
    ),
    ("no date", "date = 2025-05-01\n", "", "text 1, version without a date, key date: expected this key; found none."),
    ("a date in quotes", "2025-05-01", '"2025-05-01"', "text 1, key date: expected a date; found '2025-05-01'."),
    (
        "a date with a time",
        "2025-05-01",
        "2025-05-01T00:00:00",
        "text 1, key date: expected a date; found datetime.datetime(2025, 5, 1, 0, 0).",
    ),
    (
        "dates that descend",
        "date = 2026-03-01",
        "date = 2025-04-30",
        "text 1, version 2025-04-30, key date: expected a day after 2025-05-01; found 2025-04-30.",
    ),
    (
        "one date twice",
        "date = 2026-03-01",
        "date = 2025-05-01",
        f"{FIRST}, key date: expected a day after 2025-05-01; found 2025-05-01.",
    ),
    ("a missing value", "min_clients = 6\n", "", f"{FIRST}, key values.min_clients: expected this key; found none."),
    (
        "an unknown value",
        "min_clients = 6",
        "min_clients = 6\nmin_client = 6",
        f"{FIRST}, key values.min_client: expected one of {VALUES}; found an unknown key.",
    ),
    (
        "a name set among the values",
        "min_clients = 6",
        'min_clients = 6\nname = "x"',
        f"{FIRST}, key values.name: expected one of {VALUES}; found an unknown key.",
    ),
    (
        "a word for a number",
        "min_clients = 6",
        'min_clients = "six"',
        f"{FIRST}, key values.min_clients: expected a whole number; found 'six'.",
    ),
    (
        "a part for a whole",
        "min_clients = 6",
        "min_clients = 6.5",
        f"{FIRST}, key values.min_clients: expected a whole number; found 6.5.",
    ),
    (
        "truth for a number",
        "min_clients = 6",
        "min_clients = true",
        f"{FIRST}, key values.min_clients: expected a whole number; found True.",
    ),
    (
        "no finite number",
        "target_score = 5.5",
        "target_score = inf",
        f"{FIRST}, key values.target_score: expected a number; found inf.",
    ),
    ("a number for an array", "scale = [1, 7]", "scale = 7", f"{FIRST}, key values.scale: expected an array; found 7."),
    (
        "an array too long",
        "scale = [1, 7]",
        "scale = [1, 4, 7]",
        f"{FIRST}, key values.scale: expected 2 values; found [1, 4, 7].",
    ),
    (
        "a word in an array",
        "scale = [1, 7]",
        'scale = [1, "7"]',
        f"{FIRST}, key values.scale.2: expected a number; found '7'.",
    ),
    (
        "a negative count",
        "max_unassessed_items = 1",
        "max_unassessed_items = -1",
        f"{FIRST}, key values.max_unassessed_items: expected 0 or more items; found -1.",
    ),
    (
        "values at odds",
        "rejectable_score = 5\n",
        "rejectable_score = 6\n",
        f"{FIRST}, key values: expected values that go together; found Award policy: rejectable_score must be at most "
        "target_score.",
    ),
    (
        "an unknown part",
        "[version.values]",
        "[version.extra]\nx = 1\n\n[version.values]",
        f"{FIRST}, key extra: expected one of values, preset; found an unknown key.",
    ),
    ("no values", "[version.values]", "[version.numbers]", f"{FIRST}, key values: expected this key; found none."),
    (
        "a preset that changes nothing",
        "[version.preset.values]\nmin_clients = 3",
        "[version.preset.values]",
        f"{FIRST}, key fair-craft-1-small: expected at least one changed value; found none.",
    ),
    (
        "a preset that changes an unknown value",
        "[version.preset.values]\nmin_clients = 3",
        "[version.preset.values]\nclients = 3",
        f"{FIRST}, key fair-craft-1-small.clients: expected one of {VALUES}; found an unknown key.",
    ),
    (
        "a preset without a why",
        'why = "For workshops with few clients."\n',
        "",
        f"{FIRST}, key preset.1.why: expected this key; found none.",
    ),
    (
        "a preset with the rule's name",
        'name = "fair-craft-1-small"',
        'name = "fair-craft-1"',
        f"{FIRST}, key preset: expected names of their own; found 'fair-craft-1' twice.",
    ),
    (
        "a preset that a later version drops",
        '[[version.preset]]\nname = "fair-craft-1-small"\nwhy = "For workshops with few clients."\n\n'
        "[version.preset.values]\nmin_clients = 4\n",
        "",
        f"{SECOND}, key preset: expected the preset fair-craft-1-small of the version before; found none.",
    ),
    (
        "a shipped name",
        'name = "fair-craft-1"',
        'name = "accredit-1"',
        "text 1: expected a name of its own; found 'accredit-1', which is taken.",
    ),
    (
        "a shipped preset's name",
        'name = "fair-craft-1"',
        'name = "accredit-1-strict"',
        "text 1: expected a name of its own; found 'accredit-1-strict', which is taken.",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in RULES], ids=[row[0] for row in RULES])
def test_a_wrong_rule_is_refused_with_file_version_key_expected_and_found(old: str, new: str, message: str) -> None:
    with pytest.raises(PolicyError) as refused:
        load([changed(RULE, old, new)])
    assert str(refused.value) == message


def test_what_is_no_toml_is_refused() -> None:
    with pytest.raises(PolicyError) as refused:
        load(["kind = "])
    assert str(refused.value) == "text 1: expected TOML; found Invalid value (at end of document)."


def test_a_text_without_versions_is_refused() -> None:
    head = RULE.split("[[version]]")[0]
    with pytest.raises(PolicyError) as refused:
        load([f"version = []\n{head}"])
    assert str(refused.value) == "text 1, key version: expected at least one [[version]]; found []."


def test_a_later_text_with_another_head_is_refused() -> None:
    with pytest.raises(PolicyError) as refused:
        load([RULE, changed(RULE, 'title = "Fair Craft"', 'title = "Fairer Craft"')])
    assert str(refused.value) == (
        "text 2: expected a name of its own, or the same head as in text 1; found 'fair-craft-1'."
    )


def test_an_assurance_rule_that_names_no_award_rule_is_refused() -> None:
    assurance = """
kind = "assurance"
name = "assurance-2"
title = "Grades"
about = "Grades."
costs = "Nothing."

[[version]]
date = 2026-01-01
why = "A test."
source = "A test."

[version.values]
full_response = 0.5
partial_response = 0.3
presets = { A = "accredit-1", B = "accredit-1", C = "fieldwork-1" }
norms = ["A"]
"""
    with pytest.raises(PolicyError) as refused:
        load([assurance])
    assert str(refused.value) == (
        "assurance-2, version 2026-01-01, key values.presets.C: expected the name of an award rule; "
        "found 'fieldwork-1'."
    )
    with pytest.raises(PolicyError, match=r"key values\.presets\.C: expected this key; found none"):
        load([changed(assurance, ', C = "fieldwork-1"', "")])
    with pytest.raises(PolicyError, match=r"key values\.full_response: expected a share from 0 to 1; found 50\.0"):
        load([changed(assurance, "full_response = 0.5", "full_response = 50")])


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"draw_at_least": "40"}, "draw_at_least must be at most draw_at_most"),
        ({"invitation_reminder_days": "[14, 7]"}, "invitation_reminder_days must be at most 2 rising numbers"),
        ({"invitation_reminder_days": "[7, 14, 21]"}, "invitation_reminder_days must be at most 2 rising numbers"),
    ],
)
def test_fieldwork_that_could_not_be_done_is_refused(values: dict[str, str], refusal: str) -> None:
    fieldwork = changed(RULE.split("[version.values]")[0], 'kind = "award"', 'kind = "fieldwork"')
    given = {key: "[]" if key.endswith("reminder_days") else "9" for key in MEANINGS[KINDS["fieldwork"]]} | values
    lines = "\n".join(f"{key} = {value}" for key, value in given.items())
    with pytest.raises(PolicyError, match=f"found {refusal}"):
        load([f"{fieldwork}[version.values]\n{lines}\n"])


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UnknownPolicy) as refused:
        load().policy("accredit-9", "award")
    assert str(refused.value) == "There is no award 'accredit-9'. Known: accredit-1, accredit-1-strict, ttp-2022."
