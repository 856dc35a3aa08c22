"""Making an offer where an opening has requirements: met, or in spite of them with a reason that is kept."""

from datetime import datetime
from typing import Any

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.actions.offers import Offered
from goodstanding.engagements.actions.offers import offer as offer_plainly
from goodstanding.engagements.models import Application, Offer
from goodstanding.engagements.queries import speaks_for
from goodstanding.reputation.models import Override
from goodstanding.reputation.queries import requirements_met
from goodstanding.reputation.refusals import ReasonNeeded
from goodstanding.rules.scorecards import Found, RateNeed

declare(
    "reputation.requirement_overridden",
    "A company made an offer in spite of requirements that are not known to be met.",
)


@transaction.atomic
def offer(application: Application, offered: Offered, reason: str = "", *, by: Actor, at: datetime) -> Offer:
    """The offer, with an Override where the applicant is not known to meet what the opening asks for.

    Raises ReasonNeeded where that lacks its reason, and what engagements' own offer raises.
    """
    opening = application.opening
    require(speaks_for(by, opening.company))
    standing = requirements_met(by, opening, [application.worker], opening.marketplace.day(at))[application.worker_id]
    if standing.not_met and not reason.strip():
        raise ReasonNeeded(len(standing.not_met))
    made = offer_plainly(application, offered, by=by, at=at)
    if standing.not_met:
        _override(made, standing.not_met, reason.strip(), by=by, at=at)
    return made


def _override(made: Offer, missed: tuple[Found, ...], reason: str, *, by: Actor, at: datetime) -> None:
    Override.objects.create(
        offer=made, missed=[_plain(found) for found in missed], reason=reason, made_by_id=person(by), made_at=at
    )
    data = {"application": made.application_id, "missed": [_code(found) for found in missed]}
    tenant = f"marketplace:{made.application.opening.marketplace_id}"
    record("reputation.requirement_overridden", by=by, at=at, subject=("offer", made.pk), tenant=tenant, data=data)


def _code(found: Found) -> str:
    return found.need.measure if isinstance(found.need, RateNeed) else found.need.kind


def _plain(found: Found) -> dict[str, Any]:
    kept = {"state": found.state, "code": _code(found)}
    if isinstance(found.need, RateNeed):
        return kept | {
            "bound": found.need.bound,
            "required": found.need.value,
            "value": found.value,
            "window": found.window,
        }
    return kept | {"title": found.need.title, "is_checked": found.need.is_checked}
