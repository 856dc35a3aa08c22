"""The made work against the numbers that it is made by, and against the policies in force."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import log
from random import Random
from statistics import correlation, fmean, median, quantiles, stdev

import pytest

from goodstanding.demo.build import plan
from goodstanding.demo.lives.work.history import line
from goodstanding.demo.world import SEED, PlannedMarketplace, World
from goodstanding.demo.world.work import PlannedEngagement, PlannedWork, latent
from goodstanding.demo.world.work.endings import COMPANYS, NOBODYS, WORKERS
from goodstanding.engagements.importing.consistency import contradictions
from goodstanding.policies import load

TODAY = date(2026, 11, 21)
LAST = TODAY - timedelta(days=1)
MANY = 20_000


@pytest.fixture(scope="module")
def places(world: World) -> dict[str, PlannedWork]:
    return {one.identity.slug: one.work for one in world.marketplaces if one.work}


@pytest.fixture(scope="module")
def kazi(places: dict[str, PlannedWork]) -> PlannedWork:
    return places["kazi-hub"]


@pytest.fixture
def rng() -> Random:
    return Random("work")


def all_engagements(places: dict[str, PlannedWork]) -> Iterator[PlannedEngagement]:
    yield from (each for work in places.values() for each in work.engagements)


def test_three_marketplaces_have_work_of_the_size_that_the_demo_bears(places: dict[str, PlannedWork]) -> None:
    sizes = {
        slug: (len(work.buyers), len(work.workers), len({each.worker for each in work.engagements}))
        for slug, work in places.items()
    }
    assert sizes == {"kazi-hub": (40, 667, 70), "mekong-bench": (12, 156, 14), "talento-paisa": (12, 133, 12)}
    assert {slug: 80 <= len(work.engagements) <= 800 for slug, work in places.items()} == dict.fromkeys(places, True)


def test_every_engagement_is_one_that_an_import_takes(places: dict[str, PlannedWork]) -> None:
    wrong = [
        (each.external_id, found) for each in all_engagements(places) for found in contradictions(line(1, each), LAST)
    ]
    assert wrong == []
    ids = [each.external_id for each in all_engagements(places)]
    assert (len(set(ids)), [key for key in ids if key.startswith("here-")]) == (len(ids), [])


def test_engagements_lie_in_the_last_three_years_and_everybody_in_them_is_known(places: dict[str, PlannedWork]) -> None:
    for work in places.values():
        days = [each.accepted_on for each in work.engagements]
        assert days == sorted(days)
        assert (days[0] > TODAY - timedelta(days=3 * 366), days[-1] <= LAST) == (True, True)
        assert {each.worker for each in work.engagements} <= {one.external_id for one in work.workers}
        assert {each.company for each in work.engagements} <= {one.external_id for one in work.buyers}
        assert {each.agency for each in work.engagements} <= {"", *(one.external_id for one in work.agencies)}


def test_an_agency_has_the_work_of_its_exclusive_members(kazi: PlannedWork) -> None:
    members = {key: agency.external_id for agency in kazi.agencies for key in agency.exclusive}
    found = {each.worker: each.agency for each in kazi.engagements if each.agency}
    assert found
    assert {worker: members.get(worker) for worker in found} == found


def test_the_reasons_are_those_of_the_policy_given_by_who_may_give_them() -> None:
    policy = load().endings(TODAY).reasons
    for fault, endings in (("none", NOBODYS), ("worker", WORKERS), ("company", COMPANYS)):
        for ending in endings:
            reason = policy[ending.reason]
            assert (reason.fault, ending.by in reason.by) == (fault, True)
            assert reason.stage == ("after" if ending.after_start else "any")


def test_careers_are_pareto_with_one_layer_for_each_worker(rng: Random) -> None:
    careers = latent.careers(rng, MANY, 10**9)
    assert [fmean(many > least for many in careers) for least in (1, 10, 100)] == pytest.approx(
        [2**-0.6, 11**-0.6, 101**-0.6], abs=0.002
    )
    assert max(latent.careers(rng, 1_000, 70)) == 70


def test_values_are_lognormal_and_a_fifth_is_long(rng: Random) -> None:
    drawn = [latent.length(rng) for _ in range(MANY)]
    assert fmean(is_long for _days, is_long in drawn) == pytest.approx(0.2, abs=0.01)
    logs = [log(latent.value_cents(rng, 10, is_long=False) / 100) for _ in range(MANY)]
    assert (median(logs), stdev(logs)) == (pytest.approx(log(300), abs=0.04), pytest.approx(1.3, abs=0.03))


def test_marks_have_the_shape_of_ratings_and_rise_by_a_tenth_a_year(rng: Random) -> None:
    def mean_after(years: int) -> tuple[float, Counter[int]]:
        centres = (rng.gauss(years * latent.INFLATION, 0.68**0.5) for _ in range(MANY))
        given = [mark for centre in centres for mark in latent.marks(rng, ("quality",), centre).values()]
        return fmean(given), Counter(given)

    (first, counts), (third, _later) = mean_after(0), mean_after(2)
    assert [counts[mark] / MANY for mark in range(1, 6)] == pytest.approx([0.03, 0.05, 0.12, 0.30, 0.50], abs=0.012)
    assert third - first == pytest.approx(0.2, abs=0.05)


def test_four_of_five_review_and_fewer_when_it_went_badly(places: dict[str, PlannedWork]) -> None:
    over = [
        each
        for each in all_engagements(places)
        if each.started_on and each.ended_on and each.ended_on < LAST - timedelta(days=14)
    ]
    said = [(each.said_by("company") is not None, each.quality) for each in over]
    said += [(each.said_by("worker") is not None, each.conduct) for each in over]
    bad = [is_said for is_said, truth in said if truth < latent.BAD]
    assert fmean(is_said for is_said, _truth in said) == pytest.approx(0.82, abs=0.025)
    assert fmean(bad) < 0.72


def test_the_truth_stands_beside_the_marks_and_the_days(kazi: PlannedWork) -> None:
    of_workers = [(each.quality, _mean(each.by_company.marks)) for each in kazi.engagements if each.by_company]
    of_companies = [(each.conduct, _mean(each.by_worker.marks)) for each in kazi.engagements if each.by_worker]
    assert correlation(*zip(*of_workers, strict=True)) > 0.6
    assert correlation(*zip(*of_companies, strict=True)) > 0.6
    delivered = [(each.quality, each.delivered_on <= each.due_on) for each in kazi.engagements if each.delivered_on]
    low, _middle, high = quantiles([quality for quality, _in_time in delivered], n=4)
    worse = fmean(in_time for quality, in_time in delivered if quality < low)
    better = fmean(in_time for quality, in_time in delivered if quality > high)
    assert better > worse + 0.15


def _mean(marks: Mapping[str, int]) -> float:
    return fmean(marks.values())


def test_the_story_has_a_company_in_the_red_and_one_that_is_loved(kazi: PlannedWork) -> None:
    habits = {}
    for part in ("red", "loved"):
        done = [each for each in kazi.engagements if each.company == kazi.cast[part] and each.approved_on]
        approval = {_days(each.delivered_on, each.approved_on) for each in done}
        late = {_days(each.bill.due_on, each.bill.paid_on) for each in done if each.bill and each.bill.paid_on}
        recent = {each.worker for each in done if each.approved_on and each.approved_on > TODAY - timedelta(days=90)}
        habits[part] = approval - {1}, late, len(recent) >= 5
    assert habits == {"red": ({5}, {9}, True), "loved": ({0}, {-6}, True)}


def _days(since: date | None, until: date | None) -> int:
    assert since
    assert until
    return (until - since).days


def test_wanjirus_last_half_year_has_no_blemish_and_some_of_before_has(kazi: PlannedWork) -> None:
    hers = [each for each in kazi.engagements if each.worker == kazi.cast["wanjiru"]]
    means = {each.external_id: _mean(each.by_company.marks) for each in hers if each.by_company}
    late = [each for each in hers if each.ended_on and each.ended_on > TODAY - timedelta(days=200)]
    harsh = [key for key, mean in means.items() if mean < 2]
    assert (len(hers), len(late), harsh) == (26, 6, ["KAZ-WK-20"])
    assert min(means[each.external_id] for each in late if each.by_company) > 4.5
    assert {each.reason for each in late} == {"completed"}


def test_the_next_day_tells_the_same_work_a_day_later(world: World) -> None:
    def told(marketplaces: tuple[PlannedMarketplace, ...], today: date) -> list[tuple[str, int, str]]:
        made = [each for one in marketplaces if one.work for each in one.work.engagements]
        return [(each.external_id, (today - each.accepted_on).days, each.title) for each in made]

    tomorrow = TODAY + timedelta(days=1)
    assert told(plan(SEED, tomorrow).marketplaces, tomorrow) == told(world.marketplaces, TODAY)
