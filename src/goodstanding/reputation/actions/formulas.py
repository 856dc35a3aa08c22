"""Choosing the formula of a marketplace's scorecards."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import load
from goodstanding.reputation.models import ScorecardFormula

declare("reputation.formula_chosen", "A marketplace chose the formula of its scorecards.")


@transaction.atomic
def choose_formula(marketplace: Marketplace, name: str, *, by: Actor, at: datetime) -> ScorecardFormula:
    """From today on cards follow the policy of this name. Raises UnknownPolicy for a name that is no scorecard's."""
    require(by.serves(marketplace.pk))
    load().policy(name, "scorecard")
    Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)
    chosen, _ = ScorecardFormula.objects.update_or_create(
        marketplace=marketplace,
        since=marketplace.day(at),
        defaults={"name": name, "chosen_by_id": person(by), "chosen_at": at},
    )
    subject, tenant = ("marketplace", marketplace.pk), f"marketplace:{marketplace.pk}"
    record("reputation.formula_chosen", by=by, at=at, subject=subject, tenant=tenant, data={"policy": name})
    return chosen
