"""The page on which a worker applies. Pages that join nouns put what they know of the company before its form."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from goodstanding.base.access import Actor, actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.forms.applications import ApplicationForm, said_in
from goodstanding.engagements.models import Application, Opening
from goodstanding.engagements.openings import price_of
from goodstanding.engagements.queries.applications import own_applications
from goodstanding.engagements.queries.openings import opening_seen, worker_on
from goodstanding.engagements.refusals import AppliedAlready
from goodstanding.marketplaces.models import Worker
from goodstanding.marketplaces.queries import terms_due


def application_form(
    opening: Opening, worker: Worker, at: datetime, data: QueryDict | None = None, old: Application | None = None
) -> ApplicationForm:
    """The form, empty, with what was sent, or with an application as it is. `.applied()` is what `apply` takes."""
    initial = said_in(old) if old else {}
    return ApplicationForm(data, opening=opening, worker=worker, on=opening.marketplace.day(at), initial=initial)


def applicant(actor: Actor, pk: int) -> tuple[Opening, Worker]:
    """The opening of an address and the worker that the actor is there; NotYours for all others.

    Raises AppliedAlready.
    """
    opening = opening_seen(actor, pk)
    worker = worker_on(actor, opening.marketplace) if opening else None
    if opening is None or worker is None:
        raise NotYours
    if own_applications(actor).filter(opening=opening).exists():
        raise AppliedAlready
    return opening, worker


def application_page(
    request: HttpRequest, opening: Opening, form: ApplicationForm, at: datetime, **more: Any
) -> HttpResponse:
    """The page; `template` names one that extends engagements/apply.html, `more` is what it shows besides."""
    template = more.pop("template", "engagements/apply.html")
    due = terms_due(actor_of(request), opening.marketplace, opening.marketplace.day(at))
    given = {"opening": opening, "form": form, "price": price_of(opening), "terms_due": due}
    return render(request, template, given | more, status=422 if form.errors else 200)
