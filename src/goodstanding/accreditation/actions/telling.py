"""Letters: to the team and the operators as a round goes on, and one mail to everybody who answered."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import override

from goodstanding.accreditation.mails import (
    Told,
    candidate_mail,
    decision_mail,
    respondent_mail,
    too_few_mail,
    waiting_mail,
)
from goodstanding.accreditation.models import Decision, ToldRespondents
from goodstanding.accreditation.queries.telling import accounts_of, decided_on, respondents_of
from goodstanding.accreditation.refusals import NotDecided
from goodstanding.base.access import SYSTEM, Actor, Office, require
from goodstanding.base.letters import Written
from goodstanding.base.outbox import enqueue, is_written
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.links import address_of_never, one_click
from goodstanding.surveys.models import Invitation, Round
from goodstanding.surveys.queries import rule_of
from goodstanding.surveys.queries.mailing import names_given

declare("accreditation.letter_written", "A letter about a round was written to those who hold an office in it.")
declare("accreditation.respondents_told", "Everybody who answered was told what comes of it, once.")


@transaction.atomic
def tell_of_close(survey: Round, *, by: Actor, at: datetime) -> int:
    """Letters to the team and to the operators that the field has closed; returns how many were new."""
    require(by.is_system)
    policy = rule_of(by, survey)
    compose = candidate_mail if survey.state == "candidate" else too_few_mail
    written = write_letter("closed", survey, "team", lambda: compose(survey, policy), by=by, at=at)
    return written + write_letter("waiting", survey, "operator", lambda: waiting_mail(survey), by=by, at=at)


@transaction.atomic
def tell_of_decision(decision: Decision, *, by: Actor, at: datetime) -> int:
    """Letters to the team with the outcome, its reasons and what to fix; returns how many were new."""
    require(by.is_system)
    compose = partial(decision_mail, decision, decided_on(by, decision), at.date())
    about = f"decision:{decision.pk}" if decision.supersedes_id else ""
    return write_letter("decided", decision.round, "team", compose, by=by, at=at, about=about)


def write_letter(
    name: str,
    survey: Round,
    office: Office,
    compose: Callable[[], Written],
    *,
    by: Actor,
    at: datetime,
    about: str = "",
) -> int:
    """Writes one letter to all who hold the office now, once: who joins later has not missed it.

    `name` is what the outbox and the record call it, `about` what it is about, the round where it is ''.
    """
    purpose, about = f"accreditation.{name}", about or f"round:{survey.pk}"
    tenant = survey.marketplace_id if office == "team" else survey.programme_id
    accounts = [] if is_written(purpose, about) else accounts_of(by, office, tenant)
    if not accounts:
        return 0
    letters = {language: _composed(compose, language) for language in {each.language for each in accounts}}
    for account in accounts:
        language, letter = account.language, letters[account.language]
        enqueue(
            account.email, letter.subject, letter.text, letter.html, purpose=purpose, about=about, language=language
        )
    data = {"letter": name, "mails": len(accounts)}
    subject = ("round", survey.pk)
    record("accreditation.letter_written", by=by, at=at, subject=subject, tenant=survey.tenant, data=data)
    return len(accounts)


def _composed(compose: Callable[[], Written], language: str) -> Written:
    with override(language):
        return compose()


@transaction.atomic
def tell_respondents(decision: Decision, *, by: Actor, at: datetime) -> ToldRespondents:
    """One mail to everybody who answered: the promises as they stand now, and the award if there is one.

    After it the promises stay as they are. Telling twice tells once. Raises NotDecided.
    """
    survey = locked(decision.round)
    require(by.serves(survey.marketplace_id))
    if survey.state != "decided":
        raise NotDecided
    if told := ToldRespondents.objects.filter(decision=decision).first():
        return told
    invitations = respondents_of(SYSTEM, survey)
    names = names_given(SYSTEM, invitations)
    news = _news(decision)
    for invitation in invitations:
        _tell(invitation, news, names.get(invitation.pk, ""), survey)
    data = {"mails": len(invitations)}
    record(
        "accreditation.respondents_told", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data
    )
    return ToldRespondents.objects.create(decision=decision, told_at=at, mails=len(invitations))


def _news(decision: Decision) -> Told:
    survey, award = decision.round, getattr(decision, "award", None)
    return Told(
        marketplace=survey.marketplace.name,
        programme=survey.programme.name,
        operator=survey.programme.operator,
        designation=survey.programme.designation,
        until=award.valid_until if award else None,
        promises=[(each.text, each.by_when) for each in decision.promises.order_by("order")],
        next_edition=survey.edition + 1,
    )


def _tell(invitation: Invitation, news: Told, name: str, survey: Round) -> None:
    never = address_of_never([invitation])
    mail = respondent_mail(news, language=invitation.language, name=name, never=never)
    enqueue(
        invitation.contact.email,
        mail.subject,
        mail.text,
        mail.html,
        purpose="accreditation.respondents",
        about=f"round:{survey.pk}",
        language=invitation.language,
        headers=one_click([invitation]),
    )
