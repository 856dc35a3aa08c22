"""Refusals from the start of the work to its end."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goodstanding.base.errors import Refusal


class WrongState(Refusal):
    """A step that the procedure does not allow from the state that a thing is in."""

    def __init__(self, state: str) -> None:
        super().__init__(
            rule=_("Each step follows the one before it."),
            fact=_("The state is “%(state)s” now; somebody may have changed it since you opened the page.")
            % {"state": _(state)},
            way_on=_("Open the page again to see the next step."),
        )


class EngagementOver(Refusal):
    def __init__(self, ended_on: date) -> None:
        super().__init__(
            rule=_("What was agreed stays as it was once an engagement has ended."),
            fact=_("This one ended on %(day)s.") % {"day": date_format(ended_on, "j F Y")},
            way_on=_("Write in the thread, or agree on a new engagement."),
        )


class ProposalWaits(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("One proposal of a kind waits for an answer at a time."),
            fact=_("Another one waits already."),
            way_on=_("Answer it, or withdraw it where it is yours, then propose again."),
        )


class NothingChanges(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("A proposal changes something."),
            fact=_("These values are what is agreed already."),
            way_on=_("Enter what you want instead."),
        )


class ProposalAnswered(Refusal):
    def __init__(self, state: str) -> None:
        super().__init__(
            rule=_("A proposal is answered once, by the other side; only who made it withdraws it."),
            fact=_("The state of this one is “%(state)s”.") % {"state": state},
            way_on=_("Open the engagement to see what is agreed now. You can propose anew."),
        )


class DatesReversed(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Work is due on its first day or later, and the first day of work that has begun stays."),
            fact=_("These days do not fit."),
            way_on=_("Change one of the two days."),
        )


class BelowInvoiced(Refusal):
    """A price or a sum for expenses that would fall below what was invoiced."""

    def __init__(self, invoiced: str) -> None:
        super().__init__(
            rule=_("What is agreed does not fall below what was invoiced."),
            fact=_("%(amount)s are invoiced.") % {"amount": invoiced},
            way_on=_("Propose that amount or more, or withdraw an invoice that is not paid."),
        )


class NotAskedYet(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("Both sides say whether to go on when the paid trial is over, once."),
            fact=_("The trial is not over, or it is decided."),
            way_on=_("Open the engagement to see where it stands."),
        )


class AboveAgreed(Refusal):
    """An invoice for more than was agreed."""

    status = 422

    def __init__(self, left: str, agreed: str) -> None:
        super().__init__(
            rule=_("Invoices of a kind come to at most what is agreed for it."),
            fact=_("%(agreed)s are agreed, and %(left)s of them are not invoiced yet.")
            % {"agreed": agreed, "left": left},
            way_on=_("Enter that or less. For more, propose a new price first; the other side accepts it."),
        )


class NothingToInvoice(Refusal):
    def __init__(self) -> None:
        super().__init__(
            rule=_("An invoice is for work that has started."),
            fact=_("The work has not started."),
            way_on=_("Start it, then send the invoice."),
        )


class InvoiceSettled(Refusal):
    def __init__(self, *, is_paid: bool) -> None:
        super().__init__(
            rule=_("An invoice is paid once and whole, or withdrawn while it is not paid."),
            fact=_("This one is paid.") if is_paid else _("This one is withdrawn."),
            way_on=_("To pay in parts, ask for one invoice for each part."),
        )


class NotOnThatDay(Refusal):
    status = 422

    def __init__(self, first: date, last: date) -> None:
        days = {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")}
        super().__init__(
            rule=_("A payment is entered once it was made."),
            fact=_("The invoice is of %(first)s, and today is %(last)s.") % days,
            way_on=_("Enter the day of the payment, between the two."),
        )


class ReasonNotOffered(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Each reason for an end has its side and its time."),
            fact=_("This one is not yours to give now."),
            way_on=_("Choose one of the list."),
        )


class EvidenceNeeded(Refusal):
    status = 422

    def __init__(self, title: str) -> None:
        super().__init__(
            rule=_("A reason that lies with the other side comes with words and a file that shows it."),
            fact=_("“%(reason)s” is such a reason.") % {"reason": title},
            way_on=_("Say what happened and attach a picture or a PDF, or choose another reason."),
        )


class UnusableEvidence(Refusal):
    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("Evidence is a picture (PNG, JPEG or WebP) or a PDF of at most 1 MB."),
            fact=_("This file is neither, or larger."),
            way_on=_("Export it as one of them, smaller if need be, and send it again."),
        )
