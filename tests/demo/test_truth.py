"""Rules judged against the truth: most marketplaces that deserve the award get it, and few others."""

from dataclasses import dataclass
from datetime import date
from random import Random
from statistics import fmean

import pytest

from goodstanding.demo.world import PlannedClient, World, latent
from goodstanding.demo.world.clients import Field, planned, pool
from goodstanding.demo.world.editions import EXTENSION, FIELD, truth
from goodstanding.demo.world.plan import Truth
from goodstanding.policies import load
from goodstanding.rules.accreditation import Evidence, judge
from goodstanding.rules.survey import Response, score

DAY = date(2026, 6, 1)
INSTRUMENT = load().instrument("trusted-talent-2026-1")
POLICY = load().award("accredit-1", DAY)


@dataclass(frozen=True)
class Case:
    truth: Truth
    awarded: bool


def awarded(clients: list[PlannedClient]) -> bool:
    keys = [item.key for item in INSTRUMENT.items]
    given = [
        Response(response.email, client.external_id, tuple(response.scores[key] for key in keys))
        for client in clients
        for response in client.responses
        if response.submitted_at
    ]
    scored = score(given, INSTRUMENT.questionnaire, POLICY.scoring)
    evidence = Evidence("census", roster_size=len(clients), roster_verified=True, invited=len(clients))
    return judge(scored, POLICY, evidence).awarded


@pytest.fixture(scope="module")
def cases(items: dict[str, str], world: World) -> list[Case]:
    """Marketplaces at every level with a roster of thirty, some of them far below the target."""
    rng = Random("cases")
    launched = world.marketplaces[0].rounds[0].launched_at
    made = []
    for number in range(80):
        house = latent.house(rng, items, level=-0.9 + 1.6 * number / 80)
        ease = dict.fromkeys(items, 0.0)
        field = Field(items, "data_protection", ease, house, 0.65, 0.02, "South Asia", launched)
        buyers = pool(rng, "case", "swahili", 30)
        clients = [planned(rng, buyer, latent.feeling(rng, items), field) for buyer in buyers]
        made.append(Case(truth(clients), awarded(clients)))
    return made


def test_truth_and_verdict_mostly_agree(cases: list[Case]) -> None:
    assert fmean(case.truth.deserves == case.awarded for case in cases) >= 0.85


def test_far_from_the_target_they_always_agree(cases: list[Case]) -> None:
    clear = [case for case in cases if abs(case.truth.trust - 4.0) > 0.3]
    assert len(clear) >= 30
    assert [case for case in clear if case.truth.deserves != case.awarded] == []


def test_in_the_demo_only_nomination_and_plants_mislead(world: World) -> None:
    misled = [
        (one.identity.slug, survey.edition)
        for one in world.marketplaces
        for survey in one.rounds
        if survey.truth and survey.expected in ("awarded", "not_awarded")
        if (survey.expected == "awarded") != survey.truth.deserves
    ]
    assert misled == [("atlas-metiers", 2025)]
    planted = [c for one in world.marketplaces if one.identity.slug == "atlas-metiers" for c in one.rounds[0].clients]
    assert sum(client.planted for client in planted) == 9


def test_a_nominating_marketplace_names_clients_happier_than_all(world: World) -> None:
    indus = next(one for one in world.marketplaces if one.identity.slug == "indus-bench").rounds[-1]
    assert indus.mode == "nominated"
    assert indus.truth is not None
    assert fmean(client.trust for client in indus.clients) > indus.truth.trust + 0.2


def test_the_extension_is_longer_than_anybody_waits_to_answer(world: World) -> None:
    waits = [
        response.submitted_at - survey.launched_at
        for one in world.marketplaces
        for survey in one.rounds
        for client in survey.clients
        for response in client.responses
        if response.submitted_at and survey.launched_at
    ]
    assert max(waits) < FIELD + EXTENSION
