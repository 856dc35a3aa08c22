"""Applicants as a company compares them: a few figures of each card, and the checks of what the opening asks for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Application, Opening
from goodstanding.engagements.queries.applications import applications_to
from goodstanding.engagements.words import state_tag
from goodstanding.reputation.found_words import SetLines, told
from goodstanding.reputation.queries import standings
from goodstanding.reputation.shown import Row, Shown, shown

COMPARED: Final = ("satisfaction", "on_time", "delivered_on_time", "cancelled", "answer_minutes")


@dataclass(frozen=True)
class Applicant:
    """One line of the comparison."""

    application: Application
    tag: dict[str, Any]
    card: Shown
    compared: tuple[Row, ...]
    checks: tuple[SetLines, ...]
    not_met: int


def applicants_of(actor: Actor, opening: Opening, at: datetime) -> list[Applicant]:
    """Who applied, first come first."""
    applications = list(applications_to(actor, opening))
    workers = [each.worker for each in applications]
    found = standings(actor, opening, workers, opening.marketplace.day(at))
    lines = []
    for application in applications:
        standing = found[application.worker_id]
        card = shown(standing.cards, opening.marketplace.currency)
        compared = tuple(row for row in card.rows if row.key in COMPARED)
        tag = state_tag(application.state)
        lines.append(Applicant(application, tag, card, compared, told(standing), len(standing.not_met)))
    return lines


def standing_of(actor: Actor, application: Application, at: datetime) -> dict[str, Any]:
    """What the page of an offer shows of the applicant."""
    opening = application.opening
    on = opening.marketplace.day(at)
    standing = standings(actor, opening, [application.worker], on)[application.worker_id]
    return {
        "card": shown(standing.cards, opening.marketplace.currency),
        "subject": application.worker,
        "checks": told(standing),
        "not_met": len(standing.not_met),
    }
