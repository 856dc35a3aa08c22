"""The gates of an award: what holds, by how much, and what is said."""

from dataclasses import replace
from typing import Any

import pytest

from goodstanding.rules.accreditation import Evidence, Gate, judge, required_score
from goodstanding.rules.survey import Answer, Item, Questionnaire, score
from rules.laws import (
    ACCREDIT_1,
    DRAWN,
    FOUR,
    NOMINATED,
    SHORT,
    STRICT,
    TTP_2022,
    alike,
    holding,
    judged,
    responses,
    scored,
)


def figures(gate: Gate) -> tuple[bool, float | None, float | None, float | None, str]:
    distance = None if gate.distance is None else round(gate.distance, 9)
    return gate.holds, gate.value, gate.need, distance, str(gate.sentence)


@pytest.mark.parametrize(
    ("policy", "answered", "roster", "need"),
    [
        (ACCREDIT_1, 10, None, 4.034),
        (ACCREDIT_1, 11, None, 4.020),
        (ACCREDIT_1, 12, None, 4.009),
        (ACCREDIT_1, 13, None, 4.000),
        (ACCREDIT_1, 40, None, 4.000),
        (ACCREDIT_1, 10, 14, 4.000),
        (ACCREDIT_1, 10, 40, 4.000),
        (ACCREDIT_1, 10, 100, 4.019),
        (STRICT, 10, None, 4.114),
        (STRICT, 15, None, 4.047),
        (STRICT, 20, None, 4.007),
        (STRICT, 22, None, 4.000),
        (STRICT, 30, None, 4.000),
        (TTP_2022, 1, None, 4.000),
        (TTP_2022, 10, None, 4.000),
    ],
)
def test_the_required_score_falls_with_more_clients(
    policy: Any, answered: int, roster: int | None, need: float
) -> None:
    evidence = Evidence("random", roster, roster_verified=roster is not None)
    assert round(required_score(policy, evidence, answered) or 0, 3) == need


@pytest.mark.parametrize(
    "evidence",
    [NOMINATED, Evidence("nominated", 14, True), Evidence("random", 14, False), Evidence("census", None, True)],
)
def test_only_a_census_or_a_random_draw_of_a_verified_roster_lowers_the_required_score(evidence: Evidence) -> None:
    assert required_score(SHORT, evidence, 10) == required_score(SHORT, DRAWN, 10)


@pytest.mark.parametrize("policy", [ACCREDIT_1, STRICT, TTP_2022])
def test_a_complete_census_needs_exactly_the_target(policy: Any) -> None:
    needs = {required_score(policy, Evidence("census", n, roster_verified=True), n) for n in range(1, 200)}
    assert needs == {policy.target_score}


def test_nobody_needs_no_score() -> None:
    assert required_score(SHORT, DRAWN, 0) is None


def test_more_clients_than_a_verified_roster_holds_are_refused() -> None:
    with pytest.raises(ValueError, match="12 clients answered, but the verified roster holds 11"):
        judged(alike(12, 4, 4, 4, 4), SHORT, Evidence("random", 11, roster_verified=True))


def test_every_gate_of_an_award_says_how_much_it_has_to_spare() -> None:
    rows = [*alike(11, 5, 4, 4, 5), (2, 3, 2, 2)]
    verdict = judged(rows)
    trust = (11 * 4.5 + 2.25) / 12
    assert verdict.decision == "awarded"
    assert {gate.name: figures(gate) for gate in verdict.gates} == {
        "enough_clients": (True, 12, 10, -2, "Clients that answered: 12. Needed: 10."),
        "coverage": (True, 0, 1, -1, "Items answered by fewer than 5 clients: 0. At most 1 may be."),
        "level": (
            True,
            trust,
            verdict.required_score,
            round((verdict.required_score or 0) - trust, 9),
            "The trust score is 4.31; with 12 clients it must reach 4.01: 0.30 above.",
        ),
        "items": (
            True,
            46 / 12,
            3.25,
            round(3.25 - 46 / 12, 9),
            "Every assessed item reaches its floor; the nearest is item 3 at 3.83, which must reach 3.25: 0.58 above.",
        ),
        "clients": (True, 1, 2, -1, "Clients that scored under 3.00: 1 of 12. At most 2 may."),
        "integrity": (True, 1, 1, 0, "The integrity review is clear."),
    }


def test_every_gate_of_a_refusal_says_how_much_is_missing() -> None:
    rows = [*alike(9, 5, 4, 5, 3), *alike(3, 2, 3, 2, 2)]
    survey = scored([*rows[:9], *rows[9:]])
    verdict = judge(survey, SHORT, DRAWN, integrity_clear=False)
    assert verdict.decision == "not_awarded"
    assert {gate.name: figures(gate)[::4] for gate in verdict.gates} == {
        "enough_clients": (True, "Clients that answered: 12. Needed: 10."),
        "coverage": (True, "Items answered by fewer than 5 clients: 0. At most 1 may be."),
        "level": (False, "The trust score is 3.75; with 12 clients it must reach 4.01: 0.26 short."),
        "items": (False, "1 item is under its floor: item 4 is at 2.75 and must reach 3.25: 0.50 short."),
        "clients": (False, "Clients that scored under 3.00: 3 of 12. At most 2 may."),
        "integrity": (False, "The integrity review is not clear; an award waits for it."),
    }
    assert [gate.distance for gate in verdict.gates[3:]] == [0.5, 1, 1]


def test_several_weak_items_are_counted_and_the_furthest_is_named() -> None:
    verdict = judged([*alike(6, 5, 3, 5, 3), *alike(6, 5, 3, 5, 2)])
    assert str(verdict.gate("items").sentence) == (
        "2 items are under their floor; the furthest is item 4 at 2.50, which must reach 3.25: 0.75 short."
    )
    assert verdict.items_below_floor == (2, 4)


def test_a_founder_reads_score_need_and_gap_in_one_sentence() -> None:
    assert str(judged(alike(12, 3.92, 3.92, 3.92, 3.92)).gate("level").sentence) == (
        "The trust score is 3.92; with 12 clients it must reach 4.01: 0.09 short."
    )


def test_a_score_just_short_is_shown_with_the_decimals_that_tell() -> None:
    rows = [(4, 4, 4, 4)] * 13 + [(4, 4, 4, 4)] * 60 + [(4, 4, 4, 3)]
    assert str(judged(rows).gate("level").sentence) == (
        "The trust score is 3.997; with 74 clients it must reach 4.000: 0.003 short."
    )


def test_a_critical_item_may_ask_more() -> None:
    critical = Questionnaire((*FOUR.items[:3], Item("q4", "d0", critical=True)), 1, 5)
    rows = [*alike(8, 5, 5, 5, 4), *alike(8, 5, 5, 3, 2.8)]
    survey = score(responses(rows), critical, SHORT.scoring)
    verdict = judge(survey, SHORT, DRAWN)
    assert (verdict.decision, verdict.items_below_floor) == ("not_awarded", (4,))
    assert judged(rows).decision == "awarded"


def test_items_over_the_floor_and_under_the_bound_are_watched() -> None:
    verdict = judged([*alike(6, 5, 5, 4, 5), *alike(6, 5, 4, 3, 1.8)])
    assert (verdict.decision, verdict.items_watch) == ("awarded", (4,))


def test_an_item_that_few_clients_answered_is_no_gate() -> None:
    rows: list[tuple[Answer, ...]] = [*alike(4, 5, 5, 5, 1), *alike(8, 5, 5, 5, None)]
    assert (judged(rows).decision, judged(rows).items_not_assessed) == ("awarded", 1)


@pytest.mark.parametrize(
    ("clients", "answers", "decision", "report"),
    [
        (0, (5, 5, 5, 5), "insufficient_clients", "counts"),
        (1, (5, 5, 5, 5), "insufficient_clients", "counts"),
        (4, (5, 5, 5, 5), "insufficient_clients", "counts"),
        (5, (5, 5, 5, 5), "insufficient_clients", "feedback"),
        (9, (5, 5, None, None), "insufficient_clients", "feedback"),
        (10, (5, 5, None, None), "insufficient_item_coverage", "full"),
        (10, (2, 2, None, None), "insufficient_item_coverage", "full"),
        (10, (5, 5, 5, 5), "awarded", "full"),
        (10, (4, 4, 4, 4), "not_awarded", "full"),
    ],
)
def test_too_few_clients_come_before_too_few_answers(
    clients: int, answers: tuple[Answer, ...], decision: str, report: str
) -> None:
    verdict = judged(alike(clients, *answers))
    assert (verdict.decision, verdict.report) == (decision, report)


def test_no_client_gives_a_verdict_with_nothing_in_it() -> None:
    verdict = judged([])
    assert (verdict.trust_score, verdict.required_score, verdict.interval, verdict.tipping_point) == (None,) * 4
    assert (str(verdict.stability), holding(verdict)["level"]) == ("0/0", False)
    assert str(verdict.gate("level").sentence) == "Nobody has answered, so there is no trust score."
    with pytest.raises(ValueError, match="nothing to measure"):
        verdict.gate("level").measured()


def test_one_client_gives_a_verdict() -> None:
    verdict = judged(alike(1, 4, 4, 4, 4), SHORT, Evidence("random", invited=5))
    assert str(verdict.gate("level").sentence) == (
        "The trust score is 4.00; with 1 client it must reach 4.65: 0.65 short."
    )
    assert (verdict.tipping_point, str(verdict.stability)) == (4.0, "1/1")


def test_an_open_integrity_review_holds_an_award_back() -> None:
    survey = scored(alike(10, 5, 5, 5, 5))
    assert [judge(survey, SHORT, DRAWN, integrity_clear=clear).decision for clear in (True, False)] == [
        "awarded",
        "not_awarded",
    ]


def test_the_rule_of_2022_is_the_same_engine_with_other_numbers() -> None:
    rows = [*alike(7, 5, 5, 5, 5), *alike(3, 2, 2, 2, 2)]
    old = replace(TTP_2022, min_answered=2, max_unassessed_items=1)
    assert [judged(rows, policy, NOMINATED).decision for policy in (SHORT, old)] == ["not_awarded", "awarded"]
    assert judged(alike(10, 4, 4, 4, 4), old, NOMINATED).decision == "awarded"
    assert judged(alike(10, 4, 4, 4, 3), old, NOMINATED).decision == "not_awarded"


def test_another_scale_is_judged_by_a_policy_of_that_scale() -> None:
    ten = replace(
        SHORT,
        scale=(0, 10),
        target_score=8.0,
        rejectable_score=7.5,
        sigma0=1.4,
        item_floor=6.5,
        critical_item_floor=7.0,
        item_watch=7.0,
        client_low=6.0,
    )
    questionnaire = Questionnaire(FOUR.items, 0, 10)
    verdict = judge(score(responses(alike(13, 8, 8, 8, 8)), questionnaire, ten.scoring), ten, DRAWN)
    assert (verdict.decision, verdict.required_score) == ("awarded", 8.0)


def test_a_survey_is_judged_only_on_the_terms_on_which_it_was_scored() -> None:
    survey = scored(alike(10, 5, 5, 5, 5))
    with pytest.raises(ValueError, match="scale"):
        judge(survey, replace(SHORT, scale=(0, 5)), DRAWN)
    with pytest.raises(ValueError, match="scored with"):
        judge(survey, ACCREDIT_1, DRAWN)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target_score": 5.1}, "target_score must be on the scale"),
        ({"item_floor": 0.0}, "item_floor must be on the scale"),
        ({"rejectable_score": 4.1}, "rejectable_score must be at most target_score"),
        ({"min_clients": 0}, "min_clients must be at least 1"),
        ({"confidence": 0.4}, "confidence must be from 0.5 to below 1"),
        ({"confidence": 1.0}, "confidence must be from 0.5 to below 1"),
        ({"interval_confidence": 1.0}, "interval_confidence must be between 0 and 1"),
        ({"client_low_share": 1.5}, "client_low_share must be from 0 to 1"),
        ({"sigma0": 0.0}, "sigma0 must be above 0"),
        ({"nu0": 0}, "nu0 must be above 0"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(SHORT, **change)
