"""Mails about places that a marketplace offers. Call them in the transaction of what they tell of."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, address_of, button, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.marketplaces.models import Company, TeamInvitation


def send_team_invitation(invitation: TeamInvitation) -> None:
    """Asks the invited to come and say yes or no; in the language of who invites."""
    language = spoken_in(invitation.invited_by.language)
    with override(language):
        subject, offered, means = told(invitation)
        names = {"person": invitation.invited_by.name}
        letter = Letter(
            subject,
            [
                paragraph(offered),
                paragraph(means),
                button(_("See the invitation"), address_of(reverse("marketplaces:invitations"))),
            ],
            [
                paragraph(
                    _("Sign in with this address; if it has no account yet, make one first. A code comes by mail.")
                ),
                paragraph(_("If you do not know %(person)s, do nothing.") % names),
            ],
        )
        written = write(letter, language)
    enqueue(
        invitation.email,
        written.subject,
        written.text,
        written.html,
        purpose="marketplaces.team_invitation",
        about=f"team_invitation:{invitation.pk}",
        language=language,
    )


def told(invitation: TeamInvitation) -> tuple[str, str, str]:
    """Subject, what is offered, and what the place means."""
    names = {"person": invitation.invited_by.name, "marketplace": invitation.marketplace.name}
    match invitation.office:
        case "client":
            names["company"] = str(Company.objects.get(pk=invitation.tenant))
            return (
                _("%(person)s invites you to act for %(company)s") % names,
                _("%(person)s of %(marketplace)s asks you to act for %(company)s on Goodstanding.") % names,
                _("You offer work, agree on it with workers, approve and pay it, and review it."),
            )
        case "worker":
            return (
                _("%(person)s invites you to your page as a worker of %(marketplace)s") % names,
                _("%(person)s of %(marketplace)s keeps a page for you on Goodstanding.") % names,
                _("You describe yourself, apply for work, see what counts about you, and review companies."),
            )
        case _other:
            return (
                _("%(person)s invites you to the team of %(marketplace)s") % names,
                _("%(person)s offers you a place on the team of %(marketplace)s on Goodstanding.") % names,
                _("The team edits the profile, starts surveys of clients, and reads the results."),
            )
