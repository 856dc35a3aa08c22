"""What the operator's board says of a marketplace: its state in a word, and the one next action."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goodstanding.base.shell import Tone
from goodstanding.portals.queries import Standing


@dataclass(frozen=True)
class BoardRow:
    """A line of the board; `url` leads to the decision sheet where there is one."""

    name: str
    state: str
    tone: Tone
    action: str
    whose: str
    url: str = ""


def board_row(standing: Standing, today: date, url: str = "") -> BoardRow:
    """The line of one marketplace on a day."""
    state, tone = state_of(standing, today)
    whose, action = next_action(standing, today)
    return BoardRow(standing.marketplace.name, state, tone, action, whose, url if standing.is_computed else "")


def state_of(standing: Standing, today: date) -> tuple[str, Tone]:
    """The award's state where one is held or lapsed, else the round's."""
    award = standing.award
    if award and award.valid_until >= today:
        until = date_format(award.valid_until, "j F Y")
        if award.provisional:
            return _("Trusted until %(day)s, provisional") % {"day": until}, "warning"
        return _("Trusted until %(day)s") % {"day": until}, "good"
    if award:
        return _("Lapsed on %(day)s") % {"day": date_format(award.valid_until, "j F Y")}, "bad"
    return _("No award"), "neutral"


def next_action(standing: Standing, today: date) -> tuple[str, str]:
    """Whose turn it is, and what to do."""
    survey = standing.round
    if survey is None:
        return _("Marketplace"), _("Open its first round")
    if survey.state == "draft":
        return _("Marketplace"), _("List its clients")
    if survey.state == "rostered":
        return _("Marketplace"), _("Launch the survey")
    if survey.state == "fielding":
        closes = date_format(survey.closes_at, "j F") if survey.closes_at else ""
        words = _("%(count)s clients have answered; the field closes on %(day)s")
        return _("Clients"), words % {"count": standing.answered, "day": closes}
    if survey.state == "decided":
        return _after_decision(standing, today)
    return _operator_action(standing, today)


def _operator_action(standing: Standing, today: date) -> tuple[str, str]:
    survey = standing.round
    days = (today - survey.closing.closed_at.date()).days if survey and hasattr(survey, "closing") else 0
    if standing.is_held:
        return _("Operator"), _("Settle what holds the verdict; waiting %(days)s days") % {"days": days}
    if survey and survey.state == "candidate":
        return _("Operator"), _("Sign the verdict; waiting %(days)s days") % {"days": days}
    return _("Operator"), _("Confirm that too few answered; waiting %(days)s days") % {"days": days}


def _after_decision(standing: Standing, today: date) -> tuple[str, str]:
    award = standing.award
    if award and award.valid_until >= today:
        return _("Nobody"), _("Nothing until the renewal, due by %(day)s") % {
            "day": date_format(award.valid_until, "j F Y")
        }
    if award:
        return _("Marketplace"), _("Open a round to be awarded again")
    return _("Marketplace"), _("Mend what the report names, then open the next round")
