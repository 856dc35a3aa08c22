"""The letter to a marketplace's team when a client without a contact comes next in the draw."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from goodstanding.base.letters import Letter, Written, address_of, button, one_line, paragraph, write
from goodstanding.surveys.models import Round


def contact_wanted_mail(survey: Round, clients: int, language: str) -> Written:
    """The letter about so many clients. Which client could not be reached it does not say, nor why."""
    with override(language):
        names = {
            "marketplace": one_line(survey.marketplace.name),
            "programme": one_line(survey.programme.name),
            "clients": clients,
        }
        asks = ngettext(
            "%(clients)s client comes next in the draw, and your list names nobody for it.",
            "%(clients)s clients come next in the draw, and your list names nobody for them.",
            clients,
        )
        why = _("A client that was drawn could not be reached, so the next of the order is asked instead.")
        counts = _("Until you name somebody, it counts as asked and silent.")
        page = address_of(reverse("surveys:contacts", args=[survey.marketplace.slug, survey.edition]))
        small = _("You get this mail because you work for %(marketplace)s in the programme “%(programme)s”.")
        parts = [
            paragraph(_("Hello,")),
            paragraph(f"{why} {asks % names} {counts}"),
            button(_("Name whom to ask"), page),
        ]
        subject = _("%(marketplace)s: name whom to ask at the next client") % names
        return write(Letter(subject, parts, [paragraph(small % names)]), language)
