"""How figures are written, and sentences of the rules said in the reader's language."""

from dataclasses import replace

from django.utils.translation import gettext, ngettext

from goodstanding.rules.sentences import Sentence, at_least


def written(value: float, places: int, *cuts: float) -> str:
    """The value with so many decimals, or more until what is written lies on the same side of every cut."""
    text = f"{value:.{places}f}"
    while places < 9 and any(at_least(value, cut) != at_least(float(text), cut) for cut in cuts):
        places += 1
        text = f"{value:.{places}f}"
    return text


def signed(value: float, places: int = 1) -> str:
    """A difference with its sign, "0.0" without one."""
    text = f"{value:+.{places}f}"
    return text[1:] if float(text) == 0 else text.replace("-", "−")


def said(sentence: Sentence, **values: str | int) -> str:
    """The sentence in the language in force; `values` stand in place of its own of those names."""
    found = replace(sentence, values={**sentence.values, **values})
    if found.plural is None:
        return gettext(found.template).format_map(found.values)
    return ngettext(found.template, found.plural, found.count).format_map(found.values)
