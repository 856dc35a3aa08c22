"""A worker's badge: switched on by the worker, signed with the standing, revoked with it."""

import json
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badges.wearing import LATER, NOW, standing, top_rated, worn
from goodstanding.badges import actions, jobs
from goodstanding.badges.authenticity import did_json
from goodstanding.badges.confirming import band_of_score
from goodstanding.badges.formats.status import LIFE
from goodstanding.badges.keys import issuer_keys
from goodstanding.badges.models import StatusList, WorkerBadge, WorkerCredential
from goodstanding.badges.refusals import NoReason, StandingNotHeld
from goodstanding.badges.verifying import State, documents, verify
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.actions import grant
from goodstanding.people.models import Grant
from goodstanding.reputation.actions.violations import lift_violation, record_violation
from goodstanding.reputation.models import Standing, Violation
from goodstanding.surveys.models import Programme
from reputation.standings.weeks_kept import judged, keep, moment, weeks

pytestmark = pytest.mark.django_db

NOT = "It is no check of identity or of qualifications, promises nothing about work to come, and says nothing of work"


def verdict(found, at):
    """What a stranger finds out from the files that are served at a moment."""
    listed = actions.sign_list(found.status_list, by=SYSTEM, at=at)
    given = documents([did_json(found.status_list.issuer), bytes(listed.signed)])
    return verify(bytes(found.signed), given, at=at).state


def said(found):
    return json.loads(bytes(found.signed))


def parts(found):
    return {each["id"].partition("#")[2]: each["value"] for each in said(found)["credentialSubject"]["result"]}


def lose(scene, at=LATER):
    record_violation(scene.work.wanjirus, "circumvention", "Paid outside.", by=scene.work.team.actor, at=at)


def causes():
    return list(WorkerBadge.objects.order_by("pk").values_list("cause", flat=True))


def test_a_badge_says_bands_and_what_it_does_not_mean():
    found = worn(top_rated())
    document = said(found)
    address = f"http://127.0.0.1:8000/credentials/{found.pk}"
    shop = "http://127.0.0.1:8000/marketplaces/kazi-hub"
    assert (document["id"], document["issuer"]) == (
        address,
        {
            "id": "did:web:127.0.0.1%3A8000:marketplaces:kazi-hub",
            "type": ["Profile"],
            "name": "Kazi Hub",
            "url": f"{shop}/issuer",
        },
    )
    assert document["description"] == f"Wanjiru is Top Rated on Kazi Hub since 2026-07-06. {NOT} elsewhere."
    subject = document["credentialSubject"]
    assert (subject["id"], subject["name"]) == ("http://127.0.0.1:8000/workers/kazi-hub/wanjiru", "Wanjiru")
    assert subject["achievement"]["name"] == "Top Rated on Kazi Hub"
    assert subject["achievement"]["criteria"]["id"] == "http://127.0.0.1:8000/policies/standing-1@2026-01-01"
    assert parts(found) == {
        "confirmed": "2026-07-06",
        "weeks": "16 of 16",
        "score": "95-100",
        "engagements": "1-9",
        "independence": "no",
    }
    assert (document["validFrom"], document["validUntil"]) == ("2026-07-06T10:00:00Z", "2026-07-12T10:00:00Z")


def test_the_exact_score_stands_in_it_only_by_the_workers_switch():
    scene = top_rated()
    found = actions.switch_on(standing(scene), shows_score=True, by=scene.work.wanjiru.actor, at=NOW)
    assert parts(found)["score"] == "97"


def test_a_badge_of_somebody_on_the_team_says_so():
    scene = top_rated()
    grant(scene.work.wanjiru, "team", scene.work.kazi_hub.pk, by=SYSTEM, at=NOW)
    found = worn(scene)
    assert parts(found)["independence"] == "yes"
    assert said(found)["description"].endswith(
        "Issuer and holder share a person: somebody who works as Wanjiru also works for Kazi Hub."
    )


def test_only_its_worker_switches_a_badge_on_or_off():
    scene = top_rated()
    others = (scene.work.otieno, scene.work.team, scene.work.amina, scene.work.mallory)
    for who in others:
        with pytest.raises(NotYours):
            actions.switch_on(standing(scene), by=who.actor, at=NOW)
    badge = worn(scene).badge
    for who in others:
        with pytest.raises(NotYours):
            actions.switch_off(badge, by=who.actor, at=NOW)


def test_switched_on_twice_it_is_one_badge():
    scene = top_rated()
    first = worn(scene)
    assert actions.switch_on(standing(scene), by=scene.work.wanjiru.actor, at=LATER) == first
    assert WorkerCredential.objects.count() == 1


def test_a_standing_that_is_over_has_no_badge():
    scene = top_rated()
    held = standing(scene)
    lose(scene)
    with pytest.raises(StandingNotHeld):
        actions.switch_on(held, by=scene.work.wanjiru.actor, at=LATER)
    jobs.follow_standings(LATER)
    assert WorkerBadge.objects.count() == 0


@pytest.mark.database
def test_a_lost_standing_revokes_its_badge_and_a_regained_one_is_signed_anew():
    scene = top_rated()
    found = worn(scene)
    assert verdict(found, LATER) is State.valid
    lose(scene)
    jobs.follow_standings(LATER)
    assert (verdict(found, LATER), causes()) == (State.revoked, ["lost"])
    lift_violation(Violation.objects.get(), "A mistake of ours.", by=scene.work.team.actor, at=LATER)
    jobs.follow_standings(LATER)
    again = WorkerCredential.objects.exclude(pk=found.pk).get()
    assert (verdict(found, LATER), verdict(again, LATER), causes()) == (State.revoked, State.valid, ["lost", ""])


def test_the_list_itself_follows_a_loss_before_the_job_does():
    scene = top_rated()
    found = worn(scene)
    lose(scene)
    assert verdict(found, LATER) is State.revoked


def test_switched_off_it_is_revoked_and_stays_off():
    scene = top_rated()
    found = worn(scene)
    actions.switch_off(found.badge, by=scene.work.wanjiru.actor, at=LATER)
    actions.switch_off(found.badge, by=scene.work.wanjiru.actor, at=LATER)
    jobs.follow_standings(LATER)
    assert (verdict(found, LATER), causes()) == (State.revoked, ["off"])
    actions.switch_on(standing(scene), by=scene.work.wanjiru.actor, at=LATER)
    assert causes() == ["off", ""]


def test_the_team_withdraws_a_badge_with_a_reason_and_the_job_does_not_bring_it_back():
    scene = top_rated()
    found = worn(scene)
    with pytest.raises(NoReason):
        actions.withdraw_worker_badge(found.badge, " ", by=scene.work.team.actor, at=LATER)
    with pytest.raises(NotYours):
        actions.withdraw_worker_badge(found.badge, "Copied work.", by=scene.work.amina.actor, at=LATER)
    actions.withdraw_worker_badge(found.badge, "Copied work.", by=scene.work.team.actor, at=LATER)
    jobs.follow_standings(LATER)
    assert (verdict(found, LATER), causes()) == (State.revoked, ["withdrawn"])


def test_a_worker_who_left_has_no_badge_and_no_file_of_it():
    scene = top_rated()
    found = worn(scene)
    Grant.objects.filter(office="worker", tenant=scene.work.wanjirus.pk).update(ended_at=LATER)
    jobs.follow_standings(LATER)
    kept = WorkerCredential.objects.get()
    assert (verdict(found, LATER), causes()) == (State.revoked, ["left"])
    assert (bytes(kept.signed), bytes(kept.jwt), kept.digest) == (b"", b"", found.digest)


@pytest.mark.database
def test_while_the_standing_is_held_a_badge_is_valid_on_every_day():
    scene = top_rated()
    worn(scene)
    for day in range(1, 9):
        at = NOW + timedelta(days=day)
        if at.weekday() == 0:
            keep(scene.work.wanjirus, [97], last=at.date())
            judged(scene, at.date())
        jobs.follow_standings(at)
        newest = WorkerCredential.objects.order_by("-number")[0]
        assert verdict(newest, at) is State.valid
        assert newest.week == at.date() - timedelta(days=at.weekday())
    assert WorkerBadge.objects.count() == 1
    assert WorkerCredential.objects.count() == 3


def test_without_a_judgement_for_a_fortnight_a_badge_runs_out():
    found = worn(top_rated())
    jobs.follow_standings(moment(weeks(2)) + timedelta(days=1))
    assert WorkerCredential.objects.count() == 1
    assert verdict(found, NOW + timedelta(days=6)) is State.expired


def test_a_badge_saved_with_its_list_expires_before_the_list_does():
    found = worn(top_rated())
    listed = actions.sign_list(found.status_list, by=SYSTEM, at=NOW)
    saved = documents([did_json(found.status_list.issuer), bytes(listed.signed)])
    states = {
        hours: verify(bytes(found.signed), saved, at=NOW + timedelta(hours=hours)).state for hours in (0, 143, 144, 167)
    }
    assert states == {0: State.valid, 143: State.valid, 144: State.expired, 167: State.expired}
    assert timedelta(hours=144) < LIFE


def test_a_badge_stays_valid_when_the_keys_of_its_marketplace_are_replaced():
    scene = top_rated()
    found = worn(scene)
    shop = Marketplace.objects.get(pk=scene.work.kazi_hub.pk)
    before = did_json(shop).count(b'"Multikey"')
    actions.rotate_keys(shop, by=SYSTEM, at=LATER)
    assert did_json(shop).count(b'"Multikey"') == before + 1
    assert verdict(found, LATER) is State.valid
    assert StatusList.objects.get().issuer == shop


def test_a_programme_of_the_same_slug_has_another_did_and_other_keys():
    shop, programme = Marketplace(slug="kazi-hub"), Programme(slug="kazi-hub")
    dids = {json.loads(did_json(issuer))["id"].partition("8000:")[2] for issuer in (shop, programme)}
    assert dids == {"marketplaces:kazi-hub", "issuers:kazi-hub"}
    assert issuer_keys(shop).proof.public_key != issuer_keys(programme).proof.public_key


@given(st.integers(0, 100))
def test_every_score_lies_in_its_band(score):
    low, high = map(int, band_of_score(score).split("-"))
    assert low <= score <= high
    assert (high - low, low % 5) == (5 if high == 100 else 4, 0)


def happened(scene, act, at):
    """One thing that may happen to Wanjiru's badge."""
    work, badge = scene.work, WorkerBadge.objects.filter(ended_at=None).first()
    held = Standing.objects.filter(worker=work.wanjirus, until=None).first()
    if act == "on" and held:
        actions.switch_on(held, by=work.wanjiru.actor, at=at)
    elif act == "off" and badge:
        actions.switch_off(badge, by=work.wanjiru.actor, at=at)
    elif act == "lose":
        lose(scene, at)
    elif act == "lift":
        for violation in Violation.objects.filter(lifted_on=None):
            lift_violation(violation, "A mistake.", by=work.team.actor, at=at)
    elif act == "withdraw" and badge:
        actions.withdraw_worker_badge(badge, "Copied work.", by=work.team.actor, at=at)
    elif act == "job":
        jobs.follow_standings(at)


@pytest.mark.parametrize("seed", range(6))
def test_after_the_job_no_badge_holds_without_its_standing(seed):
    scene, dice = top_rated(), Random(seed)
    for hour in range(8):
        at = LATER + timedelta(hours=hour)
        happened(scene, dice.choice(["on", "on", "off", "lose", "lift", "withdraw", "job"]), at)
    jobs.follow_standings(at)
    is_held = Standing.objects.filter(worker=scene.work.wanjirus, until=None).exists()
    valid = [found for found in WorkerCredential.objects.all() if verdict(found, at) is State.valid]
    assert len(valid) <= is_held
    assert {found.badge.cause for found in valid} <= {""}
