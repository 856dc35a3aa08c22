"""The mail that asks a contact, made from its invitations: one link for each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from goodstanding.base.access import SYSTEM
from goodstanding.base.letters import Written
from goodstanding.surveys.links import address_of_never, address_to_answer
from goodstanding.surveys.mails.invitation import Request, invitation_mail
from goodstanding.surveys.mails.own_words import OwnWords
from goodstanding.surveys.models import InvitationText
from goodstanding.surveys.queries import policies_of
from goodstanding.surveys.queries.mailing import DueMail

PURPOSE: Final = "surveys.ask"
MOST: Final = 8
"""Invitations in one mail; a ninth waits for the next."""


def asking_mail(
    due: Sequence[DueMail], texts: Mapping[tuple[int, str], InvitationText], names: Mapping[int, str]
) -> Written:
    """The mail about these invitations, in the language of the first. Raises LostKey where a link would not open."""
    first = due[0].invitation
    return invitation_mail(
        [_request(one, texts) for one in due],
        language=first.language,
        name=names.get(first.pk, ""),
        never=address_of_never(one.invitation for one in due),
    )


def _request(due: DueMail, texts: Mapping[tuple[int, str], InvitationText]) -> Request:
    invitation = due.invitation
    survey = invitation.row.roster.round
    text = texts.get((survey.pk, invitation.language))
    return Request(
        programme=survey.programme.name,
        operator=survey.programme.operator,
        designation=survey.programme.designation,
        marketplace=survey.marketplace.name,
        zone=survey.marketplace.zone,
        client=invitation.row.company.name,
        url=address_to_answer(invitation),
        closes_at=survey.closes_at or invitation.invited_at,
        wave=due.wave,
        asked_at=due.first,
        questions=len(policies_of(SYSTEM, survey.programme).instrument(survey.instrument).items),
        own=OwnWords(text.greeting, text.paragraph, text.signature) if text else OwnWords(),
    )


def about(due: Iterable[DueMail]) -> str:
    """What names the mail in the outbox: each invitation with its wave, such as "invitations:7.1-12.2"."""
    return "invitations:" + "-".join(f"{one.invitation.pk}.{one.wave}" for one in due)


def invitations_in(named: str) -> list[int]:
    """The ids of the invitations in what `about` made."""
    return [int(pk) for pk in re.findall(r"(\d+)\.\d", named)]
