"""Two operators who publish findings at once, on either database."""

from datetime import UTC, datetime

import pytest

from goodstanding.accreditation.actions import publish_findings
from goodstanding.accreditation.models import Findings
from goodstanding.accreditation.queries import findings_preview
from goodstanding.base.models import Event
from norming import many
from racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
OVER = datetime(2027, 2, 1, 9, tzinfo=UTC)


def test_publishing_at_once_leaves_one_publication() -> None:
    set_up, _decisions = many()
    ole = set_up.ole.actor
    found = findings_preview(ole, set_up.programme, 2026, OVER.date())
    assert found is not None

    def publishing() -> Findings:
        return publish_findings(set_up.programme, 2026, found.digest, {"en": "Thank you."}, by=ole, at=OVER)

    assert {end.pk for end in race(*[publishing] * 4)} == {Findings.objects.get().pk}
    assert Event.objects.filter(kind="accreditation.findings_published").count() == 1
