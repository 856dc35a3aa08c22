"""Answers with names are opened in an emergency only, with a reason, for an hour; all whom it concerns learn of it."""

from datetime import timedelta

import pytest
from django.test import Client

from goodstanding.accreditation import actions as accreditation
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.people.actions import register
from goodstanding.people.queries import readings_about
from goodstanding.surveys.actions.break_glass import break_glass
from goodstanding.surveys.models import BreakGlass, Response
from goodstanding.surveys.queries.break_glass import answers_with_names, glass_broken_at
from goodstanding.surveys.refusals import NotYetDecided
from making import OPENED, closed, scene
from remembered import remembered

pytestmark = pytest.mark.django_db
SIGNED = OPENED + timedelta(days=30)
AT = OPENED + timedelta(days=40)
REASON = "A respondent wrote that somebody is in danger."


@remembered
def decided():
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    decision = accreditation.compute(survey, by=SYSTEM, at=SIGNED)
    accreditation.sign(decision, "none", by=set_up.ole.actor, at=SIGNED)
    survey.refresh_from_db()
    return set_up, survey


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(AT):
        yield


def browser(account) -> Client:
    made = Client()
    made.force_login(account)
    return made


def address(survey) -> str:
    return f"/programmes/trusted-talent-partner/rounds/{survey.pk}/named-answers"


def test_the_answers_are_open_to_the_one_who_opened_them_for_an_hour():
    set_up, survey = decided()
    break_glass(survey, REASON, by=set_up.ole.actor, at=AT)
    reads = {
        minutes: answers_with_names(set_up.ole.actor, survey, AT + timedelta(minutes=minutes)).count()
        for minutes in (-1, 0, 59, 60)
    }
    assert reads == {-1: 0, 0: 12, 59: 12, 60: 0}
    assert not answers_with_names(set_up.team.actor, survey, AT).exists()
    assert not answers_with_names(SYSTEM, survey, AT).exists()


def test_the_page_asks_for_a_reason_and_shows_no_answer_before():
    set_up, survey = decided()
    ole = browser(set_up.ole)
    assert "client1.example" not in ole.get(address(survey)).text
    short = ole.post(address(survey), {"reason": "Because."})
    assert (short.status_code, BreakGlass.objects.exists()) == (422, False)
    assert "Because." in short.text
    assert ole.post(address(survey), {"reason": REASON}).status_code == 302
    page = ole.get(address(survey)).text
    assert "amina1@client1.example" in page
    assert "The overall deal with Kazi Hub" in page


def test_team_and_respondents_learn_of_it_and_the_record_keeps_it():
    set_up, survey = decided()
    answered = Response.objects.filter(invitation__row__roster__round=survey).select_related("invitation__contact")
    amina = register(email=answered.first().invitation.contact.email, name="Amina", by=SYSTEM, at=OPENED)
    glass = break_glass(survey, REASON, by=set_up.ole.actor, at=AT)
    page = browser(set_up.team).get("/marketplaces/kazi-hub").text
    assert "Answers were opened with names" in page
    assert REASON in page
    assert set_up.ole.name not in page
    [mail] = OutgoingMail.objects.filter(purpose="surveys.break_glass")
    assert mail.to == set_up.team.email
    assert REASON in mail.text
    assert [(r.kind, r.office, r.why) for r in readings_about(amina.actor)] == [("answers", "operator", REASON)]
    event = Event.objects.get(kind="surveys.glass_broken")
    assert event.data == {"glass": glass.pk, "responses": 12, "ends_at": "2026-04-11T10:00:00+00:00"}


def test_opening_again_within_the_hour_is_the_same_opening():
    set_up, survey = decided()
    first = break_glass(survey, REASON, by=set_up.ole.actor, at=AT)
    assert break_glass(survey, "Another reason, later.", by=set_up.ole.actor, at=AT + timedelta(minutes=9)) == first
    assert break_glass(survey, REASON, by=set_up.ole.actor, at=AT + timedelta(minutes=60)) != first


def test_before_the_signature_no_answer_is_opened():
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    with pytest.raises(NotYetDecided):
        break_glass(survey, REASON, by=set_up.ole.actor, at=AT)
    ole = browser(set_up.ole)
    assert "Closed until the verdict is signed" in ole.get(address(survey)).text
    assert ole.post(address(survey), {"reason": REASON}).status_code == 409


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_nobody_else_opens_them_or_learns_of_the_door(who):
    set_up, survey = decided()
    account = getattr(set_up, who)
    with pytest.raises(NotYours):
        break_glass(survey, REASON, by=account.actor, at=AT)
    assert browser(account).post(address(survey), {"reason": REASON}).status_code == 404
    assert not glass_broken_at(set_up.rivals_team.actor, set_up.kazi_hub.pk).exists()
