"""Workers as a company looks for them: wiring only."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.engagements.queries import speaks_for
from goodstanding.marketplaces.choices import CATEGORIES
from goodstanding.reputation.forms.standings import LookForm
from goodstanding.reputation.hiring import rows_of
from goodstanding.reputation.queries.hiring import hiring_company, workers_to_hire

ON_A_PAGE = 30


@require_safe
def workers(request: HttpRequest, pk: int) -> HttpResponse:
    """The workers of a company's marketplace, by standing, with what they are looked for by."""
    actor = actor_of(request)
    company = hiring_company(actor, pk)
    form = LookForm(request.GET, categories=list(CATEGORIES))
    shop, at = company.marketplace, clock.now()
    found = workers_to_hire(actor, shop, at, **form.wanted())
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = rows_of(actor, shop, page.object_list, at)
    given = {"company": company, "form": form, "page": page, "rows": rows, "is_client": speaks_for(actor, company)}
    return render(request, "reputation/hire_workers.html", given)
