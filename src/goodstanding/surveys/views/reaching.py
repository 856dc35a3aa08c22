"""An operator's page for an address that reaches nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.shell import Link
from goodstanding.surveys.actions import mark_undeliverable
from goodstanding.surveys.forms.reaching import UnreachedForm
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries.reaching import open_invitations, round_operated
from goodstanding.surveys.views.places import found


@require_http_methods(["GET", "HEAD", "POST"])
def unreached(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    actor = actor_of(request)
    survey = found(round_operated(actor, slug, pk))
    form = UnreachedForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, survey, form, 422 if form.is_bound else 200)
    invitations = open_invitations(actor, survey, form.cleaned_data["email"])
    if not invitations:
        form.add_error("email", _("Nobody is asked at this address in this round while its field is open."))
        return _page(request, survey, form, 422)
    for invitation in invitations:
        mark_undeliverable(invitation, form.cleaned_data["reason"], by=actor, at=clock.now())
    return redirect(reverse("surveys:unreached", args=[slug, pk]) + "?noted")


def _page(request: HttpRequest, survey: Round, form: UnreachedForm, status: int) -> HttpResponse:
    crumbs = [
        Link(survey.programme.name, reverse("portals:board", args=[survey.programme.slug])),
        Link(str(survey), "", current=True),
    ]
    given = {"survey": survey, "form": form, "is_noted": "noted" in request.GET, "crumbs": crumbs}
    return render(request, "surveys/unreached.html", given, status=status)
