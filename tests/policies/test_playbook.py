"""The playbook of Trusted Talent 2026-1: complete, short, and in five languages."""

from dataclasses import replace

import pytest

from goodstanding.policies import PolicyError, load
from goodstanding.policies.playbook import Play, Playbook, checked, playbook

LANGUAGES = ("en", "es", "fr", "pt", "ar")
INSTRUMENT = load().instrument("trusted-talent-2026-1")
SHORTEST = {"ar": 65}  # Arabic joins articles, prepositions and pronouns to their words


def book(language: str) -> Playbook:
    found = playbook(INSTRUMENT, language)
    assert found is not None
    return found


def words(play: Play) -> int:
    return len(" ".join((play.means, *play.steps, play.check)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_has_its_page_of_advice(language: str) -> None:
    found = checked(INSTRUMENT, book(language))
    assert found.language == language
    assert [len(play.steps) for play in found.items.values()] == [3] * 13
    assert all(SHORTEST.get(language, 80) <= words(play) <= 150 for play in found.items.values())


def test_translations_say_that_they_are_drafts() -> None:
    assert [book(language).review.state for language in LANGUAGES] == ["original", *["draft"] * 4]


def test_a_language_without_a_playbook_gets_the_original() -> None:
    assert book("sw").language == "en"


def test_an_instrument_need_not_have_one() -> None:
    assert playbook(replace(INSTRUMENT, name="fair-craft"), "en") is None


def test_a_page_that_is_missing_is_named() -> None:
    short = book("en")
    items = {key: play for key, play in short.items.items() if key != "billing"}
    with pytest.raises(PolicyError, match=r"items\.billing"):
        checked(INSTRUMENT, replace(short, items=items))
