"""Rehearsals of large marketplaces, reckoned by the worker while a page waits; what they found is their answer."""

from dataclasses import astuple, dataclass
from datetime import date
from typing import Any, Final

from django.tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from goodstanding.base.access import SYSTEM, Actor, require
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.changes.moved import Moved, Side
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.rehearsal.change import Rehearsal, rehearse, rules_of
from goodstanding.rules.standing import Condition

LARGE: Final = 20_000
"""Engagements from which on a rehearsal is left to the worker."""
RECENT: Final = 200
"""Rehearsals among which one is looked for."""


@dataclass(frozen=True)
class Waiting:
    """A large rehearsal that is not done: "queued", "running", "failed", or "missing" where none was asked for."""

    state: str


@task()
def rehearse_large(change: int, on: str) -> list[list[Any]]:
    """The rehearsal of a change on a day, as plain lists; nothing where the draft was dropped."""
    draft = RuleChange.objects.select_related("marketplace").filter(pk=change).first()
    if draft is None:
        return []
    return [_packed(each) for each in rehearse(SYSTEM, draft, date.fromisoformat(on)).moved]


def is_large(marketplace: Marketplace) -> bool:
    """Whether a rehearsal takes longer than a page may."""
    return Engagement.objects.filter(marketplace=marketplace)[:LARGE].count() >= LARGE


def ask_for(change: RuleChange, on: date) -> None:
    """Queues the rehearsal of a large marketplace."""
    rehearse_large.enqueue(change.pk, on.isoformat())


def rehearsal_of(actor: Actor, change: RuleChange, on: date) -> Rehearsal | Waiting:
    """The rehearsal on a day; of a large marketplace the latest one that the worker has done, or how far it is."""
    require(actor.serves(change.marketplace_id))
    if not is_large(change.marketplace):
        return rehearse(actor, change, on)
    asked = _asked(change)
    done = [each for each in asked if each.status == TaskResultStatus.SUCCESSFUL]
    if done:
        day = date.fromisoformat(done[0].args_kwargs["args"][1])
        before, after = rules_of(actor, change, day)
        return Rehearsal(day, before, after, tuple(_unpacked(row) for row in done[0].return_value or []))
    words = {TaskResultStatus.READY: "queued", TaskResultStatus.RUNNING: "running"}
    return Waiting(words.get(TaskResultStatus(asked[0].status), "failed") if asked else "missing")


def _asked(change: RuleChange) -> list["DBTaskResult[..., Any]"]:
    """The tasks that rehearsed a change, the newest first."""
    rows = DBTaskResult.objects.filter(task_path=rehearse_large.module_path).order_by("-enqueued_at")
    ids = [pk for pk, given in rows.values_list("pk", "args_kwargs")[:RECENT] if given["args"][0] == change.pk]
    return list(rows.filter(pk__in=ids))


def _packed(each: Moved) -> list[Any]:
    return [each.key, each.holder, *(_side(side) for side in (each.before, each.after))]


def _side(side: Side) -> list[Any]:
    failed = side.failed and [*astuple(side.failed)[:6]]
    return [side.score, side.good_weeks, side.standing, failed]


def _unpacked(row: list[Any]) -> Moved:
    key, holder, *sides = row
    before, after = (
        Side(score, weeks, standing, Condition(*failed) if failed else None) for score, weeks, standing, failed in sides
    )
    return Moved(key, holder, before, after)
