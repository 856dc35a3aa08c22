"""What the operator watches between findings: yearly figures of each marketplace, for the operator alone."""

from collections.abc import Mapping
from statistics import fmean
from typing import Final

from goodstanding.accreditation.queries.findings_inputs import entries_of, launched
from goodstanding.base.access import Actor
from goodstanding.rules.survey import Answer
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import answers_of

WATCHED: Final = ("score", "top", "ceiling", "straight", "silent")

type Year = Mapping[str, Mapping[str, float]]


def watched(actor: Actor, programme: Programme, edition: int, top: int) -> Year:
    """Figure -> marketplace -> its value in an edition; empty for who does not operate the programme.

    score     the trust score, of assurance A or B
    top       the share of answers at the `top` of the scale
    ceiling   the share of respondents with nothing but answers at the top
    straight  the share of respondents with one answer all the way down
    silent    the share of clients reached that did not answer
    """
    if not actor.operates(programme.pk):
        return {}
    found: dict[str, dict[str, float]] = {key: {} for key in WATCHED}
    found["score"] = {each.marketplace: each.score for each in entries_of(actor, programme, edition)}
    for survey in (
        launched(actor, programme, edition).filter(closing__isnull=False).select_related("programme", "closing")
    ):
        shop = str(survey.marketplace_id)
        if survey.closing.invited:
            found["silent"][shop] = 1 - survey.closing.answered / survey.closing.invited
        rows = [_numbers(each.answers) for each in answers_of(actor, survey)]
        for key, value in _patterns([row for row in rows if row], top).items():
            found[key][shop] = value
    return found


def _numbers(answers: tuple[Answer, ...]) -> list[float]:
    return [answer for answer in answers if isinstance(answer, (int, float))]


def _patterns(rows: list[list[float]], top: int) -> Mapping[str, float]:
    if not rows:
        return {}
    return {
        "top": fmean(answer == top for row in rows for answer in row),
        "ceiling": fmean(min(row) == top for row in rows),
        "straight": fmean(len(set(row)) == 1 for row in rows),
    }
