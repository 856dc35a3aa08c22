"""Response quality against R's careless, row by row, by every reference case, and flags that only point."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.intervals import Interval
from goodstanding.rules.quality import (
    Comparison,
    Flag,
    FlagKind,
    QualityPolicy,
    Speeders,
    Submission,
    average_string,
    bursts,
    domain_of,
    early_versus_late,
    even_odd,
    flags,
    irv,
    is_own,
    longstring,
    mahalanobis,
    mahalanobis_from,
    merged_clients,
    near_duplicates,
    psychometric_synonyms,
    reference,
    seconds_per_item,
    shared,
    speeders,
)
from goodstanding.rules.sentences import Sentence
from goodstanding.rules.survey import CANT_SAY, Answer, Response
from rules.cases import Case, cases, differences, number

Rows = list[list[float | None]]
ANSWERS = st.lists(st.one_of(st.integers(1, 5), st.none(), st.just(CANT_SAY)), max_size=13)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("case", cases("careless"))
def test_every_reference_case_is_reproduced(case: Case) -> None:
    if "cut" in case.expected:
        answer = fast(case)
    elif "R_careless_longstring" in case.expected:
        answer = edges(case)
    else:
        by_row = row_by_row(case)
        assert differences(by_row, expected_rows(case), case.tolerance) == []
        answer = {key: value for key, value in means(by_row).items() if key in case.expected}
    assert differences(answer, case.expected, case.tolerance) == []


def points(case: Case) -> Rows:
    return [[number(cell) for name, cell in row.items() if name != "id"] for row in case.table()]


def fast(case: Case) -> dict[str, Any]:
    seconds = {row["resp"]: float(row["seconds"]) for row in case.table()}
    found = speeders(seconds, case.params["items"], share=1 / 3, floor_per_item=1)
    return {"median": found.median, "cut": found.cut, "flagged": [int(who) for who in found.respondents]}


def edges(case: Case) -> dict[str, Any]:
    rows = points(case)
    return {
        "R_careless_longstring": [longstring(row, "run_of_its_own") for row in rows],
        "R_careless_avgstr": [average_string(row, "run_of_its_own") for row in rows],
        "irv": [irv(row) for row in rows],
        "longstring_na_is_a_category": [longstring([CANT_SAY if a is None else a for a in row]) for row in rows],
        "longstring_missing_skipped": [longstring(row) for row in rows],
        "answered": [sum(answer is not None for answer in row) for row in rows],
    }


def row_by_row(case: Case) -> list[dict[str, Any]]:
    rows = points(case)
    distances = mahalanobis(rows, case.params["mahad_confidence"])
    synonyms = psychometric_synonyms(rows, case.params["psychsyn_critical"])
    ends = list(accumulate(case.params.get("factors", [])))
    factors = [range(end - width, end) for end, width in zip(ends, case.params.get("factors", []), strict=True)]
    found = []
    for at, row in enumerate(rows):
        consistency = even_odd(row, factors)
        found.append(
            {
                "row": at + 1,
                "longstring": longstring(row, "run_of_its_own"),
                "avgstring": average_string(row, "run_of_its_own"),
                "irv": irv(row),
                "mahad_d2": distances.d2[at],
                "mahad_flag": distances.beyond[at],
                "psychsyn_pairs": synonyms.answered[at],
                "psychsyn": synonyms.r[at],
            }
            | ({"evenodd": None if consistency is None else -consistency} if factors else {})
        )
    return found


def expected_rows(case: Case) -> list[dict[str, Any]]:
    words = {"TRUE": True, "FALSE": False}
    rows = case.table("expected_by_row.csv")
    return [{key: words[cell] if cell in words else number(cell) for key, cell in row.items()} for row in rows]


def means(rows: list[dict[str, Any]]) -> dict[str, Any]:
    columns = {key: [row[key] for row in rows if row[key] is not None] for key in rows[0]}
    return {
        "n": len(rows),
        "longstring_max": max(columns["longstring"]),
        "mean_longstring": fmean(columns["longstring"]),
        "mean_irv": fmean(columns["irv"]),
        "mean_d2": fmean(columns["mahad_d2"]),
        "n_flagged": sum(columns["mahad_flag"]),
        "mean_evenodd": fmean(columns.get("evenodd", [0])),
        "na_evenodd": len(rows) - len(columns.get("evenodd", [])),
        "mean_psychsyn": fmean(columns["psychsyn"]),
        "na_psychsyn": len(rows) - len(columns["psychsyn"]),
    }


@given(ANSWERS)
def test_a_run_is_never_longer_than_what_was_answered(answers: list[Answer]) -> None:
    answered = [answer for answer in answers if answer is not None]
    assert longstring(answers) == longstring(answered) <= len(answered)
    assert longstring(answers, "run_of_its_own") <= max(longstring(answers), 1)


@given(ANSWERS)
def test_reading_the_answers_backwards_changes_no_pattern(answers: list[Answer]) -> None:
    back = answers[::-1]
    assert (longstring(back), average_string(back), irv(back)) == (
        longstring(answers),
        average_string(answers),
        irv(answers),
    )


def test_a_cant_say_is_an_answer_and_a_skipped_item_is_none() -> None:
    answers: list[Answer] = [5, 5, CANT_SAY, CANT_SAY, CANT_SAY, None, 5, None, 5]
    assert (longstring(answers), average_string(answers), irv(answers)) == (3, 7 / 3, 0)


VARIED: Rows = [[1, 2, 4], [2, 3, 3], [4, 4, 5], [5, 4, 2], [3, 1, 4], [2, 5, 5], [4, 2, 1]]


def test_a_row_against_its_own_reference_has_the_same_distance() -> None:
    programme = reference(VARIED)
    assert programme is not None
    found = mahalanobis_from(VARIED, programme, 0.5, least_clients=7)
    assert found.d2 == mahalanobis(VARIED, 0.99).d2
    assert sorted(found.d2, key=lambda value: value or 0) == list(programme.d2)
    assert (found.cut, found.beyond.count(True)) == (programme.d2[3], 3)


def test_a_programme_with_too_few_clients_gives_no_distances() -> None:
    programme = reference(VARIED)
    assert programme is not None
    found = mahalanobis_from(VARIED, programme, 0.99, least_clients=200)
    assert (found.d2, found.beyond, found.reason) == ((None,) * 7, (None,) * 7, "too_few_clients")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "too_few_rows"),
        ([[1, 2]], "too_few_rows"),
        ([[1, None], [None, 2], [3, None]], "too_few_rows"),
        ([[5, 5], [5, 5], [5, 5]], "singular_covariance"),
        ([[1, 2], [2, 4], [3, 6]], "singular_covariance"),
    ],
)
def test_where_no_distance_is_defined_the_reason_is_given(rows: Rows, reason: str) -> None:
    found = mahalanobis(rows, 0.99)
    assert (set(found.d2) - {None}, found.reason) == (set(), reason)


def test_listwise_leaves_incomplete_rows_out_and_pairwise_skips_their_gaps() -> None:
    holed: Rows = [*VARIED, [5, None, 1]]
    listwise, pairwise = (mahalanobis(holed, 0.99, missing) for missing in ("listwise", "pairwise"))
    assert listwise.d2 == (*mahalanobis(VARIED, 0.99).d2, None)
    assert None not in pairwise.d2


@given(st.permutations(range(len(VARIED))))
def test_the_order_of_rows_never_matters(order: list[int]) -> None:
    d2, mixed = mahalanobis(VARIED, 0.99).d2, mahalanobis([VARIED[at] for at in order], 0.99).d2
    assert mixed == pytest.approx([d2[at] for at in order])
    r, turned = psychometric_synonyms(VARIED, 0.1).r, psychometric_synonyms([VARIED[at] for at in order], 0.1).r
    assert differences(turned, [r[at] for at in order], 1e-9) == []


@pytest.mark.parametrize(
    ("answers", "consistency"),
    [
        ([1, 1, 5, 5], 1.0),
        ([1, 5, 5, 1], -1.0),
        ([3, 3, 3, 3], None),
        ([1, 1, None, 5], None),
        ([1, 1, CANT_SAY, CANT_SAY], None),
    ],
)
def test_halves_of_factors_are_consistent_opposed_or_not_comparable(
    answers: list[Answer], consistency: float | None
) -> None:
    assert even_odd(answers, [(0, 1), (2, 3)]) == consistency


def test_no_rows_have_no_synonyms() -> None:
    assert psychometric_synonyms([], 0.6).pairs == ()


def test_the_fast_are_under_a_third_of_the_median_or_a_second_an_item() -> None:
    found = speeders({"Amina": 90, "Brian": 29, "Chidi": 120, "Dede": 90}, 13, share=1 / 3, floor_per_item=1)
    assert found == Speeders(median=90, cut=30, floor=13, respondents=("Brian",))
    assert speeders({"Amina": 12.9}, 13, 1 / 3, 1).respondents == ("Amina",)
    assert speeders({}, 13, 1 / 3, 1) == Speeders(None, None, 13, ())
    assert (seconds_per_item(26, 13), seconds_per_item(26, 0)) == (2, None)


def at(**minutes: float) -> dict[str, datetime]:
    return {who: NOON + timedelta(minutes=minute) for who, minute in minutes.items()}


@pytest.mark.parametrize(
    ("submitted", "found"),
    [
        ({}, ()),
        (at(a=0, b=5), ()),
        (at(a=0, b=5, c=10), (("a", "b", "c"),)),
        (at(a=0, b=5, c=10.1), ()),
        (at(a=0, b=5, c=10, d=15, e=40), (("a", "b", "c", "d"),)),
        (at(a=0, b=1, c=2, d=30, e=31, f=32), (("a", "b", "c"), ("d", "e", "f"))),
        (at(c=0, a=0, b=0), (("a", "b", "c"),)),
    ],
)
def test_three_within_ten_minutes_are_a_burst(submitted: dict[str, datetime], found: Any) -> None:
    assert bursts(submitted, timedelta(minutes=10), 3) == found


def test_late_answers_are_compared_with_early_ones() -> None:
    found = early_versus_late([5, 5, 4, 5, 4], [3, 4, 3, 2, 4], 0.95)
    # Welch: se² = .06 + .14, df = .2² / (.06²/4 + .14²/4) = 6.896552, t(.975) = 2.371833 by integrating the density
    interval = Interval(pytest.approx(-1.4 - 1.060716, abs=1e-6), pytest.approx(-1.4 + 1.060716, abs=1e-6))  # type: ignore[arg-type]
    assert found == Comparison(early=5, late=5, difference=pytest.approx(-1.4), interval=interval)  # type: ignore[arg-type]


def test_four_late_answers_are_too_few_to_compare() -> None:
    assert early_versus_late([5, 5, 4, 5, 4], [1, 1, 1, 1], 0.95) is None


def test_unanimous_groups_differ_without_an_interval() -> None:
    assert early_versus_late([5] * 5, [4] * 6, 0.95) == Comparison(5, 6, -1, None)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("mallory@kazihub.example", True),
        ("Mallory@KaziHub.Example.", True),
        ("mallory@mail.kazihub.example", True),
        ("amina@notkazihub.example", False),
        ("amina@kazihub.example.org", False),
    ],
)
def test_an_address_on_the_marketplaces_own_domain_is_out(address: str, own: bool) -> None:
    assert is_own(address, ["KaziHub.example"]) is own


def test_a_domain_is_what_follows_the_last_at() -> None:
    assert domain_of('"amina@home"@Acme.example ') == "acme.example"


def test_rows_on_one_company_domain_are_one_client_and_free_mail_merges_nobody() -> None:
    rows = {
        "r4": ["zola@acme.example"],
        "r1": ["amina@acme.example", "amina@mail.example"],
        "r2": ["brian@mail.example"],
        "r3": ["chidi@baobab.example", "chidi@acme.example"],
        "r5": ["dede@baobab.example"],
        "r6": [""],
        "r7": [""],
    }
    clients = {"r1": "r1", "r2": "r2", "r3": "r1", "r4": "r1", "r5": "r1", "r6": "r6", "r7": "r7"}
    assert merged_clients(rows, ["Mail.example"]) == clients


def test_a_mark_of_one_is_not_shared() -> None:
    marks = {"Amina": "phone", "Brian": "desk", "Chidi": "phone", "Dede": None, "Esi": None}
    assert shared(marks) == {"phone": ("Amina", "Chidi")}


@pytest.mark.parametrize(
    ("least_share", "least_items", "found"),
    [(2 / 3, 3, (("Amina", "Brian"),)), (2 / 3, 4, ()), (0.7, 3, ())],
)
def test_alike_counts_only_items_that_both_answered(least_share: float, least_items: int, found: Any) -> None:
    answers: dict[str, list[Answer]] = {"Amina": [5, 4, CANT_SAY, None, 1], "Brian": [5, 3, CANT_SAY, 2, None]}
    assert near_duplicates(answers, least_share, least_items) == found


def test_near_copies_form_one_group_and_straight_lines_none() -> None:
    answers: dict[str, list[Answer]] = {
        "Amina": [5, 4, 5, 3, 5],
        "Brian": [5, 4, 5, 3, 4],
        "Chidi": [5, 4, 5, 2, 4],
        "Dede": [1, 2, 3, 4, 5],
        "Esi": [5, 5, 5, 5, 5],
        "Fatou": [5, 5, 5, 5, None],
    }
    assert near_duplicates(answers, least_share=0.8, least_items=4) == (("Amina", "Brian", "Chidi"),)


POLICY = QualityPolicy(
    longstring=6,
    irv_above=1.8,
    even_odd_below=-0.5,
    distance_share=0.9,
    distance_least_clients=7,
    speed_share=1 / 3,
    seconds_per_item=1,
    alike_share=0.9,
    alike_items=5,
    burst_least=3,
    burst_minutes=10,
)
DIMENSIONS = [(0, 1), (2, 3), (4, 5)]


def sent(respondent: str, answers: list[Answer], **facts: Any) -> Submission:
    response = Response(respondent, facts.pop("client", respondent), tuple(answers), facts.pop("submitted", None))
    return Submission(response, **facts)


def test_a_round_without_anything_odd_has_no_flags() -> None:
    rows = [sent("Amina", [5, 5, 3, 4, 4, 4], seconds=90), sent("Brian", [3, 3, 5, 5, 3, 4], seconds=100)]
    assert flags(rows, DIMENSIONS, POLICY) == ()
    assert flags([], DIMENSIONS, POLICY) == ()


def test_every_kind_of_flag_names_respondents_and_says_why_without_answers() -> None:
    rows = [
        sent("Dede", [2, 5, 5, 2, 3, 4], submitted=NOON, seconds=20, device="phone"),
        sent("Amina", [5, 5, 5, 5, 5, 5], submitted=NOON, seconds=90, domain="acme.example"),
        sent("Brian", [5, 4, 5, 4, 2, 4], submitted=NOON + timedelta(minutes=4), seconds=100, domain="ACME.example"),
        sent("Chidi", [5, 4, 5, 4, 2, 4], seconds=80, device="phone", domain="mail.example"),
        sent("Esi", [3, 3, 4, 4, 5, 5], submitted=NOON + timedelta(days=1), seconds=120, domain="mail.example"),
        sent("Fatou", [1, 1, 5, 5, 1, 5], submitted=NOON + timedelta(minutes=5)),
    ]
    found = flags(rows, DIMENSIONS, POLICY, free_mail=["mail.example"])
    assert [(flag.kind.value, flag.respondents, str(flag.sentence)) for flag in found] == [
        ("straight_line", ("Amina",), "6 answers in a row are the same."),
        ("inconsistent", ("Dede",), "Similar questions were answered differently (r -1.00)."),
        ("erratic", ("Fatou",), "The answers vary more than usual (SD 2.19)."),
        ("fast", ("Dede",), "Answered in 20 seconds or less; the median is 90."),
        ("alike", ("Brian", "Chidi"), "2 respondents gave nearly the same answers."),
        ("burst", ("Amina", "Dede", "Brian", "Fatou"), "4 responses came within 5 minutes."),
        ("device", ("Chidi", "Dede"), "2 respondents used one device."),
        ("domain", ("Amina", "Brian"), "Respondents of 2 clients share one mail domain."),
    ]


def test_all_straight_lines_are_one_flag_and_all_fast_answers_another() -> None:
    rows = [
        sent("Amina", [5] * 6, seconds=20),
        sent("Brian", [4] * 6, seconds=25),
        sent("Chidi", [5, 5, 3, 4, 4, 4], seconds=200),
        sent("Dede", [3, 3, 4, 4, 5, 5], seconds=220),
        sent("Esi", [4, 4, 4, 5, 5, 4], seconds=240),
    ]
    found = [(flag.kind.value, flag.respondents, flag.figures) for flag in flags(rows, [], POLICY)]
    assert found == [
        ("straight_line", ("Amina", "Brian"), {"longstring": 6}),
        ("fast", ("Amina", "Brian"), {"seconds": 25, "median": 200}),
    ]


def test_two_respondents_of_one_client_may_share_its_domain() -> None:
    rows = [
        sent(who, [5, 4, 5, 3, 4, n], client="Acme", domain="acme.example") for n, who in enumerate(("Amina", "Bo"))
    ]
    assert [flag for flag in flags(rows, DIMENSIONS, POLICY) if flag.kind == FlagKind.DOMAIN] == []


def test_an_answer_vector_far_from_the_programmes_is_an_outlier_with_its_figures() -> None:
    programme = reference([[1 + (row + (row * (item + 2)) % 7 // 5) % 5 for item in range(6)] for row in range(50)])
    rows = [sent("Amina", [1, 5, 2, 5, 1, 4]), sent("Brian", [3, 3, 3, 3, 3, 4])]
    assert programme is not None
    far = mahalanobis_from([row.response.answers for row in rows], programme, 0.9, least_clients=7)
    assert far.beyond == (True, False)
    d2 = far.d2[0] or 0.0
    words = Sentence(
        "Few clients of the programme answer like this (D² {d2}, cut {cut}).",
        {"d2": f"{d2:.1f}", "cut": f"{far.cut:.1f}"},
    )
    found = [flag for flag in flags(rows, DIMENSIONS, POLICY, programme) if flag.kind == FlagKind.OUTLIER]
    assert found == [Flag(FlagKind.OUTLIER, ("Amina",), words, {"d2": d2, "cut": far.cut})]


def test_a_young_programme_makes_nobody_an_outlier() -> None:
    programme = reference(VARIED)
    strict = replace(POLICY, distance_least_clients=200)
    rows = [sent("Amina", [1, 5, 1]), sent("Brian", [1, 2, 5])]
    assert [flag for flag in flags(rows, [(0, 1)], strict, programme) if flag.kind == FlagKind.OUTLIER] == []
