"""The reference cases of the award decision, reproduced number by number."""

from dataclasses import replace
from typing import Any

import pytest

from goodstanding.rules.accreditation import AwardPolicy, Evidence, Verdict, judge
from goodstanding.rules.survey import Item, ItemScore, Questionnaire, Response, SurveyScore, score
from rules.cases import Case, cases, differences, number
from rules.laws import ACCREDIT_1


def policy_of(params: dict[str, Any]) -> AwardPolicy:
    given = dict(params["policy"])
    renamed = {
        "name": given.pop("policy"),
        "target_score": given.pop("T"),
        "rejectable_score": given.pop("RQL"),
        "confidence": given.pop("conf"),
        "scale": tuple(given.pop("scale")),
    }
    given.pop("items")
    return replace(ACCREDIT_1, **renamed, **given)


def survey_of(case: Case, policy: AwardPolicy) -> SurveyScore:
    keys = [f"q{place}" for place in range(1, case.params["policy"]["items"] + 1)]
    questionnaire = Questionnaire(tuple(Item(key, "all") for key in keys), *policy.scale)
    rows = [Response(row["respondent"], row["client"], tuple(number(row[key]) for key in keys)) for row in case.table()]
    return score(rows, questionnaire, policy.scoring)


def answer(survey: SurveyScore, verdict: Verdict) -> dict[str, Any]:
    """A verdict under the names of the reference cases."""
    return {
        "n_rows": survey.n_rows,
        "n_valid_respondents": survey.n_valid_respondents,
        "n_clients": survey.n_clients,
        "client_scores": survey.client_scores,
        "interval90": verdict.interval,
        "stabilised_sd": verdict.estimate.stabilised_sd,
        "se": verdict.estimate.standard_error,
        "trust_score": verdict.trust_score,
        "sd_clients": survey.sd_clients,
        "required_score": verdict.required_score,
        "gates": {name: verdict.gate(name).holds for name in ("level", "items", "clients")},
        "items": [item_answer(item) for item in survey.items],
        "items_below_floor": verdict.items_below_floor,
        "items_watch": verdict.items_watch,
        "items_not_assessed": verdict.items_not_assessed,
        "unhappy_clients": verdict.unhappy_clients,
        "decision": verdict.decision,
        "tipping_nonrespondent_mean": verdict.tipping_point,
        "leave_one_out_same": str(verdict.stability),
    }


def item_answer(item: ItemScore) -> dict[str, Any]:
    return {"item": item.position, "n": item.n, "mean": item.mean, "assessed": item.assessed, "top2": item.top2}


@pytest.mark.parametrize("case", cases("decision"))
def test_a_reference_case_is_reproduced(case: Case) -> None:
    policy, size = policy_of(case.params), case.params["N"]
    survey = survey_of(case, policy)
    evidence = Evidence(case.params["mode"], size, roster_verified=size is not None, invited=case.params["invited"])
    held = answer(survey, judge(survey, policy, evidence))
    assert differences({key: held[key] for key in case.expected}, case.expected, case.tolerance) == []
