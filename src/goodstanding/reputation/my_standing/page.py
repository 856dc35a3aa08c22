"""Everything that My standing shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.base.shell import Moment
from goodstanding.engagements.money import amount
from goodstanding.marketplaces.models import Agency, Worker
from goodstanding.reputation.actions.violations import counts_until
from goodstanding.reputation.models import Standing
from goodstanding.reputation.my_standing.figures import Share, long_term, recommend
from goodstanding.reputation.my_standing.looked_at import LOSSES, LookedAt, look_at
from goodstanding.reputation.my_standing.strip import cells_of, leaving_of, trend_of
from goodstanding.reputation.queries.rules import changes_to_come
from goodstanding.reputation.queries.standings import (
    agency_standings,
    pauses_of,
    standing_history,
    violations_of,
    waits_for_ruling,
)
from goodstanding.reputation.standing_words import (
    ENDS,
    Line,
    day_of,
    end_of,
    held_words,
    line,
    title_of,
    violation_name,
)
from goodstanding.reputation.words import percent
from goodstanding.rules.standing import Change, Kind, Pause, pause_days_left, pauses_counted, weeks_met

CONDUCT: Final = ("conduct", "circumvention")
"""What every standing asks, and stands once on the page."""


@dataclass(frozen=True)
class Part:
    """One of the standings there are: whether it is held, its conditions, and what changes it next."""

    kind: Kind
    title: str
    is_held: bool
    in_grace: bool
    waits: bool
    lines: tuple[Line, ...]
    next: str


def page_of(actor: Actor, subject: Worker | Agency, at: datetime) -> dict[str, Any]:
    """For the worker, an agency's members, and the team."""
    seen = look_at(subject, at)
    good, policy = weeks_met(seen.facts.weeks, seen.policy), seen.policy
    label = _("%(good)s of the last %(of)s weeks were good; %(needed)s are needed.") % {
        "good": good, "of": policy.weeks_of, "needed": policy.weeks_needed,
    }  # fmt: skip
    return {
        "subject": subject,
        "marketplace": subject.marketplace,
        "held": [(title_of(each.kind), day_of(each.since)) for each in _held(actor, subject)],
        "good": good,
        "policy": policy,
        "label": label,
        "cells": cells_of(seen),
        "leaving": leaving_of(seen) if good else [],
        "trend": trend_of(seen, label),
        "parts": [_part(seen, kind) for kind in _kinds(seen)],
        "facts": _facts(seen),
        "history": [_moment(each) for each in standing_history(actor, subject)],
        "violations": _violations(actor, seen),
        "rule": seen.rule.standing.id,
        "pause": _pause(actor, seen),
        "agencies": _agencies(actor, subject),
        "coming": changes_to_come(actor, subject.marketplace, seen.today).first(),
    }


def _agencies(actor: Actor, subject: Worker | Agency) -> list[tuple[Agency, dict[str, str] | None]]:
    """The agencies of a worker that have a standing."""
    found = agency_standings(actor, subject) if isinstance(subject, Worker) else []
    return [(each.agency, held_words(each)) for each in found if each.agency]


def _pause(actor: Actor, seen: LookedAt) -> dict[str, Any] | None:
    """Since when a worker is away, and how many days of pause are left."""
    if not isinstance(seen.subject, Worker):
        return None
    pauses = list(pauses_of(actor, seen.subject))
    away = [Pause(each.since, each.until) for each in pauses]
    counted = pauses_counted(away, seen.policy.pause_days, seen.today)
    open_one = next((each for each in pauses if each.until is None), None)
    left = pause_days_left(counted, seen.policy.pause_days, seen.today + timedelta(days=1))
    return {
        "since": day_of(open_one.since) if open_one else "",
        "left": left,
        "most": seen.policy.pause_days,
        "is_over": open_one is not None and not seen.facts.is_paused,
    }


def _held(actor: Actor, subject: Worker | Agency) -> list[Standing]:
    return sorted(standing_history(actor, subject).filter(until=None), key=lambda each: each.kind, reverse=True)


def _kinds(seen: LookedAt) -> tuple[Kind, ...]:
    """Rising Talent is shown to who has it, or could have it."""
    found = seen.found("rising").judgement
    is_open = all(line.holds or line.code in ("profile", *CONDUCT) for line in found.conditions)
    shows = seen.is_held["rising"] or (bool(found.conditions) and is_open)
    return ("top", "rising") if shows else ("top",)


def _part(seen: LookedAt, kind: Kind) -> Part:
    found, currency = seen.found(kind), seen.subject.marketplace.currency
    asked = [each for each in found.judgement.conditions if kind == "top" or each.code not in CONDUCT]
    lines = tuple(line(condition, seen.policy, currency) for condition in asked)
    is_held = seen.is_held[kind]
    waits = is_held and not found.holds and waits_for_ruling(SYSTEM, seen.subject, kind)
    return Part(kind, title_of(kind), is_held, found.in_grace, waits, lines, _next(seen, kind, seen.change(kind)))


def _next(seen: LookedAt, kind: Kind, change: Change | None) -> str:
    """What happens if the coming weeks are like the last one."""
    names = {"standing": title_of(kind), "weeks": LOSSES, "day": day_of(change.on) if change else ""}
    if change:
        names["condition"] = str(ENDS[change.condition.code])
    if seen.facts.is_paused:
        return _("You are away: your weeks are not looked at until you come back.")
    if seen.is_held[kind]:
        words = (
            _("If the coming weeks are like the last one, %(standing)s ends on %(day)s: %(condition)s.")
            if change
            else _(
                "If the coming weeks are like the last one, %(standing)s stays for the next %(weeks)s weeks at least."
            )
        )
        return words % names
    words = (
        _("If the coming weeks are like the last one, you become %(standing)s on %(day)s.")
        if change
        else _("You do not become %(standing)s before a condition below changes.")
    )
    return words % names


def _facts(seen: LookedAt) -> list[tuple[str, str]]:
    months, currency = seen.policy.earned_months, seen.subject.marketplace.currency
    earned = ngettext("Earned in the last %(number)s month", "Earned in the last %(number)s months", months)
    return [
        (earned % {"number": months}, amount(seen.facts.earned_cents, currency)),
        (_("Engagements that last 90 days and more"), _share(long_term(seen.subject, seen.today))),
        (_("Reviews that recommend: 4.00 and more"), _share(recommend(seen.subject, seen.today))),
    ]


def _share(share: Share) -> str:
    if not share.cases:
        return _("none in 24 months")
    places = {"share": percent(share.hits / share.cases), "hits": share.hits, "cases": share.cases}
    return _("%(share)s: %(hits)s of %(cases)s in 24 months") % places


def _moment(standing: Standing) -> Moment:
    since = day_of(standing.since)
    if standing.until is None:
        return Moment(_("since %(day)s") % {"day": since}, title_of(standing.kind), now=True)
    when = _("%(since)s to %(until)s") % {"since": since, "until": day_of(standing.until)}
    return Moment(when, title_of(standing.kind), end_of(standing.lost_for))


def _violations(actor: Actor, seen: LookedAt) -> list[dict[str, Any]]:
    if not isinstance(seen.subject, Worker):
        return []
    rows = []
    for each in violations_of(actor, seen.subject):
        until = counts_until(each, seen.policy)
        is_over = each.lifted_on is not None or until <= seen.today
        rows.append({"row": each, "name": violation_name(each), "until": day_of(until), "is_over": is_over})
    return rows
