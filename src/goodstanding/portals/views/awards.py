"""What an operator does to an award after the decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goodstanding.accreditation import actions
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.portals.forms import ReasonForm
from goodstanding.portals.views.deciding import desk_page, found_decision
from goodstanding.portals.views.found import get

ACTS = {"suspend": actions.suspend, "reinstate": actions.reinstate, "withdraw": actions.withdraw}


@require_POST
def change(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    """The award suspended, reinstated or withdrawn, with a reason that everybody may read."""
    actor = actor_of(request)
    found = found_decision(actor, slug, pk)
    award, perform = get(getattr(found, "award", None)), get(ACTS.get(act))
    form = ReasonForm(request.POST, prefix=act)
    if not form.is_valid():
        return desk_page(request, found, {"award_forms": {act: form}}, status=422)
    perform(award, form.cleaned_data["reason"], by=actor, at=clock.now())
    return redirect("portals:decision", slug, pk)
