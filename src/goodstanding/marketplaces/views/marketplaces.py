"""Pages of a marketplace's profile and team: wiring only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of, person
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces import actions
from goodstanding.marketplaces.forms.marketplaces import ColleagueForm, ProfileForm, described
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import invitations_received, invitations_sent, marketplaces_served
from goodstanding.people.queries import held_at, own_account
from goodstanding.people.signing_in import limit

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def new(request: HttpRequest) -> HttpResponse:
    """Enrols a marketplace; who sends the form becomes its team."""
    actor, now = actor_of(request), clock.now()
    person(actor)
    account = own_account(actor)
    form = ProfileForm(request.POST or None, today=now.date(), initial={"zone": account.zone if account else "UTC"})
    if request.method == "POST" and form.is_valid():
        enrolled = actions.enrol_with_team(form.profile(), by=actor, at=now)
        return redirect("surveys:programmes", slug=enrolled.slug)
    given = {"form": form, "invitations": invitations_received(actor)}
    return render(request, "marketplaces/new.html", given, status=422 if form.errors else 200)


@page
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """What the marketplace declares of itself, to change."""
    actor, now = actor_of(request), clock.now()
    shop = served(request, slug)
    form = ProfileForm(request.POST or None, today=now.date(), initial=described(shop))
    if request.method == "POST" and form.is_valid():
        actions.change_profile(shop, form.profile(), by=actor, at=now)
        return redirect("marketplaces:profile", slug=slug)
    given = {"form": form, "marketplace": shop}
    return render(request, "marketplaces/profile.html", given, status=422 if form.errors else 200)


def served(request: HttpRequest, slug: str) -> Marketplace:
    """The marketplace, for its team; NotYours for all others."""
    shop = marketplaces_served(actor_of(request)).filter(slug=slug).first()
    if shop is None:
        raise NotYours
    return shop


@page
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is on the team and who is invited; a POST invites one more."""
    actor, shop = actor_of(request), served(request, slug)
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        limit(request, "invite_colleague", str(actor.account))
        if actions.invite_colleague(shop, form.cleaned_data["email"], by=actor, at=clock.now()):
            return redirect("marketplaces:team", slug=slug)
        form.add_error("email", _("This colleague is on the team already."))
    members, sent = held_at(actor, "team", shop.pk), invitations_sent(actor, shop)
    given = {"form": form, "marketplace": shop, "members": members, "sent": sent, "me": actor.account}
    return render(request, "marketplaces/team.html", given, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes somebody off the team, perhaps oneself."""
    actor, shop = actor_of(request), served(request, slug)
    held = held_at(actor, "team", shop.pk).filter(pk=pk).first()
    if held:
        actions.remove_colleague(shop, held, by=actor, at=clock.now())
    if held and held.account_id == actor.account:
        return redirect("portals:home")
    return redirect("marketplaces:team", slug=slug)


@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes an open invitation back."""
    actor, shop = actor_of(request), served(request, slug)
    invitation = invitations_sent(actor, shop).filter(pk=pk).first()
    if invitation:
        actions.withdraw_invitation(invitation, by=actor, at=clock.now())
    return redirect("marketplaces:team", slug=slug)


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """The teams that offer the reader a place; who is not signed in does that first."""
    actor = actor_of(request)
    if actor.account is None:
        return redirect("sign_in")
    return render(request, "marketplaces/invitations.html", {"invitations": invitations_received(actor)})


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Joins the team that invited."""
    actor = actor_of(request)
    person(actor)
    invitation = invitations_received(actor).filter(pk=pk).first()
    if invitation is None:
        return redirect("marketplaces:invitations")
    actions.accept_invitation(invitation, by=actor, at=clock.now())
    if invitation.office != "team":
        return redirect("portals:home")
    return redirect("portals:marketplace", slug=invitation.marketplace.slug)


@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Says no; the team learns only that the invitation is no longer open."""
    actor = actor_of(request)
    person(actor)
    invitation = invitations_received(actor).filter(pk=pk).first()
    if invitation:
        actions.decline_invitation(invitation, by=actor, at=clock.now())
    return redirect("marketplaces:invitations")
