"""The team's page of what is public, and an operator's removal of a story."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.badges import actions
from goodstanding.badges.forms.publicity import RemovalForm, StoryForm, SwitchesForm
from goodstanding.badges.publicity import may_remove, story_of
from goodstanding.badges.register.team import of_team
from goodstanding.badges.views.register import entry_of, marketplace_page
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplaces_served


@require_http_methods(["GET", "HEAD", "POST"])
def switches(request: HttpRequest, slug: str) -> HttpResponse:
    """What of its awards is public, to set; it takes effect at once."""
    shop = _served(request, slug)
    if request.method != "POST":
        return _page(request, shop)
    form = SwitchesForm(request.POST)
    if not form.is_valid():
        return _page(request, shop, switches=form)
    actions.set_publicity(shop, form.switches, by=actor_of(request), at=clock.now())
    return redirect("badges:publicity", slug=slug)


@require_POST
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """The marketplace's own words on its page of the register."""
    shop, form = _served(request, slug), StoryForm(request.POST)
    if not form.is_valid():
        return _page(request, shop, story=form)
    actions.write_story(shop, form.cleaned_data["story"], by=actor_of(request), at=clock.now())
    return redirect("badges:publicity", slug=slug)


@require_POST
def remove_story(request: HttpRequest, slug: str) -> HttpResponse:
    """A story taken off the register by an operator."""
    entry, form = entry_of(slug), RemovalForm(request.POST)
    found = story_of(entry.marketplace.pk)
    if found is None or not may_remove(actor_of(request), entry.marketplace):
        raise NotYours
    if not form.is_valid():
        return marketplace_page(request, entry, removal=form)
    actions.remove_story(found, form.cleaned_data["reason"], by=actor_of(request), at=clock.now())
    return redirect("badges:register_marketplace", slug=slug)


def _served(request: HttpRequest, slug: str) -> Marketplace:
    shop = marketplaces_served(actor_of(request)).filter(slug=slug).first()
    if shop is None:
        raise NotYours
    return shop


def _page(
    request: HttpRequest, shop: Marketplace, switches: SwitchesForm | None = None, story: StoryForm | None = None
) -> HttpResponse:
    given = of_team(shop, clock.now().date())
    given |= {"form": switches or given["form"], "story_form": story or given["story_form"]}
    return render(request, "badges/register_public.html", given, status=422 if switches or story else 200)
