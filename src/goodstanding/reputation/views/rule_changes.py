"""Changes of a rule as everybody reads them, and what people of the marketplace say of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplace_named
from goodstanding.reputation.actions import rule_comments as actions
from goodstanding.reputation.changes import public_page
from goodstanding.reputation.forms.rules import CommentForm
from goodstanding.reputation.models import RuleChange, RuleComment
from goodstanding.reputation.queries import rules as queries
from goodstanding.reputation.views.requirements import page


@require_safe
def changes(request: HttpRequest, marketplace: str) -> HttpResponse:
    """The rule that holds, and every change that was announced."""
    shop = _shop(request, marketplace)
    shown = public_page.listed(actor_of(request), shop, shop.day(clock.now()))
    return render(request, "reputation/rule_changes.html", shown)


def _shop(request: HttpRequest, slug: str) -> Marketplace:
    shop = marketplace_named(actor_of(request), slug)
    if shop is None:
        raise NotYours
    return shop


@page
def change(request: HttpRequest, marketplace: str, pk: int) -> HttpResponse:
    """A change with its comments; a POST says one more."""
    actor, found, now = actor_of(request), _change(request, marketplace, pk), clock.now()
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            said = actions.comment(found, form.cleaned_data["text"], by=actor, at=now)
            return redirect(_place(found, said))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    shown = public_page.shown(actor, found, now) | {"form": form}
    return render(request, "reputation/rule_change.html", shown, status=422 if form.is_bound else 200)


def _change(request: HttpRequest, marketplace: str, pk: int) -> RuleChange:
    found = queries.rule_changes(actor_of(request), _shop(request, marketplace)).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


def _place(change: RuleChange, said: RuleComment) -> str:
    """Where a comment stands on the page of its change."""
    return f"{public_page.page_of(change)}#comment-{said.answers_id or said.pk}"


@page
def comment(request: HttpRequest, marketplace: str, pk: int, said: int) -> HttpResponse:
    """Changes an own comment."""
    found, actor = _own(request, marketplace, pk, said), actor_of(request)
    form = CommentForm(request.POST if request.method == "POST" else None, initial={"text": found.text})
    if form.is_bound and form.is_valid():
        try:
            actions.edit_comment(found, form.cleaned_data["text"], by=actor, at=clock.now())
            return redirect(_place(found.change, found))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    given = {"comment": found, "change": found.change, "form": form, "marketplace": found.change.marketplace}
    return render(request, "reputation/rule_comment.html", given, status=422 if form.is_bound else 200)


def _own(request: HttpRequest, marketplace: str, pk: int, said: int) -> RuleComment:
    found = queries.own_comment(actor_of(request), _change(request, marketplace, pk), said)
    if found is None:
        raise NotYours
    return found


@require_POST
def take_back(request: HttpRequest, marketplace: str, pk: int, said: int) -> HttpResponse:
    """Takes an own comment back."""
    found = _own(request, marketplace, pk, said)
    actions.take_back_comment(found, by=actor_of(request), at=clock.now())
    return redirect("reputation:rule_change", marketplace, pk)


@page
def answer(request: HttpRequest, marketplace: str, pk: int, said: int) -> HttpResponse:
    """The team answers a comment."""
    actor, found = actor_of(request), _change(request, marketplace, pk)
    asked = queries.comments_on(actor, found).filter(pk=said).first()
    if asked is None or not actor.serves(found.marketplace_id):
        raise NotYours
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return redirect(
            _place(found, actions.answer_comment(asked, form.cleaned_data["text"], by=actor, at=clock.now()))
        )
    given = {"comment": asked, "change": found, "form": form, "marketplace": found.marketplace, "is_answer": True}
    return render(request, "reputation/rule_comment.html", given, status=422 if form.is_bound else 200)
