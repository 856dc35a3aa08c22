"""The import in three steps: a file is sent, checked and confirmed by the marketplace's team."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from test_import_engagements import file_of, read, row

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event, File
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.jobs.importing import erase_import_uploads
from goodstanding.engagements.models import Engagement
from making import OPENED
from working import scene_of_work

AT = OPENED + timedelta(days=200)
URL = "/marketplaces/kazi-hub/import"


@pytest.fixture
def work(db):
    with clock.pinned(AT):
        yield scene_of_work()


@pytest.fixture
def team(work):
    client = Client()
    client.force_login(work.team)
    return client


def send(client, data):
    return client.post(URL, {"file": SimpleUploadedFile("engagements.csv", data)})


def test_a_file_is_checked_then_imported_and_erased(work, team):
    example = (Path(__file__).parents[2] / "examples/engagements.csv").read_bytes()
    sent = send(team, example)
    digest = File.objects.get().digest
    assert (sent.status_code, sent["Location"]) == (302, f"{URL}/{digest}")
    page = team.get(sent["Location"]).content.decode()
    assert "5 engagements, ready to import" in page
    assert Engagement.objects.count() == 0
    done = team.post(f"{URL}/{digest}/confirm", follow=True)
    position = Event.objects.get(kind="engagements.imported").position
    assert done.redirect_chain == [(f"/marketplaces/kazi-hub/imports/{position}", 302)]
    assert "Imported on 18 September 2026" in done.content.decode()
    assert (Engagement.objects.count(), File.objects.count()) == (5, 0)
    assert "5 new, 0 changed" in team.get(URL).content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (file_of([row(paid="a lot")]), "&quot;a lot&quot;"),
        (b"id,company\n1,2\n", "a column of this name"),
        (b"%PDF-1.7", "a PDF"),
        (b"", "an empty file"),
        (b"x" * 2_000_001, "2,000,001 bytes"),
        (None, "required"),
    ],
)
def test_a_file_that_cannot_be_used_is_answered_on_the_same_page(team, data, said):
    answer = team.post(URL, {}) if data is None else send(team, data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert File.objects.count() == 0


def test_reading_a_page_writes_nothing(work, team):
    send(team, file_of([row()]))
    before = Event.objects.count()
    for address in (URL, f"{URL}/{File.objects.get().digest}"):
        assert team.get(address).status_code == 200
    assert (Event.objects.count(), Engagement.objects.count()) == (before, 0)


def test_a_file_that_no_longer_fits_is_shown_again_with_what_is_wrong(work, team):
    send(team, file_of([row(title="Other")]))
    import_engagements(work.kazi_hub, read(file_of([row(company="c2", company_name="")])), by=SYSTEM, at=AT)
    answer = team.post(f"{URL}/{File.objects.get().digest}/confirm")
    assert answer.status_code == 422
    assert "This file no longer fits" in answer.content.decode()


def test_a_file_without_news_says_so_and_a_new_one_takes_its_place(work, team):
    import_engagements(work.kazi_hub, read(file_of([row()])), by=SYSTEM, at=AT)
    assert "Nothing is new" in team.get(send(team, file_of([row()]))["Location"]).content.decode()
    send(team, file_of([row(2)]))
    digest = File.objects.get().digest
    assert team.post(f"{URL}/{digest}/discard").status_code == 302
    assert team.get(f"{URL}/{digest}").status_code == 302
    assert File.objects.count() == 0


def test_a_file_that_nobody_confirms_is_erased_after_a_day(work, team):
    send(team, file_of([row()]))
    erase_import_uploads(AT)
    assert File.objects.count() == 1
    erase_import_uploads(AT + timedelta(days=1))
    assert File.objects.count() == 0


@pytest.mark.parametrize("name", ["amina", "wanjiru", "mallory"])
def test_nobody_but_the_team_gets_there(work, team, name):
    send(team, file_of([row()]))
    stranger, digest = Client(), File.objects.get().digest
    stranger.force_login(getattr(work, name))
    assert stranger.get(URL).status_code == 404
    assert stranger.get(f"{URL}/{digest}").status_code == 404
    assert stranger.post(f"{URL}/{digest}/confirm").status_code == 404
    assert stranger.post(f"{URL}/{digest}/discard").status_code == 404
    assert send(stranger, b"id").status_code == 404
