"""A programme of its own is data: ten items, seven points, its own words and rule, and not a line of code."""

from collections.abc import Iterable
from datetime import date

import pytest
from policy_texts import ENGLISH, INSTRUMENT, RULE

from goodstanding.policies import Policies, document, load
from goodstanding.rules.accreditation import Evidence, judge
from goodstanding.rules.survey import Response, score

AUTUMN = date(2025, 10, 1)
EVIDENCE = Evidence("random")
HAPPY = "Always, rarely TRUE, Mostly true, 6, Often true, Mostly true, 7, Always true, no idea, Always true"
SOUR = "Seldom true, Always true, 3, 3, 3, Now and then true, 3, 3, 3, Never true"


@pytest.fixture(scope="module")
def policies() -> Policies:
    return load([RULE, INSTRUMENT, ENGLISH])


def responses(policies: Policies, sheets: Iterable[str]) -> list[Response]:
    instrument = policies.instrument("fair-craft-2025")
    answers = [tuple(instrument.answer(cell) for cell in sheet.split(",")) for sheet in sheets]
    return [Response(f"r{place}", f"c{place}", row) for place, row in enumerate(answers)]


def test_its_words_become_its_points(policies: Policies) -> None:
    (happy,) = responses(policies, [HAPPY])
    assert happy.answers == (7.0, 2.0, 6.0, 6.0, 5.0, 6.0, 7.0, 7.0, "cant_say", 7.0)


def test_six_happy_clients_are_judged_by_its_own_rule(policies: Policies) -> None:
    rule = policies.award("fair-craft-1", AUTUMN)
    survey = score(responses(policies, [HAPPY] * 6), policies.instrument("fair-craft-2025").questionnaire, rule.scoring)
    verdict = judge(survey, rule, EVIDENCE)
    assert (verdict.policy, verdict.version, verdict.decision) == ("fair-craft-1", "2025-05-01", "awarded")
    assert verdict.trust_score == pytest.approx(57 / 9)
    assert verdict.required_score == pytest.approx(5 + 1.2815515655446004 / 6**0.5)
    assert verdict.items_not_assessed == 1
    assert tuple(survey.dimensions) == ("deal", "craft", "after")


def test_the_same_answers_fall_short_when_sour_ones_join_them(policies: Policies) -> None:
    rule = policies.award("fair-craft-1", AUTUMN)
    sheets = [HAPPY] * 4 + [SOUR] * 4
    survey = score(responses(policies, sheets), policies.instrument("fair-craft-2025").questionnaire, rule.scoring)
    verdict = judge(survey, rule, EVIDENCE)
    assert verdict.decision == "not_awarded"
    assert verdict.unhappy_clients == 4
    assert 10 in verdict.items_below_floor


def test_its_preset_judges_a_workshop_with_three_clients(policies: Policies) -> None:
    questionnaire = policies.instrument("fair-craft-2025").questionnaire
    rule, small = (policies.award(name, AUTUMN) for name in ("fair-craft-1", "fair-craft-1-small"))
    survey = score(responses(policies, [HAPPY] * 3), questionnaire, rule.scoring)
    decisions = [judge(survey, each, EVIDENCE).decision for each in (rule, small)]
    assert decisions == ["insufficient_clients", "awarded"]


def test_its_page_is_written_like_the_shipped_ones(policies: Policies) -> None:
    page = document(policies)
    assert "### fair-craft-1@2026-03-01" in page
    assert "#### Preset fair-craft-1-small@2026-03-01" in page
    assert "| q10 | `trust` | Afterwards | We trust {marketplace}. |" in page
    assert "Also asked" in page.split("## Fair Craft 2025")[1]
