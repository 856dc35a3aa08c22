"""Opened answers in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import get_language

from goodstanding.base.access import Actor
from goodstanding.surveys.models import Response, Round
from goodstanding.surveys.queries.break_glass import answers_with_names
from goodstanding.surveys.queries.policies import policies_of


class Opened(NamedTuple):
    """One respondent's answers: who, and each item with its point."""

    company: str
    email: str
    points: list[tuple[str, str]]
    comment: str


def opened(actor: Actor, survey: Round, at: datetime) -> list[Opened]:
    """The answers of a round with names, as its instrument orders them, while the actor has them open."""
    instrument = policies_of(actor, survey.programme).instrument(survey.instrument, survey.opened_at.date())
    asked = instrument.wording(get_language() or "").items
    names = {"marketplace": survey.marketplace.name, "programme": survey.programme.name}
    words = {item.key: asked[item.key].format_map(names) for item in instrument.items}
    return [_opened(row, words) for row in answers_with_names(actor, survey, at)]


def _opened(row: Response, words: Mapping[str, str]) -> Opened:
    points = [(asked, str(row.answers[key])) for key, asked in words.items() if key in row.answers]
    return Opened(str(row.invitation.row.company), row.invitation.contact.email, points, row.comment)
