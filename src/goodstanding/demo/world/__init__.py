"""The made world: a pure plan of marketplaces, rounds and answers, with the truth kept beside them."""

from goodstanding.demo.world.make import AMINA, SEED, VERSION, kazi_launch, make
from goodstanding.demo.world.plan import (
    Identity,
    PlannedClient,
    PlannedMarketplace,
    PlannedResponse,
    PlannedRound,
    Truth,
    World,
)

__all__ = [
    "AMINA",
    "SEED",
    "VERSION",
    "Identity",
    "PlannedClient",
    "PlannedMarketplace",
    "PlannedResponse",
    "PlannedRound",
    "Truth",
    "World",
    "kazi_launch",
    "make",
]
