"""What codes of a thread are called, and the sentence of each thing that happened."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from goodstanding.engagements.models import Engagement, Entry
from goodstanding.engagements.money import amount
from goodstanding.policies import load
from goodstanding.rules.endings import EndReason

PROPOSALS: Final[Mapping[str, Promise]] = {
    "scope": gettext_lazy("Scope"),
    "rate": gettext_lazy("Price and time to pay"),
    "dates": gettext_lazy("Days"),
    "expenses": gettext_lazy("Expenses"),
    "subcontracting": gettext_lazy("Subcontracting"),
}
INVOICES: Final[Mapping[str, Promise]] = {
    "work": gettext_lazy("Work"),
    "expenses": gettext_lazy("Expenses"),
    "trial": gettext_lazy("Paid trial"),
}
ENDINGS: Final[Mapping[str, Promise]] = {
    "completed": gettext_lazy("The work is done"),
    "trial_ended": gettext_lazy("The trial ended and one side did not go on"),
    "mutual": gettext_lazy("Both agreed to stop"),
    "illness": gettext_lazy("Illness or a death in the family"),
    "force_majeure": gettext_lazy("Nobody could help it: disaster, outage, law"),
    "need_gone": gettext_lazy("The company does not need the work any more"),
    "not_available": gettext_lazy("The worker is not available any more"),
    "scope_changed": gettext_lazy("The company asked for other work than was agreed"),
    "work_not_as_agreed": gettext_lazy("The work was not as agreed"),
    "company_unreachable": gettext_lazy("The company did not answer"),
    "worker_no_show": gettext_lazy("The worker did not come or did not answer"),
    "not_paid": gettext_lazy("The company did not pay"),
    "replaced": gettext_lazy("The company took somebody else"),
}
"""The reasons of the policy that comes with the product; a reason of another policy is said as its text has it."""
HAPPENED: Final[Mapping[str, Promise]] = {
    "offer_accepted": gettext_lazy("%(who)s accepted the offer."),
    "started": gettext_lazy("%(who)s started the work."),
    "delivered": gettext_lazy("%(who)s delivered the work."),
    "returned": gettext_lazy("%(who)s returned the delivery."),
    "approved": gettext_lazy("%(who)s approved the delivery."),
    "proposal_made": gettext_lazy("%(who)s proposed a change: %(proposal)s."),
    "proposal_accepted": gettext_lazy("%(who)s accepted a change: %(proposal)s. It is in effect."),
    "proposal_declined": gettext_lazy("%(who)s declined a change: %(proposal)s."),
    "proposal_withdrawn": gettext_lazy("%(who)s withdrew a proposal: %(proposal)s."),
    "invoiced": gettext_lazy("%(who)s sent invoice %(number)s of %(amount)s, due on %(due_on)s."),
    "paid": gettext_lazy("%(who)s paid invoice %(number)s of %(amount)s on %(paid_on)s."),
    "invoice_withdrawn": gettext_lazy("%(who)s withdrew invoice %(number)s of %(amount)s."),
    "trial_asked": gettext_lazy("The paid trial is over. Both sides say whether to go on."),
    "trial_continue": gettext_lazy("%(who)s goes on after the trial."),
    "trial_stop": gettext_lazy("%(who)s does not go on after the trial."),
    "ended": gettext_lazy("%(who)s ended the engagement. Reason: %(reason)s."),
    "ended_by_nobody": gettext_lazy("The engagement ended. Reason: %(reason)s."),
    "interim_asked": gettext_lazy("Feedback was asked for."),
    "interim_given": gettext_lazy("Feedback was given."),
    "reviews_revealed": gettext_lazy("The time of the reviews is over; what was written is shown."),
}


def happened_words(entry: Entry, engagement: Engagement) -> str:
    """The sentence of an entry that tells what happened; its code where there is none for it."""
    sentence = str(HAPPENED.get(_key(entry), entry.what))
    return sentence % {"who": side_name(engagement, entry.side), **_figures(entry.data, engagement)}


def _key(entry: Entry) -> str:
    if entry.what == "trial_answered":
        return f"trial_{entry.data['decision']}"
    return "ended_by_nobody" if entry.what == "ended" and not entry.side else entry.what


def _figures(data: Mapping[str, Any], engagement: Engagement) -> dict[str, str]:
    return {
        "due_on": day_words(data.get("due_on")),
        "paid_on": day_words(data.get("paid_on")),
        "proposal": str(PROPOSALS.get(data.get("kind", ""), "")),
        "number": str(data.get("number", "")),
        "amount": amount(data.get("cents", 0), engagement.marketplace.currency),
        "reason": reason_words(engagement),
    }


def side_name(engagement: Engagement, side: str) -> str:
    """The name of a side: the company's or the worker's; empty for neither."""
    return {"company": str(engagement.company), "worker": engagement.worker.name}.get(side, "")


def day_words(day: str | date | None) -> str:
    """A day as people read it; a dash for none."""
    if not day:
        return "\N{EN DASH}"
    return date_format(date.fromisoformat(day) if isinstance(day, str) else day, "j F Y")


def reason_words(engagement: Engagement) -> str:
    """Why an engagement ended, as its policy says it; empty while it has not."""
    if not engagement.ended_on:
        return ""
    reason = load().endings(engagement.ended_on).reasons.get(engagement.end_reason)
    return reason_title(engagement.end_reason, reason) if reason else engagement.end_reason


def reason_title(code: str, reason: EndReason) -> str:
    """A reason of a policy in the reader's language, where it is one that comes with the product."""
    return str(ENDINGS.get(code, reason.title))
