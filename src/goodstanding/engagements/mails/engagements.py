"""Mails about an engagement, one purpose each. Call them in the transaction of what they tell of."""

from collections.abc import Callable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from goodstanding.base.letters import Letter, Part, address_of, button, one_line, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.engagements.deadlines import answer_until
from goodstanding.engagements.mails.people import people_of
from goodstanding.engagements.mails.reviews import moment_at
from goodstanding.engagements.models import Engagement, Entry, Invoice, Proposal, Trial
from goodstanding.engagements.money import amount
from goodstanding.engagements.procedure import OTHER, Side
from goodstanding.engagements.thread_words import PROPOSALS, reason_words
from goodstanding.people.models import Account


def tell_delivered(engagement: Engagement, entry: Entry) -> None:
    """Asks the company to approve a delivery or to return it."""

    def letter(_reader: Account) -> Letter:
        names = _names(engagement)
        said = _("%(worker)s delivered the work of “%(title)s”. Approve it, or return it and say what is missing.")
        act = _button(engagement, _("Look at the delivery"))
        return Letter(_("%(worker)s delivered: %(title)s") % names, [paragraph(said % names), *_quoted(entry), act])

    _tell(engagement, "company", "delivered", f"entry:{entry.pk}", letter)


def tell_returned(engagement: Engagement, entry: Entry) -> None:
    """Tells the worker what is missing."""

    def letter(_reader: Account) -> Letter:
        names = _names(engagement)
        said = _("%(company)s returned your delivery of “%(title)s” and says what is missing:")
        act = _button(engagement, _("Open the engagement"))
        return Letter(_("%(company)s returned your delivery") % names, [paragraph(said % names), *_quoted(entry), act])

    _tell(engagement, "worker", "returned", f"entry:{entry.pk}", letter)


def tell_approved(engagement: Engagement, entry: Entry) -> None:
    """Tells the worker that the delivery is approved."""

    def letter(_reader: Account) -> Letter:
        names = _names(engagement)
        said = _("%(company)s approved your delivery of “%(title)s”. You can send your invoice.")
        act = _button(engagement, _("Open the engagement"))
        return Letter(_("%(company)s approved your delivery") % names, [paragraph(said % names), act])

    _tell(engagement, "worker", "approved", f"entry:{entry.pk}", letter)


def tell_proposal(engagement: Engagement, proposal: Proposal) -> None:
    """Asks the other side to answer a proposal."""

    def letter(_reader: Account) -> Letter:
        names = _names(engagement) | {"who": _who(engagement, proposal.side), "kind": str(PROPOSALS[proposal.kind])}
        said = _("%(who)s proposes a change of “%(title)s”: %(kind)s. Nothing changes until you accept.")
        reason = [paragraph(proposal.reason)] if proposal.reason else []
        act = _button(engagement, _("Read the proposal and answer"))
        return Letter(_("%(who)s proposes a change") % names, [paragraph(said % names), *reason, act])

    _tell(engagement, OTHER[proposal.side], "proposal", f"proposal:{proposal.pk}", letter)


def tell_invoice(engagement: Engagement, invoice: Invoice) -> None:
    """Asks the company to pay."""

    def letter(_reader: Account) -> Letter:
        names = _names(engagement) | _figures(engagement, invoice)
        said = _("%(worker)s sends invoice %(number)s for “%(title)s”: %(amount)s, due on %(due)s.")
        after = _("Pay as you are used to, then enter the day and the reference of the payment.")
        act = _button(engagement, _("Open the invoice"))
        subject = _("Invoice of %(amount)s, due on %(due)s") % names
        return Letter(subject, [paragraph(said % names), paragraph(after), act])

    _tell(engagement, "company", "invoice", f"invoice:{invoice.pk}", letter)


def tell_paid(engagement: Engagement, invoice: Invoice) -> None:
    """Tells the worker that an invoice was paid."""

    def letter(_reader: Account) -> Letter:
        names = _names(engagement) | _figures(engagement, invoice)
        said = _("%(company)s entered that invoice %(number)s of “%(title)s”, %(amount)s, was paid on %(paid)s.")
        act = _button(engagement, _("Open the engagement"))
        return Letter(_("Paid: %(amount)s") % names, [paragraph(said % names), act])

    _tell(engagement, "worker", "paid", f"invoice:{invoice.pk}", letter)


def _figures(engagement: Engagement, invoice: Invoice) -> dict[str, str]:
    return {
        "number": str(invoice.number),
        "amount": amount(invoice.cents, engagement.marketplace.currency),
        "due": _day(invoice.due_on),
        "paid": _day(invoice.paid_on) if invoice.paid_on else "",
    }


def tell_trial(engagement: Engagement, trial: Trial) -> None:
    """Asks both sides whether to go on after a paid trial."""

    def letter(reader: Account) -> Letter:
        names = _names(engagement) | {"until": moment_at(answer_until(trial), reader.zone)}
        said = _("The paid trial of “%(title)s” is over. Both sides say whether to go on.")
        how = _("Answer until %(until)s. Unless both say yes until then, the engagement ends; it counts as completed.")
        act = _button(engagement, _("Say whether you go on"))
        return Letter(
            _("Go on after the trial? %(title)s") % names, [paragraph(said % names), paragraph(how % names), act]
        )

    for side in OTHER.values():
        _tell(engagement, side, "trial", f"engagement:{engagement.pk}", letter)


def tell_ended(engagement: Engagement) -> None:
    """Tells the side that did not end it, or both where nobody did."""

    def letter(_reader: Account) -> Letter:
        who = _who(engagement, engagement.ended_by) if engagement.ended_by else ""
        names = _names(engagement) | {"who": who, "reason": reason_words(engagement)}
        said = (
            _("%(who)s ended “%(title)s”. Reason: %(reason)s.") if who else _("“%(title)s” ended. Reason: %(reason)s.")
        )
        after = _("What was invoiced stays to be paid, and you can still write in the thread.")
        act = _button(engagement, _("Open the engagement"))
        return Letter(_("Ended: %(title)s") % names, [paragraph(said % names), paragraph(after), act])

    for side in OTHER.values():
        if side != engagement.ended_by:
            _tell(engagement, side, "ended", f"engagement:{engagement.pk}", letter)


def tell_messages(engagement: Engagement, side: Side, newest: Entry, number: int) -> None:
    """Tells a side how many messages of the other wait."""

    def letter(_reader: Account) -> Letter:
        names = _names(engagement) | {"number": str(number), "who": _who(engagement, OTHER[side])}
        subject = ngettext("%(number)s new message: %(title)s", "%(number)s new messages: %(title)s", number) % names
        said = ngettext(
            "You have %(number)s new message from %(who)s in “%(title)s”.",
            "You have %(number)s new messages from %(who)s in “%(title)s”.",
            number,
        )
        return Letter(subject, [paragraph(said % names), _button(engagement, _("Read and answer"))])

    _tell(engagement, side, "messages", f"entry:{newest.pk}", letter)


def _names(engagement: Engagement) -> dict[str, str]:
    return {
        "title": one_line(engagement.title),
        "company": one_line(str(engagement.company)),
        "worker": one_line(engagement.worker.name),
    }


def _who(engagement: Engagement, side: str) -> str:
    return _names(engagement)[side]


def _quoted(entry: Entry) -> Sequence[Part]:
    return [paragraph(line) for line in entry.text.splitlines() if line.strip()]


def _button(engagement: Engagement, label: str) -> Part:
    return button(label, address_of(reverse("engagements:engagement", args=[engagement.pk])))


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _tell(engagement: Engagement, side: Side, purpose: str, about: str, letter: Callable[[Account], Letter]) -> None:
    """Writes to everybody of a side, each in their own language."""
    for reader in people_of(getattr(engagement, side)):
        language = spoken_in(reader.language)
        with override(language):
            written = write(letter(reader), language)
        enqueue(
            reader.email,
            written.subject,
            written.text,
            written.html,
            purpose=f"engagements.{purpose}",
            about=about,
            language=language,
        )
