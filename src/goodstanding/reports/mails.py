"""The mail that carries a reply to a respondent who chose to be named."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, Written, link, one_line, paragraph, spoken_in, write
from goodstanding.reports.models import Reply


def reply_mail(written: Reply, *, name: str, never: str) -> Written:
    """The mail in the language of the invitation, English where there is no translation."""
    invitation = written.response.invitation
    survey = invitation.row.roster.round
    with override(spoken_in(invitation.language)):
        names = {"marketplace": one_line(survey.marketplace.name), "programme": one_line(survey.programme.name)}
        hello = _("Hello {name},").format(name=one_line(name)) if name.strip() else _("Hello,")
        why = _("You answered about {marketplace} in the programme “{programme}” and let its team see your name.")
        replies = _("Its team has read your answers and replies:")
        lines = [paragraph(line) for line in written.text.splitlines() if line.strip()]
        parts = [paragraph(hello), paragraph(f"{why.format(**names)} {replies}"), *lines]
        small = [paragraph(_("It is the only reply; no answer is needed.")), link(_("Never ask me again"), never)]
        subject = _("{marketplace} replies to your answers").format(**names)
        return write(Letter(subject, parts, small), invitation.language)
