"""What the install holds about the person signed in, who read it, and the ways to take it along or to leave."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.people.actions import ask_erasure, ask_export, take_erasure_back
from goodstanding.people.my_data import page_of
from goodstanding.people.queries import own_file
from goodstanding.people.views.account import own


@never_cache
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    mine = own(request)
    return render(request, "people/my_data.html", page_of(actor_of(request), mine, clock.now()))


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Asks for the file of everything; the worker makes it."""
    ask_export(own(request), by=actor_of(request), at=clock.now())
    return redirect("my_data")


@never_cache
@require_safe
def export_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, until its link ends."""
    content = own_file(actor_of(request), pk, clock.now())
    if content is None:
        raise Http404
    named = {"Content-Disposition": 'attachment; filename="goodstanding-my-data.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=named)


@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    ask_erasure(own(request), by=actor_of(request), at=clock.now())
    return redirect("my_data")


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Takes the wish to be erased back."""
    take_erasure_back(own(request), by=actor_of(request), at=clock.now())
    return redirect("my_data")
