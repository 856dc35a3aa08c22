"""With what words a ruling may begin: texts to be edited, per code, in the languages of the product."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from goodstanding.base.access import SYSTEM
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries.parties import parties_of
from goodstanding.disputes.turns import names_of

READ: Final = gettext_noop("I have read what %(claimant)s and %(respondent)s wrote, and what they sent with it.")
FOUND: Final = gettext_noop("What I take as shown:")
UNSHOWN: Final = gettext_noop("What I do not take as shown:")
BECAUSE: Final = {
    "keep": gettext_noop("The review stays as it is, because"),
    "correct": gettext_noop("The review counts less, because"),
    "set_aside": gettext_noop("The review is set aside, because"),
    "owed": gettext_noop("The payment is owed, because"),
    "partly_owed": gettext_noop("A part of the payment is owed, because"),
    "not_owed": gettext_noop("The payment is not owed, because"),
    "confirmed": gettext_noop("There was no answer in time:"),
    "not_confirmed": gettext_noop("It is not shown that there was no answer, because"),
    "no_measure": gettext_noop("No measure follows, because"),
    "warning": gettext_noop("This is a warning, because this rule was broken:"),
    "hold": gettext_noop("This is a hold, because this rule was broken:"),
    "removal": gettext_noop("This is the removal, because this rule was broken:"),
    "stands": gettext_noop("The decision stands, because"),
    "decide_again": gettext_noop("The decision is taken again, because"),
    "accepted": gettext_noop("The correction is accepted, because"),
    "refused": gettext_noop("The correction is refused, because"),
    "misused": gettext_noop("The badge was misused:"),
    "in_order": gettext_noop("The badge is in order, because"),
    "answered": gettext_noop("The answer to your question:"),
}


def opening_words(case: Case, code: str, language: str) -> str:
    """The text with which reasons begin; nothing for a language or a code that there is not."""
    if code not in BECAUSE or language not in dict(settings.LANGUAGES):
        return ""
    names = names_of(case, parties_of(SYSTEM, case))
    with override(language):
        if code == "answered":
            return _(BECAUSE[code]) + "\n"
        return "\n\n".join([_(READ) % names, _(FOUND), _(UNSHOWN), _(BECAUSE[code])]) + " "
