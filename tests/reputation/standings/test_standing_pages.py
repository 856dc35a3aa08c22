"""Standings where companies and everybody see them: profiles, agencies, applicants, and the list of workers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.marketplaces.models import Worker
from goodstanding.people.actions import grant, register
from goodstanding.reputation.models import Standing
from goodstanding.reputation.queries import standings as queries
from histories import seen_by
from making import OPENED, marketplace
from random_work import engagement
from reputation.standings.weeks_kept import MONDAY, agency, complete, judged, keep, moment, ready, weeks
from working import applied

pytestmark = pytest.mark.django_db
AT = moment(MONDAY, 9)


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(AT):
        yield


def top_rated(**more):
    scene = ready()
    keep(scene.work.wanjirus, [95] * 16)
    judged(scene)
    return scene


def hold(scene, worker, kind="rising", since=MONDAY, until=None):
    rows = {"rule": "standing-1", "policy": "standing-1@2026-01-01", "gained_at": AT}
    return Standing.objects.create(
        marketplace=scene.work.kazi_hub, worker=worker, kind=kind, since=since, until=until, **rows
    )


def opened_by(account, path):
    return seen_by(account).get(path)


def test_the_higher_of_two_standings_shows_from_its_first_day_to_its_last():
    scene = ready()
    shop, worker = scene.work.kazi_hub, scene.work.wanjirus
    rising, top = hold(scene, worker, "rising"), hold(scene, worker, "top", weeks(1), weeks(2))
    days = {-1: {}, 0: {worker.pk: rising}, 7: {worker.pk: top}, 14: {worker.pk: rising}}
    for day, expected in days.items():
        assert queries.standings_of(SYSTEM, shop, MONDAY + timedelta(days=day)) == expected
    assert queries.public_standing(SYSTEM, worker) == rising
    assert queries.standings_of(SYSTEM, shop, MONDAY, [scene.work.otienos.pk]) == {}


def test_a_public_profile_shows_the_standing_and_since_when():
    scene = top_rated()
    page = opened_by(None, f"/workers/kazi-hub/{scene.work.wanjirus.slug}").text
    assert "Top Rated" in page
    assert "since 6 July 2026" in page
    assert "Top Rated" not in opened_by(None, f"/workers/kazi-hub/{scene.work.otienos.slug}").text


def test_a_standing_shows_beside_an_applicant():
    scene = top_rated()
    application = applied(scene.work)
    for path in (f"/openings/{application.opening_id}/applicants", f"/applications/{application.pk}/offer"):
        assert "since 6 July 2026" in opened_by(scene.work.amina, path).text


AGENCY = "/agencies/kazi-hub/savanna-studio/standing"


def test_an_agencys_page_has_two_depths():
    scene = ready()
    made = agency(scene, scene.work.otienos)
    keep(made, [95] * 12 + [None] * 4)
    people = {name: getattr(scene.work, name) for name in ("amina", "wanjiru", "otieno", "team", "mallory")}
    pages = {name: opened_by(account, AGENCY).text for name, account in {**people, "nobody": None}.items()}
    assert {name for name, page in pages.items() if "good weeks of the last 16" in page} == {"otieno", "team"}
    assert all("Savanna Studio" in page and "Otieno" in page for page in pages.values())
    assert opened_by(None, AGENCY.replace("studio", "club")).status_code == 404


def test_a_member_who_leaves_the_agency_out_of_the_profile_shows_inside_alone():
    scene = ready()
    agency(scene, scene.work.otienos)
    Worker.objects.filter(pk=scene.work.otienos.pk).update(hidden=["agency"])
    assert "Otieno" not in opened_by(None, AGENCY).text
    assert "Otieno" in opened_by(scene.work.team, AGENCY).text


def workers_path(scene):
    return f"/companies/{scene.work.dune.pk}/workers"


def names(scene, query=""):
    page = opened_by(scene.work.amina, f"{workers_path(scene)}{query}")
    return [row.worker.name for row in page.context["rows"]]


def test_companies_find_workers_by_standing_work_words_and_country():
    scene = ready()
    _, otieno, njeri = scene.world.workers
    complete(njeri)
    Worker.objects.filter(pk=njeri.pk).update(headline="Maps of rivers", country="UG")
    hold(scene, otieno, "rising")
    hold(scene, njeri, "top")
    engagement(scene.world, 0, 1, category="Design")
    assert names(scene) == ["Njeri", "Otieno", "Wanjiru"]
    found = {
        "?standing=any": ["Njeri", "Otieno"],
        "?standing=top": ["Njeri"],
        "?standing=rising": ["Otieno"],
        "?standing=best": ["Njeri", "Otieno", "Wanjiru"],
        "?category=Design": ["Otieno"],
        "?q=rivers+maps": ["Njeri"],
        "?q=wanj": ["Wanjiru"],
        "?country=UG": ["Njeri"],
        "?country=KE&standing=top": [],
    }
    assert {query: names(scene, query) for query in found} == found
    Worker.objects.filter(pk=njeri.pk).update(hidden=["headline", "country"])
    assert (names(scene, "?q=rivers"), names(scene, "?country=UG")) == ([], [])


def test_the_list_of_workers_is_for_the_company_and_the_team():
    scene = ready()
    abroad = register(email="zawadi@people.example", name="Zawadi", by=SYSTEM, at=OPENED)
    grant(abroad, "team", marketplace("ajira-desk", "Ajira Desk").pk, by=SYSTEM, at=OPENED)
    people = {name: getattr(scene.work, name) for name in ("amina", "wanjiru", "team", "mallory")}
    seen = {
        name: opened_by(account, workers_path(scene)).status_code
        for name, account in {**people, "abroad": abroad, "nobody": None}.items()
    }
    assert seen == {"amina": 200, "wanjiru": 404, "team": 200, "mallory": 404, "abroad": 404, "nobody": 404}


def test_nobody_found_says_what_to_do():
    scene = ready()
    page = opened_by(scene.work.amina, f"{workers_path(scene)}?q=zzz").text
    assert "Nobody is found" in page
    assert "Show all workers" in page


def number_of_queries(ask):
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


def test_the_list_takes_as_many_queries_for_one_worker_as_for_three():
    scene = ready()
    hold(scene, scene.work.wanjirus, "top")
    browser = seen_by(scene.work.amina)
    browser.get(workers_path(scene))
    one = number_of_queries(lambda: browser.get(f"{workers_path(scene)}?q=wanjiru"))
    assert number_of_queries(lambda: browser.get(workers_path(scene))) == one


def test_the_team_sees_who_holds_what_and_what_changed():
    scene = top_rated()
    page = opened_by(scene.work.team, "/marketplaces/kazi-hub/standings").text
    assert "1 of 3 workers" in page
    assert "Wanjiru gained Top Rated" in page
    assert f"/workers/kazi-hub/{scene.work.wanjirus.slug}/standing" in page


def test_without_standings_the_team_reads_why():
    scene = ready()
    assert "Nobody holds a standing yet" in opened_by(scene.work.team, "/marketplaces/kazi-hub/standings").text
