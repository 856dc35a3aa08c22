"""What stands on a programme's public page, put together for one reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from goodstanding.badges import addresses
from goodstanding.base.access import Actor
from goodstanding.community import queries, structured
from goodstanding.community.congratulations import shown_day
from goodstanding.community.forms.pages import ROLES, TIERS
from goodstanding.community.languages import LANGUAGES, ORIGINAL
from goodstanding.community.markup import as_html, questions
from goodstanding.community.models import Milestone
from goodstanding.community.queries import PageText
from goodstanding.community.rule_words import in_words
from goodstanding.surveys.models import Programme
from goodstanding.surveys.pricing import price
from goodstanding.surveys.queries import award_rule_of, policies_of

MOST_HOLDERS = 24
"""Names on the page; the register has them all."""


@dataclass(frozen=True)
class Spoken:
    """The text of a page as HTML; `said_in` names its language where the reader asked for another."""

    language: str
    is_rtl: bool
    said_in: str
    welcome: SafeString
    why: SafeString
    how: SafeString
    faq: list[tuple[str, SafeString]]


def spoken(text: PageText, wanted: str) -> Spoken:
    """The page's text for a reader who wants a language."""
    return Spoken(
        language=text.language,
        is_rtl=bool(get_language_info(text.language)["bidi"]),
        said_in="" if text.language == wanted else LANGUAGES[text.language],
        welcome=as_html(text.section("welcome")),
        why=as_html(text.section("why")),
        how=as_html(text.section("how")),
        faq=[(question, as_html(answer)) for question, answer in questions(text.section("faq"))],
    )


def page_of(actor: Actor, programme: Programme, language: str, on: date) -> dict[str, Any]:
    """The context of the public page, for the language that is active."""
    holders = queries.holders(actor, programme, on)
    milestones = list(queries.milestones(actor, programme, on))
    return {
        "programme": programme,
        "text": spoken(queries.page_text(actor, programme, language), language),
        **rule_of(actor, programme, on),
        "holders": [(award, shown_day(award.valid_until, language)) for award in holders[:MOST_HOLDERS]],
        "more_holders": max(len(holders) - MOST_HOLDERS, 0),
        "phases": list(phases_of(programme, language, on)),
        "milestones": [(words_in(each, language), days_of(each, language)) for each in milestones],
        "events": [_structured(each, programme, language) for each in milestones],
        "sponsors": [(TIERS[tier], named) for tier, named in queries.sponsors(actor, programme)],
        "ways": ways_of(actor, programme),
        "is_operator": actor.account is not None and actor.operates(programme.pk),
    }


def rule_of(actor: Actor, programme: Programme, on: date) -> dict[str, Any]:
    """The rule that rounds opened on a day follow, in words, and its version."""
    policies, name = policies_of(actor, programme), award_rule_of(actor, programme, on)
    version = policies.version(name, on).id
    words = in_words(policies.award(name, on))
    return {
        "rule": words,
        "rule_version": version,
        "policy_url": addresses.of_policy(version).removeprefix(settings.ORIGIN),
    }


def phases_of(programme: Programme, language: str, on: date) -> Iterator[tuple[str, str, bool]]:
    """The phase of a day and those to come: the name with its first day, what a round costs, whether it is now."""
    phases = list(programme.phases.order_by("starts_on"))
    begun = [phase for phase in phases if phase.starts_on <= on]
    for phase in [*begun[-1:], *(phase for phase in phases if phase.starts_on > on)]:
        is_now = phase.starts_on <= on
        since = _("since %(day)s") if is_now else _("from %(day)s")
        name = f"{phase.name}, {since % {'day': shown_day(phase.starts_on, language)}}"
        yield name, price(phase.fee_cents, phase.currency), is_now


def words_in(milestone: Milestone, language: str) -> str:
    """What a date is, in a language, else in English."""
    said: dict[str, str] = milestone.words
    return said.get(language) or said[ORIGINAL]


def days_of(milestone: Milestone, language: str) -> str:
    """The day, or the first and the last."""
    first = shown_day(milestone.starts_on, language)
    if milestone.ends_on in (None, milestone.starts_on):
        return first
    return f"{first} – {shown_day(milestone.ends_on, language)}"


def _structured(milestone: Milestone, programme: Programme, language: str) -> SafeString:
    path = reverse("community:programme", args=[programme.slug])
    name = words_in(milestone, language)
    data = structured.event(name, milestone.starts_on, milestone.ends_on, programme.operator, path)
    return structured.element(data)


def ways_of(actor: Actor, programme: Programme) -> list[tuple[str, str, str, str]]:
    """Role, what it is for, who holds it, and the address of the form."""
    about = {"leader": _("Joining, dates, fees"), "expert": _("Questions, answers, figures, badges")}
    return [
        (str(ROLES[way.role]), about[way.role], way.name, reverse("community:contact", args=[programme.slug, way.role]))
        for way in queries.ways_to_reach(actor, programme)
    ]
