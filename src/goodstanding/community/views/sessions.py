"""The programme of an event, for who organises it, and its files for all who see the event."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.community.actions import sessions as actions
from goodstanding.community.agenda import parts_of
from goodstanding.community.forms.sessions import MaterialForm, SessionForm, first_of, said_of
from goodstanding.community.models.events import Gathering
from goodstanding.community.models.sessions import Material, Session
from goodstanding.community.queries import sessions as queries
from goodstanding.community.refusals import OutsideEvent, UnusableMaterial
from goodstanding.community.views.organising import organised

FORM = require_http_methods(["GET", "HEAD", "POST"])
APART = "material_%s"
"""Ids of the second form's fields: both forms of the page ask for a title."""


@FORM
def sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """The programme, and a form for one more session."""
    found = programmed(request, pk)
    form = SessionForm(found, request.POST or None, initial=first_of(found))
    if request.method == "POST" and form.is_valid() and _kept(request, found, None, form):
        return redirect("community:sessions", pk=pk)
    parts = parts_of(actor_of(request), found, get_language() or "en", comes=True)
    given = {"form": form, "event": found, "parts": parts}
    return render(request, "community/sessions.html", given, status=422 if form.errors else 200)


def programmed(request: HttpRequest, pk: int) -> Gathering:
    """A gathering that can have a programme, for who answers for it; NotYours for all others."""
    found = organised(request, pk)
    if found.kind not in Session.OF_KINDS or found.state != "published":
        raise NotYours
    return found


def _kept(request: HttpRequest, gathering: Gathering, session: Session | None, form: SessionForm) -> bool:
    by, at = actor_of(request), clock.now()
    try:
        if session:
            actions.change_session(session, form.part, by=by, at=at)
        else:
            actions.add_session(gathering, form.part, by=by, at=at)
    except OutsideEvent as refusal:
        form.add_error("begins", f"{refusal.rule} {refusal.way_on}")
        return False
    return True


@FORM
def session(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """One session: another hour or room, and what goes with it."""
    found = organised_part(request, pk, session)
    form = SessionForm(found.gathering, request.POST or None, initial=said_of(found))
    if request.method == "POST" and form.is_valid() and _kept(request, found.gathering, found, form):
        return redirect("community:sessions", pk=pk)
    return _page(request, found, form, MaterialForm(auto_id=APART))


def organised_part(request: HttpRequest, pk: int, session: int) -> Session:
    """A session of it; NotYours where there is none."""
    found = queries.sessions_of(actor_of(request), programmed(request, pk)).filter(pk=session).first()
    if found is None:
        raise NotYours
    return found


def _page(request: HttpRequest, found: Session, form: SessionForm, material_form: MaterialForm) -> HttpResponse:
    shown = Material.objects.filter(session=found, removed_at=None).order_by("pk")
    given = {"form": form, "material_form": material_form, "session": found, "event": found.gathering, "shown": shown}
    return render(request, "community/session.html", given, status=422 if form.errors or material_form.errors else 200)


@require_POST
def earlier(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Changes places with the one before it."""
    actions.move_earlier(organised_part(request, pk, session), by=actor_of(request), at=clock.now())
    return redirect("community:sessions", pk=pk)


@require_POST
def remove(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """Takes it out of the programme."""
    actions.remove_session(organised_part(request, pk, session), by=actor_of(request), at=clock.now())
    return redirect("community:sessions", pk=pk)


@require_POST
def add_material(request: HttpRequest, pk: int, session: int) -> HttpResponse:
    """A link or a file with a session."""
    found, form = organised_part(request, pk, session), MaterialForm(request.POST, request.FILES, auto_id=APART)
    if form.is_valid() and _added(request, found, form):
        return redirect("community:session", pk=pk, session=session)
    return _page(request, found, SessionForm(found.gathering, initial=said_of(found)), form)


def _added(request: HttpRequest, found: Session, form: MaterialForm) -> bool:
    title, url = form.cleaned_data["title"], form.cleaned_data["url"]
    try:
        actions.add_material(found, title, url=url, content=form.content, by=actor_of(request), at=clock.now())
    except UnusableMaterial as refusal:
        form.add_error("file", f"{refusal.fact} {refusal.rule}")
        return False
    return True


@require_safe
def material(request: HttpRequest, pk: int, material: int) -> HttpResponse:
    """A file, for all who see its event."""
    found = queries.material_seen(actor_of(request), pk, material, clock.now().date())
    if found is None or found.file is None:
        raise NotYours
    ending = {"application/pdf": "pdf", "image/png": "png"}[found.file.media_type]
    headers = {
        "Content-Disposition": f'attachment; filename="material-{found.pk}.{ending}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=3600",
    }
    return HttpResponse(bytes(found.file.content), content_type=found.file.media_type, headers=headers)


@require_POST
def remove_material(request: HttpRequest, pk: int, material: int) -> HttpResponse:
    """Takes a link or a file away."""
    kept = Material.objects.filter(pk=material, session__gathering=programmed(request, pk)).first()
    if kept is None:
        raise NotYours
    actions.remove_material(kept, by=actor_of(request), at=clock.now())
    return redirect("community:session", pk=pk, session=kept.session_id)
