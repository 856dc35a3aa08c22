"""Decided rounds of Kazi Hub whose respondents chose who may see what."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Decision
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.actions.review import Finding
from making import ITEMS, OPENED, Scene, launched
from remembered import remembered

DECIDED = OPENED + timedelta(days=30)
Said = tuple[int, str, str]
"""The value of every answer, the choice of who may see it, and a comment."""


@remembered
def decided(
    scene: Scene, said: Sequence[Said], clients: int = 13, edition: int = 2026, opened: datetime = OPENED
) -> Decision:
    """A signed round in which the first clients invited said this."""
    survey, links = launched(scene, clients, edition, opened)
    for link, (value, choice, comment) in zip(links, said, strict=False):
        answers = Answers(dict.fromkeys(ITEMS, value), comment=comment, confidentiality=choice, minutes=4)
        surveys.answer(link.token, answers, by=Actor(), at=opened + timedelta(days=2))
    surveys.close(survey, by=SYSTEM, at=opened + timedelta(days=21))
    for flag in survey.flags.all():
        surveys.review_flag(flag, Finding("kept", "Nothing to it."), by=scene.ole.actor, at=opened + timedelta(days=22))
    told = opened + (DECIDED - OPENED)
    decision = actions.compute(survey, by=SYSTEM, at=told)
    actions.sign(decision, "none", by=scene.ole.actor, at=told)
    return decision


def counted(value: int, many: int) -> list[Said]:
    return [(value, "aggregated", "Kept to myself.")] * many
