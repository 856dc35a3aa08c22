"""Events: who sees them, who comes, the waiting list, what everybody is told, reminders."""

from datetime import timedelta

import pytest

from accreditation.telling import DAY, awarded
from community.gathering import EVENING, draft, gathering, mails, person, top_rated
from community.publishing import LATER
from goodstanding.base.access import STRANGER
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.community.actions.events import approve, cancel, change, decline, plan, propose
from goodstanding.community.actions.rsvps import come, set_reminders, stay_away
from goodstanding.community.jobs import remind_of_events
from goodstanding.community.models import Gathering, Rsvp
from goodstanding.community.queries.events import Room, gatherings_seen, room
from goodstanding.community.refusals import Begun, NotTopRated, SlotHeld, TooSmall
from making import scene

pytestmark = pytest.mark.django_db


TODAY = LATER.date()


def seen_by(people, on=TODAY):
    return {name: [each.title for each in gatherings_seen(actor, on)] for name, actor in people.items()}


def test_each_audience_sees_its_own_events():
    set_up = scene()
    awarded(set_up)
    wanjiru, _worker = top_rated(set_up)
    for audience in ("public", "holders", "ever", "top"):
        gathering(set_up, audience=audience, title=audience)
    invites = draft(audience="invited", title="invited", invited=set_up.kazi_hub)
    plan(set_up.kazi_hub, invites, [EVENING], by=set_up.team.actor, at=LATER)
    people = {"stranger": STRANGER, "team": set_up.team.actor, "rivals": set_up.rivals_team.actor}
    assert seen_by(people | {"wanjiru": wanjiru.actor, "ole": set_up.ole.actor}) == {
        "stranger": ["public"],
        "team": ["public", "holders", "ever", "invited"],
        "rivals": ["public"],
        "wanjiru": ["public", "top", "invited"],
        "ole": ["public", "holders", "ever", "top"],
    }
    years_on = (LATER + 800 * DAY).date()
    assert seen_by({"team": set_up.team.actor}, years_on) == {"team": ["public", "ever", "invited"]}


def test_who_comes_first_has_a_place_and_who_waits_moves_up_by_itself():
    made = gathering(scene(), capacity=1)
    amina, otieno, njeri = person("amina"), person("otieno"), person("njeri")
    answers = [come(made, by=each.actor, at=LATER).state for each in (amina, otieno, njeri)]
    assert (answers, room(STRANGER, made)) == (["coming", "waiting", "waiting"], Room(1, 2, 0))
    stay_away(made, by=amina.actor, at=LATER)
    states = dict(Rsvp.objects.values_list("account__name", "state"))
    assert states == {"Amina": "away", "Otieno": "coming", "Njeri": "waiting"}
    assert [mail.to for mail in mails("moved_up")] == ["otieno@people.example"]
    come(made, by=amina.actor, at=LATER)
    assert Rsvp.objects.get(account=amina).state == "waiting"


def test_answering_twice_answers_once():
    made, amina = gathering(scene()), person("amina")
    for _time in range(2):
        come(made, by=amina.actor, at=LATER)
    assert (len(mails("coming")), Rsvp.objects.get().answers) == (1, 1)
    for _time in range(2):
        stay_away(made, by=amina.actor, at=LATER)
    assert [event.kind for event in Event.objects.filter(kind__startswith="community.rsvp")] == [
        "community.rsvp_given",
        "community.rsvp_given",
    ]


def test_more_places_are_given_to_who_waits_and_none_is_taken_away():
    set_up = scene()
    made = gathering(set_up, capacity=1)
    people = [person(name) for name in ("amina", "otieno", "njeri")]
    for each in people:
        come(made, by=each.actor, at=LATER)
    change(made, draft(capacity=2), EVENING, by=set_up.ole.actor, at=LATER)
    assert room(STRANGER, Gathering.objects.get()) == Room(2, 1, 0)
    with pytest.raises(TooSmall):
        change(made, draft(capacity=1), EVENING, by=set_up.ole.actor, at=LATER)


def test_a_change_is_told_to_who_comes_or_waits_with_what_is_new():
    set_up = scene()
    made, amina = gathering(set_up), person("amina", zone="Europe/Berlin", language="fr")
    come(made, by=amina.actor, at=LATER)
    change(made, draft(place="Mombasa"), EVENING + timedelta(hours=1), by=set_up.ole.actor, at=LATER)
    [mail] = mails("changed")
    assert mail.subject == "Changement : Evening of the partners"
    assert "- le lieu\n- l’heure\n" in mail.text
    assert "jeudi, 7 mai 2026, 18:00 à 20:00 (Berlin)" in mail.text
    change(made, draft(place="Mombasa"), EVENING + timedelta(hours=1), by=set_up.ole.actor, at=LATER)
    assert len(mails("changed")) == 1


def test_a_cancelled_event_is_told_to_everybody_once_and_takes_no_answer():
    set_up = scene()
    made, amina, otieno = gathering(set_up, capacity=1), person("amina"), person("otieno")
    for each in (amina, otieno):
        come(made, by=each.actor, at=LATER)
    for _time in range(2):
        cancel(made, "The hall burnt.", by=set_up.ole.actor, at=LATER)
    assert [mail.to for mail in mails("cancelled")] == ["amina@people.example", "otieno@people.example"]
    assert "The reason: The hall burnt." in mails("cancelled")[0].text
    with pytest.raises(Begun):
        stay_away(made, by=amina.actor, at=LATER)


def test_nobody_answers_or_changes_what_has_begun():
    set_up = scene()
    made, amina = gathering(set_up), person("amina")
    for act in (
        lambda: come(made, by=amina.actor, at=EVENING),
        lambda: change(made, draft(title="x"), EVENING + DAY, by=set_up.ole.actor, at=EVENING),
        lambda: cancel(made, "x", by=set_up.ole.actor, at=EVENING),
        lambda: gathering(set_up, start=LATER),
    ):
        with pytest.raises(Begun):
            act()


def test_only_who_answers_for_an_event_changes_it_and_only_its_audience_comes():
    set_up = scene()
    made = gathering(set_up, audience="holders")
    for act in (
        lambda: plan(set_up.programme, draft(), [EVENING], by=set_up.team.actor, at=LATER),
        lambda: plan(set_up.kazi_hub, draft(), [EVENING], by=set_up.ole.actor, at=LATER),
        lambda: change(made, draft(), EVENING, by=set_up.team.actor, at=LATER),
        lambda: cancel(made, "x", by=set_up.mallory.actor, at=LATER),
        lambda: come(made, by=set_up.mallory.actor, at=LATER),
        lambda: come(gathering(set_up), by=STRANGER, at=LATER),
    ):
        with pytest.raises(NotYours):
            act()


def test_a_top_rated_worker_hosts_once_the_team_approves():
    set_up = scene()
    wanjiru, worker = top_rated(set_up)
    made = propose(worker, draft(audience="public"), EVENING, by=wanjiru.actor, at=LATER)
    people = {"stranger": STRANGER, "wanjiru": wanjiru.actor, "team": set_up.team.actor}
    title = "Evening of the partners"
    assert (made.kind, seen_by(people)) == ("hosted", {"stranger": [], "wanjiru": [title], "team": [title]})
    with pytest.raises(NotYours):
        approve(made, by=wanjiru.actor, at=LATER)
    approve(made, by=set_up.team.actor, at=LATER)
    assert (seen_by(people)["stranger"], [mail.to for mail in mails("approved")]) == ([title], [wanjiru.email])
    decline(made, "Too late.", by=set_up.team.actor, at=LATER)
    assert Gathering.objects.get().state == "published"


def test_a_proposal_is_declined_with_a_reason_and_who_holds_no_standing_proposes_none():
    set_up = scene()
    wanjiru, worker = top_rated(set_up)
    made = propose(worker, draft(), EVENING, by=wanjiru.actor, at=LATER)
    decline(made, "The bar is closed on Thursdays.", by=set_up.team.actor, at=LATER)
    assert "The reason: The bar is closed on Thursdays." in mails("declined")[0].text
    worker.standings.update(until=LATER.date())
    with pytest.raises(NotTopRated):
        propose(worker, draft(), EVENING, by=wanjiru.actor, at=LATER)


def test_who_comes_is_reminded_twice_in_their_language_and_by_their_clock():
    made = gathering(scene())
    amina, otieno = person("amina", language="es", zone="America/Bogota"), person("otieno")
    late, silent = person("late"), person("silent")
    for each in (amina, otieno, silent):
        come(made, by=each.actor, at=LATER)
    come(made, by=late.actor, at=EVENING - 3 * DAY)
    set_reminders(made, False, by=silent.actor, at=LATER)
    sent = {}
    for ahead in (8 * DAY, 7 * DAY, 6 * DAY, DAY, timedelta(hours=2), -DAY):
        remind_of_events(EVENING - ahead)
        sent[ahead.days] = [mail.to.partition("@")[0] for mail in mails("reminder")]
    week, day = ["amina", "otieno"], ["amina", "otieno", "late"]
    assert sent == {8: [], 7: week, 6: week, 1: week + day, 0: week + day, -1: week + day}
    assert "jueves, 7 mayo 2026, 10:00 a 12:00 (Bogota)" in mails("reminder_7", "amina")[0].text
    assert "https://calls.example/evening" in mails("reminder_1", "amina")[0].text


def test_an_event_that_moves_reminds_once_more():
    set_up = scene()
    made, amina = gathering(set_up), person("amina")
    come(made, by=amina.actor, at=LATER)
    remind_of_events(EVENING - 7 * DAY)
    change(made, draft(), EVENING + 10 * DAY, by=set_up.ole.actor, at=EVENING - 6 * DAY)
    remind_of_events(EVENING + 3 * DAY)
    assert [mail.about.split(":")[2] for mail in mails("reminder")] == ["reminder_7", "reminder_7"]


def test_a_guest_holds_one_talk_with_the_same_host_at_a_time():
    set_up, amina = scene(), person("amina")
    starts = [EVENING, EVENING + DAY]
    first, second = plan(set_up.programme, draft(kind="single", capacity=1), starts, by=set_up.ole.actor, at=LATER)
    come(first, by=amina.actor, at=LATER)
    with pytest.raises(SlotHeld):
        come(second, by=amina.actor, at=LATER)
    assert come(first, by=amina.actor, at=LATER).state == "coming"
    stay_away(first, by=amina.actor, at=LATER)
    assert come(second, by=amina.actor, at=LATER).state == "coming"
