"""Everything that a standing rule asks of holders, gathered in a constant number of queries."""

from collections.abc import Collection
from datetime import date

from goodstanding.reputation.judging.activity import Activity, activity_of
from goodstanding.reputation.judging.asked import Asked
from goodstanding.reputation.judging.conduct import Conduct, conduct_of, in_top_agencies, rising_until, scored_before
from goodstanding.reputation.judging.earning import Earned, earned_of
from goodstanding.reputation.judging.profiles import completeness_of
from goodstanding.reputation.judging.weeks import (
    mondays_of,
    pauses_of,
    rising_spans,
    scores_of,
    weeks_kept,
    weeks_of,
)
from goodstanding.rules.standing import Facts, Span, Week


def facts_of(asked: Asked, top_agencies: Collection[int] = ()) -> dict[int, Facts]:
    """The facts by holder. `top_agencies` are those that are Top Rated on the day."""
    away = pauses_of(asked)
    weeks, outcomes = _weeks(asked, away)
    earned, activity = earned_of(asked, away), activity_of(asked)
    profiles = completeness_of(asked) if asked.key == "worker" else {}
    conduct, rising = conduct_of(asked), rising_until(asked)
    scored, members = scored_before(asked), in_top_agencies(asked, top_agencies)

    def facts(holder: int) -> Facts:
        done, paid = activity.get(holder, Activity()), earned.get(holder, Earned())
        found = conduct.get(holder, Conduct())
        spans = away.get(holder, ())
        return Facts(
            on=asked.on,
            weeks=weeks[holder],
            earned_cents=paid.cents,
            leaving=paid.leaving,
            first_on=done.first_on,
            active_on=_active(done.active_on, spans, asked.on),
            is_under_way=done.is_under_way,
            profile=profiles.get(holder),
            outcomes=outcomes.get(holder, 0),
            ended=done.ended,
            cancelled=done.cancelled,
            conduct_until=found.conduct_until,
            closed_until=found.closed_until,
            is_paused=any(asked.on in span for span in spans),
            had_score=holder in scored,
            rising_until=rising.get(holder),
            in_top_agency=holder in members,
        )

    return {holder: facts(holder) for holder in asked.ids}


def _weeks(asked: Asked, away: dict[int, tuple[Span, ...]]) -> tuple[dict[int, tuple[Week, ...]], dict[int, int]]:
    mondays = mondays_of(asked, away.values())
    kept, scores, rising = weeks_kept(asked, mondays), scores_of(asked, mondays), rising_spans(asked, mondays[0])
    without = weeks_of(asked, mondays, kept, (), (), ())
    weeks = dict.fromkeys(asked.ids, without) | {
        holder: weeks_of(asked, mondays, kept, scores.get(holder, ()), rising.get(holder, ()), away.get(holder, ()))
        for holder in {*scores, *rising, *away}
    }
    return weeks, {holder: lines[-1][2] for holder, lines in scores.items()}


def _active(last: date | None, away: Collection[Span], on: date) -> date | None:
    """The last day of activity; a pause counts as activity up to its end."""
    ends = [min(span.until, on) for span in away]
    return max((day for day in (last, *ends) if day), default=None)
