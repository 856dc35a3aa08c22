"""Cases about a payment or an answer that does not come, from the page of the engagement."""

from datetime import timedelta

import pytest
from django.test import Client

from goodstanding.base import clock
from goodstanding.base.models import OutgoingMail
from goodstanding.disputes.jobs import tell_of_cases
from goodstanding.disputes.models import Case
from goodstanding.people.models import Account
from making import OPENED
from working import Work, scene_of_work, started

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def work() -> Work:
    return scene_of_work()


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.mark.parametrize("kind", ["payment", "unresponsive"])
@pytest.mark.parametrize("side", ["wanjiru", "amina"])
def test_either_side_opens_a_case_from_the_engagement_and_finds_it_there(work: Work, side: str, kind: str) -> None:
    engagement, own = started(work), browser(getattr(work, side))
    page, new = f"/engagements/{engagement.pk}", f"/cases/new?about=engagement:{engagement.pk}"
    with clock.pinned(OPENED + DAY):
        assert new in own.get(page).text
        sent = own.post(new, {"kind": kind, "text": "The invoice of May is not paid."})
        case = Case.objects.get()
        assert (sent.status_code, sent.headers["location"]) == (302, f"/cases/{case.pk}")
        assert f'<a href="/cases/{case.pk}">Case {case.pk}</a>: the other side is asked' in own.get(page).text
    assert (case.kind, case.subject_kind, case.subject_id) == (kind, "engagement", engagement.pk)


def test_the_team_and_strangers_open_none_from_there(work: Work) -> None:
    engagement = started(work)
    with clock.pinned(OPENED + DAY):
        assert "/cases/new" not in browser(work.team).get(f"/engagements/{engagement.pk}").text
        answers = [
            browser(one).get(f"/cases/new?about=engagement:{engagement.pk}").status_code
            for one in (work.team, work.mallory)
        ]
    assert answers == [404, 404]


def test_both_sides_of_a_payment_case_are_told_every_48_hours(work: Work) -> None:
    engagement = started(work)
    with clock.pinned(OPENED + DAY):
        about = f"/cases/new?about=engagement:{engagement.pk}"
        browser(work.wanjiru).post(about, {"kind": "payment", "text": "Not paid."})
    OutgoingMail.objects.all().delete()
    for hours in (47, 48, 49):
        tell_of_cases(OPENED + DAY + timedelta(hours=hours))
    mails = OutgoingMail.objects.order_by("to").values_list("to", flat=True)
    assert list(mails) == ["amina@people.example", "wanjiru@people.example"]
