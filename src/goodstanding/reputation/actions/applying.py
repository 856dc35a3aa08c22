"""Applying to a company of which the worker has seen what is red."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor
from goodstanding.engagements.actions.applications import Applied
from goodstanding.engagements.actions.applications import apply as apply_plainly
from goodstanding.engagements.models import Application, Opening
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.queries import company_card
from goodstanding.reputation.refusals import WarningUnseen


@transaction.atomic
def apply(
    opening: Opening, worker: Worker, applied: Applied, *, seen: Sequence[str] = (), by: Actor, at: datetime
) -> Application:
    """The application. `seen` are the keys of the red figures that the worker confirmed having seen.

    Raises WarningUnseen where one that is red now is not among them, and what engagements' own act raises.
    """
    warnings = company_card(by, opening.company, opening.marketplace.day(at)).warnings
    if not set(warnings) <= set(seen):
        raise WarningUnseen
    return apply_plainly(opening, worker, applied, warnings=warnings, by=by, at=at)
