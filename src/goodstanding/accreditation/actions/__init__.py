"""Verbs on judgements: computing a decision, holding it, signing it; freezing norms; publishing
findings."""

from goodstanding.accreditation.actions.deciding import bring_up_to_date, compute, hold, sign
from goodstanding.accreditation.actions.findings import publish_findings
from goodstanding.accreditation.actions.norms import freeze_release
from goodstanding.accreditation.actions.promising import promise
from goodstanding.accreditation.actions.renewal import lapse, remind_of_renewal
from goodstanding.accreditation.actions.reopening import reopen, sign_again
from goodstanding.accreditation.actions.states import reinstate, suspend, withdraw
from goodstanding.accreditation.actions.telling import tell_of_close, tell_of_decision, tell_respondents

__all__ = [
    "bring_up_to_date",
    "compute",
    "freeze_release",
    "hold",
    "lapse",
    "promise",
    "publish_findings",
    "reinstate",
    "remind_of_renewal",
    "reopen",
    "sign",
    "sign_again",
    "suspend",
    "tell_of_close",
    "tell_of_decision",
    "tell_respondents",
    "withdraw",
]
