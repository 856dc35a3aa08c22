"""The award on the operator's desk: its state, and what may be done to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries import standing_now
from goodstanding.accreditation.states import HELD, State
from goodstanding.base.access import Actor
from goodstanding.portals.forms import ReasonForm

ACTS = {
    "suspend": (_("Suspend the award"), _("It counts for nothing until you reinstate it.")),
    "reinstate": (_("Reinstate the award"), _("It counts again, until its last day.")),
    "withdraw": (_("Withdraw the award"), _("It ends today, for good.")),
}


@dataclass(frozen=True)
class Act:
    """One thing that may be done, with its form."""

    act: str
    title: str
    effect: str
    form: ReasonForm


def award_of(actor: Actor, decision: Decision, on: date, forms: Mapping[str, ReasonForm]) -> dict[str, Any]:
    """What the page says of the award of a decision; `forms` are those that came back with an error."""
    award = getattr(decision, "award", None)
    if award is None:
        return {}
    standing = standing_now(actor, award, on)
    acts = [_act(act, forms.get(act) or ReasonForm(prefix=act)) for act in acts_on(standing.state)]
    return {"award": award, "standing": standing, "award_forms": acts}


def _act(act: str, form: ReasonForm) -> Act:
    title, effect = ACTS[act]
    return Act(act, str(title), str(effect), form)


def acts_on(state: State) -> tuple[str, ...]:
    """What may be done to an award in a state."""
    if state in HELD:
        return ("suspend", "withdraw")
    return ("reinstate", "withdraw") if state == "suspended" else ()
