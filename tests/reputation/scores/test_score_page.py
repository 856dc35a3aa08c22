"""The page of a score: who sees it, that it adds up, what it says of coming weeks and of what might be."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.engagements.models import Engagement, Review
from goodstanding.reputation import score_page
from goodstanding.reputation.models import CompanyFlag, Score
from goodstanding.reputation.queries.scores import named, scores_now, worker_ledger
from histories import seen_by
from making import OPENED
from reputation.scores.scoring_scenes import TODAY, days_ago, done, four_done, running, scored_scene
from working import applied, opening

pytestmark = pytest.mark.django_db
CELL = re.compile(r'data-name="Points lost"><bdi>([^<]*)</bdi>')


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(OPENED):
        yield


def page_of(scene, more="", account=None):
    who = account or scene.work.wanjiru
    return seen_by(who).get(f"/workers/kazi-hub/{scene.work.wanjirus.slug}/score{more}")


def score_of(scene):
    found = scores_now(SYSTEM, scene.work.kazi_hub, [scene.work.wanjirus.pk], TODAY)
    return found[scene.work.wanjirus.pk].score


def test_a_ledger_is_for_its_worker_and_the_team():
    scene = scored_scene()
    four_done(scene)
    people = {name: getattr(scene.work, name) for name in ("amina", "wanjiru", "otieno", "team", "mallory")}
    seen = {
        name: [seen_by(who).get(f"/workers/kazi-hub/wanjiru/score{more}").status_code for more in ("", ".csv")]
        for name, who in (people | {"nobody": None}).items()
    }
    others = {name: [404, 404] for name in ("amina", "otieno", "mallory", "nobody")}
    assert seen == {"wanjiru": [200, 200], "team": [200, 200]} | others
    with pytest.raises(NotYours):
        worker_ledger(STRANGER, scene.work.wanjirus, TODAY)
    with pytest.raises(NotYours):
        named(scene.work.amina.actor, scene.work.wanjirus, [])


def test_what_is_lost_on_all_pages_and_the_score_are_100_to_the_last_digit():
    scene = scored_scene(companies=4)
    for n in range(50):
        done(scene, 100 + 8 * n, ago=5 + n, company=n % 4, cents=1_000 * (n + 1))
    cells = [
        cell
        for number in (1, 2)
        for cell in CELL.findall(page_of(scene, f"?page={number}").text.partition("<tfoot>")[0])
    ]
    foot = page_of(scene).text.partition("<tfoot>")[2]
    [lost] = CELL.findall(foot)
    [left] = re.findall(r'data-name="Points"><bdi>([^<]*)</bdi>', foot)
    assert len(cells) == 50
    assert sum(round(10_000 * float(cell)) for cell in cells) == round(10_000 * float(lost))
    assert round(10_000 * float(lost)) + round(10_000 * float(left)) == 1_000_000


def test_the_table_adds_up_in_whole_numbers_and_no_cell_is_a_formula():
    scene = scored_scene()
    four_done(scene)
    Engagement.objects.filter(pk=done(scene, 250).pk).update(title="=HYPERLINK(1)")
    rows = list(csv.DictReader(io.StringIO(page_of(scene, ".csv").text)))
    ledger = worker_ledger(scene.work.wanjiru.actor, scene.work.wanjirus, TODAY).ledger
    sums = {row["engagement"]: int(row["lost"]) for row in rows[-3:]}
    assert sums == {"silence": ledger.longest.silence, "sum": ledger.lost, "100 points": ledger.whole}
    assert sum(int(row["lost"]) for row in rows[:-2]) == sums["sum"]
    assert rows[0]["title"] == "'=HYPERLINK(1)"


def test_below_the_minimum_the_page_says_what_is_missing():
    scene = scored_scene()
    done(scene)
    done(scene)
    page = page_of(scene).text
    assert "No score yet" in page
    assert "2 of 4 rated engagements in 24 months" in page
    assert "1 of 2 companies behind them" in page


def test_an_empty_ledger_says_how_it_fills():
    page = page_of(scored_scene()).text
    assert "Nothing counts yet" in page
    assert 'id="ledger"' not in page


def test_what_became_of_each_engagement_is_said_in_words():
    scene = scored_scene()
    four_done(scene)
    for points, reason, revealed in (
        (None, "completed", True),
        (500, "completed", False),
        (500, "need_gone", True),
        (None, "not_available", True),
        (None, "worker_no_show", True),
    ):
        done(scene, points, reason=reason, revealed=revealed)
    running(scene, ago=50)
    running(scene, ago=100)
    page = page_of(scene).text
    said = re.findall(r'<div class="cell"><span>(.*?)</span>', page)
    assert sorted(re.sub(r"<[^>]*>", "", words) for words in said) == [
        "Abandoned by the worker −1.00",
        "Cancelled by the worker after the start −1.00",
        "Left out: it ended early, and not through the worker",
        "No review",
        "Over; its reviews are not shown yet",
        "Paid, 90 days or longer, and nothing was said against it +1.00",
        "Review of the company: 3.00 of 5 −0.50",
        "Review of the company: 4.50 of 5 +1.00",
        "Review of the company: 4.80 of 5 +1.00",
        "Review of the company: 5.00 of 5 +1.00",
        "Under way",
    ]


def flag(scene, workers):
    return CompanyFlag.objects.create(
        company=scene.world.companies[1],
        worker=scene.work.wanjirus,
        since=days_ago(5),
        until=TODAY + timedelta(days=10),
        policy="jss-1@2026-01-01",
        workers=workers,
        negative=6,
        outcomes=8,
    )


@pytest.mark.parametrize(
    ("workers", "said"),
    [
        (7, "Of its work with 7 other workers, 6 of 8 outcomes are negative. It is left out until 11 March 2026."),
        (4, "Too much of its work with other workers ended badly. It is left out until 11 March 2026."),
    ],
)
def test_a_flag_gives_its_reason_and_no_counts_of_a_few(workers, said):
    scene = scored_scene()
    four_done(scene)
    flag(scene, workers)
    page = page_of(scene).text
    assert page.count("Left out: the company is flagged") == 2
    assert said in page


@pytest.mark.database
def test_many_engagements_in_a_row_are_pointed_out():
    scene = scored_scene()
    four_done(scene)
    before = "Many engagements in a row" in page_of(scene).text
    for ago in (5, 6):
        done(scene, ago=ago)
    page = page_of(scene).text
    assert not before
    assert "4 engagements with Dune Analytics ended between 29 January 2026 and 25 February 2026." in page


def test_the_page_tells_what_ages_out_and_the_score_then():
    scene = scored_scene()
    for n in range(5):
        done(scene, 500, ago=40 + n, company=n % 2)
    done(scene, 100, ago=7 * 102, company=1, cents=200_000)
    page = page_of(scene).text
    assert "17 February 2026" not in page
    assert re.search(r"From \d+ \w+ 2026 on the score is <strong>100</strong>", page)
    assert "leaves the last 24 months, day by day" in page


def test_nothing_is_kept_of_what_is_only_imagined():
    scene = scored_scene()
    *_, poor = four_done(scene)
    before = score_of(scene)
    page = page_of(scene, f"?engagement={poor.pk}&act=revised&rating=5")
    figures = re.search(r'class="figure"><bdi class="number">(\d+)</bdi>.*?<bdi class="number">(\d+)</bdi>', page.text)
    assert figures is None or figures.groups() == (str(before), "100")
    assert re.findall(r'<bdi class="number">(\d+)</bdi>', page.text.partition('id="what-if"')[2]) == [
        str(before),
        "100",
    ]
    assert (score_of(scene), Review.objects.get(engagement=poor).points) == (before, 300)
    assert Score.objects.count() == 0


def test_leaving_one_out_may_leave_too_little_for_a_score():
    scene = scored_scene()
    *_, poor = four_done(scene)
    assert "There would be no score" in page_of(scene, f"?engagement={poor.pk}&act=out").text


def test_work_under_way_can_be_ended_in_thought():
    scene = scored_scene()
    four_done(scene)
    under_way = running(scene, ago=20)
    page = page_of(scene, f"?engagement={under_way.pk}&act=ended&rating=1").text
    assert re.findall(r'<bdi class="number">(\d+)</bdi>', page.partition('id="what-if"')[2])[1] < str(score_of(scene))


def test_what_cannot_be_imagined_is_refused_on_the_page_or_not_there():
    scene = scored_scene()
    one, *_ = four_done(scene)
    theirs = done(scene, worker=1)
    left_out = done(scene, reason="mutual")
    asked = {
        "rating": page_of(scene, f"?engagement={one.pk}&act=revised&rating=9"),
        "act": page_of(scene, f"?engagement={one.pk}&act=ended&rating=4"),
        "theirs": page_of(scene, f"?engagement={theirs.pk}&act=out"),
        "left out": page_of(scene, f"?engagement={left_out.pk}"),
        "nothing": page_of(scene, "?engagement=x"),
    }
    statuses = {what: page.status_code for what, page in asked.items()}
    assert statuses == {"rating": 422, "act": 422, "theirs": 404, "left out": 404, "nothing": 404}
    assert 'value="9"' in asked["rating"].text


def test_a_sealed_review_changes_no_page():
    scene = scored_scene()
    four_done(scene)
    sealed = done(scene, None, revealed=False)
    paths = ("/workers/kazi-hub/wanjiru/score", "/workers/kazi-hub/wanjiru/score.csv", "/workers/kazi-hub/wanjiru")
    worlds = [[plain(seen_by(scene.work.team).get(path).text) for path in paths]]
    Review.objects.create(engagement=sealed, side="company", criteria={}, points=100, written_at=OPENED)
    worlds.append([plain(seen_by(scene.work.team).get(path).text) for path in paths])
    assert worlds[0] == worlds[1]


def plain(page):
    """The page without its tokens."""
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)


def test_a_full_page_takes_as_many_queries_as_a_short_one():
    scene = scored_scene()
    client, counts = seen_by(scene.work.wanjiru), []
    for number in (4, 30):
        for n in range(number):
            done(scene, company=n % 3, ago=30 + 40 * n % 600)
        with CaptureQueriesContext(connection) as seen:
            client.get("/workers/kazi-hub/wanjiru/score")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_score_stands_on_the_profile_the_card_and_beside_applicants_once_enough_is_known():
    scene = scored_scene()
    work = scene.work
    given = applied(work, opening(work))
    done(scene)
    paths = {
        "profile": (None, "/workers/kazi-hub/wanjiru"),
        "card": (work.amina, "/workers/kazi-hub/wanjiru/card"),
        "applicants": (work.amina, f"/openings/{given.opening_id}/applicants"),
        "offer": (work.amina, f"/applications/{given.pk}/offer"),
    }

    def looked():
        return {name: seen_by(who).get(path).text for name, (who, path) in paths.items()}

    assert not any("Job success" in page for page in looked().values())
    four_done(scene)
    shown = {name: re.findall(r'<bdi class="number">(\d+)</bdi>', page) for name, page in looked().items()}
    assert shown == {name: [str(score_of(scene))] for name in paths}
    assert "of 100, from 5 rated engagements with 2 companies in 24 months" in looked()["profile"]
    assert "ledger" not in "".join(looked().values())


def test_of_many_rows_of_engagements_the_longest_are_told_and_the_rest_counted(monkeypatch):
    monkeypatch.setattr(score_page, "SPLITS_SHOWN", 1)
    scene = scored_scene()
    for company, number in ((0, 4), (1, 5)):
        for n in range(number):
            done(scene, 500, ago=20 + n, company=company)
    page = page_of(scene).text
    assert "5 engagements with Company 1 ended between" in page
    assert "4 engagements with" not in page
    assert "Such rows beside these: 1." in page
