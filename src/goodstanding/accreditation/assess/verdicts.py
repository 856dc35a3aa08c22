"""Rounds judged, and what is told of them to a program."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from goodstanding.accreditation.assess.answers import Round
from goodstanding.accreditation.assess.notes import Note
from goodstanding.accreditation.assess.rulebook import Rulebook
from goodstanding.base.importing import refusal
from goodstanding.policies.versions import Version
from goodstanding.rules.accreditation import Assurance, AwardPolicy, Change, Evidence, Gate, Verdict, assurance, judge
from goodstanding.rules.survey import Questionnaire, SurveyScore, score


@dataclass(frozen=True)
class Judgement:
    """One round with the rule that judged it, the grade of its evidence, and the verdict."""

    round: Round
    evidence: Evidence
    survey: SurveyScore
    assurance: Assurance
    rule: Version[AwardPolicy]
    verdict: Verdict
    reviewed: bool = False


def judge_round(
    round: Round,
    questionnaire: Questionnaire,
    rulebook: Rulebook,
    evidence: Evidence,
    integrity_clear: bool | None = None,
    renews_provisional: bool = False,
) -> Judgement:
    """The judgement by the rule of the grade that the evidence earns.

    `integrity_clear` is what the integrity review says; None where there is none, as of a file. An award after a
    provisional one, `renews_provisional`, asks for grade A or B.
    Raises ImportRefused where more clients answered than the roster holds.
    """
    survey = score(round.responses, questionnaire, rulebook.strictest.scoring)
    roster = evidence.counted_roster
    if roster is not None and survey.n_clients > roster:
        expected = f"at least the {survey.n_clients} clients that answered"
        raise refusal(str(roster), expected, source="--roster")
    grade = assurance(evidence, survey.n_clients, rulebook.assurance)
    rule = rulebook.rules[grade.grade]
    if renews_provisional:
        evidence = replace(evidence, renews=not grade.provisional)
    if rule.value.scoring != survey.scoring:
        survey = score(round.responses, questionnaire, rule.value.scoring)
    verdict = judge(survey, rule.value, evidence, integrity_clear=integrity_clear is not False)
    return Judgement(round, evidence, survey, grade, rule, verdict, reviewed=integrity_clear is not None)


def asked(judgement: Judgement) -> tuple[Gate, ...]:
    """The gates that were asked: of a file there is no integrity review."""
    return tuple(gate for gate in judgement.verdict.gates if judgement.reviewed or gate.name != "integrity")


def json_of(judgement: Judgement, notes: Sequence[Note] = ()) -> dict[str, Any]:
    """The judgement for a program. Scores are unrounded, None where they are undefined; items count from 1."""
    return {
        **({"group": judgement.round.group} if judgement.round.group else {}),
        **_verdict(judgement.verdict),
        **_scores(judgement.survey),
        **_grounds(judgement),
        "explained": [_gate(gate) for gate in asked(judgement)],
        "changes": [_change(change) for change in judgement.verdict.changes],
        "notes": [note.as_json() for note in (*notes, *judgement.round.notes)],
    }


def _scores(survey: SurveyScore) -> dict[str, Any]:
    return {
        "n_rows": survey.n_rows,
        "n_valid_respondents": survey.n_valid_respondents,
        "n_clients": survey.n_clients,
        "client_scores": dict(survey.client_scores),
        "trust_score": survey.trust_score,
        "sd_clients": survey.sd_clients,
        "items": [
            {"item": item.position, "n": item.n, "mean": item.mean, "assessed": item.assessed, "top2": item.top2}
            for item in survey.items
        ],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    holds = {gate.name: gate.holds for gate in verdict.gates}
    return {
        "decision": verdict.decision,
        "required_score": verdict.required_score,
        "interval90": list(verdict.interval) if verdict.interval else None,
        "stabilised_sd": verdict.estimate.stabilised_sd,
        "se": verdict.estimate.standard_error,
        "gates": {name: holds[name] for name in ("level", "items", "clients")},
        "items_below_floor": list(verdict.items_below_floor),
        "items_watch": list(verdict.items_watch),
        "items_not_assessed": verdict.items_not_assessed,
        "unhappy_clients": verdict.unhappy_clients,
        "tipping_nonrespondent_mean": verdict.tipping_point,
        "leave_one_out_same": str(verdict.stability),
    }


def _grounds(judgement: Judgement) -> Mapping[str, Any]:
    return {
        "policy": judgement.rule.name,
        "policy_version": judgement.rule.date.isoformat(),
        "policy_digest": judgement.rule.digest,
        "assurance": judgement.assurance.grade,
        "provisional": judgement.assurance.provisional,
        "mode": judgement.evidence.mode,
        "roster": judgement.evidence.roster_size,
        "invited": judgement.evidence.invited,
    }


def _gate(gate: Gate) -> dict[str, Any]:
    return {
        "gate": gate.name,
        "holds": gate.holds,
        "value": gate.value,
        "need": gate.need,
        "distance": gate.distance,
        "sentence": str(gate.sentence),
    }


def _change(change: Change) -> dict[str, Any]:
    return {**asdict(change), "sentence": str(change.sentence)}
