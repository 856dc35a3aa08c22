"""Events for everybody whom they are meant for: the list, one, calendar files, the answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, actor_of
from goodstanding.base.errors import NotYours
from goodstanding.community.actions import rsvps
from goodstanding.community.calendar import calendar_feed, calendar_file
from goodstanding.community.event_page import event_page, events_page
from goodstanding.community.languages import wanted
from goodstanding.community.models.events import Gathering
from goodstanding.community.queries import events as queries
from goodstanding.community.queries.sessions import sessions_ever
from goodstanding.community.views.public import spoken_page


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What is ahead of what the reader may come to."""
    language = wanted(request)
    with override(language):
        return spoken_page(request, "events", events_page(actor_of(request), clock.now(), language))


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One: when by two clocks, where, who organises, how many places, the reader's own answer."""
    found, language = seen(request, pk), wanted(request)
    with override(language):
        return spoken_page(request, "event", event_page(actor_of(request), found, clock.now(), language))


def seen(request: HttpRequest, pk: int) -> Gathering:
    """The gathering, for whom it is meant; NotYours for all others."""
    found = queries.gathering_seen(actor_of(request), pk, clock.now().date())
    if found is None:
        raise NotYours
    return found


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The calendar file; with the link of the call for who comes or organises."""
    actor, found = actor_of(request), seen(request, pk)
    own = queries.own_rsvp(actor, found)
    comes = (own is not None and own.state == "coming") or queries.is_organised_by(actor, found)
    sessions = list(sessions_ever(actor, found))
    return _calendar(calendar_file(found, sessions, with_link=comes), f"event-{pk}.ics")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The public events as a calendar to subscribe to."""
    with override(wanted(request)):
        public = queries.public_gatherings(STRANGER, clock.now())
        return _calendar(calendar_feed(public, _("Events")), "events.ics")


def _calendar(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader comes, or stays away."""
    actor, found = actor_of(request), seen(request, pk)
    act = rsvps.come if request.POST.get("answer") == "come" else rsvps.stay_away
    act(found, by=actor, at=clock.now())
    return back(request, pk)


@require_POST
def reminders(request: HttpRequest, pk: int) -> HttpResponse:
    """Reminders of this event, stopped or wanted again."""
    wants = request.POST.get("reminders") == "on"
    rsvps.set_reminders(seen(request, pk), wants, by=actor_of(request), at=clock.now())
    return back(request, pk)


def back(request: HttpRequest, pk: int) -> HttpResponse:
    """To the page of the event, in the language that was read."""
    return redirect(f"{reverse('community:event', args=[pk])}?language={wanted(request)}")
