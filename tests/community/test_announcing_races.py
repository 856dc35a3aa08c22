"""Two operators at once."""

import pytest

from accreditation.telling import awarded
from community.publishing import LATER, consent, texts
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.community import actions
from goodstanding.community.models import Announcement, PageVersion
from goodstanding.people.actions import grant, register
from making import scene
from racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_two_operators_announce_an_award_and_publish_a_page_once():
    set_up = scene()
    award = awarded(set_up)
    consent(set_up)
    second = register(email="eve@people.example", name="Eve", by=SYSTEM, at=LATER)
    grant(second, "operator", set_up.programme.pk, by=SYSTEM, at=LATER)
    both = (set_up.ole.actor, second.actor)
    made = race(*(lambda by=by: actions.announce(award, by=by, at=LATER).pk for by in both))
    kept = race(
        *(lambda by=by: actions.edit_page(set_up.programme, "en", texts("One."), by=by, at=LATER).pk for by in both)
    )
    assert (len(set(made)), len(set(kept))) == (1, 1)
    counts = (Announcement.objects.count(), PageVersion.objects.count())
    assert (*counts, OutgoingMail.objects.filter(purpose="community.announced").count()) == (1, 1, 1)
