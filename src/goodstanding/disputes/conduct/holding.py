"""A hold or a removal bars somebody from beginning anything new: told to the nouns below, which ask."""

from datetime import datetime
from typing import Literal

from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import Refusal
from goodstanding.disputes.queries.conduct import held_from, removed
from goodstanding.disputes.refusals import Held, ProfileClosed
from goodstanding.marketplaces.models import Marketplace, Worker


def held(office: Literal["worker", "client"], tenant: int, at: datetime) -> Refusal | None:
    """The refusal for a worker or company that a measure holds at a moment."""
    measure = held_from(SYSTEM, office, tenant, at)
    if measure is None:
        return None
    zone = Marketplace.objects.values_list("zone", flat=True).get(pk=measure.case.judge_tenant)
    return Held(measure.until, zone, measure.case_id)


def shown(worker: Worker, at: datetime) -> Worker:
    """The worker, whose profile is public. Raises ProfileClosed after the removal."""
    if removed(SYSTEM, "worker", [worker.pk], at):
        raise ProfileClosed
    return worker
