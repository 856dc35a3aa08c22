"""A round of the database judged as a file is: the same rule, the same explanation."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from goodstanding.accreditation.assess.answers import Round as Answered
from goodstanding.accreditation.assess.rulebook import Rulebook, rulebook
from goodstanding.accreditation.assess.verdicts import Judgement, json_of, judge_round
from goodstanding.accreditation.models import Award
from goodstanding.base.access import Actor
from goodstanding.policies import Policies
from goodstanding.rules.accreditation import Evidence
from goodstanding.rules.quality import early_versus_late
from goodstanding.rules.survey import Response
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import answers_of, evidence_of, open_flags, policies_of, waves_of


@dataclass(frozen=True)
class Inputs:
    """Everything that a verdict is computed from, but the rule: the responses that count, those that are left out,
    how they were gathered, whether the integrity review is clear, and whether the marketplace's last award was
    provisional. `waves` says when each client first answered.
    """

    counted: tuple[Response, ...]
    excluded: tuple[Response, ...]
    evidence: Evidence
    integrity_clear: bool
    renews_provisional: bool = False
    waves: Mapping[str, int] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal; the same inputs give the same digest, whatever their order."""
        given = (self.integrity_clear, self.renews_provisional)
        rows = [_rows(self.counted), _rows(self.excluded), asdict(self.evidence), *given]
        return hashlib.sha256(json.dumps(rows, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _rows(responses: Iterable[Response]) -> list[list[Any]]:
    return sorted([each.client, each.respondent, list(each.answers)] for each in responses)


def inputs_of(actor: Actor, survey: Round) -> Inputs:
    """What there is to judge in a closed round now; nothing for who does not operate its programme."""
    counted = tuple(answers_of(actor, survey))
    kept = {response.respondent for response in counted}
    everybody = answers_of(actor, survey, with_excluded=True)
    return Inputs(
        counted=counted,
        excluded=tuple(response for response in everybody if response.respondent not in kept),
        evidence=evidence_of(actor, survey),
        integrity_clear=not open_flags(actor, survey).exists(),
        renews_provisional=_is_provisional(_award_before(survey)),
        waves=waves_of(actor, survey),
    )


def _award_before(survey: Round) -> Award | None:
    """The newest award of the marketplace in the programme by an earlier round, lapsed or not."""
    awards = Award.objects.filter(
        decision__round__programme=survey.programme_id,
        decision__round__marketplace=survey.marketplace_id,
        decision__round__opened_at__lt=survey.opened_at,
    )
    return awards.order_by("-awarded_at", "-pk").first()


def _is_provisional(award: Award | None) -> bool:
    return award is not None and award.provisional


@dataclass(frozen=True)
class Judged:
    """A verdict with what it was computed from: the policy version by id and digest, and a digest of the inputs."""

    result: dict[str, Any]
    policy: str
    policy_digest: str
    inputs_digest: str


def judge(actor: Actor, survey: Round) -> Judged:
    """The verdict on a closed round by the rule it was opened under."""
    inputs, policies = inputs_of(actor, survey), policies_of(actor, survey.programme)
    rules = rules_for(policies, survey.opened_at.date(), survey.award_rule)
    judgement = judge_inputs(survey, inputs, policies, rules)
    everybody = replace(inputs, counted=(*inputs.counted, *inputs.excluded), excluded=())
    result = {
        **json_of(judgement),
        "with_excluded": _summary(judge_inputs(survey, everybody, policies, rules)) if inputs.excluded else None,
        "silence": _silence(judgement, inputs.waves),
    }
    rule = judgement.rule
    return Judged(result, rule.id, rule.digest, inputs.digest)


def rules_for(policies: Policies, on: date, award_rule: str) -> Rulebook:
    """The rule for each grade on a day: the presets where `award_rule` is one that has them, else the rule literally.

    A rule of the programme's own that has presets with the same endings is graded by them likewise.
    """
    presets = policies.assurance(on).presets
    if award_rule in presets.values():
        return rulebook(policies, on, None)
    literal = rulebook(policies, on, award_rule)
    own = {grade: award_rule + preset.removeprefix(presets["A"]) for grade, preset in presets.items()}
    known = {grade: name for grade, name in own.items() if name in policies.names("award")}
    return replace(literal, rules={**literal.rules, **{g: policies.version(name, on) for g, name in known.items()}})


def judge_inputs(survey: Round, inputs: Inputs, policies: Policies, rules: Rulebook) -> Judgement:
    """The judgement of these inputs. ValueError where the rules are of another scale than the round's questions."""
    questionnaire = policies.instrument(survey.instrument, survey.opened_at.date()).questionnaire
    answered = Answered("", inputs.counted, ())
    return judge_round(
        answered,
        questionnaire,
        rules,
        inputs.evidence,
        integrity_clear=inputs.integrity_clear,
        renews_provisional=inputs.renews_provisional,
    )


def _summary(judgement: Judgement) -> dict[str, Any]:
    result = json_of(judgement)
    return {key: result[key] for key in ("decision", "n_clients", "trust_score", "required_score")}


def _silence(judgement: Judgement, waves: Mapping[str, int]) -> dict[str, Any] | None:
    """Clients that answered only after a reminder compared with those before: they stand for the silent ones."""
    scores = judgement.survey.client_scores
    early = [score for client, score in scores.items() if waves.get(client, 1) == 1]
    late = [score for client, score in scores.items() if waves.get(client, 1) > 1]
    found = early_versus_late(early, late, judgement.rule.value.interval_confidence)
    if found is None:
        return None
    span = [found.interval.low, found.interval.high] if found.interval else None
    return {"early": found.early, "late": found.late, "difference": found.difference, "interval": span}
