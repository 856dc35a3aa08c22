"""What becomes of an award: suspended, reinstated, withdrawn, renewed, lapsed."""

from datetime import date, timedelta

import pytest

from accreditation.telling import DAY, DECIDED, awarded, letters, signed
from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Award, Suspension
from goodstanding.accreditation.queries import awards_ever, awards_held, standing_now, standings_on
from goodstanding.accreditation.queries.telling import ending
from goodstanding.accreditation.refusals import AwardEnded
from goodstanding.accreditation.states import Standing
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.people.actions import grant
from goodstanding.people.models import Account
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.review import Finding
from making import OPENED, launched, points, scene

pytestmark = pytest.mark.django_db
LATER = DECIDED + 10 * DAY
WHY = "Three of the answers came from friends of the house."


def state(award: Award, at=LATER) -> Standing:
    return standing_now(STRANGER, award, at.date())


def test_an_award_is_granted_until_its_last_day_and_lapsed_after_it():
    award = awarded(scene())
    assert state(award) == Standing("granted", DECIDED.date())
    assert standing_now(STRANGER, award, award.valid_until) == Standing("granted", DECIDED.date())
    ended = award.valid_until + timedelta(days=1)
    assert standing_now(STRANGER, award, ended) == Standing("lapsed", award.valid_until)


def test_a_suspended_award_counts_for_nothing_until_it_is_reinstated():
    set_up = scene()
    award = awarded(set_up)
    actions.suspend(award, WHY, by=set_up.ole.actor, at=LATER)
    assert state(award) == Standing("suspended", LATER.date(), WHY)
    assert list(awards_held(STRANGER, LATER.date())) == []
    actions.reinstate(award, "Invoices were shown.", by=set_up.ole.actor, at=LATER + DAY)
    assert state(award, LATER + DAY) == Standing("granted", DECIDED.date())
    assert list(awards_held(STRANGER, LATER.date())) == [award]
    assert [mail.subject for mail in letters()][-2:] == [
        "Kazi Hub: the award is suspended",
        "Kazi Hub: the award counts again",
    ]


def test_a_withdrawn_award_has_ended_for_good_and_neither_reminds_nor_lapses():
    set_up = scene()
    award = awarded(set_up)
    actions.withdraw(award, WHY, by=set_up.ole.actor, at=LATER)
    assert state(award) == Standing("withdrawn", LATER.date(), WHY)
    assert list(awards_held(STRANGER, LATER.date())) == list(ending(SYSTEM, award.valid_until + DAY)) == []
    for act in (actions.suspend, actions.reinstate):
        with pytest.raises(AwardEnded):
            act(award, WHY, by=set_up.ole.actor, at=LATER)
    assert f"The reason, which everybody may read: {WHY}" in letters("withdrawn")[0].text


def test_doing_it_twice_does_it_once():
    set_up = scene()
    award = awarded(set_up)
    for act in (actions.suspend, actions.reinstate, actions.reinstate, actions.withdraw):
        for reason in (WHY, "Another reason."):
            act(award, reason, by=set_up.ole.actor, at=LATER)
    kinds = Event.objects.filter(kind__in=["accreditation." + s for s in ("suspended", "reinstated", "withdrawn")])
    assert list(kinds.order_by("position").values_list("kind", flat=True)) == [
        "accreditation.suspended",
        "accreditation.reinstated",
        "accreditation.withdrawn",
    ]
    assert award.withdrawal.reason == WHY


def test_an_award_that_a_newer_one_followed_is_renewed():
    set_up = scene()
    first = awarded(set_up)
    again = OPENED + 320 * DAY
    survey, links = launched(set_up, edition=2027, at=again)
    for link in links[:12]:
        surveys.answer(link.token, points(5), by=STRANGER, at=again)
    surveys.close(survey, by=SYSTEM, at=again + 21 * DAY)
    for flag in survey.flags.all():
        surveys.review_flag(flag, Finding("kept", "Nothing to it."), by=set_up.ole.actor, at=again + 21 * DAY)
    signed_at = again + 22 * DAY
    second = signed(set_up, survey, signed_at).award
    found = standings_on(STRANGER, awards_ever(STRANGER), signed_at.date())
    assert found == [(second, Standing("granted", signed_at.date())), (first, Standing("renewed", signed_at.date()))]
    with pytest.raises(AwardEnded):
        actions.withdraw(first, WHY, by=set_up.ole.actor, at=signed_at)


def test_what_was_not_awarded_yet_is_not_in_the_register_of_that_day():
    awarded(scene())
    assert standings_on(STRANGER, awards_ever(STRANGER), date(2026, 1, 1)) == []


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_only_an_operator_without_a_role_in_the_marketplace_changes_an_award(who):
    set_up = scene()
    award = awarded(set_up)
    for act in (actions.suspend, actions.reinstate, actions.withdraw):
        with pytest.raises(NotYours):
            act(award, WHY, by=getattr(set_up, who).actor, at=LATER)
    grant(set_up.ole, "team", set_up.kazi_hub.pk, by=SYSTEM, at=LATER)
    with pytest.raises(NotYours):
        actions.withdraw(award, WHY, by=Account.objects.get(pk=set_up.ole.pk).actor, at=LATER)
    assert Suspension.objects.count() == 0
