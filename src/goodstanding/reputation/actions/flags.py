"""Flagging companies whose feedback is left out, for a time."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record_bulk
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.models import CompanyFlag
from goodstanding.reputation.scoring.found import Flag
from goodstanding.reputation.scoring.rule import Rule

declare("reputation.companies_flagged", "Companies were flagged for workers, whose scores leave them out for a time.")


def flag_companies(marketplace: Marketplace, on: date, rule: Rule, *, by: Actor, at: datetime) -> list[CompanyFlag]:
    """Flags the pairs of a company and a worker that the score policy flags on a day and that no flag holds for yet.

    A flag ends by itself after the months of the policy; one that ended is made anew where the test still holds.
    """
    from goodstanding.reputation.scoring.flagging import flags_due

    require(by.is_system)
    return _keep(marketplace, flags_due(marketplace, on, rule.score.value), on, rule, by=by, at=at)


@transaction.atomic
def _keep(
    marketplace: Marketplace, due: Iterable[Flag], on: date, rule: Rule, *, by: Actor, at: datetime
) -> list[CompanyFlag]:
    Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)
    held = CompanyFlag.objects.filter(company__marketplace=marketplace, since__lte=on, until__gt=on)
    known = set(held.values_list("company", "worker"))
    rows = [
        CompanyFlag(
            company_id=flag.company,
            worker_id=flag.worker,
            since=on,
            until=flag.until,
            policy=rule.score.id,
            workers=flag.workers,
            negative=flag.negative,
            outcomes=flag.outcomes,
        )
        for flag in due
        if (flag.company, flag.worker) not in known
    ]
    made = CompanyFlag.objects.bulk_create(rows, batch_size=500)
    if made:
        subject, tenant = ("marketplace", marketplace.pk), f"marketplace:{marketplace.pk}"
        kept = [(flag.pk, "") for flag in made]
        record_bulk("reputation.companies_flagged", by=by, at=at, subject=subject, tenant=tenant, rows=kept)

    return made
