"""Every word that a client, a team, an operator or the public reads exists in every language of the product."""

import re
from gettext import GNUTranslations
from typing import get_args

import pytest
from django.test import Client
from django.utils.translation.trans_real import translation

from goodstanding.accreditation.states import State
from goodstanding.engagements.importing.columns import all_columns
from goodstanding.marketplaces.models import Photo, Qualification, Terms, Worker
from goodstanding.policies import load
from goodstanding.surveys.models import ResponseExclusion
from goodstanding.surveys.procedure import STATES
from words import SOURCE, Words, catalogue, said_by

LANGUAGES = ["es", "fr", "pt", "ar"]
NOUNS = ["base", "people", "marketplaces", "surveys", "engagements", "accreditation", "reputation", "portals"]
BY_NAME = {
    "marketplaces": [
        words for names in (Worker.BRAND, Qualification.KINDS, Photo.KINDS, Terms.KINDS) for words in names.values()
    ],
    "surveys": STATES,
    "engagements": [
        *(column.holds for column in all_columns()),
        *(reason.title for version in load().versions("endings-1") for reason in version.value.reasons.values()),
    ],
    "accreditation": get_args(State),
    "reputation": [
        words for name in ("standing-1", "jss-1") for words in (load().policy(name).about, load().policy(name).costs)
    ],
    "portals": ResponseExclusion.REASONS.values(),
}
"""What a noun says by a name that a page looks up, so that no call holds the words."""
PLACE = re.compile(r"%\(\w+\)(?:\.\d)?[sdf]|%%|\{\w+\}|</?\w+>")
FORMS = {"es": 2, "fr": 2, "pt": 2, "ar": 6}


@pytest.fixture(scope="module")
def said():
    return {noun: said_by(noun) | {Words(words) for words in BY_NAME.get(noun, ())} for noun in NOUNS}


@pytest.fixture(scope="module")
def written():
    """What each noun's catalogue says, by language and noun."""
    places = {
        (tongue, noun): SOURCE / noun / "locale" / tongue / "LC_MESSAGES" for tongue in LANGUAGES for noun in NOUNS
    }
    return {which: catalogue(place / "django.po") for which, place in places.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_exists_in_every_language(said, language):
    known = translation(language)._catalog
    missing = {
        noun: sorted(words.one for words in all_words if key(words) not in known) for noun, all_words in said.items()
    }
    assert missing == {noun: [] for noun in NOUNS}


def key(words):
    """Under what Django keeps a message: the first form of a plural, the context before the words."""
    one = f"{words.context}\x04{words.one}" if words.context else words.one
    return (one, 0) if words.plural else one


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_names_what_its_original_names_in_each_plural_form(written, language):
    wrong = {
        words.one: forms
        for noun in NOUNS
        for words, forms in written[language, noun].items()
        if words.one and not is_whole(words, forms, FORMS[language])
    }
    assert wrong == {}


def is_whole(words, forms, count):
    """All forms are there with all the places of the original; a form that rules one number may leave it unsaid."""
    if not all(forms) or len(forms) != (count if words.plural else 1):
        return False
    wanted = sorted(PLACE.findall(words.plural or words.one))
    found = [sorted(PLACE.findall(form)) for form in forms]
    return found[-1] == wanted and all(set(places) <= set(wanted) for places in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_programs_read_is_what_people_wrote_and_nothing_is_fuzzy(written, language):
    for noun in NOUNS:
        place = SOURCE / noun / "locale" / language / "LC_MESSAGES"
        assert "#, fuzzy" not in (place / "django.po").read_text()
        with (place / "django.mo").open("rb") as compiled:
            assert read(compiled) == {
                (key(words) if number is None else (key(words)[0], number)): form
                for words, forms in written[language, noun].items()
                for number, form in (enumerate(forms) if words.plural else [(None, forms[0])])
            }


def read(compiled):
    return GNUTranslations(compiled)._catalog


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/sign-in", "/sign-up", "/nowhere"])
def test_a_public_page_speaks_arabic_from_right_to_left(path):
    page = Client().get(path, headers={"Accept-Language": "ar"}).text
    main = re.sub(r"<[^>]*>", " ", page.partition('id="main"')[2])
    assert '<html lang="ar" dir="rtl">' in page
    assert re.findall(r"[A-Za-z]{3,}", main.partition("</main>")[0]) == []
