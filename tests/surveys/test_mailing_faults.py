"""Addresses that fail, servers that refuse, and what a marketplace can tell from its pages: nothing."""

import smtplib
from datetime import timedelta

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from goodstanding.base import clock
from goodstanding.base.models import OutgoingMail
from goodstanding.base.worker import run_worker
from goodstanding.people.models import Contact
from goodstanding.surveys.models import Invitation, Undeliverable
from making import OPENED, launched, scene
from surveys.mailing import AMINA, DAY, by_kazi_hub, by_the_rival, mails, run, run_daily

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class Picky(BaseEmailBackend):
    """A mail server that refuses one recipient for good, with a reply."""

    def __init__(self, *, recipient: str, reply: bytes, **options: object) -> None:
        super().__init__(**options)
        self.recipient, self.reply = recipient, reply

    def send_messages(self, messages):
        for message in messages:
            if message.to == [self.recipient]:
                raise smtplib.SMTPRecipientsRefused({self.recipient: (550, self.reply)})
        return len(messages)


@pytest.fixture
def server(settings):
    def become(recipient: str, reply: bytes) -> None:
        options = {"recipient": recipient, "reply": reply}
        settings.MAILERS = {"default": {"BACKEND": "test_mailing_faults.Picky", "OPTIONS": options}}

    return become


def work(at) -> None:
    """Sends what is due, then runs the job again, as the worker would by the next turn."""
    run(at)
    OutgoingMail.objects.filter(state="queued").update(due_at=at)
    with clock.pinned(at + timedelta(minutes=5)):
        run_worker(once=True)
    run(at + timedelta(minutes=10))


def test_an_address_that_its_server_does_not_know_is_undeliverable_and_the_next_client_is_asked(server):
    _survey, links = launched(scene(), clients=60)
    gone = links[3].invitation.contact.email
    server(gone, b"5.1.1 no such user")
    work(OPENED)
    assert [(u.invitation.contact.email, u.reason) for u in Undeliverable.objects.all()] == [(gone, "no_such_address")]
    next_client = Invitation.objects.get(row__place=46)
    assert next_client.mailings.count() == 1
    work(OPENED + DAY)
    assert Undeliverable.objects.count() == 1


def test_a_server_that_blocks_us_makes_no_address_wrong(server):
    by_kazi_hub(scene())
    server(AMINA, b"5.7.1 blocked")
    work(OPENED)
    assert (Undeliverable.objects.count(), mails()[0].state) == (0, "dead")


def test_every_invitation_of_the_mail_that_reached_nobody_is_undeliverable(server):
    set_up = scene()
    by_kazi_hub(set_up)
    by_the_rival(set_up)
    server(AMINA, b"no such user")
    work(OPENED)
    assert Undeliverable.objects.count() == 2


def test_an_address_that_is_none_is_undeliverable_at_once():
    by_kazi_hub(scene(), emails=("nobody", "juma@duka.example"))
    run(OPENED)
    assert [u.reason for u in Undeliverable.objects.all()] == ["bad_address"]
    assert [written.to for written in mails()] == ["juma@duka.example"]
    run_daily(OPENED, 10)
    assert Undeliverable.objects.count() == 1


def test_a_contact_who_was_unreachable_for_one_round_is_asked_again_by_the_next(server):
    set_up = scene()
    by_kazi_hub(set_up)
    server(AMINA, b"no such user")
    work(OPENED)
    by_kazi_hub(set_up, OPENED + 365 * DAY, edition=2027)
    run(OPENED + 365 * DAY)
    assert len(mails()) == 2
    assert Contact.objects.count() == 1
