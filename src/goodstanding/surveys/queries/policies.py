"""The policies that a programme follows: those shipped, and the texts that its operator has kept."""

import tomllib
from datetime import date
from functools import lru_cache

from goodstanding.base.access import Actor
from goodstanding.policies import Policies, load
from goodstanding.surveys.models import PolicyText, Programme


def policies_of(actor: Actor, programme: Programme) -> Policies:
    """The shipped policies and the programme's own; public, as every policy is."""
    return _loaded(tuple(policy_texts(actor, programme)))


def policy_texts(actor: Actor, programme: Programme) -> list[str]:
    """The texts of a programme's own policies, in the order in which they were kept; public."""
    return list(PolicyText.objects.filter(programme=programme).order_by("pk").values_list("text", flat=True))


@lru_cache(maxsize=64)
def _loaded(texts: tuple[str, ...]) -> Policies:
    return load(texts)


def award_rule_of(actor: Actor, programme: Programme, on: date) -> str:
    """The name of the rule that rounds opened on a day follow: the newest that the operator kept and whose first day
    has come, else the one that the programme was founded with."""
    policies = policies_of(actor, programme)
    tables = map(tomllib.loads, policy_texts(actor, programme))
    names = [table["name"] for table in tables if table["kind"] == "award"]
    begun = [name for name in names if policies.versions(name)[0].date <= on]
    return begun[-1] if begun else programme.award_rule
