"""The operator's desk: a verdict read, signed, held, or computed again."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Decision
from goodstanding.base import clock
from goodstanding.base.access import Actor, actor_of
from goodstanding.base.shell import Link
from goodstanding.portals import queries
from goodstanding.portals.appeals import appeal_of
from goodstanding.portals.awards import award_of
from goodstanding.portals.desk import desk_of, independence_of
from goodstanding.portals.forms import HoldForm, SignForm
from goodstanding.portals.sheets import sheet_of
from goodstanding.portals.views.found import get


@require_safe
def decision(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The computed verdict on a round, for who judges it."""
    found = found_decision(actor_of(request), slug, pk)
    sign_form = SignForm(initial={"inputs": found.inputs_digest})
    return desk_page(request, found, {"sign_form": sign_form, "hold_form": HoldForm()})


@require_POST
def sign(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A signature under the verdict as its signer read it."""
    actor = actor_of(request)
    found = found_decision(actor, slug, pk)
    form = SignForm(request.POST)
    if not form.is_valid():
        return desk_page(request, found, {"sign_form": form, "hold_form": HoldForm()}, status=422)
    found.inputs_digest = form.cleaned_data["inputs"]
    actions.sign(found, form.line, by=actor, at=clock.now())
    return redirect("portals:decision", slug, pk)


@require_POST
def hold(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The verdict kept unsigned, with the reason."""
    actor = actor_of(request)
    found = found_decision(actor, slug, pk)
    form = HoldForm(request.POST)
    if not form.is_valid():
        sign_form = SignForm(initial={"inputs": found.inputs_digest})
        return desk_page(request, found, {"sign_form": sign_form, "hold_form": form}, status=422)
    actions.hold(found, form.cleaned_data["held_because"], by=actor, at=clock.now())
    return redirect("portals:decision", slug, pk)


@require_POST
def compute(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The verdict brought up to date, where its inputs have changed."""
    actor = actor_of(request)
    actions.bring_up_to_date(found_decision(actor, slug, pk).round, by=actor, at=clock.now())
    return redirect("portals:decision", slug, pk)


def found_decision(actor: Actor, slug: str, pk: int) -> Decision:
    programme = get(queries.programmes_operated(actor).filter(slug=slug).first())
    return get(queries.decisions_in(actor, programme).filter(round=pk).first())


def desk_page(request: HttpRequest, found: Decision, forms: Mapping[str, Any], status: int = 200) -> HttpResponse:
    actor, programme = actor_of(request), found.round.programme
    crumbs = [
        Link(programme.name, reverse("portals:board", args=[programme.slug])),
        Link(str(found.round), "", current=True),
    ]
    given = {
        "decision": found,
        "sheet": sheet_of(found, clock.now().date()),
        "desk": desk_of(actor, found),
        "independence": independence_of(actor, found),
        "appeal": appeal_of(actor, found),
        "crumbs": crumbs,
        **award_of(actor, found, clock.now().date(), forms.get("award_forms", {})),
        **{name: form for name, form in forms.items() if name != "award_forms"},
    }
    return render(request, "portals/decision.html", given, status=status)
