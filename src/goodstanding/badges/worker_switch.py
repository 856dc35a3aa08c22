"""What a worker reads on the page with the switch: the standings held, their badges, and those that are over."""

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from goodstanding.badges import addresses
from goodstanding.badges.inserts import day
from goodstanding.badges.models import WorkerBadge
from goodstanding.badges.pictures import plate_svg
from goodstanding.badges.queries.workers import badges_ended, newest_signed, standings_to_show
from goodstanding.badges.snippets import worker_snippet
from goodstanding.badges.worker_facts import public_standing, standing_look
from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.models import Standing
from goodstanding.reputation.standing_words import title_of

WHY = {
    "off": gettext_lazy("you switched it off"),
    "lost": gettext_lazy("the standing ended; the badge comes back with it"),
    "left": gettext_lazy("you left the marketplace"),
    "withdrawn": gettext_lazy("the marketplace withdrew it"),
}


def switch_page(actor: Actor, worker: Worker) -> dict[str, Any]:
    """For the worker alone."""
    return {
        "worker": worker,
        "marketplace": worker.marketplace,
        "standings": [_shown(actor, *each) for each in standings_to_show(actor, worker)],
        "ended": [_over(badge) for badge in badges_ended(actor, worker)[:20]],
    }


def _shown(actor: Actor, standing: Standing, badge: WorkerBadge | None) -> dict[str, Any]:
    title = title_of(standing.kind)
    said = {"kind": standing.kind, "title": title, "since": day(standing.since), "badge": badge}
    signed = newest_signed(actor, badge) if badge else None
    if badge is None or signed is None:
        return said
    look = standing_look(public_standing(signed, signed.issued_at.date()))
    return said | {
        "signed": signed,
        "code": f"snippet-{standing.kind}",
        "on_since": day(badge.on_at),
        "until": day(signed.valid_until),
        "plate": mark_safe(plate_svg(look)),  # noqa: S308  element() escapes every text and value
        "snippet": worker_snippet(signed, title),
        "short": addresses.of_short_code(badge.code),
    }


def _over(badge: WorkerBadge) -> dict[str, Any]:
    when = f"{day(badge.on_at)} – {day(badge.ended_at)}" if badge.ended_at else ""
    return {"title": title_of(badge.standing.kind), "when": when, "why": WHY[badge.cause], "reason": badge.reason}
