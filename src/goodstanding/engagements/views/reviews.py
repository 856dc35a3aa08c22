"""Pages of the reviews of one engagement: wiring only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements import queries
from goodstanding.engagements.actions import reviews as actions
from goodstanding.engagements.forms.reviews import ReviewForm
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.reviews_page import page_of, stage_of, window_of
from goodstanding.people.signing_in import sign_in_first


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest, pk: int) -> HttpResponse:
    """The reviews of an engagement, and the form while one may be written; who comes from the mail signs in first."""
    actor, now = actor_of(request), clock.now()
    if actor.account is None and request.method != "POST":
        return sign_in_first(request)
    engagement = seen(request, pk)
    form = review_form(request, engagement)
    if form and form.is_valid():
        actions.write_review(engagement, form.written(), by=actor, at=now)
        return redirect("engagements:reviews", pk=pk)
    given = page_of(actor, engagement, now) | {"form": form}
    return render(request, "engagements/reviews.html", given, status=422 if form and form.errors else 200)


def seen(request: HttpRequest, pk: int) -> Engagement:
    """The engagement, for its sides and the team; NotYours for all others."""
    engagement = queries.reviewed_engagement(actor_of(request), pk)
    if engagement is None:
        raise NotYours
    return engagement


def review_form(request: HttpRequest, engagement: Engagement) -> ReviewForm | None:
    """The form of the reader's side; None for the team, and where nothing may be written any more.

    What is sent too late goes to the action all the same, which says why not.
    """
    actor = actor_of(request)
    window, side = window_of(engagement), queries.side_of(actor, engagement)
    is_open = stage_of(window, clock.now()) == "open" or request.method == "POST"
    if window is None or side is None or not is_open:
        return None
    own = queries.own_review(actor, engagement)
    return ReviewForm(request.POST or None, policy=queries.policy_of(actor, window), side=side, own=own)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back what the reader's side wrote, while it is sealed."""
    actions.withdraw_review(seen(request, pk), by=actor_of(request), at=clock.now())
    return redirect("engagements:reviews", pk=pk)
