"""What the score would be if one engagement were otherwise; nothing is kept."""

from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.formats import number_format

from goodstanding.base.access import Actor
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.forms.scores import WhatIfForm
from goodstanding.reputation.queries import scores as queries
from goodstanding.reputation.score_words import signed

if TYPE_CHECKING:
    from goodstanding.reputation.scoring.ledgers import Line, Read
    from goodstanding.rules.job_success.ledger import Ledger


def what_if(actor: Actor, worker: Worker, read: "Read", asked: QueryDict) -> dict[str, Any]:
    """The form for the engagement in an address, and the score before and after where it says what changes.

    Nothing where no engagement is named; raises NotYours for one that is not in the ledger, or left out of it.
    """
    if "engagement" not in asked:
        return {}
    line = next((line for line in read.lines if str(line.engagement) == asked["engagement"]), None)
    if line is None or not line.can_be_imagined:
        raise NotYours
    acts = _acts(line)
    first = {"engagement": line.engagement, "act": acts[0]}
    form = WhatIfForm(asked if "act" in asked else None, acts=acts, initial=first)
    given = {"what_if": form, "subject_of_it": queries.named(actor, worker, [line.engagement])[line.engagement]}
    if form.is_valid():
        given["imagined"] = _compared(read, line, form)
    return given


def _acts(line: "Line") -> tuple[str, ...]:
    if line.is_open:
        return ("ended", "out")
    return ("revised", "out")


def _compared(read: "Read", line: "Line", form: WhatIfForm) -> dict[str, Any]:
    from goodstanding.reputation.scoring.ledgers import imagined

    after = imagined(read, line.engagement, form.cleaned_data["act"], form.points)
    return {
        "before": read.ledger.score,
        "after": after.score,
        "longest_before": _exact(read.ledger),
        "longest_after": _exact(after),
        "moved": _moved(read.ledger, after),
        "months": read.policy.longest_months,
    }


def _exact(ledger: "Ledger") -> str:
    return "" if ledger.longest.j is None else number_format(100 * ledger.longest.j, 2)


def _moved(before: "Ledger", after: "Ledger") -> str:
    if before.longest.j is None or after.longest.j is None:
        return ""
    return signed(100 * (after.longest.j - before.longest.j), 2)
