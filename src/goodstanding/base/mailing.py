"""Sending a written mail: claim it, hand it to the mail server, write down what the server said.

The claim and the outcome are transactions of their own, so a slow mail server holds no lock. A crash between the
two sends again, under the same Message-ID.
"""

import re
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.tasks import task

from goodstanding.base import clock
from goodstanding.base.backoff import wait_after
from goodstanding.base.models import MailAttempt, MailHold, OutgoingMail
from goodstanding.base.tokens import scrub

LEASE = timedelta(minutes=2)  # shorter than the worker's lease, so that a task run again finds the mail free
ATTEMPTS = 10
OVERDUE = timedelta(minutes=10)
POLICY = re.compile(rb"\s*5\.7\.")

State = OutgoingMail.State
Outcome = MailAttempt.Outcome


@task(queue_name="mail")
def deliver(mail_id: int) -> None:
    """Send the mail if it is due, free and not held; doing so twice sends it once."""
    attempt = claim(mail_id, clock.now())
    if attempt is None:
        return
    try:
        hand_over(attempt.mail)
    except Exception as error:
        note_failure(attempt, error, clock.now())
    else:
        settle(attempt, State.SENT, Outcome.TAKEN, "", clock.now())


@transaction.atomic
def claim(mail_id: int, at: datetime) -> MailAttempt | None:
    free = OutgoingMail.objects.filter(pk=mail_id, state__in=(State.QUEUED, State.SENDING), due_at__lte=at)
    if held() or not free.update(state=State.SENDING, due_at=at + LEASE):
        return None
    mail = OutgoingMail.objects.get(pk=mail_id)
    return mail.attempts.create(number=mail.attempts.count() + 1, at=at)


def held() -> MailHold | None:
    """The hold in force, if mail is held."""
    return MailHold.objects.filter(released_at=None).first()


def hand_over(mail: OutgoingMail) -> None:
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": mail.language,
        **mail.headers,
    }
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.to], headers=headers)
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    if message.send(using="default") != 1:
        raise OSError("the mail server did not say that it took the mail")


def note_failure(attempt: MailAttempt, error: Exception, at: datetime) -> None:
    reason = scrub(f"{type(error).__name__}: {error}")[:400]
    if is_final(error):
        outcome = Outcome.NOBODY if blames_address(error) else Outcome.REFUSED
        settle(attempt, State.DEAD, outcome, reason, at)
    elif attempt.number >= ATTEMPTS:
        settle(attempt, State.DEAD, Outcome.FAILED, reason, at)
    else:
        postpone(attempt, reason, at)


def is_final(error: Exception) -> bool:
    """Whether the server said that it will never take this mail (RFC 5321: a reply of 5xx about it)."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            return all(code >= 500 for code, _ in error.recipients.values())
        case smtplib.SMTPDataError():
            return error.smtp_code >= 500
    return False


def blames_address(error: Exception) -> bool:
    """Whether the fault is the address's own: RCPT refused for good (RFC 5321) and not because of who we are.

    Enhanced codes 5.7 are about policy (RFC 3463, 3.8): a server that blocks this install would else make every
    address look wrong.
    """
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return not any(POLICY.match(said) for _, said in error.recipients.values())


@transaction.atomic
def settle(attempt: MailAttempt, state: State, outcome: Outcome, reason: str, at: datetime) -> None:
    note(attempt, outcome, reason)
    mail = attempt.mail
    mail.state, mail.settled_at = state, at
    if state == State.SENT and not settings.DEMO:
        mail.text = mail.html = ""  # it may carry a secret link, which is kept nowhere in the clear
        mail.headers = {}
    mail.save(update_fields=["state", "settled_at", "text", "html", "headers"])


@transaction.atomic
def postpone(attempt: MailAttempt, reason: str, at: datetime) -> None:
    note(attempt, Outcome.FAILED, reason)
    mail = attempt.mail
    mail.state, mail.due_at = State.QUEUED, at + wait_after(attempt.number)
    mail.save(update_fields=["state", "due_at"])
    plan(mail)


def note(attempt: MailAttempt, outcome: Outcome, reason: str) -> None:
    attempt.outcome, attempt.reason = outcome, reason
    attempt.save(update_fields=["outcome", "reason"])


def plan(mail: OutgoingMail) -> None:
    """Put the mail's task in the queue, for when it is due."""
    deliver.using(run_after=mail.due_at).enqueue(mail.pk)


def sweep(at: datetime) -> int:
    """Queue mails again that are long overdue, as after a worker's crash; returns how many."""
    if held():
        return 0
    late = OutgoingMail.objects.filter(state__in=(State.QUEUED, State.SENDING), due_at__lt=at - OVERDUE)[:1_000]
    for mail in late:
        plan(mail)
    return len(late)
