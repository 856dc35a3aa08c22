"""A checked receipt in words."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.base.shell import Tone
from goodstanding.surveys.queries import Checked
from goodstanding.surveys.respondent.shell import day_in_words

TONES: Final[dict[str, Tone]] = {"counted": "good", "replaced": "neutral", "withdrawn": "neutral", "erased": "neutral"}
WORDS: Final = {
    "counted": gettext_noop("These answers are stored as they were sent."),
    "replaced": gettext_noop("These answers were replaced later, through the link of the same invitation."),
    "withdrawn": gettext_noop("These answers were taken back, through the link of the same invitation, and erased."),
    "erased": gettext_noop(
        "The points of these answers count. Their comment was erased when their sender asked for it."
    ),
    "changed": gettext_noop("The answers that are stored are not those that were sent."),
    "gone": gettext_noop("Answers with this receipt were recorded, and they are not stored any more."),
    "rewritten": gettext_noop("The record was changed after these answers were recorded."),
    "unknown": gettext_noop("The record has no answers with this receipt and this fingerprint."),
}


def checked_words(found: Checked) -> dict[str, Any]:
    """What pages say of a checked receipt: tone, title, and the sentence about the record."""
    return {
        "tone": TONES.get(found.state, "bad"),
        "title": _(WORDS[found.state]),
        "line": _line(found),
        "is_sound": found.is_sound,
        "proof": found.proof,
    }


def _line(found: Checked) -> str:
    if found.event is None:
        return ""
    number = {"position": f"{found.event.position:,}"}
    if found.proof:
        said = _("They are line %(position)s of the record, which the checkpoint of %(day)s signs.")
        return said % {**number, "day": day_in_words(date.fromisoformat(found.proof["checkpoint"]["day"]))}
    if found.is_sound:
        return _("They are line %(position)s of the record. A checkpoint signs it within a day.") % number
    return _("They were line %(position)s of the record.") % number
