"""The newest checkpoint by mail, for the parties to keep where the install cannot reach it."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, Written, address_of, button, paragraph, spoken_in, write
from goodstanding.base.models import Checkpoint
from goodstanding.base.record import fields_of


def checkpoint_mail(checkpoint: Checkpoint, language: str) -> Written:
    """The letter with the checkpoint's JSON in one line, as a verifier reads it."""
    spoken = spoken_in(language)
    with override(spoken):
        names = {
            "site": urlsplit(settings.ORIGIN).hostname,
            "day": date_format(checkpoint.day, "j F Y" if spoken == "en" else "DATE_FORMAT"),
            "lines": f"{checkpoint.position:,}",
        }
        keep = _(
            "Keep this mail. With it you can show whether anybody, us included, changed or removed a line since then."
        )
        parts = [
            paragraph(_("Hello,")),
            paragraph(_("this is the checkpoint of the record on %(site)s: %(lines)s lines until %(day)s.") % names),
            paragraph(keep),
            paragraph(json.dumps(fields_of(checkpoint), sort_keys=True)),
            button(_("Check the record"), address_of(reverse("record"))),
        ]
        why = _("You get this mail because you work for a marketplace or run a programme here.")
        when = _("It comes when the record has new lines about it.")
        subject = _("Checkpoint of the record on %(site)s, %(day)s") % names
    return write(Letter(subject, parts, [paragraph(f"{why} {when}")]), spoken)
