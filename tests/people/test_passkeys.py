"""Passkeys are one's own, added in a fresh session only, and no junk breaks the page."""

import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from goodstanding.base.errors import NotYours
from goodstanding.people.actions import name_passkey, remove_passkey
from goodstanding.people.models import Account
from letterbox import signed_up
from making import OPENED, scene

pytestmark = pytest.mark.django_db

JUNK = [
    "",
    "null",
    "[]",
    "1",
    '"x"',
    "{}",
    "{",
    '{"response": 1}',
    '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"userHandle": "MQ", "clientDataJSON": "e30",'
    ' "authenticatorData": "AAAA", "signature": "AA"}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30",'
    ' "attestationObject": "oA"}}',
    '{"id": "\\u0000", "rawId": [], "type": {}, "response": {"userHandle": "' + "A" * 5_000 + '"}}',
]


def passkey_of(email, name="My phone"):
    account = Account.objects.get(email=email)
    kept = {"name": name, "credential": {}}
    return Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=kept)


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_place_of_a_passkey_signs_nobody_in_and_breaks_nothing(junk):
    browser = Client()
    assert "challenge" in browser.post("/sign-in/passkey/challenge").json()["publicKey"]
    answer = browser.post("/sign-in/passkey", {"credential": junk})
    assert (answer.status_code, "Sign in with a code" in answer.text) == (422, True)


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_place_of_a_new_passkey_adds_none(junk):
    browser = signed_up("amina@kazihub.example", "Amina")
    assert "challenge" in browser.post("/account/passkeys/challenge").json()["publicKey"]
    answer = browser.post("/account/passkeys", {"name": "My phone", "credential": junk})
    assert (answer.status_code, Authenticator.objects.count()) == (422, 0)


def test_a_challenge_to_sign_in_names_nobody():
    scene()
    browser = Client()
    given = browser.post("/sign-in/passkey/challenge").json()["publicKey"]
    assert (given["rpId"], given["userVerification"], given.get("allowCredentials", [])) == (
        "testserver",
        "required",
        [],
    )


def test_a_passkey_is_added_within_an_hour_of_signing_in():
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        browser = signed_up("amina@kazihub.example", "Amina")
        assert browser.post("/account/passkeys/challenge").status_code == 200
        clock.shift(3_601)
        late = browser.post("/account/passkeys/challenge")
        assert (late.status_code, "within an hour" in late.text) == (409, True)
        assert browser.post("/account/passkeys", {"credential": "{}"}).status_code == 409
        assert "sign in anew" in browser.get("/account").text


def test_a_session_that_no_code_began_adds_no_passkey():
    set_up = scene()
    browser = Client()
    browser.force_login(set_up.team)
    assert browser.post("/account/passkeys/challenge").status_code == 409


def test_nobody_touches_the_passkey_of_another():
    signed_up("amina@kazihub.example", "Amina")
    passkey = passkey_of("amina@kazihub.example")
    mallory = signed_up("mallory@nowhere.example", "Mallory")
    assert mallory.post(f"/account/passkeys/{passkey.pk}/name", {"name": "Mine"}).status_code == 404
    mallory.post(f"/account/passkeys/{passkey.pk}/remove")
    actor = Account.objects.get(email="mallory@nowhere.example").actor
    with pytest.raises(NotYours):
        name_passkey(passkey, "Mine", by=actor, at=OPENED)
    with pytest.raises(NotYours):
        remove_passkey(passkey.user, passkey.pk, by=actor, at=OPENED)
    passkey.refresh_from_db()
    assert passkey.data["name"] == "My phone"


def test_a_passkey_without_a_name_keeps_the_one_it_has():
    browser = signed_up("amina@kazihub.example", "Amina")
    passkey = passkey_of("amina@kazihub.example", "<b>My phone</b>")
    answer = browser.post(f"/account/passkeys/{passkey.pk}/name", {"name": " "})
    assert (answer.status_code, "This field is required." in answer.text) == (422, True)
    assert "<b>My phone" not in answer.text


def test_removing_twice_removes_once_and_the_code_still_signs_in():
    browser = signed_up("amina@kazihub.example", "Amina")
    passkey = passkey_of("amina@kazihub.example")
    for _ in range(2):
        assert browser.post(f"/account/passkeys/{passkey.pk}/remove").status_code == 302
    assert Authenticator.objects.count() == 0
    assert signed_up("amina@kazihub.example", "Amina").get("/account").status_code == 200


def test_a_passkey_never_asks_for_itself_after_a_code():
    signed_up("amina@kazihub.example", "Amina")
    passkey_of("amina@kazihub.example")
    assert signed_up("amina@kazihub.example", "Amina").get("/home").url == "/marketplaces/new"


def test_the_page_of_the_account_holds_no_credential():
    browser = signed_up("amina@kazihub.example", "Amina")
    passkey = passkey_of("amina@kazihub.example")
    Authenticator.objects.filter(pk=passkey.pk).update(data={"name": "My phone", "credential": {"id": "c3VjaA"}})
    assert re.search("c3VjaA|credential&quot;", browser.get("/account").text) is None
