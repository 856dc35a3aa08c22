"""Mail: written once in the caller's transaction, sent after, tried again, given up with a reason, held."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from happening import AT

from goodstanding.base import clock, mailing, outbox
from goodstanding.base.models import OutgoingMail
from goodstanding.base.worker import run_worker

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NO_SUCH_USER = smtplib.SMTPRecipientsRefused({"amina@example.org": (550, b"no such user")})
BLOCKED = smtplib.SMTPRecipientsRefused({"amina@example.org": (550, b"5.7.1 your server is blocked")})
BUSY = smtplib.SMTPRecipientsRefused({"amina@example.org": (451, b"try later")})
SPAM = smtplib.SMTPDataError(554, b"we take this for spam")
WRONG_PASSWORD = smtplib.SMTPAuthenticationError(535, b"who are you")


class Refusing(BaseEmailBackend):
    """A mail server that answers everything with `error`."""

    def __init__(self, *, error: Exception, **options: object) -> None:
        super().__init__(**options)
        self.error = error

    def send_messages(self, messages: object) -> int:
        raise self.error


class Silent(BaseEmailBackend):
    """A mail server that takes nothing and says nothing."""

    def send_messages(self, messages: object) -> int:
        return 0


@pytest.fixture
def server(settings):
    """Let the mail server be of another kind."""

    def become(backend: type[BaseEmailBackend], **options: object) -> None:
        settings.MAILERS = {"default": {"BACKEND": f"test_outbox.{backend.__name__}", "OPTIONS": options}}

    return become


def write(to: str = "amina@example.org", subject: str = "Your answer counts", **fields: object) -> OutgoingMail:
    given = {"purpose": "invite", "about": "invitation:7", "language": "en"} | fields
    with transaction.atomic():
        return outbox.enqueue(to, subject, "Dear Amina ...", "<p>Dear Amina ...</p>", **given)


def attempts(written: OutgoingMail) -> list[tuple[int, str, str]]:
    return list(written.attempts.values_list("number", "outcome", "reason"))


def state(written: OutgoingMail) -> str:
    written.refresh_from_db()
    return written.state


def test_a_written_mail_is_sent_once_with_the_id_it_was_given():
    written = write()
    run_worker(once=True)
    run_worker(once=True)
    (sent,) = mail.outbox
    headers = sent.message()
    assert (sent.to, headers["Message-ID"]) == (["amina@example.org"], written.message_id)
    assert (headers["Content-Language"], headers["Auto-Submitted"]) == ("en", "auto-generated")
    assert (state(written), attempts(written)) == ("sent", [(1, "taken", "")])


def test_the_text_of_a_sent_mail_is_not_kept_for_it_may_carry_a_secret_link():
    written = write()
    run_worker(once=True)
    written.refresh_from_db()
    assert (written.subject, written.text, written.html) == ("Your answer counts", "", "")


def test_demo_mode_keeps_the_text_for_its_outbox_page(settings):
    settings.DEMO = True
    written = write()
    run_worker(once=True)
    written.refresh_from_db()
    assert written.text == "Dear Amina ..."


def test_the_same_mail_is_written_once():
    first, again = write(), write(subject="Another subject")
    assert (again.pk, again.subject) == (first.pk, "Your answer counts")
    write(to="wanjiru@example.org")
    write(purpose="remind")
    run_worker(once=True)
    assert len(mail.outbox) == OutgoingMail.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_writes_no_mail():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        1 / 0  # noqa: B018
    run_worker(once=True)
    assert (OutgoingMail.objects.count(), mail.outbox) == (0, [])
    with pytest.raises(RuntimeError, match="in the transaction"):
        outbox.enqueue("amina@example.org", "s", "t", "", purpose="p", about="a", language="en")


@pytest.mark.parametrize(
    "to",
    [
        "",
        "amina",
        "amina@example.org\nBcc: mallory@example.org",
        "amina@example.org\r\n\r\nbody",
        "amina@example.org, mallory@example.org",
        "Amina <amina@example.org>",
        "amina@example.org ",
        "amina\0@example.org",
    ],
)
def test_what_is_not_one_address_is_refused(to):
    with pytest.raises(outbox.BadAddress):
        write(to=to)


@pytest.mark.parametrize("subject", ["Hello\nBcc: mallory@example.org", "Hello\rthere", "bell\x07", "nul\0", "del\x7f"])
def test_a_subject_with_control_characters_is_refused(subject):
    with pytest.raises(ValueError, match="control characters"):
        write(subject=subject)


def test_a_mail_waits_for_its_time():
    written = write(not_before=clock.now() + timedelta(hours=1))
    run_worker(once=True)
    mailing.deliver.call(written.pk)
    assert (state(written), mail.outbox) == ("queued", [])


@pytest.mark.parametrize("error", [BUSY, WRONG_PASSWORD, TimeoutError("no answer")])
def test_what_may_work_later_is_tried_again_after_growing_pauses(server, error):
    server(Refusing, error=error)
    written = write()
    with clock.pinned(AT):
        due = []
        for _ in range(4):
            OutgoingMail.objects.update(due_at=AT)
            mailing.deliver.call(written.pk)
            written.refresh_from_db()
            due.append((written.due_at - AT).total_seconds())
    assert due == [30, 60, 120, 240]
    assert state(written) == "queued"
    assert [number for number, outcome, _ in attempts(written) if outcome == "failed"] == [1, 2, 3, 4]


def test_after_ten_attempts_a_mail_is_given_up_with_the_reason_and_may_be_tried_once_more(server):
    server(Silent)
    written = write()
    for _ in range(12):
        OutgoingMail.objects.update(due_at=AT)
        mailing.deliver.call(written.pk)
    reason = "OSError: the mail server did not say that it took the mail"
    assert attempts(written) == [(number, "failed", reason) for number in range(1, 11)]
    assert list(outbox.dead_mail()) == [written]
    outbox.retry(written, AT)
    mailing.deliver.call(written.pk)
    assert (state(written), written.attempts.count()) == ("dead", 11)


@pytest.mark.parametrize(
    ("error", "outcome", "reason"),
    [
        (NO_SUCH_USER, "nobody", "SMTPRecipientsRefused: {'amina@example.org': (550, b'no such user')}"),
        (BLOCKED, "refused", "SMTPRecipientsRefused: {'amina@example.org': (550, b'5.7.1 your server is blocked')}"),
        (SPAM, "refused", "SMTPDataError: (554, b'we take this for spam')"),
    ],
)
def test_a_mail_that_the_server_will_never_take_is_given_up_at_once(server, error, outcome, reason):
    server(Refusing, error=error)
    written = write()
    run_worker(once=True)
    assert (state(written), attempts(written)) == ("dead", [(1, outcome, reason)])
    unreachable = outbox.unreachable("invite", written.written_at)
    assert list(unreachable) == ([written] if outcome == "nobody" else [])


def test_further_headers_are_sent_and_forgotten_with_the_text():
    written = write(headers={"List-Unsubscribe": "<https://trust.example/never/7/x>"})
    run_worker(once=True)
    assert mail.outbox[0].message()["List-Unsubscribe"] == "<https://trust.example/never/7/x>"
    written.refresh_from_db()
    assert written.headers == {}


def test_a_header_with_a_line_break_is_refused():
    with pytest.raises(ValueError, match="control characters"):
        write(headers={"List-Unsubscribe": "<x>\r\nBcc: mallory@example.org"})


def test_an_attempt_cut_short_is_repeated_when_its_lease_is_over():
    written = write()
    mailing.claim(written.pk, clock.now())
    mailing.deliver.call(written.pk)
    assert (state(written), mail.outbox) == ("sending", [])
    with clock.pinned(clock.now() + mailing.LEASE):
        mailing.deliver.call(written.pk)
    assert (state(written), attempts(written)) == ("sent", [(1, "", ""), (2, "taken", "")])


def test_a_restored_backup_holds_its_mail_until_released():
    written, later = write(), write(purpose="remind", not_before=clock.now() + timedelta(hours=1))
    outbox.hold("restored from the backup of 1 November", AT)
    assert outbox.hold("again", AT) == outbox.held()
    run_worker(once=True)
    assert mailing.sweep(clock.now() + timedelta(days=1)) == 0
    assert (state(written), mail.outbox) == ("queued", [])
    assert outbox.release(AT) == 2
    run_worker(once=True)
    assert (state(written), state(later), len(mail.outbox), outbox.held()) == ("sent", "queued", 1, None)


def test_a_mail_whose_task_is_lost_is_found_by_the_sweep():
    written = write()
    DBTaskResult.objects.all().delete()
    assert mailing.sweep(clock.now()) == 0
    assert mailing.sweep(clock.now() + timedelta(minutes=11)) == 1
    run_worker(once=True)
    assert state(written) == "sent"
