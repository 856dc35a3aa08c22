"""The desk of who rules."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.disputes import actions
from goodstanding.disputes.desk import case as case_page
from goodstanding.disputes.desk import listing, ruling
from goodstanding.disputes.desk.case import crumbs
from goodstanding.disputes.forms.desk import ReviewerForm, RulingForm
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries.desk import desk_case
from goodstanding.disputes.views.acts import done
from goodstanding.people.signing_in import sign_in_first

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Everything that waits for the reader to rule, who has waited longest first."""
    if actor_of(request).account is None:
        return sign_in_first(request)
    return render(request, "disputes/desk.html", listing.list_of(request, clock.now()))


@never_cache
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case with all that belongs to it."""
    if actor_of(request).account is None:
        return sign_in_first(request)
    given = case_page.page_of(actor_of(request), _found(request, pk), clock.now())
    return render(request, "disputes/desk_case.html", given)


def _found(request: HttpRequest, pk: int) -> Case:
    found = desk_case(actor_of(request), pk)
    if found is None:
        raise NotYours
    return found


@never_cache
@page
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a ruling, then what both parties will read, then the signature; or the case goes to a colleague."""
    found = _found(request, pk)
    if not case_page.standing_of(actor_of(request), found).can_rule:
        return redirect("disputes:desk_case", pk=pk)
    form = ruling.form_of(request, found)
    if request.method == "POST" and form.is_valid() and _signed(request, found, form):
        return redirect("disputes:desk_case", pk=pk)
    given = ruling.page_of(request, found, form, clock.now())
    return render(request, "disputes/desk_rule.html", given, status=422 if form.errors else 200)


def _signed(request: HttpRequest, found: Case, form: RulingForm) -> object:
    """What the button did; nothing where it asks for the preview or for the form again."""
    by, at, decided = actor_of(request), clock.now(), form.decided
    verbs = {
        "sign": lambda: (actions.rule if found.state == "escalated" else actions.rule_again)(
            found, decided, by=by, at=at
        ),
        "hand_over": lambda: actions.hand_over(found, decided.conflict_line, by=by, at=at),
    }
    verb = verbs.get(request.POST.get("step", ""))
    return done(form, verb) if verb else None


@never_cache
@page
def snooze(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts the case aside until a day."""
    found, actor, now = _found(request, pk), actor_of(request), clock.now()
    form, zone = listing.snooze_form(request, found, now), listing.zone_of(actor)
    if request.method == "POST" and form.is_valid():
        actions.snooze(found, form.moment(zone), form.cleaned_data["reason"], by=actor, at=now)
        return redirect("disputes:desk")
    return _sheet(request, found, form, "snooze")


@never_cache
@require_POST
def wake(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back that it was put aside."""
    actions.wake(_found(request, pk), by=actor_of(request), at=clock.now())
    return redirect("disputes:desk_case", pk=pk)


@never_cache
@page
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invites a reviewer from outside to hear the appeal."""
    found = _found(request, pk)
    form = ReviewerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.invite_reviewer(found, form.cleaned_data["email"], by=actor_of(request), at=clock.now())
        return redirect("disputes:desk_case", pk=pk)
    return _sheet(request, found, form, "invite")


def _sheet(request: HttpRequest, found: Case, form: forms.Form, act: str) -> HttpResponse:
    """A small form of the desk on a page of its own."""
    title, lead = case_page.sheet_words(act)
    given = {"case": found, "form": form, "title": title, "lead": lead, "crumbs": crumbs(found, title)}
    return render(request, "disputes/desk_act.html", given, status=422 if form.errors else 200)
