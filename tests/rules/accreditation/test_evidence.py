"""Assurance: what the way the answers were gathered is worth."""

from typing import Any

import pytest

from goodstanding.rules.accreditation import AssurancePolicy, Evidence, assurance, response_rate

POLICY = AssurancePolicy(
    name="assurance-1",
    version="2026-01-01",
    full_response=0.50,
    partial_response=0.30,
    presets={"A": "accredit-1", "B": "accredit-1", "C": "accredit-1-strict"},
    norms=("A", "B"),
)
VERIFIED: dict[str, Any] = {"roster_size": 40, "roster_verified": True}


@pytest.mark.parametrize(
    ("evidence", "answered", "grade", "sentence"),
    [
        (
            Evidence("random", invited=20, **VERIFIED),
            12,
            "A",
            "60 % of the clients reached answered, from a verified roster.",
        ),
        (
            Evidence("census", **VERIFIED),
            20,
            "A",
            "50 % of the clients reached answered, from a verified roster.",
        ),
        (
            Evidence("census", undeliverable=4, **VERIFIED),
            18,
            "A",
            "50 % of the clients reached answered, from a verified roster.",
        ),
        (
            Evidence("random", invited=1000, **VERIFIED),
            499,
            "B",
            "49.9 % of the clients reached answered; grade A asks for 50 %.",
        ),
        (
            Evidence("random", 40, invited=20),
            12,
            "B",
            "60 % of the clients reached answered, but the roster is not verified.",
        ),
        (
            Evidence("random", invited=40, **VERIFIED),
            12,
            "B",
            "30 % of the clients reached answered; grade A asks for 50 %.",
        ),
        (
            Evidence("random", invited=40, **VERIFIED),
            11,
            "C",
            "28 % of the clients reached answered; grade B asks for 30 %.",
        ),
        (Evidence("random", 40, invited=40), 0, "C", "0 % of the clients reached answered; grade B asks for 30 %."),
        (Evidence("random", **VERIFIED), 12, "C", "It is not known how many clients were reached."),
        (Evidence("census"), 12, "C", "It is not known how many clients were reached."),
        (Evidence("census", invited=3, undeliverable=3), 0, "C", "It is not known how many clients were reached."),
        (Evidence("nominated", invited=10, **VERIFIED), 10, "C", "The marketplace chose these clients itself."),
    ],
)
def test_evidence_has_a_grade_and_a_reason(evidence: Evidence, answered: int, grade: str, sentence: str) -> None:
    held = assurance(evidence, answered, POLICY)
    assert (held.grade, str(held.sentence)) == (grade, sentence)


@pytest.mark.parametrize(
    ("answered", "held"),
    [
        (20, ("A", False, "accredit-1", True)),
        (15, ("B", False, "accredit-1", True)),
        (5, ("C", True, "accredit-1-strict", False)),
    ],
)
def test_a_grade_chooses_the_preset_and_the_norms(answered: int, held: tuple[object, ...]) -> None:
    grade = assurance(Evidence("census", **VERIFIED), answered, POLICY)
    assert (grade.grade, grade.provisional, grade.preset, grade.enters_norms) == held


@pytest.mark.parametrize(
    ("evidence", "rate"),
    [
        (Evidence("random", invited=20, undeliverable=4), 0.75),
        (Evidence("random", invited=10), 1.0),
        (Evidence("random"), None),
        (Evidence("random", invited=0), None),
        (Evidence("census", 24), 0.5),
        (Evidence("census", 24, invited=16), 0.75),
    ],
)
def test_a_response_rate_is_of_the_clients_reached(evidence: Evidence, rate: float | None) -> None:
    assert response_rate(evidence, 12) == rate
