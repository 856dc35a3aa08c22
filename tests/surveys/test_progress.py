"""The progress page: numbers that name nobody, once a day, and never a score."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.people.models import OptOut
from goodstanding.surveys import actions
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.jobs.progress import count_fields
from goodstanding.surveys.models import Mailing, Round
from goodstanding.surveys.progress import progress_of
from goodstanding.surveys.queries import COUNTED, answers_needed
from making import ITEMS, OPENED, launched, lines, opened, points, scene

pytestmark = pytest.mark.django_db
URL = "/marketplaces/kazi-hub/rounds/2026"
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 6, tzinfo=UTC)


def at_work(answered=0, clients=14, minutes=4):
    set_up = scene()
    survey, links = launched(set_up, clients)
    give(links[:answered], minutes)
    return set_up, survey, links


def give(links, minutes=4):
    for link in links:
        given = Answers(dict.fromkeys(ITEMS, 4), minutes=minutes)
        actions.answer(link.token, given, by=STRANGER, at=OPENED)


def page(set_up, survey, at=NOON):
    return progress_of(set_up.team.actor, Round.objects.get(pk=survey.pk), at)


def text_of(set_up, at=NOON, who="team"):
    client = Client()
    client.force_login(getattr(set_up, who))
    with clock.pinned(at):
        return " ".join(client.get(URL).text.split())


def test_the_page_of_an_open_field():
    set_up, survey, _links = at_work(answered=9)
    count_fields(MIDNIGHT)
    shown = page(set_up, survey, MIDNIGHT + timedelta(hours=9))
    assert (shown.number, shown.done, shown.total) == ("9", 9, 13)
    assert shown.of == "of 10 answers that an award needs"
    assert shown.do == (
        "1 more is needed. With 13 answers, chance adds nothing to the score that is needed. "
        "5 clients may be reminded; the next reminder goes on 9 March."
    )
    assert shown.lead == "17 days left: the field closes on 23 March 2026, 12:00 (Africa/Nairobi)."
    assert shown.facts == (
        ("Clients reached and answered", "9 of 14 (64 %)"),
        ("Not reached", "0"),
        ("Time to answer", "half within 4 minutes, nine of ten within 4"),
        ("If few answer", "with fewer than 15 answers the field is extended once, by 14 days"),
    )
    assert shown.counted.startswith("Counted on 6 March 2026, 00:00 UTC, once a day")
    assert (shown.warning, shown.step) == ("", "")


def test_enough_answers_are_said_to_be_enough():
    set_up, survey, _links = at_work(answered=14)
    count_fields(MIDNIGHT)
    shown = page(set_up, survey)
    assert (shown.number, shown.of) == ("14", "answers, enough for an award: it needs 10")
    assert (shown.done, shown.total) == (13, 13)
    assert shown.do == "0 clients may be reminded; the next reminder goes on 9 March."


def test_counts_stand_from_one_midnight_to_the_next():
    set_up, survey, links = at_work(answered=6)
    before = text_of(set_up)
    give(links[6:8])
    assert scrubbed(text_of(set_up)) == scrubbed(before)
    assert page(set_up, survey).counted.startswith("Answers are counted once a day")
    count_fields(MIDNIGHT)
    counted = text_of(set_up, MIDNIGHT)
    give(links[8:9])
    actions.withdraw(links[0].token, by=STRANGER, at=OPENED)
    actions.decline(links[12].token, by=STRANGER, at=OPENED)
    actions.mark_undeliverable(links[13].invitation, "no-such-mailbox", by=SYSTEM, at=OPENED)
    assert scrubbed(text_of(set_up, MIDNIGHT)) == scrubbed(counted)
    count_fields(MIDNIGHT + timedelta(days=1))
    assert page(set_up, survey).number == "8"


def scrubbed(page):
    return re.sub(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', "", page)


def test_a_day_is_counted_once():
    at_work(answered=6)
    for hours in (0, 3, 23):
        count_fields(MIDNIGHT + timedelta(hours=hours))
    assert Event.objects.filter(kind=COUNTED).count() == 1


def test_a_closed_field_is_counted_no_more():
    _set_up, survey, _links = at_work(answered=6)
    actions.close(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    assert actions.count_answers(survey, by=SYSTEM, at=MIDNIGHT) is None
    count_fields(MIDNIGHT)
    assert Event.objects.filter(kind=COUNTED).count() == 0


@pytest.mark.parametrize("who", ["team", "ole", "mallory"])
def test_nobody_counts_at_will(who):
    set_up, survey, _links = at_work(answered=6)
    with pytest.raises(NotYours):
        actions.count_answers(survey, by=getattr(set_up, who).actor, at=MIDNIGHT)


def test_who_can_be_reminded_has_not_answered_declined_or_been_reminded_twice():
    _set_up, _survey, links = at_work(answered=6)
    actions.decline(links[6].token, by=STRANGER, at=OPENED)
    actions.mark_undeliverable(links[7].invitation, "no-such-mailbox", by=SYSTEM, at=OPENED)
    OptOut.objects.create(contact=links[8].invitation.contact, said_at=OPENED)
    for wave in (1, 2, 3):
        Mailing.objects.create(invitation=links[9].invitation, wave=wave, mailed_at=OPENED)
    count_fields(MIDNIGHT)
    assert Event.objects.get(kind=COUNTED).data == {
        "answered": 6,
        "reached": 12,
        "not_reached": 2,
        "remindable": 4,
        "median_minutes": 4,
        "p90_minutes": 4,
    }


@pytest.mark.parametrize(("answered", "is_said"), [(4, False), (5, True)])
def test_the_time_to_answer_is_said_from_five_answers_on(answered, is_said):
    set_up, survey, _links = at_work(answered=answered)
    count_fields(MIDNIGHT)
    said = dict(page(set_up, survey).facts)["Time to answer"]
    assert (said == "shown from 5 answers on") is not is_said


@pytest.mark.parametrize(("minutes", "warned"), [(10, False), (12, True)])
def test_more_than_ten_minutes_are_flagged(minutes, warned):
    set_up, survey, links = at_work(answered=8)
    give(links[8:10], minutes)
    count_fields(MIDNIGHT)
    assert bool(page(set_up, survey).warning) is warned
    assert ("It takes long to answer" in text_of(set_up, MIDNIGHT)) is warned


@pytest.mark.parametrize(
    ("clients", "nominated", "verified", "needed"),
    [
        (14, False, False, (10, 13)),
        (14, False, True, (10, 10)),
        (12, False, False, (10, None)),
        (9, False, False, (10, None)),
        (60, False, True, (10, 11)),
        (16, True, False, (10, None)),
        (25, True, False, (10, 22)),
    ],
)
def test_what_is_needed_follows_from_the_rule_and_from_who_is_asked(clients, nominated, verified, needed):
    set_up = scene()
    survey = opened(set_up)
    roster = actions.commit_roster(survey, lines(clients), nominated=nominated, by=set_up.team.actor, at=OPENED)
    if verified:
        actions.verify_roster(roster, "matched to a billing export", by=set_up.ole.actor, at=OPENED)
    assert answers_needed(set_up.team.actor, Round.objects.get(pk=survey.pk)) == needed


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (2, "the next reminder goes on 9 March."),
        (8, "the next reminder goes on 16 March."),
        (15, "Nobody is reminded any more."),
    ],
)
def test_the_next_reminder_is_named_until_the_last_has_gone(day, said):
    set_up, survey, _links = at_work()
    assert page(set_up, survey, OPENED + timedelta(days=day)).do.endswith(said)


def test_a_field_that_was_extended_says_so():
    set_up, survey, _links = at_work(answered=3)
    actions.extend(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    count_fields(MIDNIGHT)
    shown = page(set_up, survey, OPENED + timedelta(days=22))
    assert dict(shown.facts)["If few answer"] == "the field was extended once; it is not extended again"
    assert shown.lead == "13 days left: the field closes on 6 April 2026, 12:00 (Africa/Nairobi)."


def test_a_field_whose_time_is_over_says_that_it_is_being_closed():
    set_up, survey, _links = at_work(answered=3)
    lead = "Its time was over on 23 March 2026, 12:00 (Africa/Nairobi); it is being closed."
    assert page(set_up, survey, OPENED + timedelta(days=21)).lead == lead


def test_every_other_state_has_its_sentence_and_one_next_step():
    set_up = scene()
    survey = opened(set_up)
    steps = []

    def note():
        shown = page(set_up, survey)
        steps.append((shown.word, shown.title, shown.act, shown.step, shown.number))

    note()
    actions.commit_roster(survey, lines(12), by=set_up.team.actor, at=OPENED)
    note()
    actions.launch(Round.objects.get(pk=survey.pk), by=set_up.team.actor, at=OPENED)
    actions.close(Round.objects.get(pk=survey.pk), by=SYSTEM, at=OPENED + timedelta(days=21))
    note()
    Round.objects.update(state="decided")
    note()
    assert steps == [
        ("Draft", "Nobody is asked yet", "List your clients", "clients", ""),
        ("Not launched", "Nobody is asked yet", "Go on to the launch", "invitation", ""),
        ("Waits for the verdict", "The field has closed: 0 of 12 clients answered", "", "", ""),
        ("Decided", "This round is decided", "Read the result", "result", ""),
    ]


def test_the_next_step_is_a_link():
    set_up = scene()
    opened(set_up)
    assert f'<a class="button" href="{URL}/clients">List your clients</a>' in text_of(set_up)


def test_a_closed_round_tells_the_team_no_score_and_how_long_it_has_waited():
    set_up, survey, _links = at_work(answered=12)
    actions.close(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    text = text_of(set_up, OPENED + timedelta(days=24))
    assert "it has waited 3 days" in text
    assert "4.00" not in text


@pytest.mark.parametrize("values", [(5, 5), (1, 5)])
def test_the_page_is_the_same_whatever_was_answered(values):
    set_up, _survey, links = at_work()
    for link, value in zip(links, values * 7, strict=True):
        actions.answer(link.token, points(value), by=STRANGER, at=OPENED)
    count_fields(MIDNIGHT)
    found = scrubbed(text_of(set_up, MIDNIGHT))
    assert "amina" not in found.lower()
    assert re.findall(r'class="number">([^<]*)<', found) == ["14"]


@pytest.mark.parametrize("who", ["ole", "rivals_team", "mallory"])
def test_the_page_is_the_teams(who):
    set_up, _survey, _links = at_work(answered=3)
    client = Client()
    client.force_login(getattr(set_up, who))
    assert client.get(URL).status_code == 404
