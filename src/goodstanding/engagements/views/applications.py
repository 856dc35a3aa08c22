"""An application with its interviews and offers: the company's and the worker's own."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import Actor, actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.actions.applications import (
    change_application,
    decline_application,
    withdraw_application,
)
from goodstanding.engagements.actions.interviews import arrange_interview, settle_interview
from goodstanding.engagements.applications import page_of
from goodstanding.engagements.applying import application_form, application_page
from goodstanding.engagements.calendar_file import calendar_file
from goodstanding.engagements.forms.offers import AnswerForm, InterviewForm
from goodstanding.engagements.models import Application, Interview
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.queries.applications import application_seen, interview_seen, side_in
from goodstanding.people.queries import own_account

page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """An application, its interviews and offers, and what the reader may do."""
    return shown(request, pk)


def shown(request: HttpRequest, pk: int, answering: AnswerForm | None = None) -> HttpResponse:
    """The page, with a no to the offer as it was sent."""
    actor, found = actor_of(request), seen(request, pk)
    with timezone.override(zone_of(actor)):
        given = page_of(actor, found, clock.now()) | {"answering": answering or AnswerForm()}
        return render(request, "engagements/application.html", given, status=422 if answering else 200)


def seen(request: HttpRequest, pk: int, side: Side | None = None) -> Application:
    """The application, for its two sides or one of them; NotYours for all others."""
    actor = actor_of(request)
    found = application_seen(actor, pk)
    if found is None or side not in (None, side_in(actor, found)):
        raise NotYours
    return found


def zone_of(actor: Actor) -> ZoneInfo:
    """The zone in which the reader reads times of day."""
    account = own_account(actor)
    return ZoneInfo(account.zone if account else "UTC")


@page
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes an application that nobody has answered."""
    found, at = seen(request, pk, "worker"), clock.now()
    data = request.POST if request.method == "POST" else None
    form = application_form(found.opening, found.worker, at, data, found)
    if form.is_bound and form.is_valid():
        change_application(found, form.applied(), by=actor_of(request), at=at)
        return redirect("engagements:application", pk=pk)
    return application_page(request, found.opening, form, at, old=found)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    withdraw_application(seen(request, pk, "worker"), by=actor_of(request), at=clock.now())
    return redirect("engagements:application", pk=pk)


@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    found = decline_application(seen(request, pk, "company"), by=actor_of(request), at=clock.now())
    return redirect("engagements:opening", pk=found.opening_id)


@page
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """Arranges an interview, its time said in the reader's zone."""
    actor, found = actor_of(request), seen(request, pk, "company")
    with timezone.override(zone_of(actor)):
        form = InterviewForm(request.POST if request.method == "POST" else None, now=clock.now())
        if form.is_bound and form.is_valid():
            arrange_interview(found, form.arranged(), by=actor, at=clock.now())
            return redirect("engagements:application", pk=pk)
        given = {"form": form, "application": found}
        return render(request, "engagements/interview_form.html", given, status=422 if form.errors else 200)


@require_POST
def hold_interview(request: HttpRequest, pk: int) -> HttpResponse:
    """Notes that it took place."""
    held = settle_interview(talked(request, pk), "held", by=actor_of(request), at=clock.now())
    return redirect("engagements:application", pk=held.application_id)


@require_POST
def cancel_interview(request: HttpRequest, pk: int) -> HttpResponse:
    """Either side's no to the time."""
    held = settle_interview(talked(request, pk), "cancelled", by=actor_of(request), at=clock.now())
    return redirect("engagements:application", pk=held.application_id)


def talked(request: HttpRequest, pk: int) -> Interview:
    """The interview, for its two sides; NotYours for all others."""
    found = interview_seen(actor_of(request), pk)
    if found is None:
        raise NotYours
    return found


@require_safe
def interview_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The interview for the reader's calendar."""
    text = calendar_file(talked(request, pk))
    name = {"Content-Disposition": f'attachment; filename="interview-{pk}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=name)
