"""Offering with the applicant's card and checks in view."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.offering import offer_form, offer_page, offered_to
from goodstanding.reputation.actions import offer
from goodstanding.reputation.applicants import applicants_of, standing_of
from goodstanding.reputation.forms.beside import OverrideForm
from goodstanding.reputation.queries import opening_to_equip

TEMPLATE = "reputation/offer.html"


@require_http_methods(["GET", "HEAD", "POST"])
def offering(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of an offer; who is not known to meet a requirement needs a reason beside it."""
    actor, at = actor_of(request), clock.now()
    application = offered_to(actor, pk)
    data, given = request.POST if request.method == "POST" else None, standing_of(actor, application, at)
    form, override = offer_form(application, data), OverrideForm(data) if given["not_met"] else None
    if data is not None and form.is_valid() & (override is None or override.is_valid()):
        reason = override.cleaned_data["reason"] if override else ""
        offer(application, form.offered(), reason, by=actor, at=at)
        return redirect("engagements:application", pk=pk)
    if override and override.errors:
        form.add_error(None, override.errors["reason"].as_data()[0])
    return offer_page(request, application, form, template=TEMPLATE, override=override, **given)


@require_safe
def applicants(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who applied to an opening, each with card and checks, for its company."""
    actor, at = actor_of(request), clock.now()
    opening = opening_to_equip(actor, pk)
    if opening is None:
        raise NotYours
    given = {"opening": opening, "applicants": applicants_of(actor, opening, at)}
    return render(request, "reputation/applicants.html", given)
