"""Anybody checks a badge: ours by the stored bytes, others by their issuer's documents, behind guard and fence."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from badges.formats import issuing
from badges.holding import LATER, badged
from goodstanding.accreditation import actions as judging
from goodstanding.badges import checking
from goodstanding.badges.formats.packing import pack
from goodstanding.badges.models import Credential
from goodstanding.base import clock, outbound
from goodstanding.base.outbound import Fetched, Unreachable
from making import Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def later():
    with clock.pinned(LATER):
        yield


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What lies on the internet; nothing else can be reached."""
    lies: dict[str, bytes] = {}

    def fetch(url: str, guard: object = None) -> Fetched:
        if url not in lies:
            raise Unreachable(f"{url} is not known.")
        return Fetched("application/json", lies[url])

    monkeypatch.setattr(outbound, "fetch", fetch)
    return lies


@pytest.fixture
def held() -> tuple[Scene, Credential]:
    set_up = scene()
    return set_up, badged(set_up)


def title(data: bytes) -> tuple[str, str]:
    """The word and the title of the answer to a file."""
    client = Client()
    answer = client.post("/verify", {"file": SimpleUploadedFile("badge", data)})
    assert (answer.status_code, client.cookies) == (200, {})
    found = answer.context["found"]
    return found.answer.word, found.answer.title


def test_ours_are_known_by_their_bytes_in_every_form(held):
    _set_up, found = held
    client, address = Client(), f"/credentials/{found.pk}"
    forms = [client.get(address + name).content for name in (".json", ".jwt", "/badge.png", "/badge.svg")]
    assert [title(data) for data in forms] == [("Valid today", "Valid until 1 April 2027")] * 4
    pasted = client.post("/verify", {"text": bytes(found.signed).decode()})
    assert f"/credentials/{found.pk}" in pasted.text


def test_ours_are_told_with_their_state_of_today(held):
    set_up, found = held
    judging.withdraw(found.award, "False names.", by=set_up.ole.actor, at=LATER)
    assert title(bytes(found.signed)) == ("Revoked", "Revoked on 11 April 2026")


def test_a_badge_under_our_address_that_is_not_ours_byte_for_byte_is_changed(held):
    _set_up, found = held
    said = json.loads(bytes(found.signed))
    said["credentialSubject"]["name"] = "Mallory's"
    assert title(pack(said)) == ("Not valid", "This badge was changed")
    said["id"] = said["id"].replace(str(found.pk), "00000000-0000-4000-8000-000000000000")
    assert title(pack(said)) == ("Not valid", "This badge was changed")


def test_a_strangers_badge_is_checked_by_what_its_issuer_publishes(asked):
    badge = issuing.badge()
    assert title(badge)[0] == "Could not be checked"
    asked["https://trust.example/issuers/talent/did.json"] = pack(issuing.did_json())
    assert title(badge)[0] == "Could not be checked"
    asked[issuing.LIST] = issuing.list_bytes()
    with clock.pinned(issuing.LATER + timedelta(days=1)):
        assert title(badge)[0] == "Valid"
        assert title(badge.replace(b"Kazi Hub", b"Kazi Hob"))[0] == "Changed"


@pytest.mark.parametrize("data", [b"", b"{", b"hello", b"\x89PNG\r\n\x1a\nx", b"<svg/>", b"{}", b"a.b.c", b"[" * 9_000])
def test_what_is_no_badge_could_not_be_checked(data):
    client = Client()
    answer = client.post("/verify", {"file": SimpleUploadedFile("badge", data)} if data else {"text": " "})
    found = answer.context.get("found")
    assert found is None or (found.answer.word, found.credential) == ("Could not be checked", None)
    assert answer.status_code == (200 if found else 422)


def test_a_file_that_is_too_large_is_refused_unread():
    data = SimpleUploadedFile("badge.png", b"x" * (checking.LARGEST + 1))
    answer = Client().post("/verify", {"file": data})
    assert answer.status_code == 422
    assert "larger than 1 MB" in answer.text
