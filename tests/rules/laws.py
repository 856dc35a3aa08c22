"""The award rules, questionnaires and surveys that tests of the law share."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import strategies as st

from goodstanding.rules.accreditation import AwardPolicy, Evidence, Verdict, judge
from goodstanding.rules.survey import Answer, Item, Questionnaire, Response, SurveyScore, score

ACCREDIT_1 = AwardPolicy(
    name="accredit-1",
    version="2026-01-01",
    scale=(1, 5),
    min_answered=9,
    min_item_clients=5,
    min_clients=10,
    report_min_clients=5,
    max_unassessed_items=2,
    target_score=4.00,
    rejectable_score=3.75,
    confidence=0.90,
    sigma0=0.70,
    nu0=8,
    interval_confidence=0.90,
    item_floor=3.25,
    critical_item_floor=3.50,
    item_watch=3.50,
    client_low=3.0,
    client_low_share=0.20,
)
STRICT = replace(ACCREDIT_1, name="accredit-1-strict", confidence=0.95)
TTP_2022 = replace(ACCREDIT_1, name="ttp-2022", confidence=0.50, client_low_share=1.0)
SHORT = replace(ACCREDIT_1, name="short", min_answered=2, max_unassessed_items=1)

THIRTEEN = Questionnaire(tuple(Item(f"q{number}", f"d{number % 4}") for number in range(1, 14)), 1, 5)
FOUR = Questionnaire(tuple(Item(f"q{number}", f"d{number % 2}") for number in range(1, 5)), 1, 5)

DRAWN = Evidence("random")
NOMINATED = Evidence("nominated")

Rows = Sequence[Sequence[Answer]]


def responses(rows: Rows) -> list[Response]:
    """One respondent for each client: c01, c02, ..."""
    return [Response(f"r{number}", f"c{number:02}", tuple(row)) for number, row in enumerate(rows, start=1)]


def alike(clients: int, *answers: Answer) -> list[tuple[Answer, ...]]:
    """So many clients that answered the same."""
    return [answers] * clients


def scored(rows: Rows, policy: AwardPolicy = SHORT, questionnaire: Questionnaire = FOUR) -> SurveyScore:
    return score(responses(rows), questionnaire, policy.scoring)


def judged(rows: Rows, policy: AwardPolicy = SHORT, evidence: Evidence = DRAWN) -> Verdict:
    return judge(scored(rows, policy), policy, evidence)


def said(verdict: Verdict, *kinds: str) -> list[tuple[Any, ...]]:
    """The changes of these kinds: kind, amount, whether it is enough alone, sentence."""
    changes = [change for change in verdict.changes if change.kind in kinds]
    return [(change.kind, change.amount, change.alone, str(change.sentence)) for change in changes]


def holding(verdict: Verdict) -> Mapping[str, bool]:
    return {gate.name: gate.holds for gate in verdict.gates}


FAIR: Sequence[Answer] = (4, 5, 3, 4, 5, 2, 4, 1, None)
ANY: Sequence[Answer] = (5, 4, 3, 2, 1, None)


def surveys(
    answers: Sequence[Answer] = FAIR, least: int = 10, most: int = 13
) -> st.SearchStrategy[list[tuple[Answer, ...]]]:
    """Rows of four of these answers, at least two of them given."""
    rows = [row for row in product(answers, repeat=4) if row.count(None) <= 2]
    return st.lists(st.sampled_from(rows), min_size=least, max_size=most)
