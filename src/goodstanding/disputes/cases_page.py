"""The list of somebody's cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.access import SYSTEM, Actor, actor_of
from goodstanding.base.shell import Tone
from goodstanding.disputes.case_page import seen_by, tone_of
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries import own_cases, parties_of
from goodstanding.disputes.turns import asked, is_turn_of, names_of
from goodstanding.disputes.words import KINDS, state_words, until

CLOSED_ON_A_PAGE = 20


@dataclass(frozen=True)
class Row:
    """A case in the list."""

    title: str
    kind: str
    url: str
    state: str
    tone: Tone
    is_yours: bool
    asked: str
    until: str


def list_of(request: HttpRequest) -> dict[str, Any]:
    """Those that wait for the reader, those that wait for others, and the closed ones page by page."""
    actor = actor_of(request)
    cases = own_cases(actor)
    rows = list(rows_of(actor, cases.filter(closed_at=None)))
    page = Paginator(cases.exclude(closed_at=None), CLOSED_ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "yours": [row for row in rows if row.is_yours],
        "others": [row for row in rows if not row.is_yours],
        "closed": list(rows_of(actor, page.object_list)),
        "page": page,
    }


def rows_of(actor: Actor, cases: Iterable[Case]) -> Iterable[Row]:
    """Each case as its line in the list."""
    for case in cases:
        seen = seen_by(actor, case)
        names = names_of(case, parties_of(SYSTEM, case))
        yield Row(
            case.title,
            _(KINDS[case.kind]),
            reverse("disputes:case", args=[case.pk]),
            state_words(case.state, case.closing),
            tone_of(case, seen.role),
            is_turn_of(case, seen.role),
            asked(case, seen.role, names),
            until(case.due_at, seen.zone) if case.due_at else "",
        )
