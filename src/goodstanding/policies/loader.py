"""The one loader: policy texts in, frozen policies out; anything missing, unknown or contradictory fails here."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from goodstanding.policies.errors import PolicyError, Where
from goodstanding.policies.instrument_texts import instrument_of
from goodstanding.policies.library import Policies
from goodstanding.policies.rule_texts import rules_of
from goodstanding.policies.texts import Text, parse, shipped
from goodstanding.policies.versions import Policy


def load(texts: Iterable[str] = ()) -> Policies:
    """The shipped policies and those of `texts`, which have names of their own. Raises PolicyError.

    Texts come in the order in which they were written: a later one with the head of an earlier one adds versions.
    """
    numbered = [(f"text {number}", text) for number, text in enumerate(texts, start=1)]
    return _extended(_shipped(), parse(numbered)) if numbered else _shipped()


@cache
def _shipped() -> Policies:
    return _extended(Policies({}), parse(shipped()))


def _extended(held: Policies, texts: Sequence[Text]) -> Policies:
    policies = dict(held.policies)
    for text in texts:
        for policy in _made(text, texts):
            if policy.name in policies:
                raise PolicyError(text.where, "a name of its own", f"{policy.name!r}, which is taken")
            policies[policy.name] = policy
    _check_homes(texts)
    _check_judges(policies)
    return Policies(MappingProxyType(policies))


def _made(text: Text, texts: Iterable[Text]) -> list[Policy[Any]]:
    if text.kind == "wording":
        return []
    if text.kind == "instrument":
        return [instrument_of(text, [other for other in texts if other.kind == "wording"])]
    return rules_of(text)


def _check_homes(texts: Iterable[Text]) -> None:
    names = [text.head["name"] for text in texts if text.kind == "instrument"]
    for text in texts:
        if text.kind == "wording" and text.key[0] not in names:
            known = ", ".join(names) or "none"
            raise PolicyError(text.where.at("instrument"), f"an instrument given with it ({known})", repr(text.key[0]))


def _check_judges(policies: Mapping[str, Policy[Any]]) -> None:
    """An assurance rule names award rules that there are."""
    for policy in policies.values():
        for version in policy.versions if policy.kind == "assurance" else ():
            for grade, name in version.value.presets.items():
                if name not in policies or policies[name].kind != "award":
                    where = Where(policy.name, version.date.isoformat(), f"values.presets.{grade}")
                    raise PolicyError(where, "the name of an award rule", repr(name))
