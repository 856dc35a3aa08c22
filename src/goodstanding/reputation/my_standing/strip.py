"""The weeks that are looked at, one cell each, in words and as a chart."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from goodstanding.base.charts import strip as drawn
from goodstanding.reputation.my_standing.looked_at import LookedAt
from goodstanding.reputation.standing_words import day_of
from goodstanding.rules.standing import Falling, Week, falling, met


@dataclass(frozen=True)
class Cell:
    """One week: its state ("good", "not", "none"), its score, and all of it in words."""

    state: str
    score: str
    day: str
    words: str


def cells_of(seen: LookedAt) -> list[Cell]:
    """`weeks_of` cells, the oldest first; weeks of which nothing is known stand before the others."""
    weeks = seen.facts.weeks[-seen.policy.weeks_of :]
    first = weeks[0].monday if weeks else seen.week + timedelta(weeks=1)
    unknown = [Week(first - timedelta(weeks=n), is_kept=False) for n in range(seen.policy.weeks_of - len(weeks), 0, -1)]
    return [_cell(week, is_good=met(week, seen.policy)) for week in (*unknown, *weeks)]


def _cell(week: Week, *, is_good: bool) -> Cell:
    score = "" if week.score is None or not week.is_kept else str(week.score)
    state = "good" if is_good else "not" if score else "none"
    return Cell(state, score, day_of(week.monday), _words(week, score, is_good=is_good))


def _words(week: Week, score: str, *, is_good: bool) -> str:
    if not week.is_kept:
        return _("nothing kept")
    if week.is_rising and not score:
        return _("Rising Talent: good")
    if not score:
        return _("no score yet: not good")
    return _("%(score)s: good") % {"score": score} if is_good else _("%(score)s: not good") % {"score": score}


@dataclass(frozen=True)
class Leaving:
    """A week that is looked at no more from a Monday on."""

    on: str
    week: str
    is_good: bool


def leaving_of(seen: LookedAt, number: int = 3) -> list[Leaving]:
    """The weeks that fall out next."""
    found: tuple[Falling, ...] = falling(seen.facts.weeks, seen.policy, seen.week, number)
    return [Leaving(day_of(each.on), day_of(each.week.monday), each.is_good) for each in found]


def trend_of(seen: LookedAt, label: str) -> SafeString | None:
    """The scores of the weeks as a chart; None where there is no score."""
    scores = [week.score if week.is_kept else None for week in seen.facts.weeks]
    known = [score for score in scores if score is not None]
    if not known:
        return None
    need = seen.policy.score_from
    low, high = max(0, min(*known, need) - 4), min(100, max(*known, need) + 4)
    return drawn(scores, need, low, high, label)
