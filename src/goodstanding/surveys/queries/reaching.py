"""Whose invitation it is that reached nobody: by the mail that came back, or by an address."""

from goodstanding.base.access import Actor
from goodstanding.base.models import OutgoingMail
from goodstanding.surveys.mails import PURPOSE, invitations_in
from goodstanding.surveys.models import Invitation, Round
from goodstanding.surveys.queries.mailing import unanswered
from goodstanding.surveys.queries.rounds import judges


def invitations_of_mail(actor: Actor, message_id: str, to: str) -> list[Invitation] | None:
    """The invitations of a mail, sent to this address under this Message-ID, that are still unanswered and reachable;
    None where no mail that asks was."""
    if not actor.is_system:
        return None
    mail = OutgoingMail.objects.filter(purpose=PURPOSE, message_id=message_id, to__iexact=to).first()
    return list(unanswered(actor).filter(pk__in=invitations_in(mail.about))) if mail else None


def open_invitations(actor: Actor, survey: Round, email: str) -> list[Invitation]:
    """The invitations of an address in an open field, answered or not, for who judges it."""
    named = Invitation.objects.filter(row__roster__round=survey, contact__email=email.strip().lower())
    named = named.filter(row__roster__round__state="fielding").select_related("row__roster__round")
    return list(named) if judges(actor, survey) else []


def round_operated(actor: Actor, slug: str, pk: int) -> Round | None:
    """A round of a programme that the actor may judge, in whatever state, with what its pages name."""
    rounds = Round.objects.select_related("programme", "marketplace").filter(programme__slug=slug, pk=pk)
    survey = rounds.first()
    return survey if survey and judges(actor, survey) else None
