"""Cases about what a page shows: {% load cases %}{% cases_about "engagement" engagement.pk %}."""

from typing import Any

from django.template import Context, Library
from django.urls import reverse

from goodstanding.base.access import actor_of
from goodstanding.disputes.queries import own_cases
from goodstanding.disputes.words import state_words

register = Library()


@register.inclusion_tag("disputes/cases_about.html", takes_context=True)
def cases_about(context: Context, subject_kind: str, subject_id: int) -> dict[str, Any]:
    """The reader's own cases about a thing, each with its state and its page, and the way to open one."""
    found = own_cases(actor_of(context["request"])).filter(subject_kind=subject_kind, subject_id=subject_id)
    return {
        "cases": [
            (case, state_words(case.state, case.closing), reverse("disputes:case", args=[case.pk])) for case in found
        ],
        "new": f"{reverse('disputes:new')}?about={subject_kind}:{subject_id}",
    }
