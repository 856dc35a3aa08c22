"""The page of the made programme, written by the demo through actions."""

import pytest
from django.test import Client

from accreditation.telling import awarded
from community.publishing import LATER, PROGRAMME, browser, words
from goodstanding.community.languages import LANGUAGES
from goodstanding.demo.programme_page import tell_the_news, write_programme_page
from making import scene

pytestmark = pytest.mark.django_db


def test_the_made_programme_has_a_whole_page_in_every_language_and_its_news():
    set_up = scene()
    award = awarded(set_up)
    write_programme_page(set_up.programme, today=LATER.date(), by=set_up.ole.actor, at=LATER)
    tell_the_news(award, team=set_up.team.actor, operator=set_up.ole.actor, at=LATER)
    pages = {language: browser(language=language).get(PROGRAMME) for language in LANGUAGES}
    assert {language: page.content.count(b"<summary>") for language, page in pages.items()} == {
        "en": 6,
        "es": 4,
        "fr": 4,
        "pt": 4,
        "ar": 4,
    }
    assert "May we choose whom you ask? No. We ask all your clients" in words(pages["en"].text)
    assert "Programme leader : Ole" in words(pages["en"].text)
    assert all("Baraka Foundation" in page.text for page in pages.values())
    assert "Thank you to everybody who took ten minutes." in Client().get("/news.atom").text
