"""Making the world: one plan for a seed and a day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from goodstanding.demo.world import latent
from goodstanding.demo.world.editions import TO_DECISION, Survey, editions, tenant
from goodstanding.demo.world.places import PLACES
from goodstanding.demo.world.plan import Identity, PlannedClient, PlannedMarketplace, PlannedRound, World
from goodstanding.demo.world.story import ELSEWHERE, STORIES, Story
from goodstanding.demo.world.work import Side, work

VERSION: Final = 8
SEED: Final = 2026
KAZI = "kazi-hub"
AMINA = "amina@barakacoldchain.example"
BEFORE_FIRST_ROUND = timedelta(days=14)


def make(
    seed: int, today: date, items: Mapping[str, str], privacy: str, criteria: Mapping[Side, tuple[str, ...]]
) -> World:
    """The world as it stands on the morning of `today`; `items` maps each item's key to its dimension.

    `privacy` is the item on which many cannot say; `criteria` are those of reviews of work, by who writes. The same
    arguments give the same world, and the next day gives the same story a day later.
    """
    survey = Survey(seed, items, privacy, latent.easiness(Random(f"{seed}/easiness"), items))  # noqa: S311
    made = tuple(
        with_work(seed, marketplace(survey, identity, STORIES[identity.slug], today), today, criteria)
        for identity in PLACES
    )
    founded = min(one.enrolled_at for one in made) - timedelta(days=30)
    return World(VERSION, seed, today, founded, made)


def marketplace(survey: Survey, identity: Identity, story: Story, today: date) -> PlannedMarketplace:
    launched = kazi_launch(today) if identity.slug == KAZI else today - timedelta(days=story.launched)
    rounds = tuple(editions(tenant(survey, identity, story), story, launched, today))
    first = rounds[0].opened_at if rounds else datetime.combine(launched, time(8), UTC)
    enrolled = first - BEFORE_FIRST_ROUND
    if identity.slug != KAZI:
        return PlannedMarketplace(identity, enrolled, rounds)
    buyer = amina_buys_for(rounds[-1])
    elsewhere = coming_round(survey, identity, story, rounds[-1].edition + 1, today)
    newest = with_amina(rounds[-1], buyer)
    return PlannedMarketplace(identity, enrolled, (*rounds[:-1], newest), (with_amina(elsewhere, buyer, silent=True),))


def with_work(
    seed: int, one: PlannedMarketplace, today: date, criteria: Mapping[Side, tuple[str, ...]]
) -> PlannedMarketplace:
    """The marketplace with the work that its clients give, the newest clients first; Amina hires for another."""
    clients = {
        client.external_id: client
        for survey in reversed(one.rounds)
        for client in survey.clients
        if not client.planted and client.responses[0].email != AMINA
    }
    return replace(one, work=work(seed, one.identity, clients.values(), today, criteria))


def kazi_launch(today: date) -> date:
    """So that the decision falls on the last 30 September before today."""
    september = date(today.year, 9, 30)
    signed = september if september < today else date(today.year - 1, 9, 30)
    return signed - TO_DECISION


def coming_round(survey: Survey, identity: Identity, story: Story, edition: int, today: date) -> PlannedRound:
    """The round in the second programme: most of the same clients, asked for the coming edition."""
    other = ELSEWHERE[identity.slug]
    launched = today - timedelta(days=other.launched)
    planned = next(editions(tenant(survey, identity, story), other, launched, today))
    return replace(planned, edition=edition)


def amina_buys_for(survey: PlannedRound) -> str:
    """The first client that answers is the company for which Amina buys."""
    return next(client.external_id for client in survey.clients if client.responses[0].submitted_at)


def with_amina(survey: PlannedRound, buyer: str, *, silent: bool = False) -> PlannedRound:
    clients = (amina(client, silent) if client.external_id == buyer else client for client in survey.clients)
    return replace(survey, clients=tuple(clients))


def amina(client: PlannedClient, silent: bool) -> PlannedClient:
    """Amina answers for this client, or lets the invitation lie."""
    hers = replace(client.responses[0], email=AMINA, name="Amina Said", language="en", confidentiality="aggregated")
    hers = replace(hers, submitted_at=None) if silent else hers
    return replace(client, name="Baraka Cold Chain", domain=AMINA.partition("@")[2], responses=(hers,))
