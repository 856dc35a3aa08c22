"""What is too much: forms too large, wrong links too often, answers changed without end."""

import pytest
from django.test import Client

from goodstanding.base.access import STRANGER
from goodstanding.base.tokens import mint
from goodstanding.surveys import actions
from goodstanding.surveys.actions.answering import MOST_REVISIONS
from goodstanding.surveys.models import Response, RosterDraft
from goodstanding.surveys.refusals import ChangedTooOften
from goodstanding.surveys.respondent.limits import MOST
from making import OPENED, launched, points, scene
from surveys.respondent import FOUR, Form, Respondent
from surveys.setting_up import later, listed, team

pytestmark = pytest.mark.django_db
HTML = {"Accept": "text/html"}


def test_a_list_pasted_beyond_the_limit_is_told_the_limit_and_the_way_on(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000
    kazi = team()
    kazi.begin()
    page = kazi.send(listed(1_000))
    assert (page.status_code, RosterDraft.objects.count()) == (413, 0)
    assert "You sent more than this page takes, and nothing of it was kept." in page.text
    assert "send a long list as a file, in CSV or XLSX" in page.text


@pytest.mark.parametrize("path", ["/survey", "/survey/save", "/survey/open", "/sign-in"])
def test_too_many_fields_are_refused_on_pages_for_everybody(path):
    page = Client(headers=HTML).post(path, {f"item-{number}": "4" for number in range(1_100)})
    assert page.status_code == 413
    assert "1,000 fields at once" in page.text


def test_answers_too_long_for_any_form_store_nothing_and_the_link_goes_on_working():
    _survey, links = launched(scene())
    amina = Respondent(links[0].token)
    fields = amina.filled()
    page = amina.send(fields | {"comment": "x" * 2_600_000})
    assert (page.status_code, Response.objects.count()) == (413, 0)
    assert amina.send(fields).status_code == 302


def test_a_host_that_is_not_this_one_is_told_so_calmly():
    page = Client(headers=HTML).get("/", headers={"Host": "evil.example"})
    assert page.status_code == 400
    assert "What your browser sent cannot be read" in page.text
    told = Client().post("/survey", {f"a{n}": "" for n in range(1_100)}, headers={"Accept": "application/problem+json"})
    assert (told.status_code, told.json()["status"]) == (413, 413)


def test_wrong_links_and_forged_forms_are_answered_429_after_thirty_a_minute_and_right_ones_always():
    _survey, links = launched(scene())
    mallory, elsewhere = Client(headers=HTML), Client(headers=HTML, REMOTE_ADDR="203.0.113.9")
    tries = [("/survey/open", "link"), ("/survey", "form"), ("/survey/save", "form"), ("/survey/decline", "form")]
    with later(minutes=1):
        said = [mallory.post(*wrong(tries[number % 4])).status_code for number in range(MOST)]
        assert sorted(set(said)) == [403, 404]
        for one in tries:
            page = mallory.post(*wrong(one))
            assert (page.status_code, "Wait a minute" in page.text) == (429, True)
        assert elsewhere.post(*wrong(tries[0])).status_code == 404
        assert mallory.post("/survey/open", {"link": links[0].token}).status_code == 200
        amina = Respondent(links[0].token)
        assert amina.send(amina.filled()).status_code == 302
    with later(minutes=2):
        assert mallory.post(*wrong(tries[0])).status_code == 404


def wrong(one):
    path, field = one
    return path, {field: mint().token}


def test_answers_are_changed_two_hundred_times_at_most():
    _survey, links = launched(scene())
    actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    Response.objects.update(revision=MOST_REVISIONS)
    with pytest.raises(ChangedTooOften):
        actions.answer(links[0].token, points(5), by=STRANGER, at=OPENED)
    amina = Respondent(links[0].token)
    amina.open()
    fields = Form(amina.browser.get("/survey/change").text).fields | dict.fromkeys(FOUR, "5")
    page = amina.send(fields)
    assert (page.status_code, "Answers are changed 200 times at most." in page.text) == (409, True)
    assert set(Response.objects.get().answers.values()) == {4}
