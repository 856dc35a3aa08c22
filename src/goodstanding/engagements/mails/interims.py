"""Mails about feedback in the middle of an engagement. Call them in the transaction of what they tell of."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, address_of, button, one_line, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.engagements.mails.reviews import moment_at, readers
from goodstanding.engagements.models import Interim
from goodstanding.people.models import Account

type Names = dict[str, str]


def ask_for_interim(interim: Interim) -> None:
    """Asks the side whose feedback is wanted."""
    _send(interim, interim.side, _ask, "engagements.interim_asked")


def _ask(interim: Interim, names: Names) -> Letter:
    return Letter(
        _("%(other)s asks how it goes") % names,
        [
            paragraph(_("Hello %(reader)s,") % names),
            paragraph(
                _("%(other)s asks for your feedback on “%(title)s” while there is time to change things.") % names
            ),
            paragraph(_("You have until %(until)s. It takes about 2 minutes.") % names),
            button(_("Give feedback"), _page(interim)),
        ],
        [paragraph(_("%(other)s reads it at once. It counts in no score, and it is no review.") % names)],
    )


def tell_of_interim(interim: Interim) -> None:
    """Tells the side that had asked."""
    _send(interim, "worker" if interim.side == "company" else "company", _told, "engagements.interim_given")


def _told(interim: Interim, names: Names) -> Letter:
    return Letter(
        _("%(other)s has given you feedback") % names,
        [
            paragraph(_("Hello %(reader)s,") % names),
            paragraph(_("%(other)s has said how “%(title)s” goes. You asked for it.") % names),
            button(_("Read the feedback"), _page(interim)),
        ],
        [paragraph(_("It counts in no score, and it is no review."))],
    )


def _send(interim: Interim, to: str, letter: Callable[[Interim, Names], Letter], purpose: str) -> None:
    for reader in readers(interim.engagement, to):
        language = spoken_in(reader.language)
        with override(language):
            written = write(letter(interim, _names(interim, to, reader)), language)
        enqueue(
            reader.email,
            written.subject,
            written.text,
            written.html,
            purpose=purpose,
            about=f"interim:{interim.pk}.{interim.asked_at:%Y%m%d%H%M%S}",  # a request that ran out is made anew
            language=language,
        )


def _names(interim: Interim, to: str, reader: Account) -> Names:
    engagement = interim.engagement
    other = str(engagement.worker if to == "company" else engagement.company)
    words = {"reader": reader.name, "title": engagement.title, "other": other}
    until = moment_at(interim.expires_at, reader.zone)
    return {key: one_line(word) for key, word in words.items()} | {"until": until}


def _page(interim: Interim) -> str:
    return address_of(reverse("engagements:interims", args=[interim.engagement_id]))
