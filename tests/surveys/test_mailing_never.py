"""'Never ask me again': a page that only a POST acts on, and the one click of mail programs."""

import re

import pytest
from django.test import Client

from goodstanding.base.access import STRANGER
from goodstanding.people.models import Contact, OptOut
from goodstanding.surveys import actions
from goodstanding.surveys.links import address_of_never
from goodstanding.surveys.models import Invitation
from goodstanding.surveys.refusals import UnknownInvitation
from making import OPENED, points, scene
from surveys.mailing import AMINA, DAY, by_kazi_hub, by_the_rival, mails, run

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def path_of(invitations=None):
    return address_of_never(invitations or Invitation.objects.all()).removeprefix("http://127.0.0.1:8000")


def said():
    return sorted(OptOut.objects.values_list("marketplace", flat=True))


@pytest.fixture
def web():
    return Client(enforce_csrf_checks=True)


def test_the_mail_leads_to_the_page_in_its_last_line_and_in_its_header():
    by_kazi_hub(scene())
    run(OPENED)
    (written,) = mails()
    assert written.text.splitlines()[-1] == address_of_never(Invitation.objects.all())
    assert written.headers == {
        "List-Unsubscribe": f"<{written.text.splitlines()[-1]}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete", "patch"])
def test_only_a_post_acts(web, method):
    by_kazi_hub(scene())
    for _ in range(3):
        getattr(web, method)(path_of())
        getattr(web, method)(f"{path_of()}?scope=all&List-Unsubscribe=One-Click")
    assert said() == []


def test_the_one_click_of_a_mail_program_ends_the_mails_of_the_marketplaces_in_the_mail(web):
    set_up = scene()
    by_kazi_hub(set_up)
    by_the_rival(set_up)
    for _ in range(2):
        assert web.post(path_of(), ONE_CLICK).status_code == 200
    assert said() == sorted([set_up.kazi_hub.pk, set_up.rival.pk])
    run(OPENED)
    assert mails() == []


def test_the_page_offers_these_or_all_and_shows_what_was_said(web):
    set_up = scene()
    by_kazi_hub(set_up)
    page = web.get(path_of())
    assert (page.status_code, page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == (
        200,
        "no-referrer",
        True,
    )
    assert re.findall(r'name="scope" value="(\w+)"', page.text) == ["these", "all"]
    answer = web.post(path_of(), {"scope": "these"})
    assert (answer.status_code, answer["Location"]) == (302, path_of())
    assert said() == [set_up.kazi_hub.pk]
    assert "You are not asked again" in web.get(path_of()).text
    web.post(path_of(), {"scope": "all"})
    assert said() == [0, set_up.kazi_hub.pk]
    assert "<form" not in web.get(path_of()).text


@pytest.mark.parametrize("sent", [{}, {"scope": "mallory"}, {"List-Unsubscribe": "Two-Clicks"}, {"scope": ""}])
def test_a_post_that_says_nothing_clear_does_nothing(web, sent):
    by_kazi_hub(scene())
    assert web.post(path_of(), sent).status_code == 422
    assert said() == []


@pytest.mark.parametrize("broken", ["/never/1/" + "w" * 34, "/never/1/x", "/never/a-b/" + "w" * 34, "/never/-/-"])
def test_an_address_that_nobody_was_given_is_a_calm_404(web, broken):
    by_kazi_hub(scene())
    assert (web.get(broken).status_code, web.post(broken, ONE_CLICK).status_code, said()) == (404, 404, [])
    assert "This link ends no mails." in web.get(broken).text


def test_the_token_of_one_mail_does_not_serve_for_another(web):
    set_up = scene()
    by_kazi_hub(set_up)
    by_the_rival(set_up)
    one, other = Invitation.objects.order_by("pk")
    token = path_of([one]).rsplit("/", 1)[1]
    assert web.post(f"/never/{other.pk}/{token}", ONE_CLICK).status_code == 404
    assert web.post(f"/never/{one.pk}-{other.pk}/{token}", ONE_CLICK).status_code == 404


def test_the_token_of_the_page_answers_no_survey(web):
    by_kazi_hub(scene())
    token = path_of().rsplit("/", 1)[1]
    with pytest.raises(UnknownInvitation):
        actions.answer(token, points(4), by=STRANGER, at=OPENED)


@pytest.mark.parametrize(("language", "opening"), [("ar", 'lang="ar" dir="rtl"'), ("es", 'lang="es" dir="ltr"')])
def test_the_page_speaks_the_language_of_the_mail(web, language, opening):
    by_kazi_hub(scene(), language=language)
    page = web.get(path_of()).text
    assert f"<html {opening}>" in page
    assert "Never ask me again" not in page


def test_it_ends_the_reminders_too(web):
    by_kazi_hub(scene())
    run(OPENED)
    web.post(path_of(), {"scope": "these"})
    run(OPENED + 7 * DAY)
    assert len(mails()) == 1
    assert Contact.objects.get(email=AMINA).opt_outs.count() == 1
