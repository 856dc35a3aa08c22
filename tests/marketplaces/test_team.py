"""A team invites colleagues by address, who join by their own act, and lets them go."""

import pytest
from django.test import Client

from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.marketplaces.models import TeamInvitation
from goodstanding.people.actions import grant
from goodstanding.people.models import Grant
from letterbox import newest, signed_up
from making import OPENED, scene

pytestmark = pytest.mark.django_db

TEAM = "/marketplaces/kazi-hub/team"


def client_of(account):
    browser = Client()
    browser.force_login(account)
    return browser


def members(set_up):
    held = Grant.objects.filter(office="team", tenant=set_up.kazi_hub.pk, ended_at=None)
    return list(held.order_by("pk").values_list("account__email", flat=True))


def invited(set_up, email):
    assert client_of(set_up.team).post(TEAM, {"email": email}).status_code == 302
    return TeamInvitation.objects.get(email=email.lower(), outcome="")


def test_a_colleague_without_an_account_is_invited_signs_up_and_joins():
    set_up = scene()
    invitation = invited(set_up, "Wanjiru@kazihub.example")
    mail = newest("wanjiru@kazihub.example")
    assert (mail.subject, "/team-invitations" in mail.text) == ("Team invites you to the team of Kazi Hub", True)
    browser = signed_up("wanjiru@kazihub.example", "Wanjiru")
    assert browser.get("/home").url == "/team-invitations"
    assert "Kazi Hub" in browser.get("/team-invitations").text
    assert members(set_up) == ["team@people.example"]
    for _ in range(2):
        assert browser.post(f"/team-invitations/{invitation.pk}/accept").status_code == 302
    assert members(set_up) == ["team@people.example", "wanjiru@kazihub.example"]
    assert "Wanjiru" in client_of(set_up.team).get(TEAM).text


def test_inviting_looks_the_same_for_known_and_unknown_addresses_and_names_nobody():
    set_up = scene()
    browser = client_of(set_up.team)
    seen = []
    for email in ("mallory@people.example", "nobody@people.example"):
        answer = browser.post(TEAM, {"email": email})
        seen.append((answer.status_code, answer.url, newest(email).subject, newest(email).text))
    assert seen[0] == seen[1]
    assert "Mallory" not in browser.get(TEAM).text


def test_inviting_twice_mails_once():
    set_up = scene()
    first = invited(set_up, "wanjiru@kazihub.example")
    assert invited(set_up, "WANJIRU@kazihub.example") == first
    assert OutgoingMail.objects.count() == 1
    assert Event.objects.filter(kind="marketplaces.colleague_invited").count() == 1


def test_who_declines_joins_nothing_and_may_be_invited_again():
    set_up = scene()
    invitation = invited(set_up, "mallory@people.example")
    browser = client_of(set_up.mallory)
    browser.post(f"/team-invitations/{invitation.pk}/decline")
    browser.post(f"/team-invitations/{invitation.pk}/accept")
    assert members(set_up) == ["team@people.example"]
    assert invited(set_up, "mallory@people.example") != invitation


def test_nobody_joins_by_the_invitation_of_another():
    set_up = scene()
    invitation = invited(set_up, "wanjiru@kazihub.example")
    for act in ("accept", "decline"):
        client_of(set_up.mallory).post(f"/team-invitations/{invitation.pk}/{act}")
        assert Client().post(f"/team-invitations/{invitation.pk}/{act}").status_code == 404
    client_of(set_up.rivals_team).post(f"/marketplaces/ajira-desk/team/invitations/{invitation.pk}/withdraw")
    invitation.refresh_from_db()
    assert (invitation.outcome, members(set_up)) == ("", ["team@people.example"])


def test_a_withdrawn_invitation_opens_nothing():
    set_up = scene()
    invitation = invited(set_up, "mallory@people.example")
    client_of(set_up.team).post(f"{TEAM}/invitations/{invitation.pk}/withdraw")
    client_of(set_up.mallory).post(f"/team-invitations/{invitation.pk}/accept")
    assert members(set_up) == ["team@people.example"]


def test_a_colleague_is_removed_at_once_and_may_come_back():
    set_up = scene()
    held = grant(set_up.mallory, "team", set_up.kazi_hub.pk, by=SYSTEM, at=OPENED)
    leaver = client_of(set_up.mallory)
    assert leaver.get("/marketplaces/kazi-hub").status_code == 200
    for _ in range(2):
        answer = client_of(set_up.team).post(f"{TEAM}/{held.pk}/remove")
        assert (answer.status_code, answer.url) == (302, TEAM)
    assert (members(set_up), leaver.get("/marketplaces/kazi-hub").status_code) == (["team@people.example"], 404)
    assert Event.objects.filter(kind="marketplaces.colleague_removed").count() == 1
    client_of(set_up.mallory).post(f"/team-invitations/{invited(set_up, 'mallory@people.example').pk}/accept")
    assert members(set_up) == ["team@people.example", "mallory@people.example"]


def test_the_last_of_a_team_stays():
    set_up = scene()
    held = Grant.objects.get(account=set_up.team)
    answer = client_of(set_up.team).post(f"{TEAM}/{held.pk}/remove")
    assert (answer.status_code, "This is the last one." in answer.text) == (409, True)
    assert members(set_up) == ["team@people.example"]


def test_a_team_removes_nobody_from_another_team():
    set_up = scene()
    grant(set_up.ole, "team", set_up.kazi_hub.pk, by=SYSTEM, at=OPENED)
    held = Grant.objects.get(account=set_up.team)
    client_of(set_up.rivals_team).post(f"/marketplaces/ajira-desk/team/{held.pk}/remove")
    assert members(set_up) == ["team@people.example", "ole@people.example"]


def test_a_member_is_not_invited_again():
    set_up = scene()
    answer = client_of(set_up.team).post(TEAM, {"email": "team@people.example"})
    assert (answer.status_code, "on the team already" in answer.text) == (422, True)
    assert OutgoingMail.objects.count() == 0


def test_a_team_that_invites_too_many_waits():
    set_up = scene()
    browser = client_of(set_up.team)
    statuses = [browser.post(TEAM, {"email": f"w{n}@kazihub.example"}).status_code for n in range(21)]
    assert (set(statuses[:20]), statuses[20]) == ({302}, 429)
