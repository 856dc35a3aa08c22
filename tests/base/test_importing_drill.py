"""The importer against a hundred thousand broken files."""

import random
from collections import Counter

import pytest

from base.mutations import outcome, sound_files


@pytest.mark.drill
def test_a_hundred_thousand_mutations_end_in_a_table_or_a_refusal() -> None:
    dice = random.Random(20261121)
    files = sound_files()
    ends = Counter(outcome(dice, dice.choice(files)) for _ in range(100_000))
    assert ends.total() == 100_000
    assert ends.keys() == {"table", "refused"}
