"""Which version is in force when, its id, and its digest."""

import re
from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_texts import ENGLISH, INSTRUMENT, RULE, changed

from goodstanding.policies import Policies, fieldwork, load
from goodstanding.policies.versions import digest

MARCH = date(2026, 3, 1)


@pytest.fixture(scope="module")
def policies() -> Policies:
    return load([RULE, INSTRUMENT, ENGLISH])


@pytest.mark.parametrize(
    ("on", "identity", "target"),
    [
        (date(2025, 5, 1), "fair-craft-1@2025-05-01", 5.5),
        (date(2026, 2, 28), "fair-craft-1@2025-05-01", 5.5),
        (MARCH, "fair-craft-1@2026-03-01", 6.0),
        (date(2999, 1, 1), "fair-craft-1@2026-03-01", 6.0),
    ],
)
def test_a_version_is_in_force_from_its_day_to_the_day_before_the_next(
    policies: Policies, on: date, identity: str, target: float
) -> None:
    rule = policies.award("fair-craft-1", on)
    assert policies.version("fair-craft-1", on).id == identity
    assert (rule.name, f"{rule.name}@{rule.version}", rule.target_score) == ("fair-craft-1", identity, target)


def test_the_first_version_reaches_back_to_rounds_of_earlier_years(policies: Policies) -> None:
    assert policies.version("fair-craft-1", date(2019, 6, 1)).id == "fair-craft-1@2025-05-01"


def test_a_preset_is_the_same_version_with_named_values_changed(policies: Policies) -> None:
    rule, small = (policies.award(name, MARCH) for name in ("fair-craft-1", "fair-craft-1-small"))
    assert small == replace(rule, name="fair-craft-1-small", min_clients=4)
    assert policies.policy("fair-craft-1-small").preset_of == "fair-craft-1"
    assert [version.id for version in policies.versions("fair-craft-1-small")] == [
        "fair-craft-1-small@2025-05-01",
        "fair-craft-1-small@2026-03-01",
    ]


def test_a_later_text_of_an_operator_adds_a_version(policies: Policies) -> None:
    first, second = RULE.split("\n[[version]]\ndate = 2026-03-01")
    head = RULE.split("[[version]]")[0]
    rows = load([first, f"{head}\n[[version]]\ndate = 2026-03-01{second}"])
    assert rows.versions("fair-craft-1") == policies.versions("fair-craft-1")


def test_an_instrument_has_a_version_for_each_day_on_which_a_wording_changes() -> None:
    head, version = ENGLISH.split("[[version]]")
    better = changed(changed(version, "The piece fits.", "The piece fits well."), "2025-05-01", "2025-09-09")
    policies = load([INSTRUMENT, ENGLISH, f"{head}[[version]]{changed(better, 'As authored.', 'Clearer.')}"])
    ids = [(version.id, version.why) for version in policies.versions("fair-craft-2025")]
    assert ids == [("fair-craft-2025@2025-05-01", "The first edition."), ("fair-craft-2025@2025-09-09", "Clearer.")]
    before = policies.instrument("fair-craft-2025", date(2025, 9, 8))
    after = policies.instrument("fair-craft-2025")
    fits = [instrument.wording("en").items["fit"] for instrument in (before, after)]
    assert fits == ["The piece fits.", "The piece fits well."]
    assert before.questionnaire == after.questionnaire


def test_the_digest_does_not_depend_on_the_order_of_keys(policies: Policies) -> None:
    def shuffled(text: str) -> str:
        moved = changed(text, "min_clients = 6\n", "")
        return changed(moved, "client_low_share = 0.2\n", "client_low_share = 0.2\nmin_clients = 6\n")

    assert load([shuffled(RULE)]).versions("fair-craft-1") == policies.versions("fair-craft-1")


def test_the_digest_does_not_tell_a_whole_number_from_the_same_with_decimals(policies: Policies) -> None:
    same = load([changed(RULE, "rejectable_score = 5\n", "rejectable_score = 5.00\n")])
    assert same.versions("fair-craft-1") == policies.versions("fair-craft-1")


@pytest.mark.parametrize(
    ("old", "new"),
    [("min_clients = 6", "min_clients = 5"), ("The first version.", "A first version."), ("minutes of", "notes of")],
)
def test_the_digest_changes_with_every_value_reason_and_source(policies: Policies, old: str, new: str) -> None:
    first, later = policies.versions("fair-craft-1")
    edited, unedited = load([changed(RULE, old, new)]).versions("fair-craft-1")
    assert edited.digest != first.digest
    assert unedited == later


def test_the_digest_of_an_instrument_changes_with_one_letter_of_its_wording(policies: Policies) -> None:
    edited = load([INSTRUMENT, changed(ENGLISH, "The piece fits.", "The piece fits!")])
    digests = {each.versions("fair-craft-2025")[0].digest for each in (policies, edited)}
    assert len(digests) == 2


def test_every_version_has_a_digest_of_its_own(policies: Policies) -> None:
    digests = [version.digest for name in policies.names() for version in policies.versions(name)]
    assert len(set(digests)) == len(digests)
    assert all(re.fullmatch("[0-9a-f]{64}", each) for each in digests)


plain = st.recursive(
    st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), plain, max_size=5))
def test_reversing_the_keys_never_changes_a_digest(content: dict[str, Any]) -> None:
    assert digest(dict(reversed(content.items()))) == digest(content)


def test_operators_texts_leave_the_shipped_policies_as_they_were(policies: Policies) -> None:
    assert load() is load()
    assert set(policies.names()) - set(load().names()) == {"fair-craft-1", "fair-craft-1-small", "fair-craft-2025"}
    assert all(policies.versions(name) == load().versions(name) for name in load().names())


def test_policies_are_frozen(policies: Policies) -> None:
    with pytest.raises(FrozenInstanceError):
        policies.policies = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        policies.policies["accredit-1"] = policies.policy("ttp-2022")  # type: ignore[index]
    with pytest.raises(TypeError):
        policies.instrument("fair-craft-2025").wordings["en"].items["fit"] = "x"  # type: ignore[index]


@pytest.mark.parametrize(
    ("decided", "until", "retry"),
    [
        (date(2026, 9, 30), date(2027, 9, 30), date(2027, 3, 30)),
        (date(2028, 2, 29), date(2029, 2, 28), date(2028, 8, 29)),
        (date(2026, 8, 31), date(2027, 8, 31), date(2027, 2, 28)),
        (date(2026, 12, 1), date(2027, 12, 1), date(2027, 6, 1)),
    ],
)
def test_an_award_lapses_after_twelve_months_and_a_retry_waits_six(decided: date, until: date, retry: date) -> None:
    numbers = fieldwork(decided)
    assert (numbers.valid_until(decided), numbers.retry_from(decided)) == (until, retry)


@pytest.mark.parametrize(("roster", "mode"), [(1, "census"), (30, "census"), (31, "random")])
def test_up_to_thirty_clients_everyone_is_asked(roster: int, mode: str) -> None:
    assert fieldwork(MARCH).mode(roster) == mode
