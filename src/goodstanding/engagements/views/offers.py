"""The answers to an offer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.actions.offers import accept_offer, decline_offer, withdraw_offer
from goodstanding.engagements.forms.offers import AnswerForm
from goodstanding.engagements.models import Offer
from goodstanding.engagements.queries.applications import offer_seen
from goodstanding.engagements.views.applications import shown


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """The worker's yes; it leads to the engagement."""
    engagement = accept_offer(seen(request, pk), by=actor_of(request), at=clock.now())
    return redirect("engagements:engagement", pk=engagement.pk)


def seen(request: HttpRequest, pk: int) -> Offer:
    """The offer, for its two sides; NotYours for all others."""
    offer = offer_seen(actor_of(request), pk)
    if offer is None:
        raise NotYours
    return offer


@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """The worker's no."""
    actor, offer, form = actor_of(request), seen(request, pk), AnswerForm(request.POST)
    if not form.is_valid():
        return shown(request, offer.application_id, form)
    decline_offer(offer, form.cleaned_data["answer"], by=actor, at=clock.now())
    return redirect("engagements:application", pk=offer.application_id)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The company takes it back."""
    offer = withdraw_offer(seen(request, pk), by=actor_of(request), at=clock.now())
    return redirect("engagements:application", pk=offer.application_id)
