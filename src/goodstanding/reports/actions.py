"""Verbs on reports: the one reply to a respondent who chose to be named."""

from datetime import datetime

from django.db import IntegrityError, transaction

from goodstanding.accreditation.queries.telling import respondents_of
from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record
from goodstanding.reports.mails import reply_mail
from goodstanding.reports.models import Reply
from goodstanding.reports.queries import WILLING
from goodstanding.reports.refusals import LinkInReply, RepliedAlready
from goodstanding.surveys.links import address_of_never, one_click
from goodstanding.surveys.mails import has_link
from goodstanding.surveys.models import Response
from goodstanding.surveys.queries.mailing import names_given

declare("reports.replied", "A team replied, once, to a respondent who chose to be named.")


@transaction.atomic
def reply(response: Response, text: str, *, by: Actor, at: datetime) -> Reply:
    """The team's reply to a respondent, mailed unless that person wants no more mails.

    Raises LinkInReply, RepliedAlready.
    """
    invitation = response.invitation
    survey = invitation.row.roster.round
    require(by.serves(survey.marketplace_id) and survey.state == "decided" and response.confidentiality in WILLING)
    if has_link(text):
        raise LinkInReply
    try:
        with transaction.atomic():
            written = Reply.objects.create(response=response, text=text, replied_by_id=person(by), replied_at=at)
    except IntegrityError as error:
        raise RepliedAlready from error
    if any(each.contact_id == invitation.contact_id for each in respondents_of(SYSTEM, survey)):
        _mail(written)
    data = {"response": str(response.pk)}
    record("reports.replied", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    return written


def _mail(written: Reply) -> None:
    invitation = written.response.invitation
    name = names_given(SYSTEM, [invitation]).get(invitation.pk, "")
    letter = reply_mail(written, name=name, never=address_of_never([invitation]))
    enqueue(
        invitation.contact.email,
        letter.subject,
        letter.text,
        letter.html,
        purpose="reports.reply",
        about=f"response:{written.response_id}",
        language=invitation.language,
        headers=one_click([invitation]),
    )
