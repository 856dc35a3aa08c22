"""Rulings on reviews in the score: what they change, from when on, and that an open case changes nothing."""

from csv import DictReader
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from disputed import disputed, ruled_on
from disputing import decided, second_judge
from goodstanding.base import clock
from goodstanding.disputes import actions
from goodstanding.disputes.describing import foreseen
from goodstanding.disputes.models import Case
from goodstanding.engagements.models import Engagement, Review
from goodstanding.reputation.my_standing.figures import Share, recommend
from goodstanding.reputation.queries import worker_card
from goodstanding.reputation.scoring.columns import columns_of
from goodstanding.reputation.scoring.ledgers import ledger_of
from goodstanding.reputation.scoring.rule import rule_of
from goodstanding.reputation.scoring.rulings import percents, with_rulings
from goodstanding.reputation.scoring.weekly import scored
from goodstanding.rules.job_success.columns import End
from making import OPENED
from reputation.scores.scoring_scenes import TODAY, Scored, done, scored_scene
from rules.job_success.engagements import ROWS
from rules.job_success.engagements import columns_of as columns_of_rows
from rules.job_success.oracle import Row

DAY = timedelta(days=1)


def five(scene: Scored) -> list[Engagement]:
    """More than enough for a score; Dune Analytics was not content with the fourth."""
    return [done(scene, points, ago=30 + n, company=n % 3) for n, points in enumerate((500, 450, 480, 300, 460))]


def of_worker(one: Engagement) -> Review:
    return Review.objects.get(engagement=one, side="company")


def opened(scene: Scored, one: Engagement) -> Case:
    return disputed(of_worker(one), scene.work.wanjiru, at=OPENED)


def score(scene: Scored, on: date = TODAY) -> tuple[int | None, float | None]:
    found = ledger_of(scene.work.kazi_hub, scene.work.wanjirus.pk, on).ledger
    return found.score, found.longest.j


def line(scene: Scored, one: Engagement, on: date):
    found = ledger_of(scene.work.kazi_hub, scene.work.wanjirus.pk, on).lines
    return next(each for each in found if each.engagement == one.pk)


@pytest.fixture
def scene() -> Scored:
    return scored_scene()


@pytest.mark.django_db
def test_an_open_case_changes_no_number(scene: Scored) -> None:
    made = five(scene)
    kazi_hub, wanjirus, on = scene.work.kazi_hub, scene.work.wanjirus, TODAY + 9 * DAY
    week, rule = TODAY + (14 - TODAY.weekday()) * DAY, rule_of(scene.work.kazi_hub, TODAY)

    def numbers():
        return score(scene, on), worker_card(by, wanjirus, on), recommend(wanjirus, on), scored(kazi_hub, [week], rule)

    by = scene.work.wanjiru.actor
    before = numbers()
    opened(scene, made[3])
    assert numbers() == before


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "percent", "outcome"),
    [("keep", None, ("rated", 100)), ("correct", 40, ("rated", 40)), ("set_aside", None, ("silent", 100))],
)
def test_a_ruling_counts_from_its_moment_and_leaves_the_weeks_before(
    scene: Scored, code: str, percent: int | None, outcome: tuple[str, int]
) -> None:
    made = five(scene)
    kazi_hub, rule = scene.work.kazi_hub, rule_of(scene.work.kazi_hub, TODAY)
    past, later = TODAY - TODAY.weekday() * DAY, TODAY + (14 - TODAY.weekday()) * DAY
    before = scored(kazi_hub, [past], rule)
    ruling = ruled_on(scene.work, opened(scene, made[3]), code, percent, at=OPENED)
    on = kazi_hub.day(ruling.at)
    assert scored(kazi_hub, [past], rule) == before
    found = line(scene, made[3], on)
    assert (found.entry.outcome.kind, found.percent) == outcome
    known = columns_of(kazi_hub, on, rule.score.value, before=ruling.at).columns
    assert (known.percent, End.WON in known.end) == (None, False)
    [week] = scored(kazi_hub, [later], rule)
    changed = columns_of(kazi_hub, later, rule.score.value).columns
    assert (changed.percent is None, End.WON in changed.end) == (code != "correct", code == "set_aside")
    assert (week.digest == before[0].digest) == (code == "keep")


@pytest.mark.django_db
def test_the_ruling_on_appeal_replaces_the_first(scene: Scored) -> None:
    made = five(scene)
    before = score(scene, TODAY + 9 * DAY)
    case = opened(scene, made[3])
    ruling = ruled_on(scene.work, case, "set_aside", at=OPENED)
    first = score(scene, TODAY + 9 * DAY)
    actions.appeal(case, "The work was late.", by=scene.work.amina.actor, at=ruling.at + DAY)
    assert score(scene, TODAY + 9 * DAY) == first != before
    actions.rule_again(case, decided("keep", None), by=second_judge(scene.work).actor, at=ruling.at + 2 * DAY)
    assert score(scene, TODAY + 9 * DAY) == before


@pytest.mark.django_db
def test_an_ending_speaks_for_itself_whatever_becomes_of_the_review(scene: Scored) -> None:
    five(scene)
    left = done(scene, 100, ago=5, reason="not_available")
    before = line(scene, left, TODAY + 9 * DAY).entry.outcome
    ruled_on(scene.work, opened(scene, left), "set_aside", at=OPENED)
    assert line(scene, left, TODAY + 9 * DAY).entry.outcome == before


@pytest.mark.database
@pytest.mark.django_db
def test_a_review_that_is_set_aside_leaves_the_card_the_share_and_the_mean(scene: Scored) -> None:
    made, on = five(scene), TODAY + 9 * DAY
    wanjirus, by = scene.work.wanjirus, scene.work.wanjiru.actor
    counts = [(worker_card(by, wanjirus, on).lifetime.measure("satisfaction").cases, recommend(wanjirus, on))]
    ruled_on(scene.work, opened(scene, made[3]), "set_aside", at=OPENED)
    counts.append((worker_card(by, wanjirus, on).lifetime.measure("satisfaction").cases, recommend(wanjirus, on)))
    assert counts == [(5, Share(4, 5)), (4, Share(4, 4))]
    assert worker_card(by, wanjirus, TODAY).lifetime.measure("satisfaction").cases == 5


@pytest.mark.django_db
def test_both_sides_read_what_the_ruling_did_to_the_numbers(scene: Scored) -> None:
    made = five(scene)
    case = opened(scene, made[3])
    foresight = foreseen(case, "set_aside", None, OPENED + 3 * DAY)
    ruling = ruled_on(scene.work, case, "set_aside", at=OPENED)
    assert foreseen(case, "set_aside", None, ruling.at) == foresight
    assert foresight == [
        "The score of Wanjiru: 70 before the ruling, 100 after it.",
        "Over 24 months, exactly: 70.32 before, 100.00 after.",
    ]
    for account in (scene.work.wanjiru, scene.work.amina):
        browser = Client()
        browser.force_login(account)
        with clock.pinned(ruling.at + DAY):
            text = browser.get(f"/cases/{case.pk}").text
        assert [sentence in text for sentence in foresight] == [True, True]


@pytest.mark.django_db
def test_the_ledger_and_its_table_say_what_a_ruling_left(scene: Scored) -> None:
    made = five(scene)
    ruled_on(scene.work, opened(scene, made[3]), "correct", 40, at=OPENED)
    opened(scene, made[0])
    browser = Client()
    browser.force_login(scene.work.wanjiru)
    path = f"/workers/kazi-hub/{scene.work.wanjirus.slug}/score"
    with clock.pinned(OPENED + 9 * DAY):
        page, table = browser.get(path).text, browser.get(f"{path}.csv").text.splitlines()
    assert page.count("weighs 40 percent by a ruling") == 1
    assert page.count("The review is under dispute; it counts as before until a ruling.") == 1
    rows = list(DictReader(table))[:5]
    assert sorted(row["weight_percent"] for row in rows) == ["100", "100", "100", "100", "40"]


@given(st.lists(ROWS, min_size=1, max_size=6), st.data())
def test_a_ruling_touches_its_own_engagement_and_nothing_else(rows: list[Row], data: st.DataObject) -> None:
    columns = replace(columns_of_rows({1: rows}), percent=None)
    ids = np.arange(len(columns))
    ruled = data.draw(st.dictionaries(st.sampled_from(ids.tolist()), st.integers(0, 100)))
    found = with_rulings(columns, ids, ruled)
    others = [place for place in ids.tolist() if ruled.get(place, 100) == 100]
    assert {name: found[others].held()[name].tolist() for name in columns.held()} == {
        name: column.tolist() for name, column in columns[others].held().items()
    }
    void = {place for place, left in ruled.items() if left == 0 and columns.end[place] == End.COMPLETED}
    assert set(np.flatnonzero(found.end != columns.end).tolist()) == void
    assert percents(found).tolist() == [ruled.get(place) or 100 for place in ids.tolist()]
