"""Acts in a case, each on a page of its own: what follows, the form, the button."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.disputes.case_page import Seen, crumbs
from goodstanding.disputes.sheets import form_of, perform, possible_acts, sheet_of
from goodstanding.disputes.views.cases import seen, seen_by_link, unsaid
from goodstanding.people.signing_in import sign_in_first

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@page
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One act of the reader's side; who comes from a mail signs in first."""
    if actor_of(request).account is None and request.method != "POST":
        return sign_in_first(request)
    return _sheet(request, seen(request, pk), act)


@never_cache
@page
def linked_act(request: HttpRequest, token: str, act: str) -> HttpResponse:
    """The same by the secret link."""
    return unsaid(_sheet(request, seen_by_link(request, token), act))


def _sheet(request: HttpRequest, seen: Seen, act: str) -> HttpResponse:
    """The form of an act, or on to the case when it took place."""
    sheet = sheet_of(act, seen)
    if sheet is None or seen.party is None:
        raise NotYours
    if request.method != "POST" and act not in possible_acts(seen):
        return redirect(seen.url())  # from a mail, or from a page that was open for long
    form = form_of(act, seen, request)
    by, at = actor_of(request), clock.now()
    if request.method == "POST" and form.is_valid() and done(form, lambda: perform(act, seen, form, by=by, at=at)):
        return redirect(seen.url())
    base = "base/public.html" if seen.token else "base/portal.html"
    given = {"seen": seen, "sheet": sheet, "form": form, "base": base, "back": seen.url()}
    given["crumbs"] = crumbs(seen.case, sheet.title)
    return render(request, "disputes/act.html", given, status=422 if form.errors else 200)


def done(form: Form, act: Callable[[], object]) -> bool:
    """Whether the act took place; a refusal of what was typed becomes an error of the form, every other is raised."""
    try:
        act()
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        form.add_error(None, str(refusal))
    return not form.errors
