"""A round from its opening to its close, through the actions."""

from datetime import timedelta

import pytest

from goodstanding.base.access import STRANGER, SYSTEM, Actor
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.base.record import verify
from goodstanding.rules import draw as law
from goodstanding.surveys import actions
from goodstanding.surveys.actions.answering import Answers, receipt_digest
from goodstanding.surveys.models import Closing, Invitation, Response, Round
from goodstanding.surveys.queries import answers_of, evidence_of, rounds_seen_by
from goodstanding.surveys.refusals import EmptyRoster, FieldClosed, UnknownInvitation, WrongState
from making import OPENED, closed, launched, lines, opened, points, scene

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(Event.objects.order_by("position").values_list("kind", flat=True))


def test_the_published_values_of_a_draw_replay_it():
    set_up = scene()
    survey = opened(set_up)
    roster = actions.commit_roster(survey, lines(40), by=set_up.team.actor, at=OPENED)
    rows = list(roster.rows.order_by("place"))
    draw = survey.draw
    published = law.PublishedDraw(
        programme_commitment=draw.programme_commitment,
        roster_commitment=roster.commitment,
        rows=tuple(sorted(row.opaque for row in rows)),
        programme_nonce=draw.programme_nonce,
        marketplace_nonce=draw.marketplace_nonce,
        seed=draw.seed,
        size=draw.drawn,
        invited=tuple(row.opaque for row in rows[: draw.drawn]),
    )
    assert law.verify(published).holds
    assert (draw.mode, draw.drawn, roster.size) == ("random", 40, 40)


@pytest.mark.parametrize(
    ("clients", "nominated", "mode", "drawn"),
    [
        (14, False, "census", 14),
        (30, False, "census", 30),
        (31, False, "random", 31),
        (60, False, "random", 45),
        (10, True, "nominated", 10),
    ],
)
def test_the_mode_follows_the_size_of_the_roster_unless_clients_are_named(clients, nominated, mode, drawn):
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, lines(clients), nominated=nominated, by=set_up.team.actor, at=OPENED)
    assert (survey.draw.mode, survey.draw.drawn) == (mode, drawn)


def test_a_roster_without_a_client_is_refused_and_the_round_stays_a_draft():
    set_up = scene()
    survey = opened(set_up)
    with pytest.raises(EmptyRoster):
        actions.commit_roster(survey, [], by=set_up.team.actor, at=OPENED)
    assert Round.objects.get(pk=survey.pk).state == "draft"


def test_a_round_has_one_roster():
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, lines(12), by=set_up.team.actor, at=OPENED)
    with pytest.raises(WrongState):
        actions.commit_roster(Round.objects.get(pk=survey.pk), lines(12), by=set_up.team.actor, at=OPENED)


def test_the_launch_fixes_the_closing_day_and_invites_the_drawn():
    set_up = scene()
    survey, links = launched(set_up, clients=14)
    assert survey.closes_at == OPENED + timedelta(days=21)
    assert len(links) == Invitation.objects.count() == 14
    assert {link.invitation.token_digest for link in links}.isdisjoint(link.token for link in links)


def test_sending_the_same_answers_again_counts_once_and_gives_the_same_receipt():
    set_up = scene()
    _survey, links = launched(set_up)
    first = actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    again = actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    assert (again.pk, again.digest, again.revision) == (first.pk, first.digest, 1)
    assert kinds().count("surveys.answered") == Response.objects.count() == 1


def test_answers_may_be_changed_until_the_field_closes():
    set_up = scene()
    survey, links = launched(set_up)
    first = actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    changed = actions.answer(links[0].token, points(2), by=STRANGER, at=OPENED)
    assert (changed.pk, changed.revision, changed.answers) == (first.pk, 2, points(2).scores)
    actions.close(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    with pytest.raises(FieldClosed):
        actions.answer(links[0].token, points(5), by=STRANGER, at=OPENED)


def test_a_clock_set_back_reopens_nothing():
    set_up = scene()
    survey, links = launched(set_up)
    actions.close(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    with pytest.raises(FieldClosed):
        actions.answer(links[0].token, points(5), by=STRANGER, at=OPENED - timedelta(days=400))


@pytest.mark.parametrize("token", ["", "short", "w" * 34, "../../etc/passwd", "ü" * 32])
def test_a_link_that_belongs_to_no_invitation_is_refused_calmly(token):
    with pytest.raises(UnknownInvitation):
        actions.answer(token, points(4), by=STRANGER, at=OPENED)


def test_the_receipt_is_a_digest_that_only_the_link_can_make_again():
    set_up = scene()
    _survey, links = launched(set_up)
    response = actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    assert receipt_digest(links[0].token, response, points(4)) == response.digest
    assert receipt_digest(links[1].token, response, points(4)) != response.digest
    assert receipt_digest(links[0].token, response, points(5)) != response.digest


def test_the_record_keeps_the_day_of_an_answer_and_not_the_moment():
    set_up = scene()
    _survey, links = launched(set_up)
    actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED.replace(hour=14, minute=37))
    event = Event.objects.get(kind="surveys.answered")
    assert event.at == OPENED.replace(hour=0, minute=0)


def test_the_next_client_of_the_draw_replaces_one_that_cannot_be_reached():
    set_up = scene()
    survey, links = launched(set_up, clients=60)
    replacements = actions.mark_undeliverable(links[3].invitation, "no-such-mailbox", by=SYSTEM, at=OPENED)
    assert [link.invitation.row.place for link in replacements] == [46]
    assert evidence_of(SYSTEM, survey).undeliverable == 0


def test_in_a_census_nobody_is_left_to_replace():
    set_up = scene()
    _survey, links = launched(set_up, clients=12)
    assert actions.mark_undeliverable(links[0].invitation, "no-such-mailbox", by=SYSTEM, at=OPENED) == []


def test_the_close_counts_who_was_reached_and_who_answered():
    set_up = scene()
    survey, links = launched(set_up, clients=14)
    actions.mark_undeliverable(links[13].invitation, "no-such-mailbox", by=SYSTEM, at=OPENED)
    for link in links[:11]:
        actions.answer(link.token, points(5), by=STRANGER, at=OPENED)
    actions.answer(links[11].token, Answers({"honesty": 5}), by=STRANGER, at=OPENED)
    closing = actions.close(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    assert (closing.invited, closing.undeliverable, closing.answered) == (13, 1, 11)
    assert survey.state == "candidate"


def test_too_few_valid_answers_make_no_candidate():
    survey = closed(scene(), [5] * 9)
    assert survey.state == "closed"
    assert "surveys.became_candidate" not in kinds()


def test_of_two_that_close_a_round_one_is_refused():
    survey = closed(scene(), [5] * 9)
    with pytest.raises(WrongState):
        actions.close(Round.objects.get(pk=survey.pk), by=SYSTEM, at=OPENED)
    assert Closing.objects.count() == 1


def test_nobody_reads_answers_while_the_field_is_open():
    set_up = scene()
    survey, links = launched(set_up)
    actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    assert answers_of(set_up.ole.actor, survey) == answers_of(SYSTEM, survey) == []
    actions.close(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    assert len(answers_of(set_up.ole.actor, survey)) == 1


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_only_the_operator_reads_answers(who):
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    assert answers_of(getattr(set_up, who).actor, survey) == []


def test_rounds_are_seen_by_their_team_and_their_operator():
    set_up = scene()
    survey = opened(set_up)
    seen = {who: list(rounds_seen_by(getattr(set_up, who).actor)) for who in ("team", "ole", "rivals_team", "mallory")}
    assert seen == {"team": [survey], "ole": [survey], "rivals_team": [], "mallory": []}


@pytest.mark.parametrize("actor", ["rivals_team", "ole", "mallory"])
def test_others_cannot_open_a_round_for_kazi_hub(actor):
    set_up = scene()
    with pytest.raises(NotYours):
        actions.open_round(set_up.programme, set_up.kazi_hub, 2026, by=getattr(set_up, actor).actor, at=OPENED)


def test_the_team_cannot_verify_its_own_roster():
    set_up = scene()
    roster = actions.commit_roster(opened(set_up), lines(12), by=set_up.team.actor, at=OPENED)
    with pytest.raises(NotYours):
        actions.verify_roster(roster, "we say so", by=set_up.team.actor, at=OPENED)
    actions.verify_roster(roster, "matched to a billing export", by=set_up.ole.actor, at=OPENED)
    assert evidence_of(SYSTEM, roster.round).roster_verified


def test_the_record_of_a_whole_round_verifies_and_holds_no_name():
    closed(scene(), [5] * 12)
    assert verify().whole
    said = " ".join(f"{event.data} {event.actor} {event.subject_id}" for event in Event.objects.all())
    assert "amina" not in said.lower()
    assert "client" not in said.lower()


def test_a_stranger_is_a_stranger_in_the_record():
    set_up = scene()
    _survey, links = launched(set_up)
    actions.answer(links[0].token, points(4), by=Actor(), at=OPENED)
    assert Event.objects.get(kind="surveys.answered").actor == "stranger"
