"""What the criteria, marks and reports of reviews are called."""

from collections.abc import Iterator
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.models import Review
from goodstanding.policies import load

CRITERIA: Final[dict[str, Promise]] = {
    "skills": _("Skills"),
    "quality": _("Quality of the work"),
    "availability": _("Availability"),
    "schedule": _("Keeping to the schedule"),
    "communication": _("Communication"),
    "cooperation": _("Cooperation"),
    "confidentiality": _("Confidentiality kept"),
    "clarity": _("Clarity of what was wanted"),
    "fairness": _("Fairness"),
    "payment": _("Payment as agreed"),
}
MARKS: Final[dict[int, Promise]] = {
    1: _("very poor"),
    2: _("poor"),
    3: _("fair"),
    4: _("good"),
    5: _("very good"),
}
REASONS: Final[dict[str, Promise]] = {
    "not_about_work": _("It is not about this work"),
    "insult": _("It insults or threatens"),
    "private_data": _("It shows private data"),
    "coerced": _("It was demanded, bought or traded"),
    "fake": _("The engagement or the review is not real"),
}


def criterion(key: str) -> str:
    """The name of a criterion; its key where a policy of the operator's own brings another."""
    return str(CRITERIA.get(key, key))


def told(review: Review) -> Iterator[tuple[str, int]]:
    """The marks of a review with the names of their criteria, in the order in which they were asked."""
    asked = load().reviews(review.written_at.date()).criteria(review.side)
    order = [*asked, *(key for key in review.criteria if key not in asked)]
    return ((criterion(key), review.criteria[key]) for key in order if key in review.criteria)
