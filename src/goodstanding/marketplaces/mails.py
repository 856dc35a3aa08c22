"""Mails about a marketplace's team. Call them in the transaction of what they tell of."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, address_of, button, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.marketplaces.models import TeamInvitation


def send_team_invitation(invitation: TeamInvitation) -> None:
    """Asks the invited to come and say yes or no; in the language of who invites."""
    language = spoken_in(invitation.invited_by.language)
    names = {"person": invitation.invited_by.name, "marketplace": invitation.marketplace.name}
    with override(language):
        letter = Letter(
            _("%(person)s invites you to the team of %(marketplace)s") % names,
            [
                paragraph(_("%(person)s offers you a place on the team of %(marketplace)s on Goodstanding.") % names),
                paragraph(_("The team edits the profile, starts surveys of clients, and reads the results.")),
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
