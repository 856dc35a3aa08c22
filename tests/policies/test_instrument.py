"""Trusted Talent 2026-1: its items, its five languages, and the words by which a spreadsheet answers."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.policies import Instrument, Wording, load
from goodstanding.policies.wording import texts_of
from goodstanding.policies.words import fold
from goodstanding.rules.survey import CANT_SAY, Answer, Questionnaire

LANGUAGES = ["en", "ar", "es", "fr", "pt"]
ITEMS = {
    "cost": ["fair_terms", "contracting", "billing"],
    "talent": ["availability", "match_fit", "talent_quality", "truthful_profiles"],
    "service": ["commitments", "responsiveness", "problem_resolution"],
    "protection": ["data_protection", "legal_protection"],
    "honesty": ["honesty"],
}


def trusted_talent() -> Instrument:
    return load().instrument("trusted-talent-2026-1")


def words() -> Iterator[tuple[str, str, Answer]]:
    """Every language, word and answer of the instrument."""
    for language, wording in trusted_talent().wordings.items():
        labels = {**wording.scale, CANT_SAY: wording.texts.cant_say}
        for key, label in labels.items():
            meant: Answer = CANT_SAY if key == CANT_SAY else float(key)
            yield from ((language, word, meant) for word in (label, *wording.also.get(key, ())))


def test_it_asks_thirteen_items_under_five_dimensions_on_five_points() -> None:
    instrument = trusted_talent()
    asked: dict[str, list[str]] = {}
    for item in instrument.questionnaire.items:
        asked.setdefault(item.dimension, []).append(item.key)
    assert asked == ITEMS
    assert tuple(asked) == instrument.dimensions
    assert instrument.questionnaire == Questionnaire(instrument.items, 1, 5)
    assert (len(instrument.items), instrument.points) == (13, (1, 2, 3, 4, 5))
    assert not any(item.reverse for item in instrument.items)


def test_around_the_items_it_asks_little() -> None:
    instrument = trusted_talent()
    assert [choice.key for choice in instrument.demographics] == [
        "role",
        "company_size",
        "client_for",
        "spend",
        "region",
    ]
    assert [choice.key for choice in instrument.extras] == ["use_again"]
    assert instrument.confidentiality == ("named", "aggregated", "comment_withheld")
    assert (instrument.confidentiality_default, instrument.vignette) == ("aggregated", "off")


def test_english_is_the_original_and_the_four_translations_wait_for_a_native_reviewer() -> None:
    reviews = {language: wording.review.state for language, wording in trusted_talent().wordings.items()}
    assert reviews == {"en": "original", "ar": "draft", "es": "draft", "fr": "draft", "pt": "draft"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_misses_a_key_of_english_or_has_one_more(language: str) -> None:
    instrument = trusted_talent()
    assert sorted(texts_of(instrument.wording(language))) == sorted(texts_of(instrument.wording("en")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_placeholders_of_each_text_are_those_of_english(language: str) -> None:
    def placeholders(wording: Wording) -> dict[str, set[str]]:
        return {key: set(re.findall(r"{.*?}", text)) for key, text in texts_of(wording).items()}

    instrument = trusted_talent()
    assert placeholders(instrument.wording(language)) == placeholders(instrument.wording("en"))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translation_leaves_no_sentence_in_english(language: str) -> None:
    instrument = trusted_talent()
    english, other = texts_of(instrument.wording("en")), texts_of(instrument.wording(language))
    same = {key for key, text in other.items() if text == english[key]}
    assert same <= {"dimensions.service", "dimensions.protection", "options.use_again.no"}


def test_every_arabic_text_is_in_arabic_letters() -> None:
    arabic = trusted_talent().wording("ar")
    plain = {key: re.sub(r"{.*?}", "", text) for key, text in texts_of(arabic).items()}
    assert [key for key, text in plain.items() if re.search("[A-Za-z]", text)] == []
    assert [key for key, text in plain.items() if not re.search("[\u0621-\u064a]", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_is_one_statement_about_the_marketplace(language: str) -> None:
    for text in trusted_talent().wording(language).items.values():
        assert text.count("{marketplace}") == 1
        assert text.endswith(".")
        assert "?" not in text


def test_no_english_item_asks_two_things_at_once() -> None:
    items = trusted_talent().wording("en").items.values()
    assert [text for text in items if re.search(r"\b(and|or|not|never)\b", text)] == []
    assert max(len(text.split()) for text in items) <= 18


@pytest.mark.parametrize(("language", "word", "meant"), list(words()))
def test_each_label_and_each_further_word_reads_as_its_point(language: str, word: str, meant: Answer) -> None:
    assert trusted_talent().answer(word) == meant


def test_one_word_never_means_two_answers_in_any_two_languages() -> None:
    meanings: dict[str, set[Answer]] = {}
    for _, word, meant in words():
        meanings.setdefault(fold(word), set()).add(meant)
    assert {word: meant for word, meant in meanings.items() if len(meant) > 1} == {}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", None),
        (" \u00a0 ", None),
        ("4", 4.0),
        (" 4 ", 4.0),
        ("4.0", 4.0),
        ("4,00", 4.0),
        ("\u0664", 4.0),
        ("\uff14", 4.0),
        ("Strongly\u00a0Agree", 5.0),
        ("STRONGLY   agree", 5.0),
        ("strongly\tagree\n", 5.0),
        ("I can\u2019t say", "cant_say"),
        ("n/a", "cant_say"),
        ("tout a fait d'accord", 5.0),
        ("Ni d\u2019accord, ni pas d\u2019accord", 3.0),
        ("Na\u0303o concordo nem discordo", 3.0),
        ("\u200fأوافق بشدة", 5.0),
        ("اوافق تماما", 5.0),
        ("لا\u00a0أوافق", 2.0),
    ],
)
def test_what_people_and_spreadsheets_write_differently_reads_the_same(text: str, answer: Answer) -> None:
    assert trusted_talent().answer(text) == answer


@pytest.mark.parametrize("text", ["0", "6", "4.5", "-1", "1e0", "nan", "4 of 5", "agreed", "=4", "٦"])
def test_anything_else_is_refused_with_the_words_expected(text: str) -> None:
    with pytest.raises(ValueError, match="expected") as refused:
        trusted_talent().answer(text)
    assert str(refused.value) == (
        f"Found {text!r}; expected a whole number from 1 to 5, nothing, 'Strongly disagree', 'Disagree', "
        "'Neither agree nor disagree', 'Agree', 'Strongly agree', \"I can't say\", or the same in العربية, Español, "
        "Français, Português."
    )


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_any_text_is_an_answer_of_the_scale_or_refused(text: str) -> None:
    instrument = trusted_talent()
    try:
        answer = instrument.answer(text)
    except ValueError:
        return
    assert answer in (None, CANT_SAY, 1.0, 2.0, 3.0, 4.0, 5.0)
