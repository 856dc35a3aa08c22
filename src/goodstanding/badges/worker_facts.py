"""All that may be public of a worker's badge. Every page and picture about one reads this and nothing else."""

import json
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goodstanding.badges.inserts import day
from goodstanding.badges.models import WorkerBadge, WorkerCredential
from goodstanding.badges.pictures.look import Look
from goodstanding.badges.queries.workers import newest_signed
from goodstanding.base.access import STRANGER
from goodstanding.reports.paper.fonts import MISSING, printable
from goodstanding.reputation.standing_words import title_of

type State = Literal["held", "expired", "lost", "withdrawn", "gone"]


@dataclass(frozen=True)
class PublicStanding:
    """A worker's badge as everybody may know it on a day. Where it is "gone", nothing but the day stands in it.

    `said` are the parts of the signed badge by their codes; `since` is the day of the state.
    """

    state: State
    since: date
    reason: str = ""
    worker: str = ""
    profile: str = ""
    marketplace: str = ""
    title: str = ""
    held_since: date | None = None
    valid_until: date | None = None
    policy: str = ""
    criteria: str = ""
    said: tuple[tuple[str, str], ...] = ()

    @property
    def is_held(self) -> bool:
        return self.state == "held"


def is_shown(credential: WorkerCredential) -> bool:
    """Whether a badge's worker lets the public see it: not switched off, not left, not erased."""
    return bool(credential.signed) and credential.badge.cause not in ("off", "left")


def public_standing(credential: WorkerCredential, on: date) -> PublicStanding:
    """The public facts of a badge on a day; what it was signed for last counts."""
    badge = credential.badge
    if not is_shown(credential):
        return PublicStanding("gone", badge.ended_at.astimezone(UTC).date() if badge.ended_at else on)
    newest = newest_signed(STRANGER, badge) or credential
    subject = json.loads(bytes(credential.signed))["credentialSubject"]
    state, since = _state(newest, on)
    return PublicStanding(
        state=state,
        since=since,
        reason=badge.reason,
        worker=badge.worker.name,
        profile=subject["id"],
        marketplace=badge.worker.marketplace.name,
        title=title_of(badge.standing.kind),
        held_since=badge.standing.since,
        valid_until=newest.valid_until.astimezone(UTC).date(),
        policy=credential.policy,
        criteria=subject["achievement"]["criteria"]["id"],
        said=tuple(_said(subject)),
    )


def _state(newest: WorkerCredential, on: date) -> tuple[State, date]:
    """An end that the job has not followed yet counts at once."""
    badge: WorkerBadge = newest.badge
    ended = badge.ended_at.astimezone(UTC).date() if badge.ended_at else None
    if badge.cause == "withdrawn" and ended and ended <= on:
        return "withdrawn", ended
    over = badge.standing.until or ended
    if over and over <= on:
        return "lost", over
    last = newest.valid_until.astimezone(UTC).date()
    return ("held", badge.standing.since) if on <= last else ("expired", last)


def _said(subject: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["id"].partition("#")[2], each["value"]) for each in subject["result"]]


def standing_look(facts: PublicStanding, *, is_dark: bool = False) -> Look:
    """How a worker's badge looks on its day, in the reader's language."""
    if facts.state == "gone":
        return Look("", _("Badge"), pgettext("badge", "Withdrawn"), state_line(facts), False, is_dark)
    title = _("%(title)s on %(marketplace)s") % {"title": facts.title, "marketplace": facts.marketplace}
    return Look("", title, spelled(facts), state_line(facts), facts.is_held, is_dark)


def spelled(facts: PublicStanding) -> str:
    """The worker's name, or the last part of the profile's address where our fonts cannot spell the name."""
    return facts.profile.rpartition("/")[2] if MISSING in printable(facts.worker) else facts.worker


def state_line(facts: PublicStanding) -> str:
    """The state of a worker's badge in a few words, with its day."""
    lines = {
        "held": _("Held since %(day)s"),
        "expired": _("Expired on %(day)s"),
        "lost": _("Ended on %(day)s"),
        "withdrawn": _("Revoked on %(day)s"),
        "gone": pgettext("badge", "Withdrawn on %(day)s"),
    }
    return lines[facts.state] % {"day": day(facts.since)}
