"""The companies, workers and agencies of a marketplace."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from random import Random
from typing import Final

from goodstanding.demo.world.names import CULTURES, Name, companies, people
from goodstanding.demo.world.plan import Identity, PlannedClient
from goodstanding.demo.world.work import latent, words
from goodstanding.demo.world.work.plan import PlannedAgency, PlannedBuyer, PlannedWorker

NEIGHBOURS: Final[Mapping[str, tuple[str, ...]]] = {
    "swahili": ("swahili", "swahili", "nigerian", "southern", "amharic", "french")
}
"""Whose people work through a marketplace of this culture too."""
MEMBERS, EXCLUSIVE = 5, 3


def buyer(rng: Random, client: PlannedClient) -> PlannedBuyer:
    """A client of the survey as workers know it."""
    conduct, leniency = latent.normal(rng, latent.PERSON), latent.normal(rng, latent.LENIENCY)
    return PlannedBuyer(client.external_id, client.name, client.domain, conduct, leniency)


def workers(rng: Random, identity: Identity, many: int) -> list[PlannedWorker]:
    named = names(rng, identity.culture)
    return [worker(rng, identity, number, next(named)) for number in range(1, many + 1)]


def names(rng: Random, culture: str) -> Iterator[Name]:
    """People's names of a culture and those of its neighbours, in turn."""
    wanted = NEIGHBOURS.get(culture, (culture,))
    drawn = {each: people(rng, CULTURES[each]) for each in dict.fromkeys(wanted)}
    return (next(drawn[each]) for each in cycle(wanted))


def worker(rng: Random, identity: Identity, number: int, name: Name) -> PlannedWorker:
    category = rng.choice(identity.categories)
    return PlannedWorker(
        external_id=worker_key(identity.slug, number),
        name=name.native,
        address=f"{name.ascii}{number}@people.example",
        country=identity.country,
        category=category,
        headline=words.headline(rng, category),
        skill=latent.normal(rng, latent.PERSON),
        leniency=latent.normal(rng, latent.LENIENCY),
    )


def worker_key(slug: str, number: int) -> str:
    return f"{slug[:3].upper()}-W{number:04d}"


def agencies(
    rng: Random, identity: Identity, busy: Sequence[PlannedWorker], many: int, apart: frozenset[str]
) -> tuple[PlannedAgency, ...]:
    """Agencies of busy workers, none of whom is `apart`."""
    free = [each.external_id for each in busy if each.external_id not in apart]
    named = companies(rng, CULTURES[identity.culture])
    return tuple(
        PlannedAgency(
            f"{identity.slug[:3].upper()}-A{number + 1}",
            f"{next(named).native.split()[0]} Collective",
            own,
            own[:EXCLUSIVE],
        )
        for number in range(many)
        if (own := tuple(free[number * MEMBERS : (number + 1) * MEMBERS]))
    )
