"""Acts on an engagement that take a form, each on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import Actor, actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.actions.endings import end as end_engagement
from goodstanding.engagements.actions.engagements import deliver, return_delivery
from goodstanding.engagements.actions.invoices import pay_invoice, send_invoice
from goodstanding.engagements.actions.proposals import propose as make_proposal
from goodstanding.engagements.engagement_page import bill, crumbs, invoice_facts
from goodstanding.engagements.forms.endings import EndForm
from goodstanding.engagements.forms.invoices import InvoiceForm, PaymentForm
from goodstanding.engagements.forms.proposals import FORMS
from goodstanding.engagements.forms.threads import DeliveryForm, ReturnForm
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.queries.endings import reasons
from goodstanding.engagements.queries.engagements import engagement_seen, invoice_seen
from goodstanding.engagements.queries.sides import side_of
from goodstanding.engagements.thread_words import PROPOSALS
from goodstanding.engagements.views.engagements import done

page = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Sheet:
    """The words of a page with a form: its title, what follows from sending it, and the button."""

    title: str | Promise
    lead: str | Promise
    button: str | Promise


DELIVER: Final = Sheet(
    _("Deliver the work"),
    _("The company gets a mail, and approves the delivery or says what is missing."),
    _("Deliver"),
)
RETURN: Final = Sheet(
    _("Return the delivery"), _("The worker gets a mail with your words, and the work goes on."), _("Return it")
)
INVOICE: Final = Sheet(
    _("Send an invoice"), _("The company gets a mail and pays within the days agreed."), _("Send the invoice")
)
PAY: Final = Sheet(
    _("Enter the payment"),
    _("Pay as you are used to, then say when. An invoice is paid whole: to pay in parts, ask for two invoices."),
    _("Enter the payment"),
)
END: Final = Sheet(
    _("End the engagement"),
    _("It ends today, for both sides. Invoices stay to be paid, and both sides can review."),
    _("End the engagement"),
)
CHANGE: Final = Sheet(_("Propose a change"), _("Nothing changes until the other side accepts."), _("Send the proposal"))


@page
def deliver_work(request: HttpRequest, pk: int) -> HttpResponse:
    """The worker hands the work over."""
    found, form = _of(request, pk, "worker"), DeliveryForm(request.POST or None, request.FILES or None)
    return _sheet(request, found, DELIVER, form, lambda by, at: deliver(found, *form.said, by=by, at=at))


@page
def return_work(request: HttpRequest, pk: int) -> HttpResponse:
    """The company says what is missing."""
    found, form = _of(request, pk, "company"), ReturnForm(request.POST or None, request.FILES or None)
    return _sheet(request, found, RETURN, form, lambda by, at: return_delivery(found, *form.said, by=by, at=at))


@page
def invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """The worker asks to be paid."""
    found = _of(request, pk, "worker")
    form = InvoiceForm(request.POST or None, engagement=found)

    def act(by: Actor, at: datetime) -> object:
        return send_invoice(found, form.cleaned_data["kind"], form.cleaned_data["cents"], by=by, at=at)

    return _sheet(request, found, INVOICE, form, act, facts=invoice_facts(actor_of(request), found))


@page
def pay(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The company enters that it paid."""
    found, now = _of(request, pk, "company"), clock.now()
    billed = invoice_seen(actor_of(request), found, number)
    form, line = PaymentForm(request.POST or None, today=found.marketplace.day(now)), bill(found, billed, now)
    facts = [(_("Invoice"), line.title), (_("Amount"), line.amount), (_("Due"), line.due)]

    def act(by: Actor, at: datetime) -> object:
        return pay_invoice(billed, form.cleaned_data["paid_on"], form.cleaned_data["reference"], by=by, at=at)

    return _sheet(request, found, PAY, form, act, facts=facts)


@page
def propose(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A side proposes a change."""
    found = _of(request, pk)
    if kind not in FORMS:
        raise Http404
    form = FORMS[kind](request.POST or None, engagement=found)

    def act(by: Actor, at: datetime) -> object:
        return make_proposal(found, form.change, form.cleaned_data["reason"], by=by, at=at)

    return _sheet(request, found, CHANGE, form, act, about=PROPOSALS[kind])


@page
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """A side ends the engagement, with its reason."""
    found, actor = _of(request, pk), actor_of(request)
    side = side_of(actor, found)
    assert side
    offered = reasons(actor, found, side, found.marketplace.day(clock.now()))
    form = EndForm(request.POST or None, request.FILES or None, reasons=offered)

    def act(by: Actor, at: datetime) -> object:
        given = form.cleaned_data
        return end_engagement(found, given["reason"], given["why"], given["evidence"], by=by, at=at)

    return _sheet(request, found, END, form, act)


def _of(request: HttpRequest, pk: int, side: Side | None = None) -> Engagement:
    """The engagement, for that side, or for either; NotYours for all others, the team among them."""
    found = engagement_seen(actor_of(request), pk)
    mine = side_of(actor_of(request), found)
    if mine is None or side not in (None, mine):
        raise NotYours
    return found


def _sheet(
    request: HttpRequest,
    found: Engagement,
    sheet: Sheet,
    form: Any,
    act: Callable[[Actor, datetime], object],
    **more: Any,
) -> HttpResponse:
    """The form, or on to the engagement when it was sent and the act took place."""
    by, at = actor_of(request), clock.now()
    if request.method == "POST" and form.is_valid() and done(form, lambda: act(by, at)):
        return redirect("engagements:engagement", pk=found.pk)
    given = {"engagement": found, "sheet": sheet, "form": form, "crumbs": crumbs(found, str(sheet.title)), **more}
    return render(request, "engagements/act.html", given, status=422 if form.errors else 200)
