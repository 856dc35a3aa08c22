"""Anybody opens a case about a badge or asks a programme, and goes on by the link in the mail."""

import re

import pytest
from django.test import Client

from badges.holding import LATER, badged
from goodstanding.base import clock
from goodstanding.base.models import OutgoingMail
from goodstanding.disputes.models import Case, Party
from making import OPENED, scene

pytestmark = pytest.mark.django_db
TYPED = {"name": "Mallory", "email": "mallory@nowhere.example", "text": "A site that is not theirs shows it."}


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(OPENED):
        yield


def cases() -> list[tuple[str, str, int, str]]:
    return [(case.kind, case.subject_kind, case.subject_id, case.state) for case in Case.objects.all()]


def test_a_question_becomes_a_case_that_its_writer_reads_by_the_link_in_the_mail():
    programme, browser = scene().programme, Client()
    path = f"/programmes/{programme.slug}/question"
    sent = browser.post(path, TYPED)
    assert (sent.status_code, sent.headers["location"]) == (302, f"{path}?sent")
    assert "The mail that you get has its link" in browser.get(f"{path}?sent").text
    assert cases() == [("question", "programme", programme.pk, "escalated")]
    mail = OutgoingMail.objects.get(to="mallory@nowhere.example")
    [link] = set(re.findall(r"/cases/with/[\w-]+", mail.text))
    assert "A site that is not theirs shows it." in browser.get(link).text


@pytest.mark.parametrize(("typed", "words"), [({"text": ""}, "text"), ({"email": "nobody"}, "email")])
def test_what_is_missing_is_asked_for_and_what_was_typed_is_kept(typed, words):
    answer = Client().post(f"/programmes/{scene().programme.slug}/question", TYPED | typed)
    assert answer.status_code == 422
    assert f'id="id_{words}"' in answer.text
    assert "Mallory" in answer.text
    assert cases() == []


def test_nobody_asks_a_programme_that_there_is_not():
    assert Client().get("/programmes/none/question").status_code == 404


def test_one_address_is_held_to_the_quota_and_is_told_so():
    path = f"/programmes/{scene().programme.slug}/question"
    answers = [Client(REMOTE_ADDR=f"10.0.0.{n}").post(path, TYPED).status_code for n in range(6)]
    assert answers == [302, 302, 302, 302, 302, 422]
    assert Party.objects.filter(email="mallory@nowhere.example").count() == 5


@pytest.fixture
def later():
    with clock.pinned(LATER):
        yield


def test_misuse_of_a_badge_becomes_a_case_for_who_operates_its_programme(later):
    made = scene()
    badge = badged(made)
    path = f"/credentials/{badge.pk}/misuse"
    assert f'href="{path}"' in Client().get(f"/credentials/{badge.pk}").text
    assert Client().post(path, TYPED).status_code == 302
    assert cases() == [("badge", "award", badge.award_id, "escalated")]
    again = Client().post(path, TYPED | {"email": "other@nowhere.example"})
    assert again.status_code == 422
    desk = Client()
    desk.force_login(made.ole)
    page = desk.get(f"/desk/{Case.objects.get().pk}").text
    assert "A site that is not theirs shows it." in page
    assert "Valid until" in page
