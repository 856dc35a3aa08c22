"""What holds of every score, whatever its engagements and its policy."""

from collections.abc import Sequence
from dataclasses import fields, replace
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from goodstanding.rules.job_success.columns import End, Excluded
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.job_success.ledger import Ledger, ledger
from goodstanding.rules.job_success.outcomes import Outcome, classify
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.job_success.scores import Scores
from rules.job_success.engagements import BAD, GOOD, POLICIES, ROWS, SOME, TODAY, WORKERS, columns_of, score
from rules.job_success.oracle import Row, months_back, parts_in

SHOWN = st.builds(
    lambda points, more: [Row(place, TODAY - 40 * place, points=one) for place, one in enumerate(points, 1)] + more,
    st.lists(st.sampled_from([100, 300, 400, 450, 500]), min_size=4, max_size=6),
    WORKERS,
)
"""A worker whose score any policy shows today, but one that asks for more than four outcomes."""


@given(SHOWN, POLICIES, st.data())
def test_raising_an_answer_never_lowers(rows: list[Row], policy: ScorePolicy, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([place for place, row in enumerate(rows) if row.points]))
    points = data.draw(st.integers(rows[place].points, 500))
    private = data.draw(st.integers(rows[place].private, 10)) if rows[place].private >= 0 else -1
    assert score(changed(rows, place, points=points, private=private), policy) >= score(rows, policy)


@given(SHOWN, POLICIES, GOOD)
def test_adding_a_success_at_or_above_the_score_never_lowers(rows: list[Row], policy: ScorePolicy, row: Row) -> None:
    assume((s := success(row, policy)) is not None and s >= 1000 * highest(rows, policy))
    assert score([*rows, row], policy) >= score(rows, policy)


@given(SHOWN, POLICIES, GOOD, st.integers(0, 10**6))
def test_paying_more_for_a_success_at_or_above_the_score_never_lowers(
    rows: list[Row], policy: ScorePolicy, row: Row, cents: int
) -> None:
    before = [*rows, row]
    assume((s := success(row, policy)) is not None and s >= 1000 * highest(before, policy))
    more = [*rows, row._replace(paid_cents=row.paid_cents + cents)]
    assert score(more, policy) >= score(before, policy)


@given(SHOWN, POLICIES, BAD)
def test_adding_a_negative_or_silence_never_raises_what_is_shown(
    rows: list[Row], policy: ScorePolicy, row: Row
) -> None:
    found, before = outcome(row, policy), score(rows, policy)
    assume(before >= 0 and (found.kind == "silent" or (found.kind == "rated" and found.s <= 0)))
    assert score([*rows, row], policy) <= before


@given(st.lists(WORKERS.filter(len), min_size=1, max_size=4), POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_engagements_changes_nothing(workers: list[list[Row]], policy: ScorePolicy, by: Random) -> None:
    shuffled = [by.sample(rows, len(rows)) for rows in workers]
    assert scored(workers, policy) == scored(shuffled, policy)


@given(SHOWN, POLICIES)
def test_the_ledger_sums_to_the_digit(rows: list[Row], policy: ScorePolicy) -> None:
    found = ledger(columns_of({1: rows}), policy, TODAY)
    assert sum(entry.lost for entry in found.entries) + found.longest.silence == found.lost
    assert found.longest.j is not None
    points = sum(entry.lost_points for entry in found.entries) + found.silence_points
    assert abs(points - 100 * (1 - found.longest.j)) < 1e-9


@given(SHOWN, POLICIES)
def test_an_entry_tells_what_the_score_is_without_it(rows: list[Row], policy: ScorePolicy) -> None:
    found = ledger(columns_of({1: rows}), policy, TODAY)
    without = [ledger(columns_of({1: rows[:place] + rows[place + 1 :]}), policy, TODAY) for place in range(len(rows))]
    wanted = [difference(found, rest) for rest in without]
    assert [entry.change for entry in found.entries] == [
        change if entry.taper else None for change, entry in zip(wanted, found.entries, strict=True)
    ]


def difference(found: Ledger, rest: Ledger) -> float | None:
    if rest.score is None or found.score is None:
        return None
    return max_j(rest) - max_j(found)


def max_j(found: Ledger) -> float:
    return max(window.j for window in found.windows if window.j is not None)


@given(SHOWN, POLICIES, st.integers(1, 1_000))
def test_another_currency_changes_nothing(rows: list[Row], policy: ScorePolicy, rate: int) -> None:
    bands = tuple((rate * first, weight) for first, weight in policy.value_bands)
    other = replace(policy, value_ref_cents=rate * policy.value_ref_cents, value_bands=bands)
    worth = [row._replace(paid_cents=rate * row.paid_cents) for row in rows]
    assert scored([worth], other) == scored([rows], policy)


@given(SHOWN, POLICIES, st.integers(0, 400))
def test_a_day_without_news_moves_the_score_by_what_fades(rows: list[Row], policy: ScorePolicy, ahead: int) -> None:
    """At most 1 + 200 / taper_days x (weight that is fading / weight that stays), of the worst window."""
    days = TODAY + ahead, TODAY + ahead + 1
    assume(all(end - start <= 1 for start, end in starts(policy, days)))
    quiet = [row for row in rows if row.end != End.OPEN and row.day <= TODAY]
    before, after = (ledger(columns_of({1: quiet}), policy, day) for day in days)
    assume(before.score is not None and after.score is not None and all(after_whole(after)))
    worst = max(fading(quiet, before, policy, place) / whole for place, whole in enumerate(after_whole(after)))
    assert abs(after.score - before.score) <= 1 + 200 / max(1, policy.taper_days) * worst


def starts(policy: ScorePolicy, days: tuple[int, int]) -> list[tuple[int, int]]:
    return [(months_back(days[0], months), months_back(days[1], months)) for months in policy.windows_months]


def after_whole(found: Ledger) -> list[int]:
    return [window.weight + window.silence for window in found.windows]


def fading(rows: Sequence[Row], found: Ledger, policy: ScorePolicy, place: int) -> int:
    """The weight, before the taper, of what counts less the day after."""
    less = [parts_in(row, policy, found.day + 1, place) < parts_in(row, policy, found.day, place) for row in rows]
    counts = [entry.outcome.kind in ("rated", "silent") for entry in found.entries]
    weight = [entry.weight + entry.credit for entry in found.entries]
    return found.parts * sum(w for w, fades, does in zip(weight, less, counts, strict=True) if fades and does)


@given(SHOWN, POLICIES, st.lists(ROWS, max_size=4))
def test_a_flagged_company_counts_as_little_as_one_removed(
    rows: list[Row], policy: ScorePolicy, others: list[Row]
) -> None:
    flagged = [*rows, *(row._replace(excluded=Excluded.FLAGGED) for row in others)]
    removed = [*rows, *(row._replace(excluded=Excluded.REMOVED) for row in others)]
    assert scored([rows], policy) == scored([flagged], policy) == scored([removed], policy)


@given(st.lists(WORKERS.filter(len), min_size=1, max_size=4), POLICIES, st.integers(1, 20), st.integers(0, 4))
def test_many_at_once_are_scored_as_each_alone_in_blocks_and_in_pieces(
    workers: list[list[Row]], policy: ScorePolicy, block: int, cut: int
) -> None:
    whole, columns = scored(workers, policy), columns_of(dict(enumerate(workers)))
    alone = [columns[columns.worker == worker] for worker in range(len(workers))]
    pieces = [columns[columns.worker < cut], columns[columns.worker >= cut]]
    assert as_lists(score_weeks(columns, policy, SOME, block=block)) == whole
    assert joined([as_lists(score_weeks(one, policy, SOME)) for one in alone]) == whole
    assert joined([as_lists(score_weeks(piece, policy, SOME)) for piece in pieces]) == whole


@given(SHOWN, POLICIES)
def test_a_week_is_the_same_whatever_other_weeks_are_asked_for(rows: list[Row], policy: ScorePolicy) -> None:
    together = score_weeks(columns_of({1: rows}), policy, SOME)
    alone = [score_weeks(columns_of({1: rows}), policy, [week]) for week in SOME]
    assert together.score[0].tolist() == [one.score[0, 0] for one in alone]
    assert together.sums[0].tolist() == [one.sums[0, 0].tolist() for one in alone]


@given(st.lists(ROWS, min_size=1, max_size=3), POLICIES)
def test_when_an_engagement_fades_and_goes_is_when_its_taper_says_so(rows: list[Row], policy: ScorePolicy) -> None:
    columns = columns_of({1: rows})
    for row, entry in zip(rows, ledger(columns, policy, TODAY).entries, strict=True):
        if row.end == End.OPEN:
            assert (entry.fades_from, entry.gone_on) == (None, None)
        else:
            assert (entry.fades_from, entry.gone_on) == fades(row, policy)


def fades(row: Row, policy: ScorePolicy) -> tuple[int | None, int]:
    after = range(row.day, row.day + 31 * policy.longest_months + 31)
    since = {day: row.day - months_back(day, policy.longest_months) for day in after}
    gone = next(day for day, days in since.items() if days <= 0)
    return next(day for day, days in since.items() if days < policy.taper_days) if policy.taper_days else None, gone


def changed(rows: list[Row], place: int, **values: int) -> list[Row]:
    return [*rows[:place], rows[place]._replace(**values), *rows[place + 1 :]]


def outcome(row: Row, policy: ScorePolicy) -> Outcome:
    _, _, *values, _ = row
    names = ("end", "points", "private", "paid_cents", "span_days", "excluded")
    return classify(policy, **dict(zip(names, values, strict=True)))


def success(row: Row, policy: ScorePolicy) -> int | None:
    """s of a rated engagement that ended; None of any other."""
    found = outcome(row, policy)
    return found.s if found.kind == "rated" and row.end != End.OPEN and found.s >= 0 else None


def highest(rows: Sequence[Row], policy: ScorePolicy) -> float:
    """J of the best window."""
    best = ledger(columns_of({1: rows}), policy, TODAY).best
    return best.j if best and best.j is not None else -1


def scored(workers: Sequence[Sequence[Row]], policy: ScorePolicy) -> list[list[object]]:
    return as_lists(score_weeks(columns_of(dict(enumerate(workers))), policy, SOME))


def as_lists(scores: Scores) -> list[list[object]]:
    return [getattr(scores, field.name).tolist() for field in fields(Scores)]


def joined(pieces: list[list[list[object]]]) -> list[list[object]]:
    return [[one for piece in pieces for one in piece[place]] for place in range(len(fields(Scores)))]
