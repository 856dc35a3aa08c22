"""Reads of weak items and of what is done about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import QuerySet

from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries import signed_decisions
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.community.models.plans import ActionPlan
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account, Grant
from goodstanding.policies import Instrument
from goodstanding.policies.playbook import Play, playbook
from goodstanding.reports.content import report
from goodstanding.reports.content.tree import Item
from goodstanding.reports.queries import facts_of
from goodstanding.reports.refusals import FactsChanged
from goodstanding.rules.survey import column
from goodstanding.surveys.models import Programme, Round
from goodstanding.surveys.queries import policies_of


@dataclass(frozen=True)
class Weak:
    """An item of the newest decided round that is under its floor or near it."""

    decision: Decision
    key: str
    words: str
    mean: str
    floor: str
    band: Literal["below", "watch"]


def weak_items(actor: Actor, marketplace: Marketplace, language: str) -> list[Weak]:
    """What the newest report of each programme shows as weak, the farthest under its floor first; for the team.

    What the report hides is not in it.
    """
    return [weak for decision in _newest(actor, marketplace) for weak in _weak(actor, decision, language)]


def _newest(actor: Actor, marketplace: Marketplace) -> list[Decision]:
    found: dict[int, Decision] = {}
    for decision in signed_decisions(actor, marketplace):
        found.setdefault(decision.round.programme_id, decision)
    return list(found.values())


def _weak(actor: Actor, decision: Decision, language: str) -> list[Weak]:
    try:
        facts = facts_of(actor, decision)
    except FactsChanged:
        return []
    if facts is None:
        return []
    shown = report(facts, policies_of(SYSTEM, decision.round.programme), language)
    items = [item for dimension in shown.dimensions for item in dimension.items]
    weak = [made for item in items if (made := _weak_item(decision, item))]
    return sorted(weak, key=lambda each: float(each.mean) - float(each.floor))


def _weak_item(decision: Decision, item: Item) -> Weak | None:
    if item.mean is None or (item.standing != "below" and item.standing != "watch"):
        return None
    return Weak(decision, item.key, item.words, item.mean, item.floor, item.standing)


def ratings_of(actor: Actor, decision: Decision, item: str) -> list[float]:
    """What each client rated an item in a decided round, in points; for the marketplace's team, none to others."""
    facts = facts_of(actor, decision)
    if facts is None:
        return []
    survey = facts.judgement.survey
    return next((column(survey, score.position) for score in survey.items if score.key == item), [])


def instrument_of(actor: Actor, survey: Round) -> Instrument:
    """The questionnaire of a round as it was asked; public."""
    return policies_of(SYSTEM, survey.programme).instrument(survey.instrument, survey.opened_at.date())


def item_words(actor: Actor, plan: ActionPlan, language: str) -> str:
    """The statement of a plan's item, as clients rate it; public, as every questionnaire is."""
    instrument = instrument_of(actor, plan.round)
    wording = instrument.wordings.get(language, instrument.original)
    names = {"marketplace": plan.marketplace.name, "programme": plan.round.programme.name}
    return wording.items[plan.item].format_map(names)


def item_names(actor: Actor, programme: Programme, language: str) -> Mapping[str, str]:
    """Item key -> its statement, for a coach to choose from; public."""
    instrument = policies_of(SYSTEM, programme).instrument(programme.instrument)
    wording = instrument.wordings.get(language, instrument.original)
    names = {"marketplace": "…", "programme": programme.name}
    return {item.key: wording.items[item.key].format_map(names) for item in instrument.items}


def play_for(actor: Actor, survey: Round, item: str, language: str) -> Play | None:
    """What the playbook advises on an item; public."""
    found = playbook(instrument_of(actor, survey), language)
    return found.items.get(item) if found else None


def plans_of(actor: Actor, marketplace: Marketplace) -> QuerySet[ActionPlan]:
    """A marketplace's plans, the open ones first, then the newest; for its team."""
    found = ActionPlan.objects.filter(marketplace=marketplace)
    found = found.select_related("round__programme", "marketplace", "owner", "remeasure").order_by(
        "-state", "due_on", "pk"
    )
    return found if actor.serves(marketplace.pk) else found.none()


def team_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Account]:
    """Who may see to a plan: the accounts of the team, for the team."""
    held = Grant.objects.filter(office="team", tenant=marketplace.pk, ended_at=None)
    found = Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("name", "pk")
    return found if actor.serves(marketplace.pk) else found.none()


def plans_to_remind(actor: Actor, on: date) -> QuerySet[ActionPlan]:
    """Open plans whose day has come and whose owner was not told yet; for the system."""
    due = ActionPlan.objects.filter(state="open", due_on__lte=on, reminded_at=None).order_by("pk")
    due = due.select_related("owner", "marketplace", "round__programme")
    return due if actor.is_system else due.none()
