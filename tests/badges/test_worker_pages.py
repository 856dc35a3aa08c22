"""What others see of a worker's badge, and where its worker switches it."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from badges.test_worker_badges import lose
from badges.wearing import LATER, NOW, top_rated, worn
from goodstanding.badges import actions, jobs
from goodstanding.badges.checking import checked
from goodstanding.badges.commands import verify_badge
from goodstanding.badges.formats.baking import read
from goodstanding.badges.models import WorkerBadge, WorkerCredential
from goodstanding.base import clock
from goodstanding.base.access import STRANGER

pytestmark = pytest.mark.django_db

BADGE = "/workers/kazi-hub/wanjiru/badge"


def asked(path, at=LATER, who=None, **given):
    with clock.pinned(at):
        browser = Client(headers={"Accept": "text/html"})
        if who:
            browser.force_login(who)
        return browser.get(path, **given)


def page(found, at=LATER, **given):
    return asked(f"/credentials/{found.pk}", at, **given).content.decode()


def test_the_page_says_that_it_holds_what_it_means_and_what_not():
    found = worn(top_rated())
    seen = page(found)
    words = ("Valid today", "Wanjiru is Top Rated on Kazi Hub.", "95–100 of 100", "16 of the last 16", "1–9")
    assert [word for word in (*words, "What it does not mean", "standing-1@2026-01-01") if word not in seen] == []
    assert "97" not in seen
    linked = json.loads(seen.partition('<script type="application/ld+json"')[2].partition(">")[2].partition("<")[0])
    assert (linked["@type"], linked["about"]["name"]) == ("EducationalOccupationalCredential", "Wanjiru")


def test_the_files_hold_the_badge_and_are_kept_for_a_minute_only():
    found = worn(top_rated())
    address = f"/credentials/{found.pk}"
    signed = bytes(found.signed)
    answers = {name: asked(f"{address}{name}") for name in (".json", ".jwt", "/badge.png", "/badge.svg")}
    assert answers[".json"].content == signed
    assert [read(answers[name].content) for name in ("/badge.png", "/badge.svg")] == [signed, signed]
    assert answers[".jwt"].content == bytes(found.jwt)
    assert {answer["Cache-Control"] for answer in answers.values()} == {"public, max-age=60"}
    kinds = {asked(address, headers={"Accept": kind})["Content-Type"] for kind in ("application/vc", "application/jwt")}
    assert kinds == {"application/vc", "application/jwt"}


def test_the_command_checks_the_files_as_they_are_served(tmp_path, capsys):
    found = worn(top_rated())
    for name, path in (
        ("badge.svg", f"/credentials/{found.pk}/badge.svg"),
        ("did.json", "/marketplaces/kazi-hub/did.json"),
        ("status.json", f"/status/revocation/{found.status_list_id}"),
    ):
        (tmp_path / name).write_bytes(asked(path).content)
    with clock.pinned(LATER):
        assert verify_badge(tmp_path / "badge.svg", did=[], status=[]) == 0
    assert capsys.readouterr().out == (
        "Valid. Valid until 2026-07-12: Wanjiru (http://127.0.0.1:8000/workers/kazi-hub/wanjiru), Top Rated on Kazi "
        "Hub, signed by did:web:127.0.0.1%3A8000:marketplaces:kazi-hub, whose keys lie at "
        "https://127.0.0.1:8000/marketplaces/kazi-hub/did.json.\n"
    )


def test_two_workers_cannot_take_each_others_badge():
    found = worn(top_rated())
    document = json.loads(bytes(found.signed))
    document["credentialSubject"] |= {"id": "http://127.0.0.1:8000/workers/kazi-hub/otieno", "name": "Otieno"}
    assert checked(STRANGER, bytes(found.signed), at=LATER).answer.word == "Valid today"
    assert checked(STRANGER, json.dumps(document).encode(), at=LATER).answer.title == "This badge was changed"


@pytest.mark.parametrize(
    ("act", "word", "files"), [("lose", "Revoked", 200), ("withdraw", "Revoked", 200), ("off", "Withdrawn", 410)]
)
def test_the_page_and_the_picture_tell_an_end_within_the_minute(act, word, files):
    scene = top_rated()
    found = worn(scene)
    if act == "lose":
        lose(scene)
        jobs.follow_standings(LATER)
    elif act == "withdraw":
        actions.withdraw_worker_badge(found.badge, "Copied work.", by=scene.work.team.actor, at=LATER)
    else:
        actions.switch_off(found.badge, by=scene.work.wanjiru.actor, at=LATER)
    seen = page(found)
    assert word in seen
    assert "Valid today" not in seen
    assert ("Copied work." in seen) == (act == "withdraw")
    assert asked(f"/credentials/{found.pk}.json").status_code == files
    assert "7 July 2026" in asked(f"/credentials/{found.pk}/live.svg").content.decode()
    assert checked(STRANGER, bytes(found.signed), at=LATER).answer.word == word


FORMS = ("", ".json", ".jwt", "/badge.png", "/badge.svg", "/live.svg", "/live.png", "/og.png", "/qr.svg", "/embed")


def test_a_badge_that_its_worker_does_not_show_any_more_names_nobody_anywhere():
    scene = top_rated()
    found = worn(scene)
    actions.switch_off(found.badge, by=scene.work.wanjiru.actor, at=LATER)
    answers = {form: asked(f"/credentials/{found.pk}{form}") for form in FORMS}
    assert [form for form, answer in answers.items() if answer.status_code == 410] == list(FORMS[1:5])
    bodies = {form: answer.content.decode(errors="replace") for form, answer in answers.items()}
    assert [form for form, body in bodies.items() if "anjiru" in body or "azi" in body] == []


def test_an_emptied_badge_is_withdrawn_before_the_job_has_seen_it():
    found = worn(top_rated())
    WorkerCredential.objects.update(signed=b"", jwt=b"")
    assert "This badge is withdrawn." in page(found)
    assert asked("/achievements/kazi-hub~top~standing-1@2026-01-01").status_code == 404


def test_a_badge_signed_anew_takes_the_place_of_the_one_before():
    found = worn(top_rated())
    later = NOW + timedelta(days=4)
    jobs.follow_standings(later)
    newest = WorkerCredential.objects.get(number=2)
    assert "Replaced on 10 July 2026" in page(found, later)
    assert asked(f"/c/{found.code}", later)["Location"] == f"/credentials/{newest.pk}"
    assert "Held since 6 July 2026" in asked(f"/credentials/{found.pk}/live.svg", later).content.decode()
    expired = newest.valid_until + timedelta(days=1)
    assert "Expired on 16 July 2026" in page(newest, expired)


def test_a_marketplace_is_an_issuer_once_it_has_signed():
    scene = top_rated()
    paths = ("issuer", "did.json", "verifier.html")
    assert {asked(f"/marketplaces/kazi-hub/{path}").status_code for path in paths} == {404}
    worn(scene)
    assert [asked(f"/marketplaces/kazi-hub/{path}").status_code for path in paths] == [200, 200, 200]
    key = json.loads(asked("/marketplaces/kazi-hub/did.json").content)["assertionMethod"][0].partition("#")[2]
    assert asked(f"/marketplaces/kazi-hub/keys/{key}").status_code == 200
    assert asked("/achievements/kazi-hub~top~standing-1@2026-01-01").status_code == 200


def test_the_worker_switches_it_on_and_off_on_a_page_of_its_own():
    scene = top_rated()
    browser = Client()
    browser.force_login(scene.work.wanjiru)
    with clock.pinned(NOW):
        assert b"Switch the badge on" in browser.get(BADGE).content
        on = browser.post(f"{BADGE}/on", {"kind": "top", "shows_score": "on"})
        assert (on.status_code, on["Location"]) == (302, BADGE)
        seen = browser.get(BADGE).content.decode()
        code = WorkerBadge.objects.get().code
        assert f"&lt;a href=&quot;http://127.0.0.1:8000/c/{code}&quot;" in seen
        assert WorkerBadge.objects.get().shows_score
        assert browser.post(f"{BADGE}/off", {"kind": "top"}).status_code == 302
        assert b"you switched it off" in browser.get(BADGE).content
        assert browser.post(f"{BADGE}/on", {"kind": "rising"}).status_code == 409
        assert browser.post(f"{BADGE}/on", {"kind": "x"}).status_code == 409


def test_without_a_standing_the_page_shows_the_way():
    scene = top_rated()
    seen = asked("/workers/kazi-hub/otieno/badge", who=scene.work.otieno).content.decode()
    assert "You hold no standing at the moment" in seen
    assert reverse("reputation:worker_standing", args=["kazi-hub", "otieno"]) in seen


def test_the_team_counts_and_lists_the_badges_that_are_out():
    scene = top_rated()
    path = "/marketplaces/kazi-hub/worker-badges"
    assert b"No badge is out" in asked(path, who=scene.work.team).content
    found = worn(scene)
    seen = asked(path, who=scene.work.team).content.decode()
    assert "1 badge is out" in seen
    assert f"/c/{found.code}" in seen
