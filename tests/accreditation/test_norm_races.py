"""Two operators who freeze norms at once, on either database."""

import pytest

from goodstanding.accreditation.actions import freeze_release
from goodstanding.accreditation.models import Release
from goodstanding.accreditation.queries import preview
from goodstanding.base.models import Event
from norming import FROZEN, many
from racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_freezing_at_once_leaves_one_release() -> None:
    set_up, _decisions = many()
    ole = set_up.ole.actor
    found = preview(ole, set_up.programme, 2026, FROZEN.date())
    assert found is not None

    def freezing() -> Release:
        return freeze_release(set_up.programme, 2026, found.digest, by=ole, at=FROZEN)

    assert {end.pk for end in race(*[freezing] * 4)} == {Release.objects.get().pk}
    assert Event.objects.filter(kind="accreditation.norms_frozen").count() == 1
