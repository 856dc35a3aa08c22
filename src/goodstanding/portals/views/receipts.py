"""The receipt of a signed decision as a file, for its team and its operators."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from goodstanding.accreditation.independence import independence_words
from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries import independence_of, lines_of_decision
from goodstanding.base.access import Actor, actor_of
from goodstanding.base.record import receipt
from goodstanding.portals.views.deciding import found_decision
from goodstanding.portals.views.found import get
from goodstanding.portals.views.results import signed


@require_safe
def of_result(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """For the team."""
    return _file(actor_of(request), signed(request, slug, edition))


@require_safe
def of_decision(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """For an operator."""
    actor = actor_of(request)
    return _file(actor, found_decision(actor, slug, pk))


def _file(actor: Actor, decision: Decision) -> HttpResponse:
    """The lines of signature and outcome with their proofs; nothing while no checkpoint covers them."""
    words = independence_words(independence_of(actor, decision))
    proof = get(receipt(lines_of_decision(actor, decision), said=words))
    response = JsonResponse(proof, json_dumps_params={"indent": 2})
    name = f"receipt-{decision.round.marketplace.slug}-{decision.round.edition}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
