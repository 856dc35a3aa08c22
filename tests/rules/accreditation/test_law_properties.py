"""What holds of every survey, whatever its answers."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.accreditation import AwardPolicy, Evidence, Stability, Verdict, judge
from goodstanding.rules.accreditation.changes import Judged
from goodstanding.rules.accreditation.figures import figures_of, without_each
from goodstanding.rules.survey import Answer, Response, score
from rules.fraction_oracle import decide
from rules.laws import ANY, DRAWN, FOUR, SHORT, STRICT, alike, holding, judged, responses, scored, surveys

Rows = list[tuple[Answer, ...]]
SMALL = replace(SHORT, min_clients=3, min_item_clients=2, report_min_clients=2)


def missing(verdict: Verdict) -> list[float]:
    """How much each of the three gates of the scores is missing."""
    return [gate.distance or 0.0 for gate in verdict.gates if gate.name in ("level", "items", "clients")]


@given(surveys(), st.data())
def test_raising_an_answer_brings_no_gate_further_away(rows: Rows, data: st.DataObject) -> None:
    cells = [(row, column) for row, answers in enumerate(rows) for column in range(4) if answers[column] is not None]
    row, column = data.draw(st.sampled_from(cells))
    raised = [list(answers) for answers in rows]
    raised[row][column] = data.draw(st.integers(int(rows[row][column]), 5))  # type: ignore[arg-type]
    before, after = judged(rows), judged(raised)
    assert all(late <= early + 1e-12 for early, late in zip(missing(before), missing(after), strict=True))
    assert not before.awarded or after.awarded


@given(surveys(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_verdict(rows: Rows, random: Random) -> None:
    held = responses(rows)
    shuffled = random.sample(held, len(held))
    assert judge(score(shuffled, FOUR, SHORT.scoring), SHORT, DRAWN) == judge(scored(rows), SHORT, DRAWN)


@given(surveys(), st.integers(2, 4), st.integers(0, 9))
def test_repeating_all_respondents_of_a_client_changes_no_verdict(rows: Rows, times: int, client: int) -> None:
    held = responses(rows)
    copies = [replace(held[client], respondent=f"copy {copy}") for copy in range(times - 1)]
    assert judge(score([*held, *copies], FOUR, SHORT.scoring), SHORT, DRAWN) == judged(rows)


@given(surveys(), st.integers(13, 60), st.booleans())
def test_nominated_clients_gain_nothing_from_a_roster(rows: Rows, size: int, verified: bool) -> None:
    with_roster, without = (judged(rows, SHORT, Evidence("nominated", n, verified)) for n in (size, None))
    assert replace(with_roster, changes=()) == replace(without, changes=())


@given(surveys(), st.sampled_from([SHORT, STRICT]))
def test_a_complete_census_is_judged_by_the_target_alone(rows: Rows, policy: AwardPolicy) -> None:
    terms = replace(policy, min_answered=2)
    verdict = judged(rows, terms, Evidence("census", len(rows), roster_verified=True))
    assert (verdict.required_score, verdict.interval) == (4.0, (verdict.trust_score, verdict.trust_score))


@given(surveys(least=0, most=13), st.none() | st.integers(13, 90))
def test_an_interval_holds_the_trust_score_and_stays_on_the_scale(rows: Rows, size: int | None) -> None:
    verdict = judged(rows, SHORT, Evidence("random", size, roster_verified=True))
    if verdict.trust_score is None:
        assert verdict.interval is None
    else:
        low, high = verdict.interval or (0, 0)
        assert 1 <= low <= verdict.trust_score <= high <= 5


@given(surveys(ANY, least=1, most=8), st.lists(st.integers(0, 4), min_size=8, max_size=8))
def test_leaving_a_client_out_is_scoring_the_survey_without_it(rows: Rows, owners: list[int]) -> None:
    held = [
        replace(row, client=f"c{owner}", answers=tuple(thirds(row.answers)))
        for row, owner in zip(responses(rows), owners, strict=False)
    ]
    survey = score(held, FOUR, SMALL.scoring)
    replays = [
        figures_of(score([row for row in held if row.client != client], FOUR, SMALL.scoring), SMALL)
        for client in survey.client_scores
    ]
    assert list(without_each(survey, SMALL)) == replays


def thirds(answers: Sequence[Any]) -> list[float | None]:
    """Answers that have no exact binary form."""
    return [None if answer is None else 1 + (answer - 1) / 3 for answer in answers]


@given(surveys(), st.sampled_from(["random", "nominated", "census"]))
def test_stability_counts_the_replays_that_decide_the_same(rows: Rows, mode: Any) -> None:
    evidence = Evidence(mode, 20, roster_verified=True)
    replays = [decided(rows[:place] + rows[place + 1 :], evidence) for place in range(len(rows))]
    same = sum(decision == decided(rows, evidence) for decision in replays)
    assert judged(rows, SHORT, evidence).stability == Stability(same, len(rows))


def decided(rows: Rows, evidence: Evidence) -> str:
    """The decision where any number of clients is enough."""
    terms = replace(SHORT, min_clients=1)
    survey = scored(rows)
    return Judged(survey, figures_of(survey, terms), terms, evidence, integrity_clear=True).decision


@given(surveys(ANY, least=1, most=9), st.lists(st.integers(0, 5), min_size=9, max_size=9), st.none() | st.just(9))
def test_the_verdict_is_that_of_exact_fractions(rows: Rows, owners: list[int], size: int | None) -> None:
    named = [(f"c{owner}", answers) for answers, owner in zip(rows, owners, strict=False)]
    agree(named, SMALL, size)


def agree(named: Sequence[tuple[str, Any]], policy: AwardPolicy, size: int | None) -> None:
    held = [Response(f"r{place}", client, tuple(answers)) for place, (client, answers) in enumerate(named)]
    evidence = Evidence("random", size, roster_verified=True)
    verdict = judge(score(held, FOUR, policy.scoring), policy, evidence)
    decision, gates = decide(named, policy, size)
    assert (verdict.decision, {name: holding(verdict)[name] for name in gates}) == (decision, gates)


def each(rows: Sequence[Sequence[Answer]]) -> list[tuple[str, Sequence[Answer]]]:
    return [(f"c{place}", row) for place, row in enumerate(rows)]


def three(client: str, *answers: int) -> list[tuple[str, Sequence[Answer]]]:
    """Three respondents whose means on the first three items are 10/3, 8/3 and 3."""
    return [(client, (3, 3, 3, answers[0])), (client, (3, 3, 3, answers[1])), (client, (4, 2, 3, answers[2]))]


TIES: dict[str, tuple[list[tuple[str, Sequence[Answer]]], AwardPolicy, int | None]] = {
    "a level of exactly 4 from scores in thirds": (
        each([(4, 3, 4, None), (5, 4, 4, None)] * 5 + [(4, 4, 4, None)] * 3),
        SHORT,
        None,
    ),
    "a level of exactly 4 from three respondents a client": (
        [(f"c{place // 3}", row) for place, row in enumerate([(5, 4, 4, 4), (4, 4, 4, 4), (3, 4, 4, 4)] * 13)],
        SHORT,
        None,
    ),
    "a level of exactly 4 in a complete census": (each([(5, 3, 4, 4), (3, 5, None, 4)] * 5), SHORT, 10),
    "an item of exactly 3.25": (each([(5, 5, 5, 3), (5, 5, 5, 3), (5, 5, 5, 3), (5, 5, 5, 4)] * 4), SHORT, None),
    "an item of exactly 3.25 from clients in thirds": (
        [*three("c0", 3, 3, 4), *three("c1", 3, 3, 2), *each(alike(13, 5, 5, 5, 3.25))[2:12], ("c12", (5, 5, 5, 3.25))],
        SHORT,
        None,
    ),
    "clients of exactly 3 from thirds": (
        [*three("c0", 3, 3, 3), *three("c1", 3, 3, 3), *three("c2", 3, 3, 3), *each(alike(13, 5, 5, 5, 5))[3:]],
        SHORT,
        None,
    ),
    "exactly the share of unhappy clients": (each([(2, 2, 2, 2)] * 3 + [(5, 5, 5, 5)] * 12), SHORT, None),
    "a share that floats round down": (
        each([(2, 2, 2, 2)] * 29 + [(5, 5, 5, 5)] * 71),
        replace(SHORT, client_low_share=0.29),
        None,
    ),
    "one client over the share": (each([(2, 2, 2, 2)] * 3 + [(5, 5, 5, 5)] * 11), SHORT, None),
    "an answer under the level": (each([(4, 3, 4, None), (5, 4, 4, None)] * 6 + [(4, 4, 4, 3)]), SHORT, None),
}


@pytest.mark.parametrize("tie", TIES)
def test_a_value_exactly_at_a_cut_is_judged_as_exact_fractions_judge_it(tie: str) -> None:
    agree(*TIES[tie])


def test_a_third_as_a_float_is_not_a_third_yet_the_verdict_is_the_same() -> None:
    scores = scored([(4, 3, 4, None), (5, 4, 4, None)] * 5 + [(4, 4, 4, None)] * 3)
    assert scores.client_scores["c01"] != Fraction(11, 3)
    assert judge(scores, SHORT, DRAWN).gate("level").holds


def test_the_decision_waits_for_neither_a_framework_nor_scipy() -> None:
    program = (
        "import sys\n"
        "from goodstanding.rules import accreditation, draw, survey\n"
        "print(sorted({'django', 'numpy', 'scipy'} & set(sys.modules)))"
    )
    held = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert held.stdout == "[]\n"
