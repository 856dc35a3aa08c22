"""The answer to a worker who asked that an engagement be left out."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from goodstanding.base.letters import Letter, address_of, button, one_line, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.engagements.mails.people import people_of
from goodstanding.people.models import Account
from goodstanding.reputation.models import RemovalRequest

SAYS: Final = {
    "granted": (
        gettext_noop("“%(title)s” is left out of your score"),
        gettext_noop(
            "The team of %(marketplace)s grants what you asked: from today on “%(title)s” is left out of your profile "
            "and your score. Your ledger keeps it as left out."
        ),
    ),
    "refused": (
        gettext_noop("“%(title)s” stays in your score"),
        gettext_noop("The team of %(marketplace)s does not leave “%(title)s” out of your profile and your score."),
    ),
    "undone": (
        gettext_noop("“%(title)s” counts in your score again"),
        gettext_noop("The team of %(marketplace)s lets “%(title)s” count in your profile and your score again."),
    ),
}
"""Subject and first sentence, by the state of the request."""


def tell_of_answer(request: RemovalRequest) -> None:
    """Tells the worker what was decided, and why."""
    for reader in people_of(request.engagement.worker):
        language = spoken_in(reader.language)
        with override(language):
            written = write(_letter(request, reader), language)
        enqueue(
            reader.email,
            written.subject,
            written.text,
            written.html,
            purpose=f"reputation.removal_{request.state}",
            about=f"removal_request:{request.pk}",
            language=language,
        )


def _letter(request: RemovalRequest, reader: Account) -> Letter:
    engagement, (subject, says) = request.engagement, SAYS[request.state]
    words = {"reader": reader.name, "title": engagement.title, "marketplace": engagement.marketplace.name}
    names = {key: one_line(word) for key, word in words.items()}
    return Letter(
        _(subject) % names,
        [
            paragraph(_("Hello %(reader)s,") % names),
            paragraph(_(says) % names),
            paragraph(_("The reason: %(reason)s") % {"reason": one_line(request.reason)}),
            button(
                _("See your score"),
                address_of(reverse("reputation:score", args=[engagement.marketplace.slug, engagement.worker.slug])),
            ),
        ],
        [paragraph(_("The company is not told. If you think this is wrong, answer the team of the marketplace."))],
    )
