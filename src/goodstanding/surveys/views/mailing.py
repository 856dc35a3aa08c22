"""The page behind 'Never ask me again' in every mail, and the one click that mail programs offer (RFC 8058)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.base.letters import spoken_in
from goodstanding.people.queries import marketplaces_refused
from goodstanding.surveys.actions import stop_asking
from goodstanding.surveys.forms.mailing import NeverForm
from goodstanding.surveys.links import may_stop
from goodstanding.surveys.models import Invitation
from goodstanding.surveys.queries.mailing import invitations_named
from goodstanding.surveys.refusals import UnknownMail

ONE_CLICK = ("List-Unsubscribe", "One-Click")


@csrf_exempt  # the secret in the address is the right to act, and a mail program has no cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def never(request: HttpRequest, which: str, token: str) -> HttpResponse:
    """Shows the choice; only a POST takes it."""
    invitations = invitations_named(STRANGER, _ids(which)) if may_stop(which, token) else []
    if not invitations:
        raise UnknownMail
    with override(spoken_in(invitations[0].language)):
        answer = _take(request, invitations) if request.method == "POST" else _page(request, invitations)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _ids(which: str) -> list[int]:
    return [int(pk) for pk in which.split("-")]


def _take(request: HttpRequest, invitations: list[Invitation]) -> HttpResponse:
    if request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        stop_asking(invitations, everywhere=False, by=STRANGER, at=clock.now())
        return _page(request, invitations)
    form = NeverForm(request.POST, marketplaces=_names(invitations))
    if not form.is_valid():
        return _page(request, invitations, form, status=422)
    stop_asking(invitations, everywhere=form.cleaned_data["scope"] == "all", by=STRANGER, at=clock.now())
    return redirect(request.path)


def _page(
    request: HttpRequest, invitations: list[Invitation], form: NeverForm | None = None, status: int = 200
) -> HttpResponse:
    said = marketplaces_refused(STRANGER, invitations[0].contact)
    asking = {invitation.row.roster.round.marketplace_id for invitation in invitations}
    given = {
        "form": form or NeverForm(marketplaces=_names(invitations)),
        "names": _names(invitations),
        "everywhere": 0 in said,
        "these": asking <= said,
    }
    return render(request, "surveys/mailing/never.html", given, status=status)


def _names(invitations: list[Invitation]) -> list[str]:
    return list(dict.fromkeys(invitation.row.roster.round.marketplace.name for invitation in invitations))
