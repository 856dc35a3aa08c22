"""What the pages of conduct show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor
from goodstanding.base.shell import Tone
from goodstanding.disputes.conduct.reporting import About
from goodstanding.disputes.conduct.words import rule_words, spoken
from goodstanding.disputes.desk.listing import zone_of
from goodstanding.disputes.models import Measure
from goodstanding.disputes.queries.conduct import measures_on, own_measures, own_reports
from goodstanding.disputes.words import moment_at, ruling_words, state_words
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import terms_in_force
from goodstanding.policies import load


@dataclass(frozen=True)
class Row:
    """A measure in a list. `lift` is the address at which the team ends it; empty where it is over."""

    kind: str
    who: str
    state: str
    tone: Tone
    since: str
    case: str
    why: str
    lift: str


def guidelines_of(actor: Actor, marketplace: Marketplace, at: datetime) -> dict[str, Any]:
    """The rules of conduct in the reader's language, what may follow, and what the marketplace itself adds."""
    policy = load().conduct(at.date())
    own = terms_in_force(actor, marketplace, marketplace.day(at))
    return {
        "marketplace": marketplace,
        "rules": [rule_words(policy, code) for code in policy.rules],
        "measures": [spoken(dict(words)) for words in policy.measures.values()],
        "procedure": spoken(dict(policy.procedure)),
        "version": load().version("conduct-1", at.date()).id,
        "own": next((each for each in own if each.kind == "guidelines"), None),
    }


def report_page(about: About, form: object) -> dict[str, Any]:
    """The form about somebody."""
    guidelines = reverse("disputes:guidelines", args=[about.marketplace.slug])
    return {"about": about, "form": form, "guidelines": guidelines}


def own_page(actor: Actor, at: datetime) -> dict[str, Any]:
    """What the actor reported and how it stands, and measures about the actor."""
    zone = zone_of(actor)
    reports = [
        (rule_words(load().conduct(each.reported_at.date()), each.rule).title, moment_at(each.reported_at, zone), each)
        for each in own_reports(actor)
    ]
    states = [
        (title, when, state_words(each.case.state, each.case.closing), each.text) for title, when, each in reports
    ]
    return {"reports": states, "measures": list(rows_of(own_measures(actor), zone, at, reverse_case="disputes:case"))}


def team_page(actor: Actor, marketplace: Marketplace, at: datetime) -> dict[str, Any]:
    """Every measure of a marketplace, those in force first."""
    slug, measures = marketplace.slug, measures_on(actor, marketplace.pk)
    rows = list(rows_of(measures, zone_of(actor), at, reverse_case="disputes:desk_case", slug=slug))
    return {
        "marketplace": marketplace,
        "now": [row for row in rows if row.lift],
        "over": [row for row in rows if not row.lift],
    }


def rows_of(
    measures: Iterable[Measure], zone: str, at: datetime, *, reverse_case: str, slug: str = ""
) -> Iterable[Row]:
    """Each measure as its line."""
    for each in measures:
        is_over = each.lifted_at is not None or (each.until is not None and each.until <= at)
        who = next((party.name for party in each.case.parties.all() if party.role == "respondent"), "")
        yield Row(
            ruling_words(each.kind, None),
            who,
            _state(each, zone, is_over=is_over),
            "neutral" if is_over or each.kind == "warning" else "bad",
            moment_at(each.since, zone),
            reverse(reverse_case, args=[each.case_id]),
            each.lifted_why,
            "" if is_over or not slug else reverse("disputes:lift", args=[slug, each.pk]),
        )


def _state(measure: Measure, zone: str, *, is_over: bool) -> str:
    if measure.lifted:
        return _("replaced on appeal") if measure.lifted == "appeal" else _("lifted by the team")
    if is_over:
        return _("over")
    return _("in force until %(until)s") % {"until": moment_at(measure.until, zone)} if measure.until else _("in force")
