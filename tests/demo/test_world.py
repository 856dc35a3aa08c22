"""The story: who is where in the procedure, the same on every day."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from statistics import fmean

import pytest

from goodstanding.demo.build import CHARTER, PRIVACY, plan
from goodstanding.demo.world import AMINA, SEED, PlannedMarketplace, PlannedResponse, PlannedRound, World, kazi_launch
from goodstanding.demo.world.clients import CHOICES
from goodstanding.demo.world.editions import TO_DECISION, years_before
from goodstanding.demo.world.names import CULTURES, parts
from goodstanding.demo.world.sayings import COMPLAINT, PRAISE, REGIONS, ROLES, SINCE, SIZES
from goodstanding.policies import load

TODAY = date(2026, 11, 21)
PURE = """
import sys
from datetime import date
from hashlib import sha256
from goodstanding.demo.world import SEED, make
from goodstanding.policies import load
items = {item.key: item.dimension for item in load().instrument("trusted-talent-2026-1").items}
reviews = load().reviews(date(2026, 11, 21))
criteria = {side: reviews.criteria(side) for side in ("company", "worker")}
world = make(SEED, date(2026, 11, 21), items, "data_protection", criteria)
print(sha256(repr(world).encode()).hexdigest(), "django" in sys.modules)
"""


def named(world: World, slug: str) -> PlannedMarketplace:
    return next(one for one in world.marketplaces if one.identity.slug == slug)


def rounds(world: World) -> Iterator[PlannedRound]:
    yield from (survey for one in world.marketplaces for survey in one.rounds)


def responses(world: World) -> Iterator[PlannedResponse]:
    yield from (response for survey in rounds(world) for client in survey.clients for response in client.responses)


def test_the_same_seed_and_day_make_the_same_world(world: World) -> None:
    assert plan(SEED, TODAY) == world
    assert plan(SEED + 1, TODAY) != world


def test_another_process_makes_the_same_world_without_django(world: World) -> None:
    found = subprocess.run([sys.executable, "-c", PURE], capture_output=True, text=True, check=True)
    assert found.stdout.split() == [sha256(repr(world).encode()).hexdigest(), "False"]


def test_a_day_later_the_story_is_the_same_a_day_later(world: World) -> None:
    later = plan(SEED, TODAY + timedelta(days=1))
    for one, two in zip(world.marketplaces, later.marketplaces, strict=True):
        shift = timedelta() if one.identity.slug == "kazi-hub" else timedelta(days=1)
        assert two.enrolled_at - one.enrolled_at == shift
        for before, after in zip(one.rounds, two.rounds, strict=True):
            assert [c.trust for c in after.clients] == [c.trust for c in before.clients]
            assert after.opened_at - before.opened_at == shift


def test_twenty_four_marketplaces_stand_in_every_state(world: World) -> None:
    newest = {one.identity.slug: one.rounds[-1].state if one.rounds else "enrolled" for one in world.marketplaces}
    assert Counter(newest.values()) == {
        "decided": 11,
        "fielding": 3,
        "enrolled": 2,
        "draft": 2,
        "rostered": 2,
        "candidate": 2,
        "held": 1,
        "closed": 1,
    }
    assert len({one.identity.country for one in world.marketplaces}) == 24


def test_no_marketplace_has_more_than_five_editions_and_none_has_two_of_one_year(world: World) -> None:
    editions = {one.identity.slug: [survey.edition for survey in one.rounds] for one in world.marketplaces}
    assert max(map(len, editions.values())) == 5
    assert [slug for slug, years in editions.items() if sorted(set(years)) != years] == []


@pytest.mark.parametrize(
    ("today", "signed"),
    [
        (date(2026, 11, 21), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2025, 9, 30)),
        (date(2027, 1, 1), date(2026, 9, 30)),
    ],
)
def test_kazi_hub_was_decided_on_the_last_thirtieth_of_september_before_today(today: date, signed: date) -> None:
    assert kazi_launch(today) + TO_DECISION == signed


def test_kazi_hub_fell_short_once_and_was_awarded_four_times(world: World) -> None:
    kazi = named(world, "kazi-hub")
    judged = [(survey.judged_at.date() if survey.judged_at else None, survey.expected) for survey in kazi.rounds]
    assert judged == [
        (date(2022, 10, 14), "not_awarded"),
        (date(2023, 9, 30), "awarded"),
        (date(2024, 9, 30), "awarded"),
        (date(2025, 9, 30), "awarded"),
        (date(2026, 9, 30), "awarded"),
    ]


def test_kazi_hubs_weakest_item_is_in_truth_the_availability_of_talent(world: World) -> None:
    truth = named(world, "kazi-hub").rounds[-1].truth
    assert truth is not None
    assert min(truth.items, key=lambda key: truth.items[key]) == "availability"


def test_amina_answered_for_her_company_in_kazi_hubs_newest_round_only(world: World) -> None:
    hers = [
        (survey.edition, client.name, [r.name for r in client.responses])
        for survey in rounds(world)
        for client in survey.clients
        if any(r.email == AMINA and r.submitted_at for r in client.responses)
    ]
    assert hers == [(2026, "Baraka Cold Chain", ["Amina Said"])]


def test_nothing_has_happened_after_this_morning(world: World) -> None:
    morning = datetime.combine(TODAY, time(), UTC)
    moments = [
        moment
        for survey in rounds(world)
        for moment in (
            survey.opened_at, survey.committed_at, survey.verified_at, survey.launched_at,
            survey.extended_at, survey.closed_at, survey.judged_at,
        )
        if moment
    ]  # fmt: skip
    assert max(moments) < morning
    assert max(one.enrolled_at for one in world.marketplaces) < morning


def test_every_moment_of_a_round_follows_the_one_before(world: World) -> None:
    for survey in rounds(world):
        path = [
            survey.opened_at, survey.committed_at, survey.verified_at, survey.launched_at,
            survey.extended_at, survey.closed_at, survey.judged_at,
        ]  # fmt: skip
        reached = [moment for moment in path if moment]
        assert reached == sorted(reached)
        assert world.founded_at < reached[0]


@pytest.mark.parametrize("today", [date(2026, 11, 21), date(2028, 2, 29), date(2027, 3, 1), date(2026, 12, 31)])
def test_the_calendar_holds_on_awkward_days(today: date) -> None:
    made = plan(SEED, today)
    assert max(survey.opened_at for survey in rounds(made)).date() < today
    for one in made.marketplaces:
        assert [survey.edition for survey in one.rounds] == sorted({survey.edition for survey in one.rounds})


def test_a_leap_day_becomes_the_day_before_in_other_years() -> None:
    assert years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert years_before(date(2028, 2, 29), 4) == date(2024, 2, 29)


def test_everybody_reads_a_language_of_the_survey_and_every_address_is_an_example(world: World) -> None:
    people = list(responses(world))
    assert {person.language for person in people} == {"en", "es", "fr", "pt", "ar"}
    assert {person.email.rpartition(".")[2] for person in people} == {"example"}
    assert all(person.email.isascii() for person in people)


def test_careless_answers_are_few(world: World) -> None:
    assert 0 < fmean(person.careless for person in responses(world)) < 0.05


def test_demographics_are_those_of_the_instrument(world: World) -> None:
    instrument = load().instrument(CHARTER.instrument)
    options = {choice.key: set(choice.options) for choice in instrument.choices}
    assert (set(ROLES), set(SIZES), set(SINCE)) == (options["role"], options["company_size"], options["client_for"])
    assert set(REGIONS.values()) <= options["region"]
    assert set(CHOICES) == set(instrument.confidentiality)
    assert PRIVACY in {item.key for item in instrument.items}
    for person in responses(world):
        assert {key for key, value in person.about.items() if value not in options[key]} == set()


def test_every_language_has_something_to_say_both_ways() -> None:
    spoken = {culture.language for culture in CULTURES.values()}
    assert set(PRAISE) == set(COMPLAINT) == spoken


def test_names_stand_in_many_scripts_and_their_addresses_in_one() -> None:
    names = {slug: parts(f"{c.stems} {c.trades} {c.given} {c.family}") for slug, c in CULTURES.items()}
    assert [name for made in names.values() for name in made if not name.ascii] == []
    native = {slug for slug, made in names.items() if any(not name.native.isascii() for name in made)}
    assert {"arabic", "hindi", "georgian", "ukrainian", "amharic", "bengali", "urdu", "kazakh"} <= native
