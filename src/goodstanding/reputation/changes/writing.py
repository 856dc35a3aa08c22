"""A marketplace's own policies as TOML, as the loader takes them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from goodstanding.policies import Policies, load
from goodstanding.policies.kinds import RuleValues
from goodstanding.policies.meanings import MEANINGS
from goodstanding.reputation.scoring.rule import Rule, rule_named
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.standing import StandingPolicy

KINDS: Final[Mapping[str, type[RuleValues]]] = {"standing": StandingPolicy, "score": ScorePolicy}
LABELLED: Final = {"standing": "standing", "score": "job_success"}
"""Part of a rule -> the kind that its text names."""


@dataclass(frozen=True)
class Written:
    """A rule by name, with all texts that it needs; `texts` may be those of before, where it is a shipped one."""

    rule: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Author:
    """Whose texts these are: the first part of their names, the number of the next, its name, and the day."""

    slug: str
    number: int
    name: str
    day: date

    def named(self, part: str) -> str:
        """The name of the next text of a part, such as kazi-hub-score-3."""
        return f"{self.slug[:50]}-{part}-{self.number}"


def write_rule(base: Rule, chosen: Mapping[str, Any], texts: Sequence[str], author: Author) -> Written:
    """The rule with these values: `base` itself where none differs, else texts of its own. Raises PolicyError.

    `chosen` has values of both policies by key, as the loader reads them; what is missing stays as in `base`.
    """
    score, standing = _changed(base.score.value, chosen), _changed(base.standing.value, chosen)
    added = []
    if score:
        standing = {**standing, "score": author.named("score")}
        added.append(_text("score", base.score.value, score, author, load(texts)))
    if standing:
        added.append(_text("standing", base.standing.value, standing, author, load(texts)))
    return checked(Written(author.named("standing") if added else base.name, (*texts, *added)), author.day)


def checked(written: Written, on: date) -> Written:
    """The same, once its texts load and its names lead somewhere. Raises PolicyError, UnknownPolicy."""
    rule_named(written.rule, written.texts, on)
    return written


def _changed(base: RuleValues, chosen: Mapping[str, Any]) -> dict[str, Any]:
    known = (key for key in MEANINGS[type(base)] if key in chosen)
    return {key: chosen[key] for key in known if chosen[key] != getattr(base, key)}


def _text(part: str, base: Any, changed: Mapping[str, Any], author: Author, known: Policies) -> str:
    """A text of one version: every value written out, those that differ named in its reason."""
    head = known.policy(base.name)
    values = {key: getattr(base, key) for key in MEANINGS[type(base)]} | dict(changed)
    lines = [
        f"kind = {_toml(LABELLED[part])}",
        f"name = {_toml(author.named(part))}",
        f"title = {_toml(f'{author.name}: {head.title}')}",
        f"about = {_toml(head.about)}",
        f"costs = {_toml(head.costs)}",
        "",
        "[[version]]",
        f"date = {author.day.isoformat()}",
        f"why = {_toml(f'As {base.name}, but for: ' + ', '.join(changed) + '.')}",
        f"source = {_toml(f'The team of {author.name}.')}",
        "",
        "[version.values]",
        *(f"{key} = {_toml(value)}" for key, value in values.items()),
    ]
    return "\n".join([*lines, ""])


def _toml(value: object) -> str:
    """A value in TOML; arrays hold whole numbers, numbers or arrays of them."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
