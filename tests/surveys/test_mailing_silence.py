"""Two worlds: a marketplace sees the same bytes whether its client is known elsewhere or not."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import cache

import pytest
from django.test import Client

from goodstanding.accreditation.jobs.telling import write_letters
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.base.tokens import scrub
from goodstanding.people.actions import keep_contacts, opt_out
from goodstanding.people.models import Contact
from goodstanding.surveys import actions
from goodstanding.surveys.jobs.closing import end_fields
from goodstanding.surveys.jobs.progress import count_fields
from making import OPENED, Scene, points, scene
from surveys.mailing import AMINA, DAY, by_kazi_hub, by_the_rival, run
from surveys.worlds import a_world

pytestmark = pytest.mark.django_db
TEAM = "team@people.example"
SILENT = (AMINA, *(f"{name}@dukahouse.example" for name in ("baraka", "chebet", "dalila")))
OTHERS = tuple(f"client{number}@client{number}.example" for number in range(12))
PAGES = ("/marketplaces/kazi-hub", "/marketplaces/kazi-hub/rounds/2026", "/home")
RANDOM = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{12,}')

JOB_DAYS = (*range(11), 12, 14, 16, 21, 22, 35, 36)
"""Around every moment that matters: the rest of three days, reminders, the extension, the end of the field."""
LOOKS = (0, 3, 7, 12, 16, 22, 36)
ANSWERED = 12

World = Callable[[Scene], None]


@cache
def seen(world: World, emails: tuple[str, ...] = (*SILENT, *OTHERS)) -> dict[str, object]:
    """What Kazi Hub's team sees and is sent through a whole field in a world."""
    with a_world():
        set_up = scene()
        world(set_up)
        links = by_kazi_hub(set_up, emails=emails)[1]
        views = [(day, through(set_up, day, links)) for day in JOB_DAYS]
        mails = OutgoingMail.objects.filter(to=TEAM).order_by("pk")
        letters = [(mail.subject, scrub(mail.text), scrub(mail.html)) for mail in mails]
    return {"pages": views, "letters": letters}


def through(set_up: Scene, day: int, links) -> list[tuple[int, str, object]]:
    """The pages on a day that is looked at, after the day's jobs; all but the silent answer on one day.

    A day's count replaces the one before, so it is made on days that are looked at.
    """
    at = OPENED + day * DAY
    with clock.pinned(at + timedelta(minutes=1)):
        for job in (run, *([count_fields] if day in LOOKS else []), end_fields, write_letters):
            job(at)
    if day == ANSWERED:
        for link in links:
            if link.invitation.contact.email in OTHERS:
                actions.answer(link.token, points(4), by=STRANGER, at=at)
    return seen_of_rounds(set_up, at) if day in LOOKS else []


def seen_of_rounds(set_up: Scene, at) -> list[tuple[int, str, object]]:
    web = Client()
    web.force_login(set_up.team)
    with clock.pinned(at + timedelta(minutes=2)):
        answers = [web.get(page) for page in PAGES]
    return [(answer.status_code, RANDOM.sub("", answer.text), sorted(answer.headers)) for answer in answers]


def knows_nobody(set_up: Scene) -> None:
    by_the_rival(set_up, OPENED - DAY, emails=("juma@elsewhere.example",))


def is_asked_elsewhere(set_up: Scene) -> None:
    by_the_rival(set_up, OPENED - DAY)
    run(OPENED - DAY)


def is_asked_elsewhere_on_the_same_day(set_up: Scene) -> None:
    by_the_rival(set_up, OPENED)


def answered_elsewhere(set_up: Scene) -> None:
    _survey, links = by_the_rival(set_up, OPENED - DAY)
    run(OPENED - DAY)
    actions.answer(links[0].token, points(5), by=STRANGER, at=OPENED - timedelta(hours=2))


def refused_the_rival(set_up: Scene) -> None:
    by_the_rival(set_up, OPENED - DAY)
    opt_out(Contact.objects.get(email=AMINA), marketplace=set_up.rival.pk, by=STRANGER, at=OPENED - DAY)


def all_four_ways(set_up: Scene) -> None:
    """Amina was asked by the rival the day before, Baraka answered it, Chebet refused it; it asks Dalila that day."""
    amina, baraka, chebet, _dalila = by_the_rival(set_up, OPENED - DAY, emails=SILENT)[1]
    for link in (amina, baraka):
        actions.mail_contact(link.invitation.contact, by=SYSTEM, at=OPENED - DAY)
    actions.answer(baraka.token, points(5), by=STRANGER, at=OPENED - timedelta(hours=2))
    opt_out(chebet.invitation.contact, marketplace=set_up.rival.pk, by=STRANGER, at=OPENED - DAY)


def test_pages_and_letters_are_the_same_whether_clients_are_known_elsewhere():
    here, there = seen(knows_nobody), seen(all_four_ways)
    assert [status for _day, pages in here["pages"] for status, *_ in pages] == [200, 200, 302] * len(LOOKS)
    assert len(here["letters"]) > 0
    assert here == there


@pytest.mark.drill
@pytest.mark.parametrize(
    "world", [is_asked_elsewhere, is_asked_elsewhere_on_the_same_day, answered_elsewhere, refused_the_rival]
)
def test_each_way_of_being_known_elsewhere_alone_changes_nothing_either(world):
    assert seen(knows_nobody) == seen(world)


def refused_all(set_up: Scene) -> None:
    knows_nobody(set_up)
    contacts = keep_contacts([AMINA], by=SYSTEM, at=OPENED)
    opt_out(contacts[AMINA], by=STRANGER, at=OPENED - DAY)


def refused_kazi_hub_itself(set_up: Scene) -> None:
    knows_nobody(set_up)
    contacts = keep_contacts([AMINA], by=SYSTEM, at=OPENED)
    opt_out(contacts[AMINA], marketplace=set_up.kazi_hub.pk, by=STRANGER, at=OPENED - DAY)


def test_a_client_who_refused_this_very_marketplace_counts_as_not_reached_so_the_pages_can_differ():
    assert seen(knows_nobody) != seen(refused_kazi_hub_itself) == seen(refused_all)


def test_who_refused_all_looks_like_an_address_that_cannot_be_written_to():
    refused = seen(refused_all)
    unreachable = seen(knows_nobody, emails=("nobody", *SILENT[1:], *OTHERS))
    assert refused == unreachable
