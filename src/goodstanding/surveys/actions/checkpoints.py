"""Checkpoints of the record, sent to those who should hold one."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, newest_over, record
from goodstanding.surveys.mails.checkpoint import checkpoint_mail
from goodstanding.surveys.queries import newest_mailed, parties_of

PURPOSE = "record.checkpoint"

declare(
    "surveys.checkpoint_mailed", "The newest checkpoint was mailed to the parties of whom the record has new lines."
)


@transaction.atomic
def mail_checkpoint(*, by: Actor, at: datetime) -> int:
    """Mails the newest checkpoint to teams and operators of whom the record has lines since the one mailed last.

    Returns how many mails were written; none where that checkpoint was mailed already.
    """
    require(by.is_system)
    newest, since = newest_over(), newest_mailed(by)
    parties = parties_of(by, since, newest.position) if newest and newest.position > since else []
    if newest is None or not parties:
        return 0
    letters = {each: checkpoint_mail(newest, each) for each in {account.language for account in parties}}
    about = f"checkpoint:{newest.position}"
    for account in parties:
        mail, language = letters[account.language], account.language
        enqueue(account.email, mail.subject, mail.text, mail.html, purpose=PURPOSE, about=about, language=language)
    data = {"mails": len(parties)}
    record("surveys.checkpoint_mailed", by=by, at=at, subject=("checkpoint", newest.position), data=data)
    return len(parties)
