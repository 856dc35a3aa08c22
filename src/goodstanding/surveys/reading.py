"""Stored responses as what the rules read."""

from django.db.models import QuerySet

from goodstanding.rules.survey import Questionnaire
from goodstanding.rules.survey import Response as Answered
from goodstanding.surveys.models import Response


def as_rules_read(rows: QuerySet[Response], questionnaire: Questionnaire) -> list[Answered]:
    """Responses as the rules take them, in the order of the questionnaire's items."""
    keys = [item.key for item in questionnaire.items]
    return [
        Answered(str(respondent), str(client), tuple(answers.get(key) for key in keys))
        for respondent, client, answers in rows.order_by("pk").values_list("invitation", "invitation__row", "answers")
    ]
