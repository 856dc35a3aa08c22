"""The words of a noun that are to be translated, found in its code and templates, and what its catalogues hold."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

import goodstanding

SOURCE = Path(goodstanding.__file__).parent
LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
SAID = re.compile(rf"(?<!\w)(n|p|)(?:gettext|_)\({LITERAL}(?:, {LITERAL})?")
KINDS = {"_": "", "gettext": "", "gettext_lazy": "", "gettext_noop": ""}
KINDS |= {"ngettext": "n", "ngettext_lazy": "n", "pgettext": "p", "pgettext_lazy": "p"}
ENTRY = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]) (".*"(?:\n".*")*)', re.MULTILINE)


@dataclass(frozen=True)
class Words:
    """A message as a program asks for it; `plural` where a number rules it."""

    one: str
    plural: str = ""
    context: str = ""


def said_by(noun: str) -> set[Words]:
    """All that a noun says."""
    return {*_in_templates(noun), *_in_code(noun)}


def _in_templates(noun: str) -> Iterator[Words]:
    for page in (SOURCE / noun / "templates").rglob("*.*"):
        for kind, *literals in SAID.findall(templatize(page.read_text())):
            yield _words(kind, [ast.literal_eval(literal) for literal in literals if literal])


def _in_code(noun: str) -> Iterator[Words]:
    for module in (SOURCE / noun).rglob("*.py"):
        text = module.read_text()
        if "gettext" in text:
            yield from _in_module(ast.parse(text))


def _in_module(tree: ast.Module) -> Iterator[Words]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
            literals = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if literals:
                yield _words(KINDS[node.func.id], literals)


def _words(kind: str, literals: list[str]) -> Words:
    if kind == "p":
        return Words(literals[1], context=literals[0])
    return Words(literals[0], literals[1]) if kind == "n" else Words(literals[0])


def catalogue(path: Path) -> dict[Words, list[str]]:
    """What a .po file says of each message, a plural in the order of its forms; the head stands under no words."""
    found = {}
    for block in path.read_text().split("\n\n"):
        parts = [(key, "".join(map(ast.literal_eval, text.splitlines()))) for key, text in ENTRY.findall(block)]
        named = dict(parts)
        words = Words(named.get("msgid", ""), named.get("msgid_plural", ""), named.get("msgctxt", ""))
        found[words] = [text for key, text in parts if key.startswith("msgstr")]
    return found
