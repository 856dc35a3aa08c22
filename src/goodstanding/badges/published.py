"""What is published at the addresses that badges name: achievements and policy versions."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goodstanding.badges.addresses import parts_of_achievement
from goodstanding.badges.formats.packing import Document
from goodstanding.badges.models import Credential, WorkerCredential
from goodstanding.badges.queries import badge_in_edition
from goodstanding.badges.queries.workers import credential_for
from goodstanding.base.access import Actor
from goodstanding.policies import Policies, load
from goodstanding.policies.meanings import MEANINGS
from goodstanding.policies.versions import Policy, Version
from goodstanding.reputation.models import Standing
from goodstanding.surveys.queries import policies_of, programmes


@dataclass(frozen=True)
class Published:
    """A version of a policy as everybody may read it; `values` are (key, value, unit, meaning)."""

    policy: Policy[Any]
    version: Version[Any]
    values: tuple[tuple[str, str, str, str], ...]

    def as_json(self) -> dict[str, Any]:
        version = self.version
        return {
            "id": version.id,
            "title": self.policy.title,
            "about": self.policy.about,
            "why": version.why,
            "source": version.source,
            "digest": version.digest,
            "values": {key: value for key, value, _unit, _meaning in self.values},
        }


def achievement_of(actor: Actor, name: str) -> Document | None:
    """The achievement as a signed badge has it; None where nobody was awarded by it, or no badge is signed yet."""
    try:
        found = _badge_naming(actor, name)
    except ValueError:
        return None
    if found is None:
        return None
    achievement: Document = json.loads(bytes(found.signed))["credentialSubject"]["achievement"]
    return achievement


def _badge_naming(actor: Actor, name: str) -> Credential | WorkerCredential | None:
    issuer, kind, policy = name.split("~")
    if kind in Standing.KINDS:
        return credential_for(actor, issuer, kind, policy)
    return badge_in_edition(actor, *parts_of_achievement(name))


def policies_called(actor: Actor, version: str) -> list[Published] | None:
    """The versions of this id: the shipped one, and those of programmes that keep another text under the same id."""
    name, _at, day = version.partition("@")
    found = {each.version.digest: each for library in _libraries(actor) for each in _versions(library, name, day)}
    return list(found.values()) or None


def _libraries(actor: Actor) -> Iterator[Policies]:
    yield load()
    for programme in programmes(actor):
        yield policies_of(actor, programme)


def _versions(library: Policies, name: str, day: str) -> Iterator[Published]:
    if name not in library.names():
        return
    for version in library.versions(name):
        if version.date.isoformat() == day:
            yield Published(library.policy(name), version, tuple(_values(version.value)))


def _values(values: Any) -> Iterator[tuple[str, str, str, str]]:
    """The numbers of a rule; a questionnaire has none."""
    for key, meaning in MEANINGS.get(type(values), {}).items():
        yield key, _shown(getattr(values, key)), meaning.unit, meaning.text


def _shown(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {cell}" for key, cell in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)
