"""The outbox page: every mail that the demo has written, by kind, a page at a time."""

import re
from dataclasses import dataclass
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodstanding.base.access import actor_of
from goodstanding.demo.queries import KINDS, mails, mails_by_kind

A_PAGE: Final = 20
LOCAL: Final = re.compile(r"http://127\.0\.0\.1:\d+/")


@dataclass(frozen=True)
class Choice:
    """One kind of mail to choose."""

    label: str
    kind: str
    count: int
    is_current: bool


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The mails with their text. Their links lead to where the demo runs now."""
    actor, kind = actor_of(request), request.GET.get("kind", "")
    page = Paginator(mails(actor, kind), A_PAGE).get_page(request.GET.get("page"))
    here = request.build_absolute_uri("/")
    shown = [(mail, LOCAL.sub(here, mail.text)) for mail in page]
    given = {"page": page, "mails": shown, "kinds": choices(mails_by_kind(actor), kind)}
    return render(request, "demo/outbox.html", given)


def choices(counts: dict[str, int], current: str) -> list[Choice]:
    names = {kind: _(name) for kind, (name, _purposes) in KINDS.items()} | {"other": _("Codes and other mails")}
    everything = Choice(_("All"), "", sum(counts.values()), current not in names)
    return [everything, *(Choice(names[kind], kind, many, kind == current) for kind, many in counts.items() if many)]
