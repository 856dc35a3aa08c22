"""Signing, holding and answering a verdict in the browser."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Award, Decision, Hold, Promise, Signature, ToldRespondents
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.people.actions import grant, register
from goodstanding.surveys.actions import review_flag
from goodstanding.surveys.actions.review import Finding
from goodstanding.surveys.models import Response
from making import OPENED, closed, flagged, scene
from remembered import remembered

pytestmark = pytest.mark.django_db
DECIDED = OPENED + timedelta(days=30)
NO_TIE = {"tie": "none", "conflict": ""}


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(datetime(2026, 4, 2, 12, tzinfo=UTC)):
        yield


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def text_of(answer):
    return " ".join(answer.text.split())


@remembered
def to_sign(values=(5,) * 12, make=closed):
    set_up = scene()
    survey = make(set_up, list(values))
    decision = actions.compute(survey, by=SYSTEM, at=DECIDED)
    return set_up, decision, f"/programmes/trusted-talent-partner/decisions/{survey.pk}"


def test_ole_signs_and_the_award_stands():
    set_up, decision, url = to_sign()
    ole = signed_in(set_up.ole)
    assert "Kazi Hub: a verdict to sign" in ole.get(url).text
    answer = ole.post(f"{url}/sign", {**NO_TIE, "inputs": decision.inputs_digest})
    assert (answer.status_code, answer["Location"]) == (302, url)
    assert (Award.objects.count(), Signature.objects.get().conflict) == (1, "none")
    page = text_of(ole.get(url))
    assert "One person decides: Open Assembly has one signature under each verdict." in page
    assert "Ole, 2 April 2026" in page


def test_sending_the_signature_twice_signs_once():
    set_up, decision, url = to_sign()
    ole = signed_in(set_up.ole)
    sent = [ole.post(f"{url}/sign", {**NO_TIE, "inputs": decision.inputs_digest}).status_code for _ in range(2)]
    assert (sent, Signature.objects.count(), Award.objects.count()) == ([302, 302], 1, 1)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "This field is required."),
        ({"tie": "some"}, "Say which tie you have to the marketplace."),
        ({"tie": "some", "conflict": "x" * 301}, "at most 300 characters"),
    ],
)
def test_a_signature_without_its_line_is_shown_again_with_what_was_typed(given, words):
    set_up, decision, url = to_sign()
    answer = signed_in(set_up.ole).post(f"{url}/sign", {**given, "inputs": decision.inputs_digest})
    assert (answer.status_code, Signature.objects.count()) == (422, 0)
    assert words in answer.text
    assert given.get("conflict", "") in answer.text


def test_a_tie_is_kept_as_it_was_said_and_the_team_reads_it_without_a_name():
    set_up, decision, url = to_sign()
    given = {"tie": "some", "conflict": "My sister works there.", "inputs": decision.inputs_digest}
    signed_in(set_up.ole).post(f"{url}/sign", given)
    page = text_of(signed_in(set_up.team).get("/marketplaces/kazi-hub/2026"))
    assert "An operator of Trusted Talent Partner, 2 April 2026" in page
    assert "My sister works there." in page
    assert "Ole" not in page


def test_a_signature_under_a_verdict_that_has_changed_is_refused_with_words():
    set_up, decision, url = to_sign()
    ole = signed_in(set_up.ole)
    worse = Response.objects.first()
    worse.answers = dict.fromkeys(worse.answers, 1)
    worse.save()
    assert "The verdict is out of date" in ole.get(url).text
    answer = ole.post(f"{url}/sign", {**NO_TIE, "inputs": decision.inputs_digest})
    assert (answer.status_code, Signature.objects.count()) == (409, 0)
    assert "A signature confirms the verdict that its signer read." in answer.text
    assert ole.post(f"{url}/compute").status_code == 302
    page = text_of(ole.get(url))
    assert "Computed again on 2 April 2026, 12:00 UTC, because what it is computed from had changed." in page
    stale = ole.post(f"{url}/sign", {**NO_TIE, "inputs": decision.inputs_digest})
    assert stale.status_code == 409
    fresh = {**NO_TIE, "inputs": Decision.objects.get().inputs_digest}
    assert ole.post(f"{url}/sign", fresh).status_code == 302


def test_while_a_flag_waits_nothing_of_the_verdict_is_shown_and_nothing_can_be_signed():
    set_up, decision, url = to_sign(make=flagged)
    ole = signed_in(set_up.ole)
    page = text_of(ole.get(url))
    assert '<bdi class="number">1</bdi> <span class="of">of 1 flag to review</span>' in page
    assert "5.00" not in page
    answer = ole.post(f"{url}/sign", {**NO_TIE, "inputs": decision.inputs_digest})
    assert (answer.status_code, Signature.objects.count()) == (409, 0)


def test_the_sheet_says_who_is_left_out_and_what_would_be_with_everybody():
    set_up, _decision, url = to_sign([5] * 11 + [1], make=flagged)
    survey = set_up.kazi_hub.rounds.get()
    worst = next(each for each in Response.objects.all() if set(each.answers.values()) == {1})
    finding = Finding("excluded", "Clicked at random.", "random_answers", [worst.pk])
    review_flag(survey.flags.get(), finding, by=set_up.ole.actor, at=DECIDED)
    ole = signed_in(set_up.ole)
    ole.post(f"{url}/compute")
    page = text_of(ole.get(url))
    assert "1 flag was raised and reviewed." in page
    assert "1 response is left out: the answers were given at random." in page
    assert "With all of them, 12 clients would score 4.67 where 4.01 is needed: awarded." in page
    assert '<bdi class="number">5.00</bdi>' in page


def test_a_hold_is_kept_with_its_reason_and_shown_to_operators_only():
    set_up, decision, url = to_sign()
    ole = signed_in(set_up.ole)
    assert ole.post(f"{url}/hold", {"held_because": ""}).status_code == 422
    for _ in range(2):
        assert ole.post(f"{url}/hold", {"held_because": "Invoices are asked for."}).status_code == 302
    assert Hold.objects.count() == 1
    assert "Held by Ole since 2 April 2026" in ole.get(url).text
    ole.post(f"{url}/sign", {**NO_TIE, "inputs": decision.inputs_digest})
    assert "Invoices" not in signed_in(set_up.team).get("/marketplaces/kazi-hub/2026").text
    assert ole.post(f"{url}/hold", {"held_because": "Too late."}).status_code == 409


def test_where_two_approve_the_page_says_what_is_missing_and_the_second_issues():
    set_up, decision, url = to_sign()
    set_up.programme.approvers = 2
    set_up.programme.save()
    second = register(email="second@people.example", name="Second", by=SYSTEM, at=OPENED)
    grant(second, "operator", set_up.programme.pk, by=SYSTEM, at=OPENED)
    given = {**NO_TIE, "inputs": decision.inputs_digest}
    ole = signed_in(set_up.ole)
    ole.post(f"{url}/sign", given)
    assert Award.objects.count() == 0
    assert "You have signed. 1 more signature is needed, by another person." in text_of(ole.get(url))
    signed_in(second).post(f"{url}/sign", given)
    assert Award.objects.count() == 1
    assert "2 people decide" in ole.get(url).text


@pytest.mark.parametrize("verb", ["sign", "hold", "compute"])
@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_nobody_but_an_operator_decides(verb, who):
    set_up, decision, url = to_sign()
    given = {**NO_TIE, "inputs": decision.inputs_digest, "held_because": "no"}
    assert signed_in(getattr(set_up, who)).post(f"{url}/{verb}", given).status_code == 404
    assert (Signature.objects.count(), Hold.objects.count()) == (0, 0)


def test_an_operator_who_works_for_the_marketplace_sees_neither_its_verdict_nor_its_flags():
    set_up, decision, url = to_sign()
    grant(set_up.ole, "team", set_up.kazi_hub.pk, by=SYSTEM, at=OPENED)
    ole = signed_in(set_up.ole)
    review = url.replace("decisions", "rounds") + "/review"
    assert [ole.get(place).status_code for place in (url, review)] == [404, 404]
    assert ole.post(f"{url}/sign", {**NO_TIE, "inputs": decision.inputs_digest}).status_code == 404


PROMISES = {"text1": "Answer within a day", "by1": "2026-06-30", "text3": "Show all fees", "by3": "2026-09-01"}


def decided():
    set_up, decision, _url = to_sign()
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    return set_up, signed_in(set_up.team), "/marketplaces/kazi-hub/2026"


def test_the_team_promises_and_may_change_it_until_the_respondents_are_told():
    _set_up, team, url = decided()
    for given in (PROMISES, PROMISES, {"text1": "Answer within two days", "by1": "2026-06-30"}):
        assert team.post(f"{url}/promises", given).status_code == 302
    assert list(Promise.objects.values_list("order", "text", "by_when")) == [
        (1, "Answer within two days", date(2026, 6, 30))
    ]
    assert "Tell your respondents" in team.get(url).text
    for _ in range(2):
        assert team.post(f"{url}/tell").status_code == 302
    assert ToldRespondents.objects.get().mails == 12
    assert OutgoingMail.objects.filter(purpose="accreditation.respondents").count() == 12
    page = team.get(url).text
    assert "12 respondents were told on 2 April 2026; what was told stays." in page
    assert team.post(f"{url}/promises", PROMISES).status_code == 409


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Write at least one thing that you will change."),
        ({"text1": "Answer within a day"}, "Say by when."),
        ({"by2": "2026-06-30"}, "Say what you will change by that day."),
        ({"text1": "Answer within a day", "by1": "2026-04-02"}, "Name a day that is still to come."),
        ({"text1": "Answer within a day", "by1": "soon"}, "Enter a valid date."),
        ({"text1": "x" * 201, "by1": "2026-06-30"}, "at most 200 characters"),
        ({"text1": "See www.kazi-hub.example", "by1": "2026-06-30"}, "Leave out links and addresses"),
    ],
)
def test_a_promise_that_is_not_whole_is_shown_again(given, words):
    _set_up, team, url = decided()
    answer = team.post(f"{url}/promises", given)
    assert (answer.status_code, Promise.objects.count()) == (422, 0)
    assert words in answer.text
    assert given.get("text1", "") in answer.text


@pytest.mark.parametrize("who", ["ole", "rivals_team", "mallory"])
@pytest.mark.parametrize("verb", ["promises", "tell"])
def test_nobody_promises_for_another_marketplace(who, verb):
    set_up, _team, url = decided()
    assert signed_in(getattr(set_up, who)).post(f"{url}/{verb}", PROMISES).status_code == 404
    assert (Promise.objects.count(), ToldRespondents.objects.count()) == (0, 0)


def test_the_marketplace_page_lists_its_rounds_and_starts_another():
    _set_up, team, _url = decided()
    page = text_of(team.get("/marketplaces/kazi-hub"))
    assert '<a href="/marketplaces/kazi-hub/2026"><bdi>Trusted Talent Partner 2026</bdi></a>' in page
    assert '<a class="button second" href="/marketplaces/kazi-hub/rounds/new">Start a round</a>' in page
