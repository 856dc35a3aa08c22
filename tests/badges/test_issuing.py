"""Badges are signed once, for held awards of proved domains, and revoked with them."""

import json
from datetime import timedelta

import pytest

from accreditation.telling import DECIDED, awarded
from badges.holding import LATER, badged, proved
from goodstanding.accreditation import actions as judging
from goodstanding.badges import actions, jobs
from goodstanding.badges.models import Credential, Revocation
from goodstanding.badges.refusals import AwardNotHeld, NoDomainProof
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from making import scene

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_badge_is_signed_once_and_says_the_public_facts():
    set_up = scene()
    first = badged(set_up)
    again = actions.issue(first.award, by=set_up.ole.actor, at=LATER)
    assert (again.pk, bytes(again.signed)) == (first.pk, bytes(first.signed))
    said = json.loads(bytes(first.signed))
    assert said["id"] == f"http://127.0.0.1:8000/credentials/{first.pk}"
    assert said["credentialSubject"]["id"] == "https://kazi-hub.example"
    assert said["description"] == (
        "Kazi Hub holds the designation Trusted Talent Partner: edition 2026, assurance B, "
        "10-14 client organisations answered, policy accredit-1@2026-01-01."
    )
    assert said["validUntil"] == f"{first.award.valid_until}T23:59:59Z"


def test_without_a_proof_of_its_domain_within_the_year_no_badge_is_signed():
    set_up = scene()
    award = awarded(set_up)
    with pytest.raises(NoDomainProof, match="kazi-hub.example"):
        actions.issue(award, by=SYSTEM, at=DECIDED)
    actions.prove_made_domain(set_up.kazi_hub, by=SYSTEM, at=DECIDED - timedelta(days=400))
    with pytest.raises(NoDomainProof):
        actions.issue(award, by=SYSTEM, at=DECIDED)


def test_only_the_system_and_operators_without_a_part_in_it_issue():
    set_up = scene()
    award = proved(set_up)
    for who in (set_up.team, set_up.mallory, set_up.rivals_team):
        with pytest.raises(NotYours):
            actions.issue(award, by=who.actor, at=DECIDED)


def test_the_job_follows_the_award_through_suspension_and_reinstatement():
    set_up = scene()
    award = proved(set_up)
    jobs.issue_badges(DECIDED)
    first = Credential.objects.get()
    judging.suspend(award, "Under review.", by=set_up.ole.actor, at=LATER)
    with pytest.raises(AwardNotHeld):
        jobs.issue_badges(LATER)
        actions.issue(award, by=SYSTEM, at=LATER)
    assert Revocation.objects.get().credential == first
    judging.reinstate(award, "Nothing to it.", by=set_up.ole.actor, at=LATER + timedelta(days=1))
    jobs.issue_badges(LATER + timedelta(days=1))
    assert list(Credential.objects.order_by("number").values_list("number", "revocation__cause")) == [
        (1, "suspended"),
        (2, None),
    ]
    jobs.issue_badges(LATER + timedelta(days=2))
    assert Credential.objects.count() == 2
