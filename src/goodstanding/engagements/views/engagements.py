"""The page of an engagement, and the acts that take one button."""

from collections.abc import Callable
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of, person
from goodstanding.base.errors import Refusal
from goodstanding.engagements.actions.engagements import approve, start
from goodstanding.engagements.actions.invoices import withdraw_invoice
from goodstanding.engagements.actions.proposals import accept_proposal, decline_proposal, withdraw_proposal
from goodstanding.engagements.actions.threads import make_note, say
from goodstanding.engagements.actions.trials import DECISIONS, answer_trial
from goodstanding.engagements.engagement_page import page_of, rows_of
from goodstanding.engagements.forms.threads import EntryForm
from goodstanding.engagements.models import Engagement, Proposal
from goodstanding.engagements.queries.engagements import (
    engagement_seen,
    engagements_seen,
    evidence_seen,
    invoice_seen,
    proposal_seen,
    with_steps,
)
from goodstanding.people.signing_in import sign_in_first

PER_PAGE: Final = 50
STEPS: Final[dict[str, Callable[..., Engagement]]] = {"start": start, "approve": approve}
ANSWERS: Final[dict[str, Callable[..., Proposal]]] = {
    "accept": accept_proposal,
    "decline": decline_proposal,
    "withdraw": withdraw_proposal,
}


@require_safe
def engagements(request: HttpRequest) -> HttpResponse:
    """The engagements of the reader's sides and marketplaces, the newest first."""
    actor = actor_of(request)
    person(actor)
    found = with_steps(actor, engagements_seen(actor)).order_by("-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "engagements/engagements.html", {"page": page, "rows": rows_of(actor, page, clock.now())})


@never_cache
@require_safe
def engagement(request: HttpRequest, pk: int) -> HttpResponse:
    """One engagement; who comes from a mail signs in first."""
    if actor_of(request).account is None:
        return sign_in_first(request)
    return _page(request, engagement_seen(actor_of(request), pk), EntryForm())


def _page(request: HttpRequest, found: Engagement, form: EntryForm) -> HttpResponse:
    given = page_of(actor_of(request), found, clock.now(), request.GET.get("page")) | {"form": form}
    return render(request, "engagements/engagement.html", given, status=422 if form.errors else 200)


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a message or a note into the thread."""
    found, form = engagement_seen(actor_of(request), pk), EntryForm(request.POST, request.FILES)
    if form.is_valid():
        act = make_note if form.cleaned_data["is_note"] else say
        words, evidence = form.cleaned_data["text"], form.cleaned_data["evidence"]
        if done(form, lambda: act(found, words, evidence, by=actor_of(request), at=clock.now())):
            return redirect(f"{reverse('engagements:engagement', args=[pk])}#newest")
    return _page(request, found, form)


def done(form: Any, act: Callable[[], object]) -> bool:
    """Whether the act took place; a refusal of what was entered becomes an error of the form."""
    try:
        act()
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        form.add_error(None, f"{refusal.fact} {refusal.rule} {refusal.way_on}")
        return False
    return True


@require_POST
def step(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Starts the work or approves it."""
    if act not in STEPS:
        raise Http404
    STEPS[act](engagement_seen(actor_of(request), pk), by=actor_of(request), at=clock.now())
    return redirect("engagements:engagement", pk=pk)


@require_POST
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Says whether this side goes on after the trial."""
    found, said = engagement_seen(actor_of(request), pk), request.POST.get("decision")
    decision = next((each for each in DECISIONS if each == said), None)
    if decision is None:
        raise Http404
    answer_trial(found, decision, by=actor_of(request), at=clock.now())
    return redirect("engagements:engagement", pk=pk)


@require_POST
def answer(request: HttpRequest, pk: int, number: int, act: str) -> HttpResponse:
    """Accepts, declines or withdraws a proposal."""
    actor = actor_of(request)
    found = proposal_seen(actor, engagement_seen(actor, pk), number)
    if act not in ANSWERS:
        raise Http404
    ANSWERS[act](found, by=actor, at=clock.now())
    return redirect("engagements:engagement", pk=pk)


@require_POST
def take_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Withdraws an invoice that is not paid."""
    actor = actor_of(request)
    found = invoice_seen(actor, engagement_seen(actor, pk), number)
    withdraw_invoice(found, by=actor, at=clock.now())
    return redirect("engagements:engagement", pk=pk)


@never_cache
@require_safe
def evidence(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A file of the thread: a picture to look at, a PDF to save."""
    found = evidence_seen(actor_of(request), engagement_seen(actor_of(request), pk), number)
    suffix, how = ("png", "inline") if found.media_type == "image/png" else ("pdf", "attachment")
    headers = {
        "Content-Disposition": f'{how}; filename="evidence-{number}.{suffix}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(found.content), content_type=found.media_type, headers=headers)
