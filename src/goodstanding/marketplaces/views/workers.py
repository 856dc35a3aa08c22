"""Pages of workers: a team's list, and the profile that the worker or the team edits."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.marketplaces import actions, queries
from goodstanding.marketplaces.forms import workers as forms
from goodstanding.marketplaces.models import Worker
from goodstanding.marketplaces.views.marketplaces import served
from goodstanding.policies import load
from goodstanding.rules.completeness import completeness

ON_A_PAGE = 50
page = require_http_methods(["GET", "HEAD", "POST"])


@page
def workers(request: HttpRequest, slug: str) -> HttpResponse:
    """The workers of a marketplace, for its team; a POST adds one."""
    actor, shop = actor_of(request), served(request, slug)
    form = forms.FreelancerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = actions.add_workers(shop, [form.freelancer()], by=actor, at=clock.now())
        return redirect("marketplaces:worker", pk=added[form.cleaned_data["external_id"]].pk)
    sought = request.GET.get("q", "").strip()
    found = queries.workers_of(actor, shop).filter(name__icontains=sought)
    given = {"marketplace": shop, "form": form, "q": sought}
    given["page"] = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "marketplaces/workers.html", given, status=422 if form.errors else 200)


def edited(request: HttpRequest, pk: int) -> Worker:
    """The worker, for oneself and the marketplace's team; NotYours for all others."""
    worker = queries.editable_workers(actor_of(request)).filter(pk=pk).first()
    if worker is None:
        raise NotYours
    return worker


@page
def worker(request: HttpRequest, pk: int) -> HttpResponse:
    """A worker's profile to edit: description, papers, pictures, and for the team who the worker is here."""
    actor, found = actor_of(request), edited(request, pk)
    form = forms.PortraitForm(request.POST or None, initial=forms.described_worker(found))
    if request.method == "POST" and form.is_valid():
        actions.describe_worker(found, form.portrait(), by=actor, at=clock.now())
        return redirect("marketplaces:worker", pk=pk)
    return shown(request, found, form)


def shown(request: HttpRequest, found: Worker, form: forms.PortraitForm, **others: object) -> HttpResponse:
    """The page, with the forms that were sent in the place of empty ones."""
    actor, today = actor_of(request), found.marketplace.day(clock.now())
    complete = completeness(queries.completeness_facts(actor, found, today), load().completeness(today))
    is_team = actor.serves(found.marketplace_id)
    own = {
        "worker": found,
        "form": form,
        "is_team": is_team,
        "complete": complete,
        "missing": [(_(Worker.BRAND[each.part]), each) for each in complete.missing],
        "papers": queries.papers_of(actor, found),
        "today": today,
        "photos": queries.photos_of(actor, found),
        "memberships": queries.memberships_of(actor, found),
        "paper": forms.PaperForm(),
        "photo": forms.PhotoForm(),
        "check": forms.CheckForm(),
    }
    if is_team:
        own["invited"], own["held"] = queries.invited_to(actor, found), queries.acting_for(actor, found)
        own["place"], own["membership"] = forms.PlaceForm(), membership_form(request, found)
    is_wrong = bool(form.errors or any(getattr(other, "errors", None) for other in others.values()))
    return render(request, "marketplaces/worker.html", {**own, **others}, status=422 if is_wrong else 200)


def membership_form(request: HttpRequest, found: Worker, data: QueryDict | None = None) -> forms.MembershipForm:
    form = forms.MembershipForm(data, initial={"since": found.marketplace.day(clock.now())})
    form.fields["agency"].queryset = queries.agencies_of(actor_of(request), found.marketplace)  # type: ignore[attr-defined]
    return form


def as_it_is(worker: Worker) -> forms.PortraitForm:
    return forms.PortraitForm(initial=forms.described_worker(worker))


@require_POST
def add_paper(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = edited(request, pk), forms.PaperForm(request.POST)
    if not form.is_valid():
        return shown(request, found, as_it_is(found), paper=form)
    actions.add_qualification(found, form.paper(), by=actor_of(request), at=clock.now())
    return redirect("marketplaces:worker", pk=pk)


@require_POST
def remove_paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    found = queries.papers_of(actor_of(request), edited(request, pk)).filter(pk=paper).first()
    if found:
        actions.remove_qualification(found, by=actor_of(request), at=clock.now())
    return redirect("marketplaces:worker", pk=pk)


@require_POST
def check_paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """The team's word that it saw a paper."""
    actor, worker = actor_of(request), edited(request, pk)
    found, form = queries.papers_of(actor, worker).filter(pk=paper).first(), forms.CheckForm(request.POST)
    if not form.is_valid():
        return shown(request, worker, as_it_is(worker), check=form, checked=paper)
    if found:
        actions.check_qualification(found, form.cleaned_data["note"], by=actor, at=clock.now())
    return redirect("marketplaces:worker", pk=pk)


@require_POST
def add_photo(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = edited(request, pk), forms.PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        said = form.cleaned_data
        try:
            data = said["file"].read()
            actions.add_photo(found, said["kind"], data, said["description"], by=actor_of(request), at=clock.now())
        except Refusal as refusal:
            form.add_error("file", f"{refusal.fact} {refusal.way_on}")
        else:
            return redirect("marketplaces:worker", pk=pk)
    return shown(request, found, as_it_is(found), photo=form)


@require_POST
def remove_photo(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    found = queries.photos_of(actor_of(request), edited(request, pk)).filter(pk=photo).first()
    if found:
        actions.remove_photo(found, by=actor_of(request), at=clock.now())
    return redirect("marketplaces:worker", pk=pk)


@require_safe
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture of a public profile; one that was removed, or that its worker leaves out, is not there."""
    found = queries.public_photo(actor_of(request), pk)
    if found is None:
        raise NotYours
    response = HttpResponse(bytes(found.file.content), content_type=found.file.media_type)
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Offers an address to be this worker."""
    actor, found, form = actor_of(request), edited(request, pk), forms.PlaceForm(request.POST)
    if form.is_valid():
        if actions.invite_to_act(found, form.cleaned_data["email"], by=actor, at=clock.now()):
            return redirect("marketplaces:worker", pk=pk)
        form.add_error("email", _("This address is this worker already."))
    return shown(request, found, as_it_is(found), place=form)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a worker a member of an agency."""
    actor, found = actor_of(request), edited(request, pk)
    form = membership_form(request, found, request.POST)
    if form.is_valid():
        try:
            actions.join_agency(worker=found, **form.cleaned_data, by=actor, at=clock.now())
        except Refusal as refusal:
            form.add_error("agency", f"{refusal.fact} {refusal.way_on}")
        else:
            return redirect("marketplaces:worker", pk=pk)
    return shown(request, found, as_it_is(found), membership=form)


@require_POST
def leave(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    """Ends a membership today."""
    actor, worker = actor_of(request), edited(request, pk)
    found, now = queries.memberships_of(actor, worker).filter(pk=membership).first(), clock.now()
    if found:
        actions.leave_agency(found, until=worker.marketplace.day(now), by=actor, at=now)
    return redirect("marketplaces:worker", pk=pk)
