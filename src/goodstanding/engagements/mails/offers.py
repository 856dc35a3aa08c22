"""Mails about an offer: to the worker when it is made or withdrawn, to the company when it is answered."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, Part, address_of, button, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.engagements.mails.people import people_of
from goodstanding.engagements.models import Offer
from goodstanding.engagements.money import amount
from goodstanding.people.models import Account


def send_offer(offer: Offer) -> None:
    """Asks the worker to answer."""
    for account in people_of(offer.application.worker):
        with override(spoken_in(account.language)):
            words = _words(offer)
            parts = [
                paragraph(_("%(company)s offers you the work of “%(opening)s” for %(rate)s.") % words),
                button(_("Read the offer and answer"), _page(offer)),
            ]
            _send(offer, account, Letter(_("%(company)s makes you an offer") % words, parts))


def _words(offer: Offer) -> dict[str, str]:
    opening = offer.application.opening
    rate = amount(offer.rate_cents, opening.marketplace.currency)
    names = {"company": str(opening.company), "worker": offer.application.worker.name}
    return {**names, "opening": opening.title, "rate": rate, "answer": offer.answer}


def _page(offer: Offer) -> str:
    return address_of(reverse("engagements:application", args=[offer.application_id]))


def _send(offer: Offer, account: Account, letter: Letter) -> None:
    language = spoken_in(account.language)
    written = write(letter, language)
    enqueue(
        account.email,
        written.subject,
        written.text,
        written.html,
        purpose=f"engagements.offer_{offer.state}",
        about=f"offer:{offer.pk}",
        language=language,
    )


def tell_of_answer(offer: Offer) -> None:
    """Tells the worker of an offer withdrawn, and who made it of a yes or no."""
    to_worker = offer.state == "withdrawn"
    readers = people_of(offer.application.worker) if to_worker else [offer.made_by]
    for account in filter(None, readers):
        with override(spoken_in(account.language)):
            _send(offer, account, _answer(offer))


def _answer(offer: Offer) -> Letter:
    words, see = _words(offer), button(_("See the application"), _page(offer))
    word: list[Part] = [paragraph(offer.answer)] if offer.answer else []
    if offer.state == "accepted":
        said = _("%(worker)s accepts your offer for “%(opening)s”. The engagement is open.") % words
        return Letter(_("%(worker)s accepts your offer") % words, [paragraph(said), see])
    if offer.state == "declined":
        said = _("%(worker)s declines your offer for “%(opening)s”. The application waits for you again.") % words
        return Letter(_("%(worker)s declines your offer") % words, [paragraph(said), *word, see])
    said = _("%(company)s withdrew its offer for “%(opening)s”. Your application stays.") % words
    return Letter(_("%(company)s withdrew its offer") % words, [paragraph(said), see])
