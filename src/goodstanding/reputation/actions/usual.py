"""Keeping a marketplace's own rates, day by day, so that no page has to count a whole marketplace."""

from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.canonical import canonical
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import Version
from goodstanding.reputation import usual
from goodstanding.reputation.models import UsualRates
from goodstanding.reputation.queries import formula
from goodstanding.rules.scorecards import ScorecardPolicy, Side

SIDES: Final[tuple[Side, ...]] = ("company", "worker")

declare("reputation.usual_rates_kept", "The rates of a whole marketplace, towards which small ones lean, were counted.")


def keep_usual_rates(marketplace: Marketplace, on: date, *, by: Actor, at: datetime) -> list[UsualRates]:
    """The rates of a marketplace's workers and of its companies as of a day; those kept already stay as they are."""
    require(by.is_system)
    version = formula(by, marketplace, on)
    return [_kept(side, marketplace, on, version, by=by, at=at) for side in SIDES]


def _kept(
    side: Side, marketplace: Marketplace, on: date, version: Version[ScorecardPolicy], *, by: Actor, at: datetime
) -> UsualRates:
    place = {"marketplace": marketplace, "side": side, "policy": version.id, "day": on}
    if known := UsualRates.objects.filter(**place).first():
        return known
    shares = usual.count(side, marketplace, on, version.value).plain()
    with transaction.atomic():
        row, is_new = UsualRates.objects.get_or_create(**place, defaults={"shares": shares})
        if is_new:
            _note(row, by=by, at=at)
    return row


def _note(row: UsualRates, *, by: Actor, at: datetime) -> None:
    counts = {
        span: {key: [round(1e6 * hits), cases] for key, (hits, cases) in shares.items()}
        for span, shares in row.shares.items()
    }
    policy, _, version = row.policy.partition("@")
    digest = sha256(canonical(counts)).hexdigest()
    data = {"day": row.day.isoformat(), "policy": policy, "version": version, "side": row.side, "counts": digest}
    tenant = f"marketplace:{row.marketplace_id}"
    record("reputation.usual_rates_kept", by=by, at=at, subject=("usual_rates", row.pk), tenant=tenant, data=data)
