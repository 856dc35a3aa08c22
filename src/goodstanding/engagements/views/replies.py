"""Pages on which a review is answered or reported."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements import queries
from goodstanding.engagements.actions import replies as actions
from goodstanding.engagements.forms.replies import ReplyForm, ReportForm
from goodstanding.engagements.models import Review
from goodstanding.engagements.review_marks import marked
from goodstanding.people.signing_in import sign_in_first
from goodstanding.policies import load

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@page
def reply(request: HttpRequest, pk: int, author: str) -> HttpResponse:
    """The one public reply of the side that was reviewed."""
    actor, now, review = actor_of(request), clock.now(), readable(request, pk, author)
    side = queries.side_of(actor, review.engagement)
    if side in (None, review.side):
        raise NotYours
    form = ReplyForm(request.POST or None, letters=load().reviews(now.date()).reply_letters)
    if request.method == "POST" and form.is_valid():
        actions.reply_to_review(review, form.cleaned_data["text"], by=actor, at=now)
        return redirect("engagements:reviews", pk=pk)
    given = {"form": form, "review": review, "side": side}
    return render(request, "engagements/reply.html", given, status=422 if form.errors else 200)


def readable(request: HttpRequest, pk: int, author: str) -> Review:
    """The revealed review that this side of the engagement wrote; NotYours where the reader may not read it."""
    review = queries.readable_review(actor_of(request), pk, author)
    if review is None:
        raise NotYours
    return marked(actor_of(request), [review])[0]


@never_cache
@page
def report(request: HttpRequest, pk: int, author: str) -> HttpResponse:
    """Says to the team of the marketplace what is wrong with a review."""
    actor, now = actor_of(request), clock.now()
    if actor.account is None and request.method != "POST":
        return sign_in_first(request)
    review = readable(request, pk, author)
    form = ReportForm(request.POST or None)
    is_sent = queries.has_reported(actor, review)
    if request.method == "POST" and form.is_valid():
        actions.report_review(review, **form.cleaned_data, by=actor, at=now)
        return redirect("engagements:report_review", pk=pk, author=author)
    given = {"form": form, "review": review, "is_sent": is_sent}
    return render(request, "engagements/report.html", given, status=422 if form.errors else 200)
