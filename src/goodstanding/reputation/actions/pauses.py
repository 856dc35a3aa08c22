"""A worker goes away and comes back: the weeks between are not looked at."""

from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.queries import is_worker
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.models import Pause
from goodstanding.reputation.refusals import NoPauseLeft
from goodstanding.reputation.scoring.rule import rule_of
from goodstanding.rules.standing import Pause as Away
from goodstanding.rules.standing import pause_days_left, pauses_counted

declare("reputation.paused", "A worker went away: the weeks until the return are not looked at.")
declare("reputation.returned", "A worker came back from a pause.")


@transaction.atomic
def pause(worker: Worker, *, by: Actor, at: datetime) -> Pause:
    """From today on the worker's weeks are not looked at; who is away already stays so.

    Who came back today goes on with the pause of before. Raises NoPauseLeft where its days are used up.
    """
    require(is_worker(by, worker))
    Worker.objects.select_for_update(no_key=True).get(pk=worker.pk)
    if away := Pause.objects.filter(worker=worker, until=None).first():
        return away
    today = worker.marketplace.day(at)
    earlier = [Away(*days) for days in Pause.objects.filter(worker=worker).values_list("since", "until")]
    most = rule_of(worker.marketplace, today).standing.value.pause_days
    if not pause_days_left(pauses_counted(earlier, most, today - timedelta(days=1)), most, today):
        raise NoPauseLeft(most)
    made = _resumed(worker, at) or Pause.objects.create(worker=worker, since=today, began_at=at)
    _note("reputation.paused", made, by=by, at=at)
    return made


def _resumed(worker: Worker, at: datetime) -> Pause | None:
    ended = Pause.objects.filter(worker=worker, until=worker.marketplace.day(at)).order_by("-since", "-pk").first()
    if ended:
        ended.until = None
        ended.save(update_fields=["until"])
    return ended


@transaction.atomic
def come_back(worker: Worker, *, by: Actor, at: datetime) -> Pause | None:
    """Ends the pause today; None where there is none."""
    require(is_worker(by, worker))
    away = Pause.objects.select_for_update(no_key=True).filter(worker=worker, until=None).first()
    if away:
        away.until = max(away.since, worker.marketplace.day(at))
        away.save(update_fields=["until"])
        _note("reputation.returned", away, by=by, at=at)
    return away


def _note(kind: str, made: Pause, *, by: Actor, at: datetime) -> None:
    data = {"worker": made.worker_id, "since": made.since.isoformat()}
    data |= {"until": made.until.isoformat()} if made.until else {}
    tenant = f"marketplace:{made.worker.marketplace_id}"
    record(kind, by=by, at=at, subject=("pause", made.pk), tenant=tenant, data=data)
