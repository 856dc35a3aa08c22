"""Every word of accounts and marketplaces exists in every language that the product speaks."""

import ast
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation.trans_real import translation

import goodstanding

SOURCE = Path(goodstanding.__file__).parent


def said_in_templates(noun):
    for page in (SOURCE / noun / "templates").rglob("*.html"):
        yield from re.findall(r'{% translate "([^"]+)"', page.read_text())


def said_in_code(noun):
    for module in (SOURCE / noun).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                yield node.args[0].value


@pytest.mark.parametrize("noun", ["people", "marketplaces"])
@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_every_word_exists_in_every_language(language, noun):
    catalogue = translation(language)._catalog
    assert {words for words in (*said_in_templates(noun), *said_in_code(noun)) if words not in catalogue} == set()


@pytest.mark.django_db
def test_the_page_that_signs_in_speaks_arabic_from_right_to_left():
    page = Client().get("/sign-in", headers={"Accept-Language": "ar"}).text
    assert ('<html lang="ar" dir="rtl">' in page, "أرسل لي رمزًا" in page) == (True, True)
