"""A decision taken again after an appeal, on the operator's desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries.reopening import others_of, signed_first, taken_again
from goodstanding.accreditation.refusals import TieUnsaid
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.shell import Link
from goodstanding.portals.appeals import appeal_of
from goodstanding.portals.desk import desk_of
from goodstanding.portals.forms import SignForm
from goodstanding.portals.sheets import sheet_of
from goodstanding.portals.views.deciding import found_decision
from goodstanding.portals.views.found import get


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The verdict computed again, with its signature; on to the decision once it is signed."""
    actor = actor_of(request)
    first = found_decision(actor, slug, pk)
    found = get(taken_again(actor, first))
    form = SignForm(request.POST or None, initial={"inputs": found.inputs_digest})
    if request.method == "POST" and form.is_valid() and _signed(request, found, form):
        return redirect("portals:decision", slug, pk)
    return render(request, "portals/again.html", _page(request, first, found, form), status=422 if form.errors else 200)


def _signed(request: HttpRequest, found: Decision, form: SignForm) -> bool:
    """Whether it was signed; what is missing in the line stands in the form."""
    found.inputs_digest = form.cleaned_data["inputs"]
    try:
        actions.sign_again(found, form.line, by=actor_of(request), at=clock.now())
    except TieUnsaid as refusal:
        form.add_error("tie", f"{refusal.fact} {refusal.way_on}")
        return False
    return True


def _page(request: HttpRequest, first: Decision, found: Decision, form: SignForm) -> dict[str, object]:
    actor, programme = actor_of(request), first.round.programme
    is_first = signed_first(actor, found)
    others = others_of(actor, found)
    return {
        "decision": found,
        "first": first,
        "sheet": sheet_of(found, clock.now().date()),
        "desk": desk_of(actor, found),
        "appeal": appeal_of(actor, first),
        "sign_form": form,
        "is_left_to_others": is_first and bool(others),
        "is_alone": is_first and not others,
        "crumbs": [
            Link(programme.name, reverse("portals:board", args=[programme.slug])),
            Link(str(first.round), reverse("portals:decision", args=[programme.slug, first.round_id])),
            Link(_("Decide again"), "", current=True),
        ],
    }
