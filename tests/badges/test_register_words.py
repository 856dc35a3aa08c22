"""Every word of the register and of the team's page of what is public exists in every language of the product."""

import ast
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation.trans_real import translation

from accreditation.telling import DECIDED, awarded
from goodstanding import badges
from goodstanding.base import clock
from making import scene

HERE = Path(badges.__file__).parent
PAGES = sorted((HERE / "templates/badges").glob("register*.html"))
CODE = [HERE / "publicity.py", HERE / "forms/publicity.py", *sorted((HERE / "register").glob("*.py"))]
SAYS = {"_", "gettext_lazy"}


def said_in_templates():
    for page in PAGES:
        yield from re.findall(r'{% translate "([^"]+)"', page.read_text())


def said_in_code():
    for module in CODE:
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in SAYS:
                yield node.args[0].value


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_every_word_exists_in_every_language(language):
    catalogue = translation(language)._catalog
    assert {words for words in (*said_in_templates(), *said_in_code()) if words not in catalogue} == set()


@pytest.mark.django_db
def test_the_register_speaks_arabic_from_right_to_left_and_leaves_no_english_behind():
    with clock.pinned(DECIDED):
        awarded(scene())
        page = Client(headers={"Accept-Language": "ar"}).get("/register/kazi-hub").text
    assert '<html lang="ar" dir="rtl">' in page
    assert "سارٍ حتى 1 إبريل 2027." in page
    names = "Kazi|Hub|kazi|hub|Kenya|example|Trusted|Talent|Partner|accredit|Africa|A|B|Goodstanding"
    body = re.sub(r"<[^>]+>", " ", page.split("<body>")[1])
    assert set(re.findall("[A-Za-z]+", body)) - set(names.split("|")) == set()
