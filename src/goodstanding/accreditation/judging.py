"""A round of the database judged as a file is: the same rule, the same explanation."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goodstanding.accreditation.assess.answers import Round as Answered
from goodstanding.accreditation.assess.rulebook import Rulebook, rulebook
from goodstanding.accreditation.assess.verdicts import json_of, judge_round
from goodstanding.base.access import Actor
from goodstanding.policies import load
from goodstanding.rules.survey import Response
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import answers_of, evidence_of


@dataclass(frozen=True)
class Judged:
    """A verdict with what it was computed from: the policy version by id and digest, and a digest of the answers."""

    result: dict[str, Any]
    policy: str
    policy_digest: str
    inputs_digest: str


def judge(actor: Actor, survey: Round) -> Judged:
    """The verdict on a closed round by the rule it was opened under."""
    answers = answers_of(actor, survey)
    questionnaire = load().instrument(survey.instrument, survey.opened_at.date()).questionnaire
    judgement = judge_round(
        Answered("", tuple(answers), ()), questionnaire, _rules_for(survey), evidence_of(actor, survey)
    )
    rule = judgement.rule
    return Judged(json_of(judgement), rule.id, rule.digest, digest_of(answers))


def _rules_for(survey: Round) -> Rulebook:
    """The presets by grade where the round follows the rule that has them; any other rule is applied literally."""
    day = survey.opened_at.date()
    presets = load().assurance(day).presets.values()
    return rulebook(load(), day, None if survey.award_rule in presets else survey.award_rule)


def digest_of(answers: Sequence[Response]) -> str:
    """SHA-256 of the responses, sorted: the same answers give the same digest."""
    rows = sorted([answer.client, answer.respondent, list(answer.answers)] for answer in answers)
    return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()
