"""The card of a company, and that of a worker."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.queries import in_full, reviews_of_company
from goodstanding.engagements.review_marks import marked
from goodstanding.marketplaces.choices import country_name
from goodstanding.marketplaces.models import Company, Worker
from goodstanding.marketplaces.queries import editable_companies, public_worker
from goodstanding.reputation.queries import company_card, company_seen, worker_card
from goodstanding.reputation.queries.scores import sees_ledger
from goodstanding.reputation.score_words import score_of
from goodstanding.reputation.shown import shown

ON_A_PAGE = 20


@require_safe
def company(request: HttpRequest, pk: int) -> HttpResponse:
    """A company's card, for itself, and for the workers and the team of its marketplace."""
    found: Company | None = company_seen(actor_of(request), pk)
    if found is None:
        raise NotYours
    actor = actor_of(request)
    page = Paginator(reviews_of_company(actor, found), ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = marked(actor, in_full(actor, page.object_list))
    cards = company_card(actor, found, found.marketplace.day(clock.now()))
    given = {
        "subject": found,
        "country": country_name(found.country),
        "card": shown(cards, found.marketplace.currency),
        "marketplace": found.marketplace,
        "page": page,
        "may_edit": editable_companies(actor).filter(pk=found.pk).exists(),
    }
    return render(request, "reputation/company.html", given)


@require_safe
def worker(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """A worker's card, for the worker, its companies and the team of its marketplace."""
    found: Worker | None = public_worker(actor_of(request), marketplace, slug)
    if found is None:
        raise NotYours
    actor, today = actor_of(request), found.marketplace.day(clock.now())
    card = shown(worker_card(actor, found, today), found.marketplace.currency)
    given = {"subject": found, "card": card, "marketplace": found.marketplace, "score": score_of(actor, found, today)}
    given["sees_ledger"] = sees_ledger(actor, found)
    return render(request, "reputation/worker.html", given)
