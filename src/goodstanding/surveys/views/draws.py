"""The public page of a draw, and its file. Neither names a marketplace: who took part is not theirs to tell."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodstanding.base.access import actor_of
from goodstanding.rules.draw import PublishedDraw
from goodstanding.surveys.draws import as_json
from goodstanding.surveys.queries.draws import draw_of, published
from goodstanding.surveys.views.places import found


@require_safe
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """The commitments; once the roster is committed, everything that a replay needs."""
    actor = actor_of(request)
    shown = found(draw_of(actor, pk))
    values = published(actor, shown)
    given: dict[str, object] = {"draw": shown, "values": values, "file": reverse("surveys:draw_json", args=[pk])}
    given["command"] = f"goodstanding draw verify draw-{pk}.json"
    if values:
        given["order"] = _order(values)
    return render(request, "surveys/draw.html", given)


@require_safe
def draw_json(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that `goodstanding draw verify` replays; before the roster is committed, the commitment only."""
    actor = actor_of(request)
    shown = found(draw_of(actor, pk))
    values = published(actor, shown)
    if values is None:
        return JsonResponse({"programme_commitment": shown.programme_commitment})
    return HttpResponse(as_json(values), content_type="application/json")


def _order(values: PublishedDraw) -> list[tuple[int, str, str]]:
    """Place, opaque row, and what is to be said of it, for every row that was asked."""
    lost, first = set(values.undeliverable), len(values.invited)
    asked = enumerate((*values.invited, *values.replacements), start=1)
    return [(place, row, _fate(lost=row in lost, later=place > first)) for place, row in asked]


def _fate(*, lost: bool, later: bool) -> str:
    if later:
        return _("replaces a client; not reached either") if lost else _("replaces a client that was not reached")
    return _("not reached") if lost else ""
