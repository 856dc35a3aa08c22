"""What the operator's board says of a marketplace: its state in a word, and the one next action."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.shell import Tone
from goodstanding.portals.queries import Standing


@dataclass(frozen=True)
class NextAction:
    """What is to be done, by whom, on which page; `since` is the day from which the operator is waited for."""

    whose: str
    words: str
    url: str = ""
    since: date | None = None


@dataclass(frozen=True)
class BoardRow:
    """A line of the board. `days` is how long the operator has been waited for; None where it is not their turn."""

    name: str
    state: str
    tone: Tone
    action: str
    whose: str
    url: str = ""
    days: int | None = None

    @property
    def waiting(self) -> str:
        """How long the operator has been waited for, in words."""
        if self.days is None:
            return ""
        words = ngettext("%(days)s day", "%(days)s days", self.days) % {"days": self.days}
        return words.replace(" ", "\N{NO-BREAK SPACE}")


def board_of(standings: Iterable[Standing], today: date) -> list[BoardRow]:
    """The lines of the board: those that wait for the operator first, the longest waiting on top, then by name."""
    rows = [board_row(standing, today) for standing in standings]
    return sorted(rows, key=lambda row: (row.days is None, -(row.days or 0), row.name))


def board_row(standing: Standing, today: date) -> BoardRow:
    """The line of one marketplace on a day."""
    state, tone = state_of(standing, today)
    action = next_action(standing, today)
    days = max(0, (today - action.since).days) if action.since else None
    return BoardRow(standing.marketplace.name, state, tone, action.words, action.whose, action.url, days)


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


def next_action(standing: Standing, today: date) -> NextAction:
    """Whose turn it is, and what to do."""
    survey = standing.round
    if survey is None:
        return NextAction(_("Marketplace"), _("Open its first round"))
    if survey.state == "decided":
        return _after_decision(standing, today)
    if standing.evidence_since:
        page = _page(standing, "surveys:roster_check")
        return NextAction(_("Operator"), _("Check the roster"), page, standing.evidence_since)
    if survey.state == "draft":
        return NextAction(_("Marketplace"), _("List its clients"))
    if survey.state == "rostered":
        return NextAction(_("Marketplace"), _("Launch the survey"), _page(standing, "surveys:roster_check"))
    if survey.state == "fielding":
        closes = date_format(survey.closes_at, "j F") if survey.closes_at else ""
        words = _("%(count)s clients have answered; the field closes on %(day)s")
        said = words % {"count": standing.answered, "day": closes}
        return NextAction(_("Clients"), said, _page(standing, "surveys:roster_check"))
    return _to_decide(standing)


def _page(standing: Standing, name: str) -> str:
    survey = standing.round
    return reverse(name, args=[standing.programme_slug, survey.pk]) if survey else ""


def _to_decide(standing: Standing) -> NextAction:
    survey = standing.round
    since = survey.closing.closed_at.date() if survey and hasattr(survey, "closing") else None
    if standing.flags_open:
        words = ngettext("Review %(n)s flag", "Review %(n)s flags", standing.flags_open) % {"n": standing.flags_open}
        return NextAction(_("Operator"), words, _page(standing, "surveys:review"), since)
    if not standing.is_computed:
        return NextAction(
            _("Goodstanding"), _("The verdict is being computed"), _page(standing, "surveys:roster_check")
        )
    page = _page(standing, "portals:decision")
    if standing.is_held:
        return NextAction(_("Operator"), _("Settle what holds the verdict"), page, since)
    if survey and survey.state == "candidate":
        return NextAction(_("Operator"), _("Sign the verdict"), page, since)
    return NextAction(_("Operator"), _("Confirm that too few answered"), page, since)


def _after_decision(standing: Standing, today: date) -> NextAction:
    award, page = standing.award, _page(standing, "portals:decision")
    if standing.reopened_since:
        again = _page(standing, "portals:again")
        return NextAction(_("Operator"), _("Decide again, after an appeal"), again, standing.reopened_since)
    if award and award.valid_until >= today:
        day = date_format(award.valid_until, "j F Y")
        return NextAction(_("Nobody"), _("Nothing until the renewal, due by %(day)s") % {"day": day}, page)
    if award:
        return NextAction(_("Marketplace"), _("Open a round to be awarded again"), page)
    return NextAction(_("Marketplace"), _("Mend what the report names, then open the next round"), page)
