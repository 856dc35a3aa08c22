"""Everything that the texts of an instrument may get wrong, with the whole message."""

import pytest
from policy_texts import ENGLISH, INSTRUMENT, changed

from goodstanding.policies import PolicyError, UnknownPolicy, load

FIRST = "text 1, version 2025-05-01"

ASKED = [
    (
        "an item of no dimension",
        'dimension = "craft"',
        'dimension = "art"',
        "values that go together; found dimensions must be those of the items, no more and no less.",
    ),
    (
        "two items of one key",
        'key = "wait"',
        'key = "price"',
        "values that go together; found items must have keys of their own.",
    ),
    (
        "a scale upside down",
        "low = 1",
        "low = 9",
        "values that go together; found a scale runs upward, not from 9 to 7.",
    ),
    (
        "a default that is no option",
        '_default = "aggregated"',
        '_default = "named"',
        "values that go together; found confidentiality_default 'named' is no option of confidentiality.",
    ),
]

WORDED = [
    (
        "no wording for an item",
        'fit = "The piece fits."\n',
        "",
        f"{FIRST}, key items.fit: expected this key; found none.".replace("text 1", "text 2"),
    ),
    (
        "a language unreviewed",
        'state = "original"',
        'state = "fine"',
        "text 2, version 2025-05-01, key review.state: expected one of original, draft, reviewed; found 'fine'.",
    ),
    (
        "no original",
        'state = "original"',
        'state = "draft"',
        f"{FIRST}, key values: expected one wording in force whose review says original; found 0 of them.",
    ),
    (
        "a placeholder that nobody fills",
        "The finish is good.",
        "The finish of {worker} is good.",
        "text 2, version 2025-05-01, key items.finish: expected no braces but {marketplace} {programme}; found "
        "'The finish of {worker} is good.'.",
    ),
    (
        "a placeholder that reads an attribute",
        "{marketplace} works with care.",
        "{marketplace.__class__} works with care.",
        "text 2, version 2025-05-01, key items.care: expected no braces but {marketplace} {programme}; found "
        "'{marketplace.__class__} works with care.'.",
    ),
    (
        "a brace left open",
        "The finish is good.",
        "The finish is good{.",
        "text 2, version 2025-05-01, key items.finish: expected closed braces; found 'The finish is good{.'.",
    ),
    (
        "a word of two meanings",
        '7 = ["Always"]',
        '7 = ["often  TRUE"]',
        "fair-craft-2025, version 2025-05-01, key scale and also: expected one meaning for each word in all languages; "
        "found the word 'often  TRUE' means both 5.0 and 7.0.",
    ),
    (
        "a number as a word",
        '7 = ["Always"]',
        '7 = ["5"]',
        "fair-craft-2025, version 2025-05-01, key scale and also: expected one meaning for each word in all languages; "
        "found the word '5' reads as a number.",
    ),
    (
        "a word for no point",
        '7 = ["Always"]',
        '8 = ["Always"]',
        "text 2, version 2025-05-01, key also.8: expected one of 1, 2, 3, 4, 5, 6, 7, cant_say; found an unknown key.",
    ),
    (
        "a vignette that nobody asked for",
        "[version.questions]",
        '[version.vignette]\nstory = "A potter."\nstatement = "Good."\n\n[version.questions]',
        "text 2, version 2025-05-01, key vignette: expected no vignette; found one.",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED])
def test_an_instrument_at_odds_with_itself_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(PolicyError) as refused:
        load([changed(INSTRUMENT, old, new), ENGLISH])
    assert str(refused.value) == f"{FIRST}, key values: expected {message}"


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in WORDED], ids=[row[0] for row in WORDED])
def test_a_wording_that_does_not_say_what_the_instrument_needs_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(PolicyError) as refused:
        load([INSTRUMENT, changed(ENGLISH, old, new)])
    assert str(refused.value) == message


def test_a_translation_that_loses_a_placeholder_is_refused() -> None:
    dutch = changed(changed(ENGLISH, '"en"', '"nl"'), 'state = "original"', 'state = "draft"')
    with pytest.raises(PolicyError) as refused:
        load([INSTRUMENT, ENGLISH, changed(dutch, "We trust {marketplace}.", "We vertrouwen hen.")])
    expected = "text 3, version 2025-05-01, key items.trust: expected {marketplace}; found no placeholder."
    assert str(refused.value) == expected


def test_a_wording_without_its_instrument_is_refused() -> None:
    with pytest.raises(PolicyError) as refused:
        load([ENGLISH])
    assert str(refused.value) == (
        "text 1, key instrument: expected an instrument given with it (none); found 'fair-craft-2025'."
    )


def test_a_name_of_another_kind_is_unknown() -> None:
    with pytest.raises(UnknownPolicy) as refused:
        load().instrument("accredit-1")
    assert str(refused.value) == "There is no instrument 'accredit-1'. Known: trusted-talent-2026-1."


def test_a_language_that_is_not_there_lists_the_others() -> None:
    with pytest.raises(UnknownPolicy) as refused:
        load().instrument("trusted-talent-2026-1").wording("tlh")
    assert str(refused.value) == ("There is no wording of trusted-talent-2026-1 in 'tlh'. Known: ar, en, es, fr, pt.")
