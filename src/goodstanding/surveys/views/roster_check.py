"""An operator's look at a roster: its size, its commitment, the evidence, and the finding that it is complete."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.shell import Column, Link, Table
from goodstanding.surveys import actions
from goodstanding.surveys.forms.wizard import VerifyForm
from goodstanding.surveys.models import Roster
from goodstanding.surveys.queries.wizard import clients_on, roster_judged
from goodstanding.surveys.views.places import found

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def roster_check(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    actor = actor_of(request)
    roster = found(roster_judged(actor, slug, pk))
    form = VerifyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.verify_roster(roster, form.cleaned_data["reason"], by=actor, at=clock.now())
        return redirect("surveys:roster_check", slug, pk)
    given = _page(request, roster, form)
    return render(request, "surveys/roster_check.html", given, status=422 if form.is_bound else 200)


def _page(request: HttpRequest, roster: Roster, form: VerifyForm) -> dict[str, object]:
    survey = roster.round
    page = Paginator(clients_on(actor_of(request), roster), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(row.company.external_id, row.company.name or "—", row.company.domain or "—") for row in page]
    headings = [Column(_("Client")), Column(_("Name")), Column(_("Website"))]
    crumbs = [
        Link(survey.programme.name, reverse("portals:board", args=[survey.programme.slug])),
        Link(str(survey), "", current=True),
    ]
    return {
        "roster": roster,
        "survey": survey,
        "form": form,
        "evidence": getattr(roster, "evidence", None),
        "verification": getattr(roster, "verification", None),
        "table": Table(_("The clients listed"), headings, rows),
        "page": page,
        "crumbs": crumbs,
    }
