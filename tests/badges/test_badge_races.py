"""Badges signed, revoked and listed at once: one badge an award, no revocation lost."""

import json
from datetime import timedelta

import pytest

from badges.holding import LATER, badged, proved
from goodstanding.accreditation import actions as judging
from goodstanding.accreditation.models import Award
from goodstanding.badges import actions
from goodstanding.badges.formats.status import is_revoked
from goodstanding.badges.models import Credential, Revocation, StatusList
from goodstanding.base.access import SYSTEM
from goodstanding.base.record import verify
from making import scene
from racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_an_award_issued_by_several_at_once_has_one_badge():
    award = proved(scene())

    def issue() -> Credential:
        return actions.issue(Award.objects.get(pk=award.pk), by=SYSTEM, at=LATER)

    assert {made.pk for made in race(issue, issue, issue)} == {Credential.objects.get().pk}
    assert verify().whole


def test_a_revocation_beside_the_signing_of_its_list_is_in_the_next_list():
    set_up = scene()
    found = badged(set_up)
    judging.withdraw(found.award, "False names.", by=set_up.ole.actor, at=LATER)

    def sign() -> StatusList:
        return actions.sign_list(StatusList.objects.get(), by=SYSTEM, at=LATER)

    def revoke() -> int:
        return actions.revoke_ended(by=SYSTEM, at=LATER)

    race(sign, revoke, sign, revoke)
    assert Revocation.objects.count() == 1
    listed = actions.sign_list(StatusList.objects.get(), by=SYSTEM, at=LATER + timedelta(minutes=1))
    status = json.loads(bytes(found.signed))["credentialStatus"]
    assert is_revoked(json.loads(bytes(listed.signed)), status)
