"""The team's pages about its rule: what holds, a rehearsal, the announcement, its withdrawal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.policies import UnknownPolicy
from goodstanding.reputation.actions import rules as actions
from goodstanding.reputation.changes import rehearsal_page, team_page
from goodstanding.reputation.changes.writing import Written
from goodstanding.reputation.forms.rules import AnnouncementForm, RuleForm, TextsForm, WithdrawalForm
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.queries import rules as queries
from goodstanding.reputation.scoring.rule import Rule, rule_named
from goodstanding.reputation.views.requirements import page, served


@page
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The rule that holds; a POST rehearses one of the others, or uploaded texts."""
    actor, shop, now = actor_of(request), served(request, slug), clock.now()
    base, author = team_page.base_of(actor, shop, shop.day(now)), team_page.author_of(shop, shop.day(now))
    if chosen := request.POST.get("rule"):
        return _drafted(request, slug, Written(_named(chosen, base).name, base.texts))
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TextsForm(*given, **base.given, author=author)
    if form.is_bound and form.is_valid():
        return _drafted(request, slug, form.written)
    shown = team_page.overview(actor, shop, shop.day(now)) | {"form": form}
    return render(request, "reputation/rules.html", shown, status=422 if form.is_bound else 200)


def _drafted(request: HttpRequest, slug: str, written: Written) -> HttpResponse:
    """Keeps a draft and leads to its rehearsal."""
    draft = actions.draft_change(served(request, slug), written, by=actor_of(request), at=clock.now())
    return redirect("reputation:rule_draft", slug, draft.pk)


@page
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Own numbers, beginning from those of a rule."""
    actor, shop, now = actor_of(request), served(request, slug), clock.now()
    base, author = team_page.base_of(actor, shop, shop.day(now)), team_page.author_of(shop, shop.day(now))
    rule = _named(request.GET.get("from", base.rule.name), base)
    data = request.POST if request.method == "POST" else None
    form = RuleForm(data, base=rule, texts=base.texts, author=author, currency=shop.currency)
    if form.is_bound and form.is_valid():
        try:
            return _drafted(request, slug, form.written)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    given = {"marketplace": shop, "form": form, "rule": rule}
    return render(request, "reputation/rule_form.html", given, status=422 if form.is_bound else 200)


def _named(name: str, base: team_page.Base) -> Rule:
    try:
        return rule_named(name, base.texts, base.on)
    except UnknownPolicy:
        raise NotYours from None


def found_change(request: HttpRequest, slug: str, rule: int) -> RuleChange:
    """A change of the team's marketplace; NotYours for all others."""
    change = queries.rule_change_of_team(actor_of(request), served(request, slug), rule)
    if change is None:
        raise NotYours
    return change


@require_safe
def draft(request: HttpRequest, slug: str, rule: int) -> HttpResponse:
    """The rehearsal of a change: counts, chart, who moves; while many are reckoned, how far that is."""
    change = found_change(request, slug, rule)
    shown = rehearsal_page.shown(actor_of(request), change, clock.now(), request.GET)
    return render(request, "reputation/rule_draft.html", shown)


@require_safe
def table(request: HttpRequest, slug: str, rule: int) -> HttpResponse:
    """Everybody of a rehearsal as CSV."""
    change = found_change(request, slug, rule)
    text = rehearsal_page.csv(actor_of(request), change, clock.now())
    if text is None:
        return redirect("reputation:rule_draft", slug, rule)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-rehearsal-{change.pk}.csv"'
    return response


@require_safe
def notices(request: HttpRequest, slug: str, rule: int) -> HttpResponse:
    """The notices exactly as they would be mailed, and to whom."""
    change = found_change(request, slug, rule)
    shown = rehearsal_page.preview(actor_of(request), change, clock.now(), request.GET)
    if shown is None:
        return redirect("reputation:rule_draft", slug, rule)
    return render(request, "reputation/rule_notices.html", shown)


@page
def announce(request: HttpRequest, slug: str, rule: int) -> HttpResponse:
    """Makes a draft public; a job writes to whom it concerns within minutes."""
    actor, change, now = actor_of(request), found_change(request, slug, rule), clock.now()
    first = queries.first_monday(actor, change.marketplace, now)
    form = AnnouncementForm(request.POST or None, days=team_page.mondays_from(first))
    if form.is_bound and form.is_valid():
        try:
            actions.announce_change(change, form.said(), by=actor, at=now)
            return redirect("reputation:rule_change", slug, rule)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    shown = rehearsal_page.summary(actor, change, now) | {"form": form, "first": first}
    return render(request, "reputation/rule_announce.html", shown, status=422 if form.is_bound else 200)


@page
def withdraw(request: HttpRequest, slug: str, rule: int) -> HttpResponse:
    """Takes an announced change back, with its reason."""
    change, form = found_change(request, slug, rule), WithdrawalForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.withdraw_change(change, form.cleaned_data["why"], by=actor_of(request), at=clock.now())
            return redirect("reputation:rule_change", slug, rule)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    given = {"marketplace": change.marketplace, "change": change, "form": form}
    return render(request, "reputation/rule_withdraw.html", given, status=422 if form.is_bound else 200)


@require_POST
def anew(request: HttpRequest, slug: str, rule: int) -> HttpResponse:
    """Rehearses a change of a large marketplace once more, on what is known today."""
    actions.rehearse_anew(found_change(request, slug, rule), by=actor_of(request), at=clock.now())
    return redirect("reputation:rule_draft", slug, rule)


@require_POST
def drop(request: HttpRequest, slug: str, rule: int) -> HttpResponse:
    """Erases a draft."""
    actions.drop_draft(found_change(request, slug, rule), by=actor_of(request), at=clock.now())
    return redirect("reputation:rules", slug)
