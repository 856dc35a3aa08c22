"""Clients for whom nobody is named: no launch without them, and while the field is open their turn is not passed by."""

from datetime import timedelta

import pytest

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.marketplaces.actions import Buyer
from goodstanding.rules.draw import verify
from goodstanding.surveys import actions
from goodstanding.surveys.actions.rounds import RosterLine
from goodstanding.surveys.models import Invitation, RosterContact, Undeliverable
from goodstanding.surveys.queries import field_counts
from goodstanding.surveys.queries.draws import draw_of, published
from goodstanding.surveys.queries.wizard import drawn_without_contact
from goodstanding.surveys.refusals import AskedLately, NobodyToAsk
from goodstanding.surveys.roster import Addressee
from making import OPENED, Scene, launched, lines, opened, points, scene
from surveys.setting_up import Team, later, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]
CLIENTS, DRAWN = 60, 45
LATER = OPENED + timedelta(days=3)


def nameless(count):
    return [RosterLine(Buyer(f"c{n:03}", f"Client {n}", f"client{n}.example"), ()) for n in range(1, count + 1)]


def name(set_up: Scene, survey, rows, at=OPENED):
    people = {row.pk: [Addressee(f"amina@{row.company.domain}", "Amina", "en")] for row in rows}
    return actions.name_contacts(survey, people, by=set_up.team.actor, at=at)


def in_the_field():
    """A field of 45 drawn clients in which nobody is named for the 15 others."""
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, nameless(CLIENTS), by=set_up.team.actor, at=OPENED)
    name(set_up, survey, survey.roster.rows.filter(place__lte=DRAWN).select_related("company"))
    return set_up, survey, actions.launch(survey, by=set_up.team.actor, at=OPENED)


def lose(*links):
    for link in links:
        actions.mark_undeliverable(link.invitation, "no_such_address", by=SYSTEM, at=LATER)


def letters():
    return list(OutgoingMail.objects.filter(purpose="surveys.contact_wanted").order_by("pk"))


def places(rows):
    return [row.place for row in rows]


def test_a_round_is_not_launched_while_drawn_clients_have_nobody_to_ask():
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, [*lines(12), *nameless(15)[12:]], by=set_up.team.actor, at=OPENED)
    with pytest.raises(NobodyToAsk, match=r"nobody is named yet: 3\. Name whom to ask"):
        actions.launch(survey, by=set_up.team.actor, at=OPENED)
    survey.refresh_from_db()
    assert (survey.state, Invitation.objects.count()) == ("rostered", 0)
    name(set_up, survey, drawn_without_contact(set_up.team.actor, survey))
    assert len(actions.launch(survey, by=set_up.team.actor, at=OPENED)) == 15


def test_a_client_that_comes_next_without_a_contact_waits_for_one_and_nobody_passes_it_by():
    set_up, survey, links = in_the_field()
    lose(links[0], links[1])
    team = set_up.team.actor
    assert places(drawn_without_contact(team, survey)) == [46, 47]
    assert Invitation.objects.count() == DRAWN
    assert field_counts(SYSTEM, survey) == {"invited": DRAWN, "undeliverable": 2, "answered": 0}
    name(set_up, survey, drawn_without_contact(team, survey)[1:], at=LATER)
    assert list(Invitation.objects.filter(row__place__gt=DRAWN).values_list("row__place", "invited_at")) == [
        (47, LATER)
    ]
    lose(links[2])
    assert places(drawn_without_contact(team, survey)) == [46, 48]
    values = published(STRANGER, draw_of(STRANGER, survey.pk))
    assert len(values.replacements) == 3
    assert verify(values).holds


def test_the_team_gets_one_letter_for_each_further_client():
    _set_up, _survey, links = in_the_field()
    lose(links[0])
    lose(links[0], links[1])
    first, second = letters()
    assert (first.to, first.subject) == ("team@people.example", "Kazi Hub: name whom to ask at the next client")
    assert "1 client comes next in the draw, and your list names nobody for it." in first.text
    assert "2 clients come next in the draw" in second.text
    assert "/marketplaces/kazi-hub/rounds/2026/contacts" in second.text
    assert "client1" not in first.text.lower()


def test_the_page_of_the_field_leads_to_naming_them_and_who_is_named_is_asked():
    set_up, survey, links = in_the_field()
    kazi = Team(set_up, signed_in(set_up.team))
    with later(days=3):
        assert kazi.get("contacts")["Location"] == "/marketplaces/kazi-hub/rounds/2026"
        lose(links[0])
        page = kazi.browser.get("/marketplaces/kazi-hub/rounds/2026").text
        assert "Name whom to ask at 1 client that replaces another" in page
        assert 'href="/marketplaces/kazi-hub/rounds/2026/contacts"' in page
        (row,) = drawn_without_contact(set_up.team.actor, survey)
        asked = kazi.get("contacts").text
        assert "They come next in the draw" in asked
        given = {f"email_{row.pk}": "juma@duka.example", f"language_{row.pk}": "en"}
        assert kazi.post("contacts", given)["Location"] == "/marketplaces/kazi-hub/rounds/2026"
    assert Invitation.objects.get(row=row).contact.email == "juma@duka.example"
    assert "that replaces another" not in kazi.browser.get("/marketplaces/kazi-hub/rounds/2026").text


def test_a_contact_for_a_client_whose_turn_it_is_not_is_not_taken():
    set_up, survey, links = in_the_field()
    lose(links[0])
    others = survey.roster.rows.filter(place__gt=46).select_related("company")
    assert name(set_up, survey, others, at=LATER) == []
    assert RosterContact.objects.filter(row__place__gt=DRAWN).count() == 0


def test_an_answer_keeps_its_invitation_from_being_called_undeliverable():
    _survey, links = launched(scene(), clients=CLIENTS)
    actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    lose(links[0])
    assert (Undeliverable.objects.count(), Invitation.objects.count()) == (0, DRAWN)


def test_after_the_close_nobody_is_called_any_more():
    survey, links = launched(scene(), clients=CLIENTS)
    actions.close(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    lose(links[0])
    assert (Undeliverable.objects.count(), Invitation.objects.count()) == (0, DRAWN)
    assert published(STRANGER, draw_of(STRANGER, survey.pk)).replacements == ()


def test_nobody_is_asked_before_the_day_that_receipts_name():
    set_up = scene()
    team = set_up.team.actor
    next_one = opened(set_up, 2027)
    actions.commit_roster(next_one, lines(12), by=team, at=OPENED)
    launched(set_up)
    with pytest.raises(AskedLately, match="on 1 January 2027 or later"):
        actions.launch(next_one, by=team, at=OPENED + timedelta(days=304))
    with pytest.raises(AskedLately):
        opened(set_up, 2028, at=OPENED + timedelta(days=304))
    assert len(actions.launch(next_one, by=team, at=OPENED + timedelta(days=305))) == 12


def test_a_field_that_closes_late_in_the_year_spares_its_clients_for_six_months():
    set_up = scene()
    launched(set_up, at=OPENED + timedelta(days=270))
    with pytest.raises(AskedLately, match="18 June 2027"):
        opened(set_up, 2027, at=OPENED + timedelta(days=400))
    assert opened(set_up, 2027, at=OPENED + timedelta(days=473)).edition == 2027
