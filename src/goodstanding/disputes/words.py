"""The words of cases: kinds, states, sides, rulings, and until when somebody has."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

KINDS: Final = {
    "rating": gettext_noop("A rating"),
    "payment": gettext_noop("A payment"),
    "unresponsive": gettext_noop("No answer"),
    "conduct": gettext_noop("Conduct"),
    "award": gettext_noop("A decision about an award"),
    "correction": gettext_noop("A correction after the decision"),
    "badge": gettext_noop("Misuse of a badge"),
    "question": gettext_noop("A question to the programme"),
}
"""The kinds of the policy, as their titles say them."""
STATES: Final = {
    "asked": gettext_noop("the other side is asked"),
    "discussed": gettext_noop("both sides talk"),
    "escalated": gettext_noop("waits for the ruling"),
    "ruled": gettext_noop("ruled"),
    "appealed": gettext_noop("appealed"),
    "closed": gettext_noop("closed"),
}
CLOSINGS: Final = {
    "agreed": gettext_noop("closed: both sides agreed"),
    "withdrawn": gettext_noop("closed: withdrawn"),
    "ruled": gettext_noop("closed: ruled"),
    "ruled_again": gettext_noop("closed: ruled on appeal"),
}
VERBS: Final = {
    "answer": gettext_noop("Answer"),
    "add_statement": gettext_noop("Add a statement"),
    "note_silence": gettext_noop("Silence"),
    "agree": gettext_noop("Agree"),
    "declare_impasse": gettext_noop("Say that you cannot agree"),
    "rule": gettext_noop("Rule"),
    "appeal": gettext_noop("Appeal"),
    "rule_again": gettext_noop("Rule on the appeal"),
    "withdraw": gettext_noop("Withdraw the case"),
    "invite_reviewer": gettext_noop("Invite a reviewer"),
}
RULINGS: Final = {
    "keep": gettext_noop("The review stays as it is"),
    "correct": gettext_noop("The review counts less"),
    "set_aside": gettext_noop("The review is set aside and counts for nothing"),
    "owed": gettext_noop("The payment is owed"),
    "partly_owed": gettext_noop("A part of the payment is owed"),
    "not_owed": gettext_noop("The payment is not owed"),
    "confirmed": gettext_noop("Confirmed: there was no answer"),
    "not_confirmed": gettext_noop("Not confirmed"),
    "no_measure": gettext_noop("No measure"),
    "warning": gettext_noop("A warning"),
    "hold": gettext_noop("A hold"),
    "removal": gettext_noop("Removal from the marketplace"),
    "stands": gettext_noop("The decision stands"),
    "decide_again": gettext_noop("The decision is taken again, by another person"),
    "accepted": gettext_noop("The correction is accepted"),
    "refused": gettext_noop("The correction is refused"),
    "misused": gettext_noop("The badge was misused"),
    "in_order": gettext_noop("The badge is in order"),
    "answered": gettext_noop("The question is answered"),
}


def state_words(state: str, closing: str = "") -> str:
    """The state of a case; a closed one says how it came to be."""
    return _(CLOSINGS[closing] if closing else STATES[state])


def ruling_words(code: str, percent: int | None) -> str:
    """A ruling with its percentage, where it has one of its own."""
    said = _(RULINGS[code])
    if code not in ("correct", "partly_owed") or percent is None:
        return said
    return _("%(ruling)s: %(percent)s percent") % {"ruling": said, "percent": percent}


def moment_at(moment: datetime, zone: str) -> str:
    """A moment as somebody's clock shows it, with the zone."""
    words = {"day": _day(moment, zone), "time": date_format(moment.astimezone(ZoneInfo(zone)), "H:i"), "zone": zone}
    return _("%(day)s, %(time)s (%(zone)s)") % words


def time_at(moment: datetime, zone: str) -> str:
    """The same where the zone stands elsewhere."""
    words = {"day": _day(moment, zone), "time": date_format(moment.astimezone(ZoneInfo(zone)), "H:i")}
    return _("%(day)s, %(time)s") % words


def until(due: datetime, zone: str) -> str:
    """A deadline on somebody's calendar: the end of a day where a day begins with it there, else the moment.

    A day begins at 1 o'clock where the clocks are put forward at midnight.
    """
    home, last = ZoneInfo(zone), due - timedelta(seconds=1)
    if last.astimezone(home).date() == due.astimezone(home).date():
        return moment_at(due, zone)
    return _("the end of %(day)s (%(zone)s)") % {"day": _day(last, zone), "zone": zone}


def _day(moment: datetime, zone: str) -> str:
    return date_format(moment.astimezone(ZoneInfo(zone)), pgettext("day of a date", "j F Y"))
