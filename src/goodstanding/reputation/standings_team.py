"""What the team reads about the standings of its marketplace."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from goodstanding.base.access import Actor
from goodstanding.base.shell import Moment
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import workers_of
from goodstanding.reputation.actions.violations import counts_until
from goodstanding.reputation.models import Standing
from goodstanding.reputation.queries.standings import standings_changed, standings_on, violations_on
from goodstanding.reputation.scoring.rule import rule_of
from goodstanding.reputation.standing_words import day_of, end_of, title_of, violation_name

LATELY: Final = timedelta(weeks=5)
MOST: Final = 40
"""Changes, and violations, on one page."""


def team_page(actor: Actor, marketplace: Marketplace, at: datetime) -> dict[str, Any]:
    """How many hold what, what changed in the last five weeks, and violations with their end."""
    today = marketplace.day(at)
    held, workers = standings_on(actor, marketplace), workers_of(actor, marketplace).count()
    policy = rule_of(marketplace, today).standing
    counts = [
        (title_of(kind), _("%(held)s of %(all)s workers") % {"held": held.filter(kind=kind, agency=None).count(),
                                                             "all": workers})
        for kind in ("top", "rising")
    ]  # fmt: skip
    agencies = held.exclude(agency=None).count()
    return {
        "marketplace": marketplace,
        "counts": [*counts, (_("Top Rated agencies"), str(agencies))] if agencies else counts,
        "changes": _changes(standings_changed(actor, marketplace, today - LATELY)[:MOST], today - LATELY),
        "violations": [
            {
                "row": each,
                "name": violation_name(each),
                "until": day_of(counts_until(each, policy.value)),
                "is_over": each.lifted_on is not None or counts_until(each, policy.value) <= today,
            }
            for each in violations_on(actor, marketplace)[:MOST]
        ],
        "rule": policy.id,
    }


def _changes(standings: Any, since: date) -> list[Moment]:
    """Gains and losses since a day, the latest first."""
    found = [change for standing in standings for change in _of(standing) if change[0] >= since]
    return [moment for _day, moment in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _of(standing: Standing) -> list[tuple[date, Moment]]:
    holder = standing.worker or standing.agency
    names = {"holder": str(holder), "standing": title_of(standing.kind)}
    gained = Moment(day_of(standing.since), _("%(holder)s gained %(standing)s") % names)
    if standing.until is None:
        return [(standing.since, gained)]
    lost = Moment(day_of(standing.until), _("%(holder)s lost %(standing)s") % names, end_of(standing.lost_for))
    return [(standing.since, gained), (standing.until, lost)]
