"""Applicants as a company compares them: a few figures of each card, and the checks of what the opening asks for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Application, Opening
from goodstanding.engagements.queries.applications import applications_to
from goodstanding.engagements.words import state_tag
from goodstanding.reputation.found_words import SetLines, told
from goodstanding.reputation.queries import requirements_met
from goodstanding.reputation.queries.scores import scores_now
from goodstanding.reputation.queries.standings import public_standing, standings_of
from goodstanding.reputation.score_words import score_of, stands_words
from goodstanding.reputation.shown import Row, Shown, shown
from goodstanding.reputation.standing_words import held_words

COMPARED: Final = ("satisfaction", "on_time", "delivered_on_time", "cancelled", "answer_minutes")


@dataclass(frozen=True)
class Applicant:
    """One line of the comparison."""

    application: Application
    tag: dict[str, Any]
    card: Shown
    score: dict[str, str] | None
    held: dict[str, str] | None
    compared: tuple[Row, ...]
    checks: tuple[SetLines, ...]
    not_met: int


def applicants_of(actor: Actor, opening: Opening, at: datetime) -> list[Applicant]:
    """Who applied, first come first."""
    applications = list(applications_to(actor, opening))
    workers = [each.worker for each in applications]
    on = opening.marketplace.day(at)
    found = requirements_met(actor, opening, workers, on)
    scores = scores_now(actor, opening.marketplace, [worker.pk for worker in workers], on)
    held = standings_of(actor, opening.marketplace, on, [worker.pk for worker in workers])
    lines = []
    for application in applications:
        standing = found[application.worker_id]
        card = shown(standing.cards, opening.marketplace.currency)
        compared = tuple(row for row in card.rows if row.key in COMPARED)
        tag = state_tag(application.state)
        score = stands_words(scores[application.worker_id]) if application.worker_id in scores else None
        top = held_words(held.get(application.worker_id))
        lines.append(Applicant(application, tag, card, score, top, compared, told(standing), len(standing.not_met)))
    return lines


def standing_of(actor: Actor, application: Application, at: datetime) -> dict[str, Any]:
    """What the page of an offer shows of the applicant."""
    opening = application.opening
    on = opening.marketplace.day(at)
    standing = requirements_met(actor, opening, [application.worker], on)[application.worker_id]
    return {
        "card": shown(standing.cards, opening.marketplace.currency),
        "subject": application.worker,
        "score": score_of(actor, application.worker, on),
        "held": held_words(public_standing(actor, application.worker)),
        "checks": told(standing),
        "not_met": len(standing.not_met),
    }
