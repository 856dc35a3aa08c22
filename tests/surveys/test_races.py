"""Two at once: each action leaves what it would have left had they come one after the other."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.models import Event
from goodstanding.base.record import verify
from goodstanding.marketplaces.models import Company
from goodstanding.people.actions import keep_contacts
from goodstanding.people.models import Contact
from goodstanding.surveys import actions
from goodstanding.surveys.actions.programmes import Charter
from goodstanding.surveys.models import Draw, Enrolment, Invitation, Response, Roster, RosterRow, Round, Undeliverable
from making import OPENED, launched, lines, opened, points, scene
from racing import race, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
THREADS = 8
CLOSED = OPENED + timedelta(days=21)


@pytest.fixture(autouse=True)
def the_record_is_whole():
    yield
    assert verify().whole


def kinds():
    return Counter(Event.objects.values_list("kind", flat=True))


def sending(link, value):
    return lambda: actions.answer(link.token, points(value), by=STRANGER, at=OPENED)


def test_the_same_first_answers_sent_eight_times_count_once_with_one_receipt():
    _survey, links = launched(scene())
    ends = race(*[sending(links[0], 4)] * THREADS)
    assert {(end.pk, end.revision, end.digest) for end in ends} == set(
        Response.objects.values_list("pk", "revision", "digest")
    )
    assert kinds()["surveys.answered"] == 1


def test_different_first_answers_make_one_response_with_a_line_for_each_revision():
    _survey, links = launched(scene())
    ends = race(*[sending(links[0], 1 + number % 4) for number in range(THREADS)])
    lines_of_record = Event.objects.filter(kind="surveys.answered").order_by("position")
    told = [(event.data["revision"], event.data["digest"]) for event in lines_of_record]
    stands = Response.objects.get()
    assert [revision for revision, _digest in told] == list(range(1, stands.revision + 1))
    assert told[-1] == (stands.revision, stands.digest)
    assert {(end.revision, end.digest) for end in ends} == set(told)


def test_answers_that_race_with_the_close_are_counted_or_refused():
    survey, links = launched(scene())
    closing = lambda: actions.close(survey, by=SYSTEM, at=CLOSED)  # noqa: E731
    ends = race(*[sending(link, 4) for link in links[:THREADS]], closing)
    kept = [end for end in ends if isinstance(end, Response)]
    assert set(refused(ends)) <= {"FieldClosed"}
    assert (ends[-1].answered, Response.objects.count()) == (len(kept), len(kept))


def test_a_roster_is_committed_once():
    set_up = scene()
    survey = opened(set_up)
    commit = lambda: actions.commit_roster(  # noqa: E731
        Round.objects.get(pk=survey.pk), lines(12), by=set_up.team.actor, at=OPENED
    )
    ends = race(*[commit] * 4)
    assert refused(ends) == ["WrongState"] * 3
    assert (Roster.objects.count(), RosterRow.objects.count(), Company.objects.count()) == (1, 12, 12)
    assert sorted(RosterRow.objects.values_list("place", flat=True)) == list(range(1, 13))
    counted = kinds()
    assert (counted["surveys.roster_committed"], counted["surveys.drawn"]) == (1, 1)
    drawn = Event.objects.get(kind="surveys.drawn")
    assert drawn.data["seed"] == Draw.objects.get().seed


def test_who_is_refused_reads_the_state_that_the_round_is_in_now():
    set_up = scene()
    survey = opened(set_up)
    stale = [Round.objects.get(pk=survey.pk) for _ in range(2)]
    ends = race(*[lambda r=r: actions.commit_roster(r, lines(3), by=set_up.team.actor, at=OPENED) for r in stale])
    said = next(end for end in ends if not isinstance(end, Roster))
    assert said.fact == "The round is rostered now; somebody may have moved it since you opened this page."


def test_rosters_of_two_programmes_that_list_the_same_companies_share_them():
    set_up = scene()
    charter = Charter("second", "Second", "Second", "Second", "Second", "trusted-talent-2026-1", "accredit-1")
    second = actions.found_programme(charter, by=SYSTEM, at=OPENED)
    team = set_up.team.actor
    drafts = [opened(set_up), actions.open_round(second, set_up.kazi_hub, 2026, by=team, at=OPENED)]
    ends = race(*[lambda d=d: actions.commit_roster(d, lines(30), by=team, at=OPENED) for d in drafts])
    assert (refused(ends), Roster.objects.count(), RosterRow.objects.count()) == ([], 2, 60)
    assert (Company.objects.count(), Contact.objects.count()) == (30, 30)
    assert kinds()["marketplaces.companies_added"] == 1


def test_a_round_is_launched_once_and_nobody_is_invited_twice():
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, lines(12), by=set_up.team.actor, at=OPENED)
    launch = lambda: actions.launch(Round.objects.get(pk=survey.pk), by=set_up.team.actor, at=OPENED)  # noqa: E731
    ends = race(*[launch] * 4)
    assert refused(ends) == ["WrongState"] * 3
    links = next(end for end in ends if isinstance(end, list))
    assert sorted(link.invitation.pk for link in links) == sorted(Invitation.objects.values_list("pk", flat=True))
    assert (len(links), kinds()["surveys.launched"], kinds()["surveys.invited"]) == (12, 1, 1)


def test_a_field_closes_once():
    survey, links = launched(scene())
    for link in links[:10]:
        sending(link, 5)()
    ends = race(*[lambda: actions.close(Round.objects.get(pk=survey.pk), by=SYSTEM, at=CLOSED)] * 4)
    assert refused(ends) == ["WrongState"] * 3
    assert Round.objects.get(pk=survey.pk).state == "candidate"
    assert (kinds()["surveys.closed"], kinds()["surveys.became_candidate"]) == (1, 1)


def test_a_field_is_extended_once():
    survey, _links = launched(scene())
    due = survey.closes_at
    ends = race(*[lambda: actions.extend(Round.objects.get(pk=survey.pk), by=SYSTEM, at=CLOSED)] * 4)
    extension = ends[0]
    assert {end.pk for end in ends} == {extension.pk}
    assert Round.objects.get(pk=survey.pk).closes_at == due + timedelta(days=extension.days)
    assert kinds()["surveys.extended"] == 1


def test_bounces_that_come_together_replace_each_client_once():
    set_up = scene()
    _survey, links = launched(set_up, clients=400)
    asked = Invitation.objects.count()
    gone = [links[0].invitation, links[0].invitation, links[1].invitation, links[2].invitation]
    ends = race(*[lambda i=i: actions.mark_undeliverable(i, "mailbox_gone", by=SYSTEM, at=OPENED) for i in gone])
    fresh = [link.invitation.row.place for links in ends for link in links]
    assert sorted(fresh) == [asked + 1, asked + 2, asked + 3]
    assert (Undeliverable.objects.count(), Invitation.objects.count()) == (3, asked + 3)
    assert kinds()["surveys.undeliverable"] == 3


def test_joining_at_once_is_one_enrolment():
    set_up = scene()
    before = kinds()["surveys.joined"]
    Enrolment.objects.filter(marketplace=set_up.rival).delete()
    join = lambda: actions.join(set_up.programme, set_up.rival, by=set_up.rivals_team.actor, at=OPENED)  # noqa: E731
    ends = race(*[join] * THREADS)
    assert {end.pk for end in ends} == {Enrolment.objects.get(marketplace=set_up.rival).pk}
    assert kinds()["surveys.joined"] == before + 1


def test_overlapping_addresses_are_kept_once_whatever_their_order_and_case():
    emails = [f"amina{number}@client.example" for number in range(40)]

    def keeping(mine):
        with transaction.atomic():
            return keep_contacts(mine, by=SYSTEM, at=OPENED)

    shuffled = [emails, emails[::-1], [email.upper() for email in emails[10:]], emails[:30][::-1]]
    ends = race(*[lambda mine=mine: keeping(mine) for mine in shuffled])
    held = dict(Contact.objects.values_list("email", "pk"))
    assert [{email: contact.pk for email, contact in end.items()} for end in ends] == [
        {email.lower(): held[email.lower()] for email in mine} for mine in shuffled
    ]
    assert len(held) == 40
