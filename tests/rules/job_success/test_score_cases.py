"""The reference cases of the family jss."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from goodstanding.policies import load
from goodstanding.rules.job_success.columns import Columns, End
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.job_success.ledger import Ledger, ledger
from goodstanding.rules.job_success.policy import ScorePolicy
from rules.cases import Case, cases, differences

UNIT = 10**12
ENDS = {"completed": End.COMPLETED, "dispute_for_worker": End.WON}


@pytest.mark.parametrize("case", cases("jss"))
def test_the_ledger_of_a_case_is_as_published(case: Case) -> None:
    rows, day = case.params["contracts"], number(case.params["as_of"])
    policy, columns = policy_of(case.params["policy"]), columns_of(rows)
    found = ledger(columns, policy, day)
    assert differences(told(found, [row["id"] for row in rows]), case.expected, case.tolerance) == []
    assert score_weeks(columns, policy, [day]).score.tolist() == [[-1 if found.score is None else found.score]]


def policy_of(given: dict[str, Any]) -> ScorePolicy:
    return replace(
        load().score(date(2026, 6, 1), given["policy"]),
        windows_months=tuple(given["windows_months"]),
        min_outcomes=given["min_outcomes"],
        min_companies=given["min_clients"],
        weight_least=given["w_min"],
        weight_most=given["w_max"],
        value_ref_cents=round(100 * given["value_ref"]),
        private_weight=given["private_weight"],
        centre_points=round(100 * given["center"]),
        half_points=round(100 * given["half"]),
        silent_success_days=given["long_days"],
        long_credit=given["long_bonus"],
        silence_free=given["silence_free"],
        prior_weight=given["window_prior"],
        taper_days=given["taper_days"],
    )


def columns_of(rows: list[dict[str, Any]]) -> Columns:
    companies = sorted({row["client"] for row in rows})
    return Columns(
        worker=np.ones(len(rows), np.int64),
        company=np.array([companies.index(row["client"]) for row in rows], np.int64),
        day=np.array([number(row["outcome_date"]) for row in rows], np.int32),
        end=np.array([ENDS[row["end"]] for row in rows], np.int8),
        points=np.array([100 * (row["public"] or 0) for row in rows], np.int16),
        private=np.array([-1 if row["private"] is None else row["private"] for row in rows], np.int8),
        paid_cents=np.array([100 * row["paid"] for row in rows], np.int64),
        span_days=np.array([row["span_days"] for row in rows], np.int32),
        excluded=np.zeros(len(rows), np.int8),
    )


def told(found: Ledger, names: list[str]) -> dict[str, Any]:
    """A ledger in the words of the cases."""
    entries = dict(zip(names, found.entries, strict=True))
    counted = {"outcomes": found.outcomes, "clients": found.companies}
    if found.score is None:
        return {"score": None, "reason": "not_enough_outcomes", **counted, "leave_one_out_J_change": {}}
    assert found.best is not None
    return {
        "score": found.score,
        "J": found.best.j,
        "window_months": found.best.months,
        "windows": {str(window.months): window.j for window in found.windows},
        **counted,
        "silence_weight_24m": found.longest.silence / (found.parts * UNIT),
        "ledger_24m": {
            name: {
                "weight": entry.weight * entry.taper / (found.parts * UNIT),
                "s": entry.outcome.s / 1000,
                "bonus": entry.credit * entry.taper / (found.parts * UNIT),
                "lost_points": entry.lost_points,
            }
            for name, entry in entries.items()
            if entry.outcome.kind == "rated"
        },
        "lost_silence_24m": found.silence_points,
        "leave_one_out_J_change": {name: entry.change for name, entry in entries.items() if entry.taper},
    }


def number(day: str) -> int:
    return (date.fromisoformat(day) - date(1970, 1, 1)).days
