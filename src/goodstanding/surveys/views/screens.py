"""What each screen of setting up a round holds."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from goodstanding.base import clock
from goodstanding.base.access import Actor
from goodstanding.base.importing import Problem
from goodstanding.base.letters import Written
from goodstanding.base.shell import Link
from goodstanding.marketplaces.choices import SIZES, facet_name
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys import previews, setting_up
from goodstanding.surveys.forms.lists import ListForm, PeopleForm, limits
from goodstanding.surveys.forms.wizard import CompleteForm, EvidenceForm, ProfileForm, TextForm
from goodstanding.surveys.mails import HeadsUp, OwnWords, heads_up, likely_questions
from goodstanding.surveys.models import Programme, RosterDraft, Round
from goodstanding.surveys.modes import ModeOffer, is_nominated
from goodstanding.surveys.pricing import price
from goodstanding.surveys.queries import policies_of, wizard
from goodstanding.surveys.roster import LANGUAGES, Addressee, Reading, flags_kept
from goodstanding.surveys.roster.contacts import objections
from goodstanding.surveys.views.places import Place

Given = dict[str, Any]
NAMED = 100
ROWS_AT_ONCE = 50
EXAMPLE = """Company,Company ID,Website,Contact,E-mail,Language
Baraka Cold Chain,c001,baraka.example,Amina Said,amina@baraka.example,English
Juakali Interiors,c002,,,,
"""


def profile(actor: Actor, shop: Marketplace, today: date, sent: QueryDict | None) -> Given:
    """Screen 1."""
    programmes = list(wizard.programmes_joined(actor, shop))
    drafts = [survey for survey in wizard.rounds_of(actor, shop) if survey.state == "draft"]
    editions = wizard.editions_open(actor, shop, today)
    modes = wizard.mode_offers(actor, programmes[0], today) if programmes else []
    coming = {one: wizard.next_round(actor, one, shop, today) for one in programmes}
    form = ProfileForm(programmes, editions, modes, sent, initial=_initial(coming, drafts, editions, modes))
    retry = {one.name: wizard.retry_day(actor, one, shop) for one in programmes}
    spared = [(one.name, year, wizard.spared_until(actor, one, shop, year)) for one, (year, _day) in coming.items()]
    return {
        "form": form,
        "programmes": programmes,
        "marketplace": shop,
        "facts": _facts_of(shop),
        "steps": setting_up.steps("new_round"),
        "crumbs": [Link(shop.name, reverse("portals:marketplace", args=[shop.slug])), Link(_("New round"), "", True)],
        "profile": reverse("marketplaces:profile", args=[shop.slug]),
        "offers": reverse("surveys:programmes", args=[shop.slug]),
        "fees": [(one.name, _fee(actor, one, today)) for one in programmes],
        "retry": {name: day for name, day in retry.items() if day and day > today},
        "spared": [(name, year, day) for name, year, day in spared if day and day > today],
        "drafts": drafts,
    }


def _initial(
    coming: Mapping[Programme, tuple[int, date]],
    drafts: Sequence[Round],
    editions: Sequence[int],
    modes: Sequence[ModeOffer],
) -> Given:
    """The newest draft as it was chosen, else the round that may be opened first."""
    if drafts:
        mode = "nominated" if is_nominated(drafts[0].award_rule) else "drawn"
        return {"programme": drafts[0].programme.slug, "edition": drafts[0].edition, "mode": mode}
    first = min(coming, key=lambda one: coming[one][1], default=None)
    return {
        "programme": first.slug if first else None,
        "edition": min(coming[first][0], editions[-1]) if first else editions[0],
        "mode": modes[0].key if modes else None,
    }


def _facts_of(shop: Marketplace) -> list[tuple[str, str]]:
    facets: dict[str, list[str]] = {}
    for facet in shop.facets.order_by("kind", "value"):
        facets.setdefault(_(str(facet.get_kind_display())), []).append(facet_name(facet.kind, facet.value))
    own = [
        (_("Name"), shop.name),
        (_("Website"), shop.domain),
        (_("Time zone"), shop.zone),
        (_("Founded"), str(shop.founded)),
        (_("People"), str(dict(SIZES).get(shop.size, shop.size))),
    ]
    return [*own, *((kind, ", ".join(values)) for kind, values in facets.items())]


def _fee(actor: Actor, programme: Programme, today: date) -> str:
    phase = wizard.phase_of(actor, programme, today)
    return price(phase.fee_cents, phase.currency) if phase else price(0, "")


def clients(place: Place, form: ListForm | None = None, reading: Reading | None = None) -> Given:
    """Screen 2."""
    draft = wizard.draft_of(place.actor, place.survey)
    given: Given = {"form": form or ListForm(initial=_language_of(place)), "draft": draft, "most": f"{limits().rows:,}"}
    given["example"] = EXAMPLE
    if draft:
        given |= _prospect(place, len(draft.lines["clients"]))
        flags, flagged = flags_kept(draft.lines), draft.lines["flagged"]
        given |= {"clients": draft.lines["clients"], "rows": draft.lines["rows"]}
        given["flags"] = setting_up.to_look_at(flags, flagged) if flags else None
    if reading:
        given["problems"] = setting_up.to_mend(reading.problems)
    return given


def _language_of(place: Place) -> dict[str, str]:
    """The first language of service that the survey has, for people of whom none is known."""
    spoken = set(place.survey.marketplace.facets.filter(kind="language").values_list("value", flat=True))
    return {"language": next((code for code in LANGUAGES if code in spoken), "en")}


def _prospect(place: Place, count: int) -> Given:
    found = wizard.prospects(place.actor, place.survey, count, clock.now().date())
    sentences = [setting_up.prospect(found), setting_up.asking(found)]
    return {"forecast": found, "sentences": sentences, "grading": setting_up.grading(found)}


def complete(place: Place, draft: RosterDraft, form: CompleteForm | None = None) -> Given:
    """Screen 3, before the commitment."""
    policies = policies_of(place.actor, place.survey.programme)
    return {
        "form": form or CompleteForm(initial={"version": draft.saved_at.isoformat()}),
        "draft": draft,
        "count": len(draft.lines["clients"]),
        "months": policies.fieldwork(clock.now().date()).roster_months,
        **_prospect(place, len(draft.lines["clients"])),
    }


def drawn(place: Place, form: EvidenceForm | None = None) -> Given:
    """Screen 3, after it: what was published, who is asked, and evidence where none is offered yet."""
    survey, asked = place.survey, wizard.drawn_clients(place.actor, place.survey)
    roster, draw = survey.roster, survey.draw
    return {
        "form": form or EvidenceForm(),
        "roster": roster,
        "draw": draw,
        "evidence": getattr(roster, "evidence", None),
        "verification": getattr(roster, "verification", None),
        "asked": asked[:NAMED],
        "more": len(asked[NAMED:]),
        "unnamed": len(place.unnamed),
        **_prospect(place, roster.size),
    }


def people_form(place: Place, sent: QueryDict | None = None) -> PeopleForm:
    """The rows of the page that asks for contacts."""
    spoken = _language_of(place)["language"]
    rows = place.unnamed[:ROWS_AT_ONCE]
    initial = {f"language_{row.pk}": spoken for row in rows}
    return PeopleForm(rows, _own(place), _taken(place), sent, initial=initial)


def objected(place: Place, people: Mapping[int, Sequence[Addressee]]) -> list[Problem]:
    """What is wrong with people whom a list names."""
    expected, advice = _("a person of this client"), _("Name another person.")
    found = objections(people, _own(place), _taken(place))
    return [Problem(None, None, sentence, expected, advice) for _place, sentence in found]


def _own(place: Place) -> frozenset[str]:
    return frozenset([place.survey.marketplace.domain])


def _taken(place: Place) -> frozenset[str]:
    return wizard.addresses_in(place.actor, place.survey)


def contacts(
    place: Place,
    *,
    people: PeopleForm | None = None,
    sent: ListForm | None = None,
    problems: Sequence[Problem] = (),
) -> Given:
    """Between screens 3 and 4."""
    return {
        "form": people or people_form(place),
        "list": sent or ListForm(initial=_language_of(place), auto_id="list_%s"),
        "problems": setting_up.to_mend(problems) if problems else None,
        "is_list_open": sent is not None,
        "count": len(place.unnamed),
        "example": "\n".join(["Company ID\tE-mail\tContact\tLanguage", *_example(place)]),
    }


def _example(place: Place) -> list[str]:
    return [f"{row.company.external_id}\t\t\t" for row in place.unnamed]


def language_of(place: Place) -> str:
    """The language of the preview that the address asks for, else the one of most people."""
    people = wizard.languages_drawn(place.actor, place.survey)
    return previews.language_asked(place.request.GET.get("language", ""), people)


def address_of_text(place: Place, language: str) -> str:
    """The preview in a language."""
    joint = "&" if place.query else "?"
    return f"{place.url('invitation')}{joint}{urlencode({'language': language})}"


def invitation(place: Place, language: str, form: TextForm | None = None) -> Given:
    """Screen 4 in one language."""
    survey, programme = place.survey, place.survey.programme
    kept = wizard.texts_of(place.actor, survey).get(language)
    words = OwnWords(kept.greeting, kept.paragraph, kept.signature) if kept else OwnWords()
    people = wizard.languages_drawn(place.actor, survey)
    tabs = [(tab, address_of_text(place, tab.code)) for tab in previews.tabs(language, people)]
    named = {"language": language, "programme": programme.name, "operator": programme.operator}
    return {
        "form": form or TextForm(initial=asdict(words)),
        "language": get_language_info(language),
        "language_name": dict(settings.LANGUAGES)[language],
        "tabs": tabs,
        "mail": _mail(place, language, words),
        "heads_up": _heads_up(place, language),
        "likely": likely_questions(**named, host=urlsplit(settings.ORIGIN).hostname or ""),
    }


def _heads_up(place: Place, language: str) -> HeadsUp:
    survey = place.survey
    return heads_up(
        language=language,
        marketplace=survey.marketplace.name,
        programme=survey.programme.name,
        operator=survey.programme.operator,
        questions=_questions(place),
    )


def _mail(place: Place, language: str, words: OwnWords) -> Written:
    at, survey = clock.now(), place.survey
    client = next((row.company.name for row in wizard.drawn_clients(place.actor, survey)), "")
    numbers = policies_of(place.actor, survey.programme).fieldwork(at.date())
    return previews.previewed(survey, language, words, client, _questions(place), numbers, at)


def _questions(place: Place) -> int:
    survey = place.survey
    return len(policies_of(place.actor, survey.programme).instrument(survey.instrument).items)


def launch(place: Place) -> Given:
    """Screen 5."""
    at, survey = clock.now(), place.survey
    numbers = policies_of(place.actor, survey.programme).fieldwork(at.date())
    zone, people = survey.marketplace.zone, wizard.languages_drawn(place.actor, survey)
    languages = ", ".join(tab.label for tab in previews.tabs("", people) if tab.people)
    shown = _("verified by an operator") if hasattr(survey.roster, "verification") else _("by your word")
    return {
        "facts": [
            (
                _("Clients"),
                _("%(asked)s of %(size)s are asked") % {"asked": survey.draw.drawn, "size": survey.roster.size},
            ),
            (_("People"), languages),
            (_("Roster"), shown),
            (_("Cost"), _fee_of(survey)),
            (_("Closes"), setting_up.closing(at, numbers, zone)),
        ],
        "moments": setting_up.what_happens(at, numbers, zone),
        **_prospect(place, survey.roster.size),
    }


def _fee_of(survey: Round) -> str:
    fee = getattr(survey, "fee", None)
    if fee is None or not fee.cents:
        return price(0, "")
    return f"{price(fee.cents, fee.currency)} ({fee.get_state_display()})"
