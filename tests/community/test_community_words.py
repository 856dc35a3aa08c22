"""Every word of the community exists in every language that the product speaks, with the same places."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation.trans_real import translation

import goodstanding.community

SOURCE = Path(goodstanding.community.__file__).parent
BLOCK = re.compile(r"{% blocktranslate[^%]*%}(.*?)(?:{% plural %}.*?)?{% endblocktranslate %}", re.DOTALL)
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}")


def said_in_templates():
    for page in (SOURCE / "templates").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        yield from re.findall(r'{% translate "([^"]+)"', text)
        yield from (re.sub(r"{{ (\w+) }}", r"%(\1)s", block) for block in BLOCK.findall(text))


def said_in_code():
    for module in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "gettext_lazy", "ngettext"):
                yield ast.literal_eval(node.args[0])


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_every_word_of_the_community_exists_in_every_language(language):
    catalogue = translation(language)._catalog
    said = {*said_in_templates(), *said_in_code()}
    assert {words for words in said if words not in catalogue and (words, 1) not in catalogue} == set()
    changed = {
        words
        for words in said
        if words in catalogue and set(PLACES.findall(words)) != set(PLACES.findall(catalogue[words]))
    }
    assert (len(said) > 140, changed) == (True, set())
