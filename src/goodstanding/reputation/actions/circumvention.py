"""What a ruling of circumvention does to standings."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.disputes.models import Ruling
from goodstanding.disputes.queries.conduct import Circumvention
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.actions.violations import lift_violation, record_violation
from goodstanding.reputation.models import Violation


@transaction.atomic
def follow_ruling(found: Circumvention, *, by: Actor, at: datetime) -> Violation | None:
    """The violation that a ruling brings, lifted once the ruling on appeal finds none; in the words of the ruling.

    None where there was nothing to record any more.
    """
    require(by.is_system)
    known = Violation.objects.filter(case=found.case).first()
    reasons = Ruling.objects.filter(case=found.case).order_by("-instance").values_list("reasons", flat=True)[0]
    if found.holds and known is None:
        worker = Worker.objects.select_related("marketplace").get(pk=found.worker)
        return record_violation(worker, "circumvention", reasons, case=found.case, by=by, at=at)
    if known and not found.holds:
        return lift_violation(known, reasons, by=by, at=at)
    return known
