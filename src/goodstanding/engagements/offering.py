"""The page on which a company makes an offer. Pages that join nouns put the marketplace's requirements before it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from goodstanding.base.access import Actor
from goodstanding.base.errors import NotYours
from goodstanding.engagements.forms.offers import OfferForm, suggested
from goodstanding.engagements.models import Application
from goodstanding.engagements.queries.applications import application_seen, side_in
from goodstanding.engagements.words import rate


def offer_form(application: Application, data: QueryDict | None = None) -> OfferForm:
    """The form, with what was sent or with the opening's terms. `.offered()` is what `offer` takes."""
    return OfferForm(data, initial=suggested(application))


def offered_to(actor: Actor, pk: int) -> Application:
    """The application of an address, for its company; NotYours for all others."""
    application = application_seen(actor, pk)
    if application is None or side_in(actor, application) != "company":
        raise NotYours
    return application


def offer_page(request: HttpRequest, application: Application, form: OfferForm, **more: Any) -> HttpResponse:
    """The page; `template` names one that extends engagements/offer.html, `more` is what it shows besides."""
    template = more.pop("template", "engagements/offer.html")
    opening = application.opening
    asked = rate(application.rate_cents, opening.pay, opening.marketplace.currency)
    given = {"application": application, "opening": opening, "form": form, "asked": asked}
    return render(request, template, given | more, status=422 if form.errors else 200)
