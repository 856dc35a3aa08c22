"""The doors of the demo. Only a POST opens one; only the people of the story are behind them."""

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base.access import SYSTEM, actor_of
from goodstanding.demo.invitations import asked_of
from goodstanding.demo.people import person, person_of
from goodstanding.demo.queries import STORY, invitations_of
from goodstanding.people.queries import account_named, own_account
from goodstanding.surveys.links import minted

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_POST
def step_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Signs in as that person and goes where that person's work is."""
    known = person(slug)
    account = account_named(SYSTEM, known.email) if known else None
    if known is None or account is None:
        raise Http404
    logout(request)
    login(request, account, backend=BACKEND)
    return redirect(known.door)


@require_POST
def step_out(request: HttpRequest) -> HttpResponse:
    """Signs out, back to the front page."""
    logout(request)
    return redirect("/")


@require_safe
def you(request: HttpRequest) -> HttpResponse:
    """What there is to do for somebody of the story who holds no desk."""
    actor = actor_of(request)
    account = own_account(actor)
    known = person_of(account.email) if account else None
    if known is None:
        raise Http404
    return render(request, "demo/you.html", {"person": known, "invitations": asked_of(actor), "story": STORY})


@require_POST
def open_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """To the questions, as the link in the mail leads there; only for whom the invitation asks."""
    invitation = invitations_of(actor_of(request)).filter(pk=pk).first()
    if invitation is None:
        raise Http404
    return redirect("surveys:enter", token=minted(invitation.row_id, invitation.contact_id).token)
