"""The verification page and everything around it: the state in words first, at once after a change."""

import gzip
import json
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from accreditation.telling import DECIDED
from badges.holding import LATER, badged
from goodstanding.accreditation import actions as judging
from goodstanding.badges import actions
from goodstanding.badges.formats import baking
from goodstanding.badges.models import Credential, LookalikeReport
from goodstanding.badges.verifying import State, documents, verify
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from making import Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> tuple[Scene, Credential]:
    set_up = scene()
    return set_up, badged(set_up)


@pytest.fixture(autouse=True)
def later():
    with clock.pinned(LATER):
        yield


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<(style|script|title).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)).strip()


def first_words(found: Credential) -> str:
    text = words(Client().get(f"/credentials/{found.pk}").text)
    return text[text.index("Open Assembly") + len("Open Assembly") :].split("Client organisations")[0].strip()


def test_the_page_says_the_state_first_in_one_small_answer_without_script_or_cookie(held):
    _set_up, found = held
    answer = Client().get(f"/credentials/{found.pk}")
    assert first_words(found).startswith(
        "Valid today Valid until 1 April 2027 Kazi Hub: Trusted Talent Partner 2026, awarded by Open Assembly."
    )
    assert "Nobody checked kazi-hub.example: this is a made world" in words(answer.text)
    assert len(gzip.compress(answer.content)) <= 20_000
    assert re.findall(r"<script(?! type=\"application/ld\+json\")", answer.text) == []
    assert answer.cookies == {}


def seen_on(found: Credential, at: datetime, language: str = "en") -> str:
    with clock.pinned(at):
        return Client(headers={"Accept-Language": language}).get(f"/credentials/{found.pk}").text


def test_a_proof_older_than_a_year_is_a_warning_and_a_made_domain_has_none_to_grow_old(held):
    set_up, found = held
    old = "That was more than a year ago."
    assert old not in seen_on(found, DECIDED + timedelta(days=400))
    actions.prove_domain(set_up.kazi_hub, "dns", by=set_up.team.actor, at=DECIDED, checker=lambda _shop, _method: None)
    checked = "Control of kazi-hub.example was checked on 1 April 2026, by a DNS TXT record."
    looks = [words(seen_on(found, DECIDED + timedelta(days=days))) for days in (366, 367)]
    assert [(checked in look, old in look) for look in looks] == [(True, False), (True, True)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "Válido hasta el 1 de abril de 2027"),
        ("fr", "Valable jusqu’au 1 avril 2027"),
        ("en", "Valid until 1 April 2027"),
    ],
)
def test_days_are_said_as_the_language_says_them_on_page_and_picture(held, language, said):
    _set_up, found = held
    assert said in seen_on(found, LATER, language)
    assert said in Client().get(f"/credentials/{found.pk}/live.svg?lang={language}").text


def test_a_reason_in_another_script_stands_by_itself_in_an_arabic_sentence(held):
    set_up, found = held
    judging.suspend(found.award, "Under review (2).", by=set_up.ole.actor, at=LATER)
    isolated = "\N{FIRST STRONG ISOLATE}Under review (2).\N{POP DIRECTIONAL ISOLATE}"
    assert [isolated in seen_on(found, LATER, language) for language in ("ar", "fr")] == [True, False]


@pytest.mark.database
def test_what_an_operator_does_shows_at_once_on_page_picture_and_list(held):
    set_up, found = held
    award = found.award
    judging.suspend(award, "Under review.", by=set_up.ole.actor, at=LATER)
    assert first_words(found).startswith("Suspended Suspended on 11 April 2026")
    assert "Reason: Under review." in first_words(found)
    assert "Suspended on 11 April 2026" in Client().get(f"/credentials/{found.pk}/live.svg").text
    assert state(found) is State.revoked
    judging.reinstate(award, "Nothing to it.", by=set_up.ole.actor, at=LATER)
    newer = actions.issue(award, by=SYSTEM, at=LATER)
    assert first_words(found).startswith("Replaced Replaced on 11 April 2026")
    assert (state(found), state(newer)) == (State.revoked, State.valid)
    judging.withdraw(award, "False names.", by=set_up.ole.actor, at=LATER)
    assert first_words(newer).startswith("Revoked Revoked on 11 April 2026")
    assert state(newer) is State.revoked


def state(found: Credential) -> State:
    """What somebody finds who has the files alone."""
    client = Client()
    programme = found.award.decision.round.programme.slug
    given = documents(
        client.get(address).content
        for address in (f"/issuers/{programme}/did.json", f"/status/revocation/{found.status_list_id}")
    )
    return verify(client.get(f"/credentials/{found.pk}.json").content, given, at=LATER).state


def test_every_form_of_the_badge_carries_the_stored_bytes(held):
    _set_up, found = held
    client, address = Client(), f"/credentials/{found.pk}"
    assert client.get(f"{address}.json").content == bytes(found.signed)
    assert client.get(f"{address}.jwt").content == bytes(found.jwt)
    for name in ("badge.png", "badge.svg"):
        picture = client.get(f"{address}/{name}").content
        assert baking.read(picture) == bytes(found.signed)
        assert len(picture) < 65_536


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/vc", "application/vc"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/json"),
        ("application/vc+jwt", "application/vc+jwt"),
        ("image/webp", "text/html; charset=utf-8"),
    ],
)
def test_the_address_answers_in_the_form_that_is_asked_for(held, accept, kind):
    _set_up, found = held
    answer = Client().get(f"/credentials/{found.pk}", headers={"accept": accept} if accept else {})
    assert answer["Content-Type"] == kind
    assert "Accept" in answer["Vary"]


def test_machines_of_every_origin_read_and_keep_what_they_may(held):
    _set_up, found = held
    answer = Client().get(f"/credentials/{found.pk}.json")
    assert (answer["Access-Control-Allow-Origin"], answer["X-Content-Type-Options"]) == ("*", "nosniff")
    again = Client().get(f"/credentials/{found.pk}.json", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    picture = Client().get(f"/credentials/{found.pk}/live.svg")
    assert (picture["Cache-Control"], picture["Content-Security-Policy"]) == (
        "public, max-age=60",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    )


def test_the_list_is_signed_again_after_an_hour_or_a_change_and_not_before(held):
    _set_up, found = held
    address = f"/status/revocation/{found.status_list_id}"
    with clock.pinned(LATER):
        first = Client().get(address).content
    with clock.pinned(LATER + timedelta(minutes=59)):
        assert Client().get(address).content == first
    with clock.pinned(LATER + timedelta(minutes=61)):
        assert Client().get(address).content != first


@pytest.mark.parametrize(
    ("referrer", "stranger"),
    [
        ("", ""),
        ("https://kazi-hub.example/partners", ""),
        ("https://www.kazi-hub.example/", ""),
        ("https://jobs.kazi-hub.example/", ""),
        ("http://127.0.0.1:8000/register", ""),
        ("https://kazi-hub.example.evil.example/", "kazi-hub.example.evil.example"),
        ("https://evilkazi-hub.example/", "evilkazi-hub.example"),
        ("https://[", ""),
    ],
)
def test_a_visitor_from_a_site_that_is_not_the_holders_is_warned(held, referrer, stranger):
    _set_up, found = held
    page = Client().get(f"/credentials/{found.pk}", headers={"referer": referrer}).text
    assert (f"{stranger} is not a site of Kazi Hub" in page) == bool(stranger)


def test_a_reported_site_is_kept_once_and_the_operator_settles_it(held):
    set_up, found = held
    for _ in range(2):
        answer = Client().post(f"/credentials/{found.pk}/lookalikes", {"site": "Evil.example"})
        assert answer.status_code == 200
    Client().post(f"/credentials/{found.pk}/lookalikes", {"site": "<script>"})
    report = LookalikeReport.objects.get()
    assert (report.site, report.times, report.settled_at) == ("evil.example", 2, None)
    ole = Client()
    ole.force_login(set_up.ole)
    assert "evil.example" in ole.get("/programmes/trusted-talent-partner/badges").text
    ole.post(f"/programmes/trusted-talent-partner/badges/reports/{report.pk}/settle")
    assert "evil.example" not in ole.get("/programmes/trusted-talent-partner/badges").text


def test_a_badge_whose_stored_bytes_changed_could_not_be_checked_and_reads_nowhere_as_valid(held):
    _set_up, found = held
    changed = bytes(found.signed).replace(b"Kazi Hub", b"Kazi Hob")
    Credential.objects.filter(pk=found.pk).update(signed=changed)
    page = Client().get(f"/credentials/{found.pk}").text
    assert first_words(found).startswith("Could not be checked This badge could not be checked")
    assert "Valid" not in words(page)
    assert "CertificationInactive" in page
    picture = Client().get(f"/credentials/{found.pk}/live.svg").text
    assert "Could not be checked" in picture
    assert "Valid" not in picture


def test_what_the_badge_points_to_is_there(held):
    _set_up, found = held
    said, client = json.loads(bytes(found.signed)), Client()
    achievement = said["credentialSubject"]["achievement"]
    for address in (said["issuer"]["url"], achievement["id"], achievement["criteria"]["id"], said["image"]["id"]):
        assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200
    short = client.get(said["evidence"][0]["id"].removeprefix("http://127.0.0.1:8000").lower())
    assert short["Location"] == f"/credentials/{found.pk}"
    key = found.key.partition("#")[2]
    assert client.get(f"/issuers/trusted-talent-partner/keys/{key}").json()["publicKeyMultibase"] == key


def test_the_offline_page_carries_todays_keys_and_revocations_and_is_kept_as_a_file(held):
    _set_up, found = held
    answer = Client().get("/issuers/trusted-talent-partner/verifier.html")
    assert answer["Content-Disposition"] == 'attachment; filename="verify-trusted-talent-partner.html"'
    assert found.key.partition("#")[2] in answer.text
    assert f"/status/revocation/{found.status_list_id}" in answer.text


def test_a_frame_on_any_site_shows_the_picture_as_a_link(held):
    _set_up, found = held
    answer = Client().get(f"/credentials/{found.pk}/embed")
    assert "X-Frame-Options" not in answer
    assert answer["Content-Security-Policy"].endswith("frame-ancestors *")
    assert ("<script" in answer.text, answer.cookies) == (False, {})


@pytest.mark.parametrize("name", ["live.png", "og.png", "qr.svg"])
def test_pictures_are_there(held, name):
    _set_up, found = held
    assert Client().get(f"/credentials/{found.pk}/{name}").status_code == 200


def test_after_a_rotation_old_badges_stay_right_and_new_lists_are_signed_by_the_new_key(held):
    set_up, found = held
    actions.rotate_keys(set_up.programme, by=SYSTEM, at=LATER)
    assert state(found) is State.valid
    listed = json.loads(Client().get(f"/status/revocation/{found.status_list_id}").content)
    assert listed["proof"][0]["verificationMethod"] != found.key
