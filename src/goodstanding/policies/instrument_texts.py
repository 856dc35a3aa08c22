"""The texts of an instrument, its questions and its wordings, made into one policy."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

from goodstanding.policies.errors import PolicyError, Where
from goodstanding.policies.instrument import Instrument, check_wordings
from goodstanding.policies.rule_texts import policy_of
from goodstanding.policies.shape import build, check_keys
from goodstanding.policies.texts import Dated, Text
from goodstanding.policies.versions import Policy, Version, version
from goodstanding.policies.wording import Wording


def instrument_of(text: Text, wordings: Iterable[Text]) -> Policy[Any]:
    """An instrument with a version for each day on which its questions or the wording of a language change."""
    own = [wording for wording in wordings if wording.key[0] == text.head["name"]]
    first = text.versions[0].date
    days = {first, *(dated.date for part in (text, *own) for dated in part.versions if dated.date > first)}
    return policy_of(text, [_on(day, text, own) for day in sorted(days)])


def _on(day: date, text: Text, wordings: Iterable[Text]) -> Version[Instrument]:
    asked = _in_force(text, day)[-1]
    check_keys(asked.rest, ("values",), asked.where)
    worded = [(wording, begun[-1]) for wording in wordings if (begun := _in_force(wording, day))]
    made = {wording.key[1]: _wording(wording, dated) for wording, dated in worded}
    where = asked.where.at("values")
    ours = {"name": text.head["name"], "version": day.isoformat(), "wordings": _original_first(made, where)}
    instrument = build(Instrument, asked.rest["values"], where, **ours)
    check_wordings(instrument, {wording.key[1]: dated.where for wording, dated in worded})
    changed = next(dated for dated in (asked, *(dated for _, dated in worded)) if dated.date == day)
    return version(instrument.name, day, changed.why, changed.source, instrument)


def _in_force(text: Text, day: date) -> list[Dated]:
    return [dated for dated in text.versions if dated.date <= day]


def _wording(text: Text, dated: Dated) -> Wording:
    return build(Wording, dated.rest, dated.where, language=text.head["language"], title=text.head["title"])


def _original_first(wordings: dict[str, Wording], where: Where) -> MappingProxyType[str, Wording]:
    originals = [language for language, wording in wordings.items() if wording.review.state == "original"]
    if len(originals) != 1:
        raise PolicyError(where, "one wording in force whose review says original", f"{len(originals)} of them")
    order = sorted(wordings, key=lambda language: (language not in originals, language))
    return MappingProxyType({language: wordings[language] for language in order})
