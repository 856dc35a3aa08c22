"""The team's page of its badges: proof of its domain, and the files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodstanding.badges import actions
from goodstanding.badges.forms.badges import ProofForm
from goodstanding.badges.proving import NAME, PATH, code_of
from goodstanding.badges.queries import badges_of, newest_proof
from goodstanding.badges.refusals import DomainNotProved
from goodstanding.badges.snippets import snippet
from goodstanding.badges.views.found import get
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.people.signing_in import limit


@require_http_methods(["GET", "HEAD", "POST"])
def badge(request: HttpRequest, slug: str) -> HttpResponse:
    """How the team shows that its domain is its own; a POST looks there."""
    actor = actor_of(request)
    shop = get(marketplaces_served(actor).filter(slug=slug).first())
    form = ProofForm(request.POST or None)
    if request.method != "POST":
        return _page(request, shop, form)
    limit(request, "prove_domain", str(shop.pk))
    if not form.is_valid():
        return _page(request, shop, form)
    try:
        actions.prove_domain(shop, form.cleaned_data["method"], by=actor, at=clock.now())
    except DomainNotProved as refusal:
        form.add_error("method", f"{refusal.fact} {refusal.way_on}")
        return _page(request, shop, form)
    return redirect("badges:team", slug=slug)


def _page(request: HttpRequest, shop: Marketplace, form: ProofForm) -> HttpResponse:
    actor, code = actor_of(request), code_of(shop)
    badges = list(badges_of(actor, shop))
    given = {
        "marketplace": shop,
        "form": form,
        "proof": newest_proof(actor, shop),
        "record": f"{NAME}={code}",
        "code": code,
        "path": PATH,
        "tag": f'<meta name="{NAME}" content="{code}">',
        "badges": badges,
        "snippet": snippet(badges[0]) if badges else "",
    }
    return render(request, "badges/team.html", given, status=422 if form.errors else 200)
