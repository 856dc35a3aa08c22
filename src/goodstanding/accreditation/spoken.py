"""What a verdict says, in the reader's language.

A verdict is stored with its sentences in English. In another language they are said anew, from the same facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import get_language, gettext, ngettext

from goodstanding.accreditation.assess.verdicts import Judgement, asked
from goodstanding.accreditation.judging import inputs_of, judge_inputs, rules_for
from goodstanding.accreditation.models import Decision
from goodstanding.base.access import SYSTEM
from goodstanding.rules.sentences import Sentence
from goodstanding.surveys.queries import policies_of

STORED = "en"


@dataclass(frozen=True)
class Spoken:
    """The sentences of a verdict: one for each gate by its name, and one for each change."""

    gates: Mapping[str, str]
    changes: tuple[str, ...]


def spoken(decision: Decision) -> Spoken:
    """The sentences in the language in force; in English where the facts are no longer those of the verdict."""
    judgement = None if get_language() in (STORED, None) else _judged_again(decision)
    if judgement is None:
        result = decision.verdict
        gates = {gate["gate"]: gate["sentence"] for gate in result["explained"]}
        return Spoken(gates, tuple(change["sentence"] for change in result["changes"]))
    gates = {gate.name: said(gate.sentence) for gate in asked(judgement)}
    return Spoken(gates, tuple(said(change.sentence) for change in judgement.verdict.changes))


def _judged_again(decision: Decision) -> Judgement | None:
    survey = decision.round
    inputs, policies = inputs_of(SYSTEM, survey), policies_of(SYSTEM, survey.programme)
    if inputs.digest != decision.inputs_digest:
        return None
    return judge_inputs(survey, inputs, policies, rules_for(policies, survey.opened_at.date(), survey.award_rule))


def said(sentence: Sentence, **values: str | int) -> str:
    """The sentence in the language in force; `values` stand in place of its own of those names."""
    given = {**sentence.values, **values}
    if sentence.plural is None:
        return gettext(sentence.template).format_map(given)
    return ngettext(sentence.template, sentence.plural, replace(sentence, values=given).count).format_map(given)
