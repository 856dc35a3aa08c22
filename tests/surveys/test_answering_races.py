"""Sixteen browsers at one link: it counts once, whatever they send and however they interleave."""

from collections import Counter
from datetime import timedelta

import pytest
from respondent import Form, Respondent, by_client

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.models import Event
from goodstanding.base.record import verify
from goodstanding.surveys import actions
from goodstanding.surveys.models import Correction, Decline, Draft, Handover, Invitation, Response, Withdrawal
from making import OPENED, launched, points, scene
from racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
BROWSERS = 16
CLOSED = OPENED + timedelta(days=21)


@pytest.fixture(autouse=True)
def the_record_is_whole():
    yield
    assert verify().whole


def told(kind):
    return Event.objects.filter(kind=kind).count()


def test_the_same_answers_from_sixteen_browsers_count_once_with_one_receipt():
    _survey, links = launched(scene())
    browsers = [Respondent(links[0].token) for _ in range(BROWSERS)]
    forms = [browser.filled() for browser in browsers]
    ends = race(*[lambda b=b, f=f: b.send(f).status_code for b, f in zip(browsers, forms, strict=True)])
    assert ends == [302] * BROWSERS
    assert (Response.objects.get().revision, told("surveys.answered")) == (1, 1)


def test_different_answers_from_sixteen_browsers_count_once_and_fifteen_are_told_which_stand():
    _survey, links = launched(scene())
    browsers = [Respondent(links[0].token) for _ in range(BROWSERS)]
    forms = [browser.filled(comment=str(number)) for number, browser in enumerate(browsers)]
    ends = race(*[lambda b=b, f=f: b.send(f).status_code for b, f in zip(browsers, forms, strict=True)])
    assert Counter(ends) == {302: 1, 409: BROWSERS - 1}
    stands = Response.objects.get()
    assert (stands.revision, stands.comment, told("surveys.answered")) == (1, str(ends.index(302)), 1)


def test_edits_at_the_closing_second_are_wholly_in_or_refused():
    survey, links = launched(scene())
    for link in links[:8]:
        actions.answer(link.token, points(4), by=STRANGER, at=OPENED)
    browsers = [Respondent(link.token) for link in links[:8]]
    for browser in browsers:
        browser.open()
    edits = [form_of(browser) | {"item-honesty": "1", "comment": "mended"} for browser in browsers]
    closing = lambda: actions.close(survey, by=SYSTEM, at=CLOSED)  # noqa: E731
    ends = race(*[lambda b=b, f=f: b.send(f).status_code for b, f in zip(browsers, edits, strict=True)], closing)
    kept = Response.objects.order_by("invitation")
    assert [(r.revision, r.answers["honesty"], r.comment) for r in kept] == [
        (2, 1, "mended") if end == 302 else (1, 4, "") for end in ends[:8]
    ]
    assert set(ends[:8]) <= {302, 409}


def form_of(browser):

    return Form(browser.browser.get("/survey/change").text).fields


def test_a_draft_that_races_with_the_answers_is_never_left_over():
    _survey, links = launched(scene())
    saving = lambda: actions.save_draft(links[0].token, {"comment": "half"}, by=STRANGER, at=OPENED)  # noqa: E731
    sending = lambda: actions.answer(links[0].token, points(4), based=0, by=STRANGER, at=OPENED)  # noqa: E731
    race(*[saving] * 8, *[sending] * 4)
    assert (Response.objects.count(), Draft.objects.count()) == (1, 0)


def test_drafts_saved_at_once_leave_one():
    _survey, links = launched(scene())
    race(
        *[lambda n=n: actions.save_draft(links[0].token, {"comment": str(n)}, by=STRANGER, at=OPENED) for n in range(8)]
    )
    assert Draft.objects.count() == 1


def test_answers_and_a_hand_over_at_once_leave_one_of_the_two():
    links = by_client(launched(scene())[1])
    handing = lambda: actions.hand_over(links[0].token, "juma@client1.example", by=STRANGER, at=OPENED)  # noqa: E731
    sending = lambda: actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)  # noqa: E731
    race(*[handing] * 4, *[sending] * 4)
    assert Response.objects.count() + Handover.objects.count() == 1
    assert Invitation.objects.count() == 14 + Handover.objects.count()
    assert told("surveys.handed_on") == Handover.objects.count()


def test_withdrawing_and_declining_eight_times_at_once_is_once():
    _survey, links = launched(scene())
    actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    withdrawing = lambda: actions.withdraw(links[0].token, by=STRANGER, at=OPENED)  # noqa: E731
    declining = lambda: actions.decline(links[1].token, by=STRANGER, at=OPENED)  # noqa: E731
    race(*[withdrawing] * 8, *[declining] * 8)
    assert (Withdrawal.objects.count(), Decline.objects.count(), Response.objects.count()) == (1, 1, 0)
    assert (told("surveys.withdrawn"), told("surveys.declined")) == (1, 1)


def test_one_correction_counts_of_eight_that_were_based_on_the_same_answers():
    survey, links = launched(scene())
    actions.answer(links[0].token, points(4), by=STRANGER, at=OPENED)
    actions.close(survey, by=SYSTEM, at=CLOSED)
    race(
        *[
            lambda v=v: actions.correct(links[0].token, points(1 + v % 3), based=1, by=STRANGER, at=CLOSED)
            for v in range(8)
        ]
    )
    assert (Response.objects.get().revision, Correction.objects.count(), told("surveys.corrected")) == (2, 1, 1)
