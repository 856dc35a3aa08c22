"""My standing: who sees it, and what it says."""

from datetime import timedelta

import pytest

from goodstanding.base import clock
from histories import past, seen_by
from random_work import engagement, noon, review
from reputation.standings.weeks_kept import MONDAY, follow, judged, keep, moment, ready, weeks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(moment(MONDAY, 50)):
        yield


def page(scene, account=None, worker=None):
    slug = (worker or scene.work.wanjirus).slug
    return seen_by(account or scene.work.wanjiru).get(f"/workers/kazi-hub/{slug}/standing")


def test_the_worker_and_the_team_see_it_and_nobody_else():
    scene = ready()
    people = {name: getattr(scene.work, name) for name in ("amina", "wanjiru", "otieno", "team", "mallory")}
    seen = {name: page(scene, account).status_code for name, account in people.items()}
    assert seen == {"amina": 404, "wanjiru": 200, "otieno": 404, "team": 200, "mallory": 404}


LIKE_THE_LAST = "If the coming weeks are like the last one,"


@pytest.mark.parametrize(
    ("scores", "good", "sentence"),
    [
        ([80] * 4 + [95] * 12, 12, f"{LIKE_THE_LAST} you become Top Rated on 13 July 2026."),
        ([95] * 6 + [80] * 4 + [95] * 6, 12, f"{LIKE_THE_LAST} you become Top Rated on 24 August 2026."),
        ([95] * 12 + [80] * 4, 12, "You do not become Top Rated before a condition below changes."),
        ([95] * 16, 16, f"{LIKE_THE_LAST} Top Rated stays for the next 16 weeks at least."),
        ([95] * 15 + [80], 15, f"{LIKE_THE_LAST} Top Rated ends on 27 July 2026: too few good weeks."),
    ],
)
def test_it_says_what_comes_if_the_coming_weeks_are_like_the_last_one(scores, good, sentence):
    scene = ready()
    keep(scene.work.wanjirus, scores)
    judged(scene)
    answer = page(scene)
    assert answer.context["good"] == good
    assert f'<p class="next">{sentence}</p>' in answer.text


def test_the_strip_has_a_cell_for_each_week_in_words():
    scene = ready()
    keep(scene.work.wanjirus, [None, 80, 95])
    cells = page(scene).context["cells"]
    assert [cell.state for cell in cells] == ["none"] * 14 + ["not", "good"]
    assert [(cell.day, cell.words) for cell in cells[-4:]] == [
        ("15 June 2026", "nothing kept"),
        ("22 June 2026", "no score yet: not good"),
        ("29 June 2026", "80: not good"),
        ("6 July 2026", "95: good"),
    ]


def test_the_weeks_that_fall_out_next_stand_with_their_mondays():
    scene = ready()
    keep(scene.work.wanjirus, [80] + [95] * 15)
    text = page(scene).text
    assert "On 13 July 2026 the week of 23 March 2026 falls out, not a good one." in text
    assert "On 20 July 2026 the week of 30 March 2026 falls out, a good one." in text


def test_before_the_mondays_scores_are_kept_the_week_before_is_the_last_one():
    scene = ready()
    keep(scene.work.wanjirus, [95] * 16, weeks(-1))
    answer = page(scene)
    assert (answer.context["good"], answer.context["cells"][-1].day) == (16, "29 June 2026")


def test_figures_beside_it_count_what_lasts_and_who_recommends():
    scene = ready()
    for place, points in enumerate((500, 400, 399)):
        day = MONDAY - timedelta(days=20 + place)
        one = engagement(
            scene.world, 0, 0, accepted_on=day, started_on=day - timedelta(days=9), ended_on=day, end_reason="completed"
        )
        review(one, "company", points, noon(day))
    assert page(scene).context["facts"] == [
        ("Earned in the last 12 months", "1,500.00\xa0USD"),
        ("Engagements that last 90 days and more", "25\xa0%: 1 of 4 in 24 months"),
        ("Reviews that recommend: 4.00 and more", "67\xa0%: 2 of 3 in 24 months"),
    ]


def test_a_sealed_review_changes_nothing_on_the_page():
    scene = ready()
    one = engagement(scene.world, 0, 0, accepted_on=MONDAY - timedelta(days=40))
    before = page(scene).context["facts"]
    review(one, "company", 100, None)
    assert page(scene).context["facts"] == before


def test_who_is_new_reads_what_is_missing():
    scene = past()
    text = page(scene, scene.work.otieno, scene.work.otienos).text
    assert "No standing yet" in text
    assert "No standing so far." in text
    assert "Begin your first engagement." in text
    assert "Complete your profile by 55 points." in text


def test_history_names_why_a_standing_ended():
    scene = ready()
    keep(scene.work.wanjirus, [95] * 13)
    judged(scene)
    keep(scene.work.wanjirus, [80] * 4, weeks(4))
    for number in range(1, 5):
        judged(scene, weeks(number))
    with clock.pinned(moment(weeks(4), 9)):
        answer = page(scene)
    assert "No standing now" in answer.text
    [only] = answer.context["history"]
    assert (only.when, only.what, only.more) == (
        "6 July 2026 to 3 August 2026",
        "Top Rated",
        "Ended: too few good weeks",
    )


def test_in_grace_the_page_says_so():
    scene = ready()
    keep(scene.work.wanjirus, [95] * 16)
    judged(scene)
    follow(scene, "standing-superhost", weeks(1))
    keep(scene.work.wanjirus, [95], weeks(1))
    keep(scene.work.wanjirus, [95], weeks(1), "standing-superhost")
    judged(scene, weeks(1))
    with clock.pinned(moment(weeks(1), 9)):
        text = page(scene).text
    assert "You keep it while grace lasts." in text
    assert "Top Rated ends on 12 October 2026: too few good weeks." in text
