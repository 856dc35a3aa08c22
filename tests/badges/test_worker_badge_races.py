"""A worker's badge switched on, lost and listed at once: one badge a standing, no revocation lost."""

from datetime import timedelta

import pytest

from badges.test_worker_badges import verdict
from badges.wearing import LATER, standing, top_rated, worn
from goodstanding.badges import actions, jobs
from goodstanding.badges.models import StatusList, WorkerBadge, WorkerCredential
from goodstanding.badges.refusals import StandingNotHeld
from goodstanding.badges.verifying import State
from goodstanding.base.access import SYSTEM
from goodstanding.base.record import verify
from goodstanding.reputation.actions.violations import record_violation
from goodstanding.reputation.models import Standing
from racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_a_badge_switched_on_several_times_at_once_is_one():
    scene = top_rated()
    held = standing(scene)

    def switch() -> WorkerCredential:
        return actions.switch_on(Standing.objects.get(pk=held.pk), by=scene.work.wanjiru.actor, at=LATER)

    assert {made.pk for made in race(switch, switch, switch)} == {WorkerCredential.objects.get().pk}
    assert WorkerBadge.objects.count() == 1
    assert verify().whole


def test_a_standing_lost_while_its_badge_is_signed_leaves_none_that_holds():
    scene = top_rated()
    held = standing(scene)

    def switch() -> None:
        try:
            actions.switch_on(Standing.objects.get(pk=held.pk), by=scene.work.wanjiru.actor, at=LATER)
        except StandingNotHeld:
            return

    def lose() -> None:
        record_violation(scene.work.wanjirus, "circumvention", "Paid outside.", by=scene.work.team.actor, at=LATER)

    race(switch, lose)
    jobs.follow_standings(LATER)
    states = [verdict(found, LATER + timedelta(minutes=1)) for found in WorkerCredential.objects.all()]
    assert State.valid not in states


def test_switched_off_beside_the_signing_of_its_list_it_is_in_the_next_list():
    scene = top_rated()
    found = worn(scene)

    def sign() -> StatusList:
        return actions.sign_list(StatusList.objects.get(), by=SYSTEM, at=LATER)

    def switch_off() -> None:
        actions.switch_off(WorkerBadge.objects.get(), by=scene.work.wanjiru.actor, at=LATER)

    race(sign, switch_off, sign, switch_off)
    assert verdict(found, LATER + timedelta(minutes=1)) is State.revoked
