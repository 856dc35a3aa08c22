"""Two of a team at once: what stands is what one of them would have left alone."""

import pytest
from setting_up import Team, listed, signed_in

from goodstanding.base.models import Event
from goodstanding.surveys import actions
from goodstanding.surveys.actions.rosters import commit_draft, name_contacts, save_roster_draft
from goodstanding.surveys.models import Draw, Fee, Roster, RosterContact, RosterDraft, Round
from goodstanding.surveys.roster import Addressee, Reading
from making import OPENED, lines, opened, scene
from racing import race, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
THREADS = 4


def drafted(set_up, clients=12):
    survey = opened(set_up)
    reading = Reading(clients, tuple(lines(clients)))
    return save_roster_draft(survey, reading, source="pasted", by=set_up.team.actor, at=OPENED)


def again(draft):
    return Round.objects.get(pk=draft.round_id)


def test_a_round_that_is_opened_by_several_at_once_is_one_round():
    set_up = scene()
    ends = race(*[lambda: opened(set_up)] * THREADS)
    assert ({end.pk for end in ends}, Draw.objects.count(), Fee.objects.count()) == ({ends[0].pk}, 1, 1)
    assert Event.objects.filter(kind="surveys.round_opened").count() == 1


def test_two_members_who_commit_at_once_commit_one_roster():
    set_up = scene()
    draft = drafted(set_up)
    version, by = draft.saved_at.isoformat(), set_up.team.actor
    ends = race(*[lambda: commit_draft(again(draft), version, evidence="bills", by=by, at=OPENED)] * THREADS)
    assert refused(ends) == ["WrongState"] * (THREADS - 1)
    assert (Roster.objects.count(), RosterDraft.objects.count()) == (1, 0)


def test_in_the_browser_each_of_them_is_led_to_the_committed_roster():
    set_up = scene()
    draft = drafted(set_up)
    given = {"version": draft.saved_at.isoformat(), "attested": "on", "shown": "word"}
    teams = [Team(set_up, signed_in(set_up.team)) for _ in range(THREADS)]
    ends = race(*[lambda one=one: one.post("complete", given) for one in teams])
    assert {(page.status_code, page["Location"]) for page in ends} == {
        (302, "/marketplaces/kazi-hub/rounds/2026/complete")
    }
    assert Event.objects.filter(kind="surveys.roster_committed").count() == 1


def test_a_list_sent_while_a_colleague_commits_is_refused_or_keeps_the_commitment_from_going_unseen():
    set_up = scene()
    draft = drafted(set_up)
    version, by = draft.saved_at.isoformat(), set_up.team.actor
    other = Reading(3, tuple(lines(3)))
    later = OPENED.replace(hour=10)
    ends = race(
        lambda: commit_draft(again(draft), version, by=by, at=later),
        lambda: save_roster_draft(again(draft), other, source="pasted", by=by, at=later),
    )
    assert refused(ends) in (["WrongState"], ["DraftReplaced"])
    sizes = list(Roster.objects.values_list("size", flat=True))
    kept = [len(one.lines["clients"]) for one in RosterDraft.objects.all()]
    assert (sizes, kept) in (([12], []), ([], [3]))


def test_a_contact_named_by_two_at_once_is_named_once():
    set_up = scene()
    team = Team(set_up, signed_in(set_up.team))
    team.begin()
    team.send(listed(2, people=False))
    team.commit()
    survey = team.survey
    row = survey.roster.rows.get(place=1).pk
    people = [{row: [Addressee(f"a{n}@b.example")]} for n in range(THREADS)]
    ends = race(*[lambda one=one: name_contacts(survey, one, by=set_up.team.actor, at=OPENED) for one in people])
    assert (sorted(len(end) for end in ends), RosterContact.objects.count()) == ([0] * (THREADS - 1) + [1], 1)


def test_evidence_and_finding_are_kept_once_however_many_send_them():
    set_up = scene()
    roster = actions.commit_roster(opened(set_up), lines(12), by=set_up.team.actor, at=OPENED)
    verify = lambda: actions.verify_roster(roster, "seen", by=set_up.ole.actor, at=OPENED)  # noqa: E731
    ends = race(*[verify] * THREADS)
    assert (refused(ends), {end.pk for end in ends}) == ([], {ends[0].pk})
    assert Event.objects.filter(kind="surveys.roster_verified").count() == 1
