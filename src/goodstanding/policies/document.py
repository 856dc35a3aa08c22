"""docs/policies.md: every rule, preset and instrument with its numbers, reasons and sources, written from the data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from goodstanding.policies.instrument import Instrument
from goodstanding.policies.kinds import KINDS
from goodstanding.policies.library import Policies
from goodstanding.policies.meanings import MEANINGS
from goodstanding.policies.versions import Policy, Version

REVIEWS: Final = {"original": "authored original", "draft": "translation, not reviewed yet", "reviewed": "reviewed"}

INTRODUCTION: Final = """# Policies

The numbers and wordings that the rules read. Each has a date, a reason and a source; a version whose day has come is
never edited: a later one is added below it. The first reaches back to rounds of earlier years. Judgements store the id
and the digest of the version that they used.

This page is written from the data: `goodstanding policies`."""


def document(policies: Policies) -> str:
    """The page in Markdown."""
    parts = [INTRODUCTION]
    for kind in KINDS:
        for name in policies.names(kind):
            policy = policies.policy(name)
            if not policy.preset_of:
                parts += _rule(policy, _presets(policies, name))
    for name in policies.names("instrument"):
        parts += _instrument(policies.policy(name))
    return "\n\n".join(parts) + "\n"


def _presets(policies: Policies, name: str) -> list[Policy[Any]]:
    return [policies.policy(each) for each in policies.names() if policies.policy(each).preset_of == name]


def _rule(policy: Policy[Any], presets: Iterable[Policy[Any]]) -> Iterator[str]:
    yield _head(policy)
    for version in policy.versions:
        yield _version(version)
        yield _values(version.value)
        yield from _parts(version.value)
        for preset in presets:
            yield from (_preset(version, other) for other in preset.versions if other.date == version.date)


def _head(policy: Policy[Any]) -> str:
    return f"## {policy.title}\n\n`{policy.name}`. {policy.about}\n\n**What it costs.** {policy.costs}"


def _version(version: Version[Any]) -> str:
    return f"### {version.id}\n\n- Why: {version.why}\n- Source: {version.source}\n- Digest: `{version.digest}`"


def _values(values: Any) -> str:
    meanings = MEANINGS[type(values)]
    rows = ((f"`{key}`", _shown(getattr(values, key)), meaning.unit, meaning.text) for key, meaning in meanings.items())
    return _table(("key", "value", "unit", "meaning"), rows)


def _parts(values: Any) -> Iterator[str]:
    """A table for each value that is itself a list of records by code."""
    for key in MEANINGS[type(values)]:
        if _is_records(records := getattr(values, key)):
            names = [field.name for field in fields(next(iter(records.values())))]
            rows = ((f"`{code}`", *(_shown(getattr(record, n)) for n in names)) for code, record in records.items())
            yield _table((key, *names), rows)


def _is_records(value: object) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(map(is_dataclass, value.values()))


def _preset(version: Version[Any], preset: Version[Any]) -> str:
    pairs = ((key, getattr(version.value, key), getattr(preset.value, key)) for key in MEANINGS[type(version.value)])
    rows = ((f"`{key}`", _shown(new), _shown(old)) for key, old, new in pairs if old != new)
    title = f"#### Preset {preset.id}\n\n{preset.why}\n\nDigest: `{preset.digest}`"
    return f"{title}\n\n{_table(('key', 'value', f'in {version.name}'), rows)}"


def _instrument(policy: Policy[Instrument]) -> Iterator[str]:
    yield _head(policy)
    for version in policy.versions:
        yield _version(version)
        yield from _questions(version.value)
        yield _reviews(version.value)


def _questions(instrument: Instrument) -> Iterator[str]:
    words = instrument.original
    labels = ", ".join(f"{point} {words.scale[str(point)]}" for point in instrument.points)
    yield f"**The scale.** {labels}; or “{words.texts.cant_say}”."
    places = enumerate(instrument.items, start=1)
    rows = ((f"q{n}", f"`{item.key}`", words.dimensions[item.dimension], words.items[item.key]) for n, item in places)
    yield _table(("", "key", "dimension", "statement"), rows)
    sees = words.confidentiality
    options = ((_default(key, instrument), sees.labels[key], sees.sees[key]) for key in instrument.confidentiality)
    yield f"**{sees.question}** {sees.who_sees}"
    yield _table(("key", "choice", "who sees what"), options)
    yield "**Also asked**, and never needed:"
    yield _table(("key", "question", "options"), _choices(instrument))
    if words.vignette:
        yield f"**Vignette** ({instrument.vignette} by default). {words.vignette.story} “{words.vignette.statement}”"


def _default(key: str, instrument: Instrument) -> str:
    return f"`{key}` (default)" if key == instrument.confidentiality_default else f"`{key}`"


def _choices(instrument: Instrument) -> Iterator[tuple[str, ...]]:
    words = instrument.original
    for choice in instrument.choices:
        last = words.texts.undisclosed if choice in instrument.demographics else words.texts.cant_say
        options = [*(words.options[choice.key][key] for key in choice.options), last]
        yield f"`{choice.key}`", words.questions[choice.key], " · ".join(options)
    yield "`comment`", words.texts.comment, "free text"


def _reviews(instrument: Instrument) -> str:
    wordings = instrument.wordings.values()
    rows = ((each.title, REVIEWS[each.review.state], each.review.by, str(each.review.date)) for each in wordings)
    return f"**Languages**\n\n{_table(('language', 'state', 'by', 'date'), rows)}"


def _shown(value: object) -> str:
    if _is_records(value):
        return "below"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_shown(cell)}" for key, cell in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '\\|') for cell in line)} |" for line in lines)
