"""Your data: what is held, who read it when, the file to take along."""

import csv
import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.test import Client
from leaving import COMMENT, EVIDENCE, LATER, MESSAGE, NAME, REVIEW, answered, worked

from engagements.reviewing import by_company, by_worker, ended
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM, Role
from goodstanding.engagements.actions.reviews import Written
from goodstanding.marketplaces.actions import describe_worker
from goodstanding.marketplaces.actions.workers import Portrait
from goodstanding.people.actions import ask_export, forget_exports, note_reading
from goodstanding.people.commands import export_person
from goodstanding.people.models import DataExport, Reading
from goodstanding.people.packing import pack
from goodstanding.people.queries import own_person, readings_about
from making import OPENED
from working import Work, applied, scene_of_work

pytestmark = pytest.mark.django_db
CARD = "/workers/kazi-hub/wanjiru/card"


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(LATER):
        yield


@pytest.fixture
def work() -> Work:
    return scene_of_work()


def browser(account) -> Client:
    made = Client()
    made.force_login(account)
    return made


def readings(account) -> list[tuple[str, str, str]]:
    return list(readings_about(account.actor).values_list("subject", "kind", "office"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [(CARD, "card"), ("/workers/kazi-hub/wanjiru/score", "score"), ("/workers/kazi-hub/wanjiru/standing", "standing")],
)
def test_a_team_that_opens_a_workers_page_leaves_a_line(work, path, kind):
    assert browser(work.team).get(path).status_code == 200
    assert readings(work.wanjiru) == [(f"worker:{work.wanjirus.pk}", kind, "team")]


def test_a_company_leaves_a_line_and_the_worker_none(work):
    applied(work)
    browser(work.amina).get(CARD)
    browser(work.wanjiru).get(CARD)
    assert readings(work.wanjiru) == [(f"worker:{work.wanjirus.pk}", "card", "client")]


def test_what_was_refused_leaves_no_line(work):
    assert browser(work.mallory).get(CARD).status_code == 404
    assert Client().get(CARD).status_code == 404
    assert not Reading.objects.exists()


def test_one_line_an_hour_and_reader(work):
    seen = ("worker:1",)
    team = Role("team", work.kazi_hub.pk)
    for minutes in (0, 10, 59, 60):
        at = LATER + timedelta(minutes=minutes)
        note_reading(seen, "card", team, by=work.team.actor, at=at)
    note_reading(seen, "score", team, by=work.team.actor, at=LATER)
    note_reading(seen, "card", team, by=work.mallory.actor, at=LATER)
    assert Reading.objects.count() == 4


def test_the_page_shows_who_read_it_in_the_persons_own_time_and_never_a_readers_name(work):
    browser(work.team).get(CARD)
    page = browser(work.wanjiru).get("/me/data").text
    assert "Kazi Hub’s team" in page
    assert "1 May 2026, 09:00" in page
    assert work.team.email not in page


def test_the_page_is_its_persons_alone(work):
    browser(work.team).get(CARD)
    assert "Kazi Hub’s team" not in browser(work.mallory).get("/me/data").text
    assert Client().get("/me/data").status_code == 404


def test_the_page_says_what_is_held_and_where_its_rules_stand(work):
    ended(work)
    page = browser(work.wanjiru).get("/me/data").text
    for words in ("Your worker profile", "Applications and engagements", "/rules/kazi-hub", "how-reviews-work"):
        assert words in page


def test_a_wish_to_leave_is_asked_shown_and_taken_back(work):
    mine = browser(work.wanjiru)
    assert mine.post("/me/data/erase").status_code == 302
    assert "You will be erased on 15 May 2026" in mine.get("/me/data").text
    assert mine.post("/me/data/keep").status_code == 302
    assert "You will be erased" not in mine.get("/me/data").text


def test_the_export_is_made_by_the_worker_and_fetched_by_its_person_for_7_days(work):
    mine = browser(work.wanjiru)
    mine.post("/me/data/export")
    ask_export(work.wanjiru, by=work.wanjiru.actor, at=LATER)
    made = DataExport.objects.get()
    address = f"/me/data/export/{made.pk}.zip"
    if made.made_at is None:
        from goodstanding.people.actions.exporting import make_export

        make_export(made, by=SYSTEM, at=LATER)
    assert mine.get(address).headers["Content-Type"] == "application/zip"
    assert browser(work.mallory).get(address).status_code == 404
    with clock.pinned(LATER + timedelta(days=8)):
        assert mine.get(address).status_code == 404
    assert forget_exports(by=SYSTEM, at=LATER + timedelta(days=8)) == 1


def test_the_export_holds_what_the_person_wrote_and_its_files():
    life = worked()
    with ZipFile(io.BytesIO(pack(own_person(life.wanjiru.actor), LATER))) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    everything = b"".join(kept.values()).decode(errors="replace")
    assert [words for words in (NAME, MESSAGE, REVIEW, EVIDENCE.decode()) if words not in everything] == []
    [account] = json.loads(kept["people-account.json"])
    assert account["name"] == NAME
    assert life.work.amina.email not in everything


def test_the_export_of_a_respondent_holds_the_answers():
    kept = answered()
    with ZipFile(io.BytesIO(pack(own_person(kept.amina.actor), LATER))) as archive:
        [response] = json.loads(archive.read("surveys-response.json"))
    assert (response["comment"], response["answers"]) == (COMMENT, kept.response.answers)


def test_formulas_in_the_csv_are_defused(work):
    describe_worker(work.wanjirus, Portrait("=1+1"), by=work.wanjiru.actor, at=OPENED)
    with ZipFile(io.BytesIO(pack(own_person(work.wanjiru.actor), LATER))) as archive:
        [row] = csv.DictReader(io.StringIO(archive.read("marketplaces-worker.csv").decode()))
    assert row["name"] == "'=1+1"


def test_what_others_keep_sealed_or_confidential_changes_no_byte_of_the_export(work):
    """Two worlds: before the reveal a company's review is nowhere, and its private part is nowhere ever."""
    engagement = ended(work)
    before = pack(own_person(work.wanjiru.actor), LATER)
    criteria = dict.fromkeys(("skills", "quality", "schedule"), 1)
    by_company(work, engagement, Written(criteria, "Sealedmarker"))
    assert pack(own_person(work.wanjiru.actor), LATER) == before
    by_worker(work, engagement)
    assert b"Sealedmarker" in unpacked(pack(own_person(work.wanjiru.actor), LATER))


def unpacked(content: bytes) -> bytes:
    with ZipFile(io.BytesIO(content)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


def test_the_command_writes_the_same_file(work, tmp_path):
    out = tmp_path / "wanjiru.zip"
    assert export_person(work.wanjiru.email, out) == 0
    assert out.read_bytes() == pack(own_person(work.wanjiru.actor), LATER)
    assert export_person("nobody@x.example", out) == 2


def test_a_team_that_opens_an_engagement_or_a_company_leaves_a_line(work):
    engagement = ended(work)
    team = browser(work.team)
    for path in ("", "/reviews", "/feedback"):
        assert team.get(f"/engagements/{engagement.pk}{path}").status_code == 200
    assert team.get(f"/companies/{work.dune.pk}/profile").status_code == 200
    assert readings(work.wanjiru) == [(f"worker:{work.wanjirus.pk}", "work", "team")]
    assert readings(work.amina) == [(f"account:{work.amina.pk}", "contacts", "team")]
