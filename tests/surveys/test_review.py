"""The review queue: a person decides about each flag, with its figures and without an answer."""

import re
from datetime import timedelta
from random import Random

import pytest
from django.test import Client

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.people.actions import grant, register
from goodstanding.surveys import actions
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.actions.review import Finding
from goodstanding.surveys.flagged import WORDS, flagged
from goodstanding.surveys.models import Flag, FlagReview, Response, ResponseExclusion, Round
from goodstanding.surveys.queries import answers_of
from goodstanding.surveys.refusals import ReviewedAlready, WrongState
from making import ITEMS, OPENED, launched, scene
from making import flagged as with_flags
from racing import race, refused
from remembered import remembered

pytestmark = pytest.mark.django_db
LOOKED = OPENED + timedelta(days=22)
KEPT = Finding("kept", "Nothing to it.")


@remembered
def stage(values=()):
    """A closed round with straight lines, or with three respondents whose answers vary a lot: a flag for each."""
    set_up = scene()
    if values:
        return set_up, with_flags(set_up, list(values))
    survey, links = launched(set_up)
    for run, link in enumerate(links[:3], start=1):
        scores = {item: 1 + 4 * (place // run % 2) for place, item in enumerate(ITEMS)}
        actions.answer(link.token, Answers(scores, minutes=4), by=STRANGER, at=OPENED)
    actions.close(survey, by=SYSTEM, at=survey.closes_at)
    return set_up, survey


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def page_of(survey):
    return f"/programmes/trusted-talent-partner/rounds/{survey.pk}/review"


def given(flag, **more):
    return {"flag": flag.pk, "outcome": "kept", "note": "Nothing to it.", **more}


def test_a_kept_flag_leaves_its_responses_in_the_score():
    set_up, survey = stage()
    review = actions.review_flag(Flag.objects.first(), KEPT, by=set_up.ole.actor, at=LOOKED)
    assert (review.outcome, review.reason, review.reviewed_by) == ("kept", "Nothing to it.", set_up.ole)
    assert len(answers_of(set_up.ole.actor, survey)) == 3


def test_an_exclusion_takes_out_the_responses_that_were_named_and_no_other():
    set_up, survey = stage()
    flag = Flag.objects.first()
    mine, other = flag.responses.get(), Response.objects.exclude(flags=flag).first()
    finding = Finding("excluded", "Clicked.", "random_answers", [mine.pk, other.pk])
    actions.review_flag(flag, finding, by=set_up.ole.actor, at=LOOKED)
    left_out = ResponseExclusion.objects.get()
    assert (left_out.response, left_out.reason, left_out.excluded_by) == (mine, "random_answers", set_up.ole)
    counted = {answer.respondent for answer in answers_of(set_up.ole.actor, survey)}
    assert counted == {str(pk) for pk in Response.objects.exclude(pk=mine.pk).values_list("invitation", flat=True)}
    told = Event.objects.filter(kind__in=["surveys.excluded", "surveys.reviewed"]).order_by("position")
    assert [event.data for event in told] == [
        {"reason": "random_answers"},
        {"round": survey.pk, "outcome": "excluded", "excluded": 1},
    ]


def test_the_same_finding_again_is_the_same_review_and_another_is_refused():
    set_up, _survey = stage()
    flag, by = Flag.objects.first(), set_up.ole.actor
    first = actions.review_flag(flag, KEPT, by=by, at=LOOKED)
    assert actions.review_flag(flag, KEPT, by=by, at=LOOKED) == first
    with pytest.raises(ReviewedAlready):
        actions.review_flag(flag, Finding("excluded", "Clicked.", "random_answers"), by=by, at=LOOKED)
    assert ResponseExclusion.objects.count() == 0


def test_a_decided_round_is_reviewed_no_more():
    set_up, survey = stage()
    Round.objects.filter(pk=survey.pk).update(state="decided")
    with pytest.raises(WrongState):
        actions.review_flag(Flag.objects.first(), KEPT, by=set_up.ole.actor, at=LOOKED)


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_only_an_operator_reviews(who):
    set_up, _survey = stage()
    with pytest.raises(NotYours):
        actions.review_flag(Flag.objects.first(), KEPT, by=getattr(set_up, who).actor, at=LOOKED)


def test_no_program_reviews():
    stage()
    with pytest.raises(NotYours):
        actions.review_flag(Flag.objects.first(), KEPT, by=SYSTEM, at=LOOKED)


@pytest.mark.django_db(transaction=True)
def test_two_operators_who_find_different_things_at_once_leave_one_review():
    set_up, _survey = stage()
    second = register(email="second@people.example", name="Second", by=SYSTEM, at=OPENED)
    grant(second, "operator", set_up.programme.pk, by=SYSTEM, at=OPENED)
    flag = Flag.objects.first()
    out = Finding("excluded", "Clicked.", "random_answers", [flag.responses.get().pk])
    ends = race(
        lambda: actions.review_flag(flag, KEPT, by=set_up.ole.actor, at=LOOKED),
        lambda: actions.review_flag(flag, out, by=second.actor, at=LOOKED),
    )
    assert refused(ends) == ["ReviewedAlready"]
    stands = FlagReview.objects.get()
    assert ResponseExclusion.objects.count() == int(stands.outcome == "excluded")


def test_the_queue_shows_one_flag_at_a_time_until_none_waits():
    set_up, survey = stage()
    ole, url = signed_in(set_up.ole), page_of(survey)
    left = []
    for flag in Flag.objects.order_by("pk"):
        page = ole.get(url).text
        left.append(re.search(r'class="number">(\d+)</bdi> <span class="of">(.+?)</span>', page).groups())
        assert f'name="flag" value="{flag.pk}"' in page
        answer = ole.post(url, given(flag))
        assert (answer.status_code, answer["Location"]) == (302, url)
    assert left == [(str(number), "of 3 flags wait for you") for number in (3, 2, 1)]
    assert "Every flag is reviewed." in ole.get(url).text


def test_an_exclusion_by_the_form():
    set_up, survey = stage()
    flag = Flag.objects.first()
    mine = flag.responses.get()
    more = {"outcome": "excluded", "responses": [str(mine.pk)], "reason": "not_a_client"}
    assert signed_in(set_up.ole).post(page_of(survey), given(flag, **more)).status_code == 302
    assert (ResponseExclusion.objects.get().response, FlagReview.objects.get().outcome) == (mine, "excluded")
    assert "Ole left 1 response out. Nothing to it." in signed_in(set_up.ole).get(page_of(survey)).text


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"outcome": ""}, "This field is required."),
        ({"note": " "}, "This field is required."),
        ({"outcome": "excluded", "reason": "pressed"}, "Mark at least one response to leave out"),
        ({"outcome": "excluded", "responses": "mine"}, "Choose the reason"),
        ({"outcome": "excluded", "responses": "mine", "reason": "own_domain"}, "Select a valid choice."),
        ({"outcome": "excluded", "responses": "others", "reason": "pressed"}, "Select a valid choice."),
        ({"outcome": "excluded", "responses": "nonsense", "reason": "pressed"}, "Select a valid choice."),
    ],
)
def test_a_finding_that_is_not_whole_is_shown_again_and_nothing_is_kept(more, words):
    set_up, survey = stage()
    flag = Flag.objects.first()
    named = {"mine": str(flag.responses.get().pk), "others": str(Response.objects.exclude(flags=flag).first().pk)}
    if "responses" in more:
        more = {**more, "responses": named.get(more["responses"], more["responses"])}
    answer = signed_in(set_up.ole).post(page_of(survey), given(flag, **more))
    assert (answer.status_code, FlagReview.objects.count(), ResponseExclusion.objects.count()) == (422, 0, 0)
    assert words in answer.text
    assert more.get("note", "Nothing to it.") in answer.text


@pytest.mark.parametrize("flag", ["", "0", "x", "99999999999999999999", "-1"])
def test_a_flag_that_is_not_there_is_not_found(flag):
    set_up, survey = stage()
    assert signed_in(set_up.ole).post(page_of(survey), {"flag": flag, "outcome": "kept"}).status_code == 404


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_the_queue_is_the_operators(who):
    set_up, survey = stage()
    client = signed_in(getattr(set_up, who))
    assert client.get(page_of(survey)).status_code == 404
    assert client.post(page_of(survey), given(Flag.objects.first())).status_code == 404
    assert FlagReview.objects.count() == 0


def test_an_open_field_has_no_queue():
    set_up = scene()
    survey, _links = launched(set_up)
    assert signed_in(set_up.ole).get(page_of(survey)).status_code == 404


def without_ids(page):
    page = re.sub(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{8}\b", "ID", page)


@pytest.mark.parametrize(("one", "mirrored"), [((5, 5, 4), (1, 1, 2)), ((3, 3, 3), (5, 1, 5))])
def test_the_page_is_the_same_for_answers_that_point_the_other_way(one, mirrored, django_db_blocker):
    pages = []
    for values in (one, mirrored):
        set_up, survey = stage(values)
        pages.append(without_ids(signed_in(set_up.ole).get(page_of(survey)).text).replace(f"/{survey.pk}/", "/PK/"))
        wipe()
    first, second = (re.sub(r'value="\d+"|/decisions/\d+|Hub \d+', "", page) for page in pages)
    assert first == second


def wipe():
    """The second world stands alone."""
    from goodstanding.marketplaces.models import Company, Marketplace
    from goodstanding.people.models import Account, Contact, Grant
    from goodstanding.surveys import models

    order = (
        models.Flag, models.Response, models.Invitation, models.RosterContact, models.RosterRow, models.Roster,
        models.Draw, models.Closing, models.Fee, models.Round, models.Enrolment, models.Programme,
    )  # fmt: skip
    for model in (*order, Company, Marketplace, Grant, Contact):
        model.objects.all().delete()
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()
    Account.objects.all().delete()


def test_the_page_names_no_respondent_and_no_client():
    set_up, survey = stage()
    page = signed_in(set_up.ole).get(page_of(survey)).text.lower()
    assert [word for word in ("amina", "client1", "client 1", "@client") if word in page] == []


def test_every_kind_of_flag_has_its_words():
    from goodstanding.rules.quality import FlagKind

    figures = {
        "longstring": 13, "irv": 1.5, "even_odd": -0.4, "d2": 31.24, "cut": 27.7, "seconds": 60, "median": 240,
        "respondents": 2, "minutes": 4.0, "clients": 2,
    }  # fmt: skip
    _set_up, survey = stage()
    assert set(WORDS) == {str(kind) for kind in FlagKind}
    said = {
        kind: flagged(Flag(round=survey, kind=kind, figures=figures, flagged_at=LOOKED, pk=0)).sentence
        for kind in WORDS
    }
    assert said["outlier"] == "The distance from what is usual is 31.2; it is flagged from 27.7 on."
    assert said["fast"] == "It took at most 60 seconds; the median of the round is 240."


YEAR = timedelta(days=365)


def test_the_programmes_clients_are_what_a_response_is_compared_with_from_two_hundred_on():
    set_up, chance = scene(), Random(7)
    for edition in range(2020, 2026):
        survey, links = launched(set_up, clients=40, edition=edition, at=OPENED - (2026 - edition) * YEAR)
        for link in links:
            mood = chance.choice([2, 3, 4])
            scores = {item: mood + chance.choice([-1, 0, 0, 1]) for item in ITEMS}
            actions.answer(link.token, Answers(scores, minutes=4), by=STRANGER, at=survey.launched_at)
        actions.close(survey, by=SYSTEM, at=survey.closes_at)
    survey, links = launched(set_up, clients=12)
    actions.answer(
        links[0].token, Answers({item: 1 + 4 * (place % 2) for place, item in enumerate(ITEMS)}), by=STRANGER, at=OPENED
    )
    actions.close(survey, by=SYSTEM, at=LOOKED)
    outliers = {flag.round.edition for flag in Flag.objects.filter(kind="outlier")}
    assert 2026 in outliers
    assert outliers.isdisjoint({2020, 2021, 2022, 2023, 2024})
