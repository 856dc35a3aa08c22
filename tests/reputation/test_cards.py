"""Cards on a page and many at once: who sees them, what never counts, and towards what small ones lean."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.marketplaces.actions import Freelancer, add_workers
from goodstanding.people.actions import grant, register
from goodstanding.policies import UnknownPolicy
from goodstanding.reputation import queries
from goodstanding.reputation.actions import choose_formula, keep_usual_rates
from goodstanding.reputation.jobs import keep_all_usual_rates
from goodstanding.reputation.models import UsualRates
from goodstanding.rules.scorecards import Share
from histories import TODAY, days_ago, past, pays_late, reviewed, seen_by, starts
from making import OPENED, marketplace
from working import applied

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(OPENED):
        yield


def statuses(scene, path, **more):
    people = {name: getattr(scene.work, name) for name in ("amina", "wanjiru", "otieno", "team", "mallory")}
    return {
        name: seen_by(account).get(path).status_code for name, account in {**people, **more, "nobody": None}.items()
    }


def abroad():
    """A worker of another marketplace."""
    rival = marketplace("ajira-desk", "Ajira Desk")
    worker = add_workers(rival, [Freelancer("x", "Zawadi", "KE")], by=SYSTEM, at=OPENED)["x"]
    account = register(email="zawadi@people.example", name="Zawadi", by=SYSTEM, at=OPENED)
    grant(account, "worker", worker.pk, by=SYSTEM, at=OPENED)
    return account


def test_a_companys_card_is_for_it_and_for_its_marketplace():
    scene = past()
    seen = statuses(scene, f"/companies/{scene.work.dune.pk}/card", zawadi=abroad())
    own = dict.fromkeys(("amina", "wanjiru", "otieno", "team"), 200)
    assert seen == own | dict.fromkeys(("mallory", "zawadi", "nobody"), 404)


def test_a_workers_card_is_for_the_worker_the_team_and_whom_the_worker_applied_to():
    scene = past()
    path = f"/workers/kazi-hub/{scene.work.wanjirus.slug}/card"
    before = statuses(scene, path)
    applied(scene.work)
    others = dict.fromkeys(("otieno", "mallory", "nobody"), 404)
    assert before == {"amina": 404, "wanjiru": 200, "team": 200} | others
    assert statuses(scene, path) == {"amina": 200, "wanjiru": 200, "team": 200} | others


def test_strangers_get_no_card_and_lists_leave_out_what_is_not_theirs():
    scene = past()
    with pytest.raises(NotYours):
        queries.worker_card(STRANGER, scene.work.wanjirus, TODAY)
    found = queries.worker_cards(scene.work.wanjiru.actor, scene.work.kazi_hub, scene.world.workers, TODAY)
    assert list(found) == [scene.work.wanjirus.pk]


def test_a_sealed_review_changes_nothing_on_a_card():
    scene = past()
    reviewed(scene, [500] * 3)
    pages = []
    for points in ([], [100] * 9):
        reviewed(scene, points, revealed=False)
        cards = queries.worker_card(scene.work.wanjiru.actor, scene.work.wanjirus, TODAY)
        pages.append((cards.recent.measure("satisfaction"), cards.lifetime.tally.ratings))
    assert pages[0] == pages[1]


def test_facts_of_later_days_do_not_count():
    scene = past()
    starts(scene, punctual=12)
    cards = queries.worker_card(scene.work.wanjiru.actor, scene.work.wanjirus, days_ago(41))
    assert cards.lifetime.tally.punctual == Share(0, 0)


def test_few_cases_stand_as_facts_and_say_how_many_more_make_a_rate():
    scene = past()
    starts(scene, punctual=3, late=1)
    page = seen_by(scene.work.wanjiru).get(f"/workers/kazi-hub/{scene.work.wanjirus.slug}/card").text
    assert "3 of 4" in page
    assert "6 more make a rate" in page


def test_a_red_figure_has_a_word_and_a_shape():
    scene = past()
    pays_late(scene)
    page = seen_by(scene.work.wanjiru).get(f"/companies/{scene.work.dune.pk}/card").text
    assert "Dune Analytics is in the red" in page
    assert "Days that payments are late: 6 days. Red is 1 day or more." in page
    assert 'class="tag bad"' in page


def queries_for(ask):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        ask()
    return len(seen)


@pytest.mark.parametrize("kind", ["worker", "company"])
def test_many_cards_take_as_many_queries_as_one(kind):
    scene = past()
    pays_late(scene, number=30)
    team, shop = scene.work.team.actor, scene.work.kazi_hub
    ask = queries.worker_cards if kind == "worker" else queries.company_cards
    everybody = scene.world.workers if kind == "worker" else scene.world.companies
    one = queries_for(lambda: ask(team, shop, everybody[:1], TODAY))
    starts(scene, punctual=30)
    assert queries_for(lambda: ask(team, shop, everybody, TODAY)) == one


def test_the_marketplaces_rates_are_kept_once_a_day_and_read_from_then_on():
    scene = past()
    starts(scene, worker=0, punctual=10, late=0)
    starts(scene, worker=1, punctual=0, late=10)
    kept = keep_usual_rates(scene.work.kazi_hub, days_ago(1), by=SYSTEM, at=OPENED)
    again = keep_usual_rates(scene.work.kazi_hub, days_ago(1), by=SYSTEM, at=OPENED)
    starts(scene, worker=2, punctual=0, late=10)
    card = queries.worker_card(scene.work.wanjiru.actor, scene.work.wanjirus, TODAY).recent.measure("on_time")
    assert kept == again
    assert Event.objects.filter(kind="reputation.usual_rates_kept").count() == 2
    assert (card.usual, card.value) == (0.5, (10 + 5 * 0.5) / 15)


def test_where_none_were_kept_they_are_counted_on_the_spot():
    scene = past()
    starts(scene, worker=0, punctual=10)
    starts(scene, worker=1, punctual=5, late=5)
    card = queries.worker_card(scene.work.wanjiru.actor, scene.work.wanjirus, TODAY).recent.measure("on_time")
    assert card.usual == 0.75


def test_the_job_keeps_the_day_that_is_over_where_somebody_works():
    scene = past()
    marketplace("ajira-desk", "Ajira Desk")
    starts(scene, punctual=1)
    for hours in (0, 1, 24):
        keep_all_usual_rates(OPENED + timedelta(hours=hours))
    found = UsualRates.objects.order_by("day", "side").values_list("marketplace__slug", "side", "day")
    days = (days_ago(1), TODAY)
    assert list(found) == [("kazi-hub", side, day) for day in days for side in ("company", "worker")]


def test_a_team_chooses_the_formula_and_nobody_else_does():
    scene = past()
    pays_late(scene, number=1)
    dune, team = scene.work.dune, scene.work.team.actor
    before = queries.company_card(team, dune, TODAY)
    choose_formula(scene.work.kazi_hub, "workmarket-cards", by=team, at=OPENED)
    after = queries.company_card(team, dune, TODAY)
    assert (before.warnings, after.warnings, after.version.name) == ((), ("late_days",), "workmarket-cards")
    assert queries.company_card(team, dune, days_ago(1)).version.name == "scorecard-1"
    with pytest.raises(NotYours):
        choose_formula(scene.work.kazi_hub, "workmarket-cards", by=scene.work.amina.actor, at=OPENED)
    with pytest.raises(UnknownPolicy):
        choose_formula(scene.work.kazi_hub, "accredit-1", by=team, at=OPENED)
