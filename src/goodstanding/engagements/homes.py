"""What a home says of an engagement: its state in a word, and the one next action."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goodstanding.engagements.mails.interviews import moment
from goodstanding.engagements.models import Engagement, Interview
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.words import state_tag


@dataclass(frozen=True)
class NextAct:
    """What is to be done, whether it is the reader's turn, and the day by which, if there is one."""

    words: str
    is_mine: bool
    by: date | None = None

    @property
    def day(self) -> str:
        return date_format(self.by, "j F Y") if self.by else ""


@dataclass(frozen=True)
class HomeRow:
    """A line of a home."""

    title: str
    other: str
    tag: dict[str, Any]
    act: NextAct
    url: str


def rows_of(engagements: Iterable[Engagement], side: Side) -> list[HomeRow]:
    """The lines, the reader's turns first, the earliest day on top."""
    rows = [_row(each, side) for each in engagements]
    return sorted(rows, key=lambda row: (not row.act.is_mine, row.act.by or date.max, row.title))


def _row(engagement: Engagement, side: Side) -> HomeRow:
    other = engagement.worker.name if side == "company" else str(engagement.company)
    url = reverse("engagements:engagement", args=[engagement.pk])
    return HomeRow(engagement.title, other, state_tag(engagement.state), next_act(engagement, side), url)


def next_act(engagement: Engagement, side: Side) -> NextAct:
    """Whose turn it is in an engagement of `engagements_in_hand`, and what to do."""
    held: Any = engagement
    if held.is_proposed:
        return NextAct(_("Answer the proposal"), is_mine=True)
    if engagement.state == "ended":
        return _after_the_end(held, side)
    trial = getattr(engagement, "trial", None)
    if trial and trial.asked_at and not trial.decided_at and not getattr(trial, f"{side}_says"):
        return NextAct(_("Say whether you go on after the trial"), is_mine=True)
    return _by_state(held, side)


def _after_the_end(held: Any, side: Side) -> NextAct:
    window = getattr(held, "window", None)
    if window and window.revealed_at is None and not held.has_reviewed:
        return NextAct(_("Write your review"), is_mine=True, by=held.marketplace.day(window.closes_at))
    return _payment(held, side)


def _payment(held: Any, side: Side) -> NextAct:
    words = _("Pay the invoice") if side == "company" else _("The company pays the invoice")
    return NextAct(words, is_mine=side == "company", by=held.pay_by)


def _by_state(held: Any, side: Side) -> NextAct:
    if held.state == "delivered":
        words = _("Approve the delivery, or return it") if side == "company" else _("The company looks at the delivery")
        return NextAct(words, is_mine=side == "company")
    if held.pay_by:
        return _payment(held, side)
    if held.state == "agreed":
        words = _("The worker starts") if side == "company" else _("Start")
        return NextAct(words, is_mine=side == "worker", by=held.starts_on)
    if held.state == "started":
        words = _("The worker delivers") if side == "company" else _("Deliver")
        return NextAct(words, is_mine=side == "worker", by=held.due_on)
    words = _("The worker sends an invoice") if side == "company" else _("Send the invoice")
    return NextAct(words, is_mine=side == "worker")


def talks_of(interviews: Iterable[Interview]) -> list[tuple[str, Interview]]:
    """Interviews with their time in words, in the zone that is active."""
    return [(moment(each), each) for each in interviews]
