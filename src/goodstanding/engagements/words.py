"""The words in which readers meet openings, pay and states."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goodstanding.base.shell import Tone
from goodstanding.engagements.models import Opening
from goodstanding.engagements.money import amount

BRIEF: Final[dict[str, str | Promise]] = {
    "scope": _("What is to be done"),
    "requirements": _("What a worker must bring"),
    "vision": _("What it is for"),
    "team_in_place": _("Who is there already"),
    "working_values": _("How you work together"),
    "direction": _("Who decides, and how work is directed"),
    "long_term": _("The chance of more work"),
}
"""The parts of a brief in the order in which they are read."""

PAYS: Final[dict[str, str | Promise]] = {
    "fixed": _("a price for the whole"),
    "hourly": _("a rate an hour"),
    "daily": _("a rate a day"),
}

STATES: Final[dict[str, str | Promise]] = {
    "draft": _("draft"),
    "open": _("open"),
    "filled": _("filled"),
    "closed": _("closed"),
    "sent": _("sent"),
    "offered": _("offered"),
    "hired": _("hired"),
    "declined": _("declined"),
    "withdrawn": _("withdrawn"),
    "accepted": _("accepted"),
    "planned": _("planned"),
    "held": _("held"),
    "cancelled": _("cancelled"),
    "agreed": _("agreed"),
    "started": _("started"),
    "delivered": _("delivered"),
    "approved": _("approved"),
    "ended": _("ended"),
}
"""The states of openings, applications, offers, interviews and engagements."""

TONES: Final[dict[str, Tone]] = {
    "open": "good",
    "hired": "good",
    "accepted": "good",
    "held": "good",
    "approved": "good",
    "offered": "warning",
    "delivered": "warning",
}


def state_tag(state: str) -> dict[str, str | Promise]:
    """A state as the tag part takes it: its word and its tone."""
    return {"word": STATES[state], "tone": TONES.get(state, "neutral")}


def rate(cents: int, pay: str, currency: str) -> str:
    """What is paid, with its unit: "45.00 USD an hour"."""
    words = {"fixed": _("%(amount)s in all"), "hourly": _("%(amount)s an hour"), "daily": _("%(amount)s a day")}
    return str(words[pay] % {"amount": amount(cents, currency)})


def brief_parts(opening: Opening) -> list[tuple[str, str]]:
    """The parts of a brief that were written, each with its heading."""
    return [(str(label), text) for name, label in BRIEF.items() if (text := getattr(opening, name).strip())]
