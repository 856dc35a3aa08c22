"""The five screens in which a team sets up a round: profile, clients, complete, invitation, launch."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.importing import ImportRefused
from goodstanding.surveys import actions
from goodstanding.surveys.actions.rosters import commit_draft, name_contacts, offer_evidence, save_roster_draft
from goodstanding.surveys.actions.texts import keep_invitation_text
from goodstanding.surveys.forms.lists import ListForm
from goodstanding.surveys.forms.wizard import CompleteForm, EvidenceForm, TextForm
from goodstanding.surveys.modes import NOMINATED_RULE
from goodstanding.surveys.queries import wizard
from goodstanding.surveys.refusals import WrongState
from goodstanding.surveys.roster import Addressee, Reading, read_roster
from goodstanding.surveys.roster.contacts import read_contacts
from goodstanding.surveys.views import screens
from goodstanding.surveys.views.places import Place, place_of, shop_of

screen = require_http_methods(["GET", "HEAD", "POST"])


@screen
def new_round(request: HttpRequest, slug: str) -> HttpResponse:
    """Screen 1: the profile, and which programme, edition and way of choosing clients."""
    shop, actor, at = shop_of(request, slug), actor_of(request), clock.now()
    given = screens.profile(actor, shop, at.date(), request.POST if request.method == "POST" else None)
    form = given["form"]
    if not form.is_bound or not form.is_valid():
        return render(request, "surveys/wizard/new_round.html", given, status=422 if form.is_bound else 200)
    chosen = form.cleaned_data
    programme = next(one for one in given["programmes"] if one.slug == chosen["programme"])
    rule = NOMINATED_RULE if chosen["mode"] == "nominated" else ""
    survey = actions.open_round(programme, shop, chosen["edition"], award_rule=rule, by=actor, at=at)
    query = f"?{urlencode({'programme': programme.slug})}" if len(given["programmes"]) > 1 else ""
    return Place(request, survey, query).go_on()


@screen
def clients(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """Screen 2: the list of clients, read and checked before it is kept."""
    place = place_of(request, slug, edition)
    if request.method != "POST":
        return place.go("complete") if place.survey.state != "draft" else place.show("clients", screens.clients(place))
    form = ListForm(request.POST, request.FILES)
    reading = _read(place, form)
    if reading is None or reading.problems:
        return place.show("clients", screens.clients(place, form, reading), wrong=True)
    save_roster_draft(place.survey, reading, source=form.source, by=place.actor, at=clock.now())
    return place.go("clients")


def _read(place: Place, form: ListForm) -> Reading | None:
    """The list that was sent, with its problems; None where none was."""
    if not form.is_valid():
        return None
    try:
        table = form.table()
    except ImportRefused as refused:
        return Reading(0, problems=refused.problems)
    return read_roster(table, wizard.frame_of(place.actor, place.survey, form.cleaned_data["language"]))


@screen
def complete(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """Screen 3: the marketplace's word that the list is complete; sending it commits the roster, which draws."""
    place = place_of(request, slug, edition)
    if request.method == "POST":
        return _commit(place) if "version" in request.POST else _offer(place)
    if place.survey.state != "draft":
        return place.show("complete", screens.drawn(place), page="drawn")
    draft = wizard.draft_of(place.actor, place.survey)
    return place.show("complete", screens.complete(place, draft)) if draft else place.go("clients")


def _commit(place: Place) -> HttpResponse:
    form = CompleteForm(place.request.POST)
    draft = wizard.draft_of(place.actor, place.survey)
    if draft and not form.is_valid():
        return place.show("complete", screens.complete(place, draft, form), wrong=True)
    if draft:
        version, evidence = form.cleaned_data["version"], form.offered
        with suppress(WrongState):  # a colleague, or this form sent twice, was first: the page shows what stands
            commit_draft(place.survey, version, evidence=evidence, by=place.actor, at=clock.now())
    return place.go("complete")


def _offer(place: Place) -> HttpResponse:
    form = EvidenceForm(place.request.POST)
    if place.survey.state == "draft":
        return place.go("complete")
    if not form.is_valid():
        return place.show("complete", screens.drawn(place, form), page="drawn", wrong=True)
    offer_evidence(place.survey.roster, form.cleaned_data["evidence"], by=place.actor, at=clock.now())
    return place.go("complete")


@screen
def contacts(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """Between screens 3 and 4, and while clients are replaced: whom to ask where the list named nobody."""
    place = place_of(request, slug, edition)
    if not place.unnamed:
        return place.go_on()
    if request.method != "POST":
        return place.show("complete", screens.contacts(place), page="contacts")
    named, given = _named(place)
    if named is None:
        return place.show("complete", given, page="contacts", wrong=True)
    name_contacts(place.survey, named, by=place.actor, at=clock.now())
    return place_of(request, slug, edition).go_on()


def _named(place: Place) -> tuple[Mapping[int, Sequence[Addressee]] | None, dict[str, Any]]:
    """The people named in the rows of the page or in a list, by roster row; else the page with what is wrong."""
    if "email_list" not in place.request.POST:
        form = screens.people_form(place, place.request.POST)
        return (form.people, {}) if form.is_valid() else (None, screens.contacts(place, people=form))
    sent = ListForm(place.request.POST, place.request.FILES)
    if not sent.is_valid():
        return None, screens.contacts(place, sent=sent)
    wanted = wizard.wanted_of(place.actor, place.unnamed)
    try:
        reading = read_contacts(sent.table(), wanted, sent.cleaned_data["language"])
    except ImportRefused as refused:
        return None, screens.contacts(place, sent=sent, problems=refused.problems)
    wrong = [*reading.problems, *screens.objected(place, reading.people)]
    return (None, screens.contacts(place, sent=sent, problems=wrong)) if wrong else (reading.people, {})


@screen
def invitation(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """Screen 4: what clients will get, in each language, with the marketplace's own words."""
    place = place_of(request, slug, edition)
    if place.survey.state != "rostered" or place.unnamed:
        return place.go_on()
    language = screens.language_of(place)
    if request.method != "POST":
        return place.show("invitation", screens.invitation(place, language))
    form = TextForm(request.POST)
    if not form.is_valid():
        return place.show("invitation", screens.invitation(place, language, form), wrong=True)
    keep_invitation_text(place.survey, language, form.words, by=place.actor, at=clock.now())
    return redirect(screens.address_of_text(place, language))


@screen
def launch(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """Screen 5: what happens when; sending it invites the drawn clients."""
    place = place_of(request, slug, edition)
    if place.survey.state != "rostered" or place.unnamed:
        return place.go_on()
    if request.method != "POST":
        return place.show("launch", screens.launch(place))
    with suppress(WrongState):  # sent twice: the round is in the field, which is what was asked for
        actions.launch(place.survey, by=place.actor, at=clock.now())
    return place.go("progress")
