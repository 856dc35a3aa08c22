"""What a home says of an engagement: its state in a word, and the one next action."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from goodstanding.engagements.mails.interviews import moment
from goodstanding.engagements.models import Engagement, Interview
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.steps import NextStep, next_step
from goodstanding.engagements.words import state_tag


@dataclass(frozen=True)
class HomeRow:
    """A line of a home."""

    title: str
    other: str
    tag: dict[str, Any]
    step: NextStep
    url: str

    @property
    def day(self) -> str:
        return date_format(self.step.due, "j F Y") if self.step.due else ""


def rows_of(engagements: Iterable[Engagement], side: Side, at: datetime) -> list[HomeRow]:
    """The lines, the reader's turns first, the earliest day on top."""
    rows = [_row(each, side, at) for each in engagements]
    return sorted(rows, key=lambda row: (not row.step.is_yours, row.step.due or date.max, row.title))


def _row(engagement: Engagement, side: Side, at: datetime) -> HomeRow:
    other = engagement.worker.name if side == "company" else str(engagement.company)
    step = next_step(engagement, side, engagement.marketplace.day(at))
    url = reverse("engagements:engagement", args=[engagement.pk])
    return HomeRow(engagement.title, other, state_tag(engagement.state), step, url)


def talks_of(interviews: Iterable[Interview]) -> list[tuple[str, Interview]]:
    """Interviews with their time in words, in the zone that is active."""
    return [(moment(each), each) for each in interviews]
