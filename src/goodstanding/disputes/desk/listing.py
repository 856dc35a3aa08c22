"""The list of the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor, actor_of
from goodstanding.base.shell import Tone
from goodstanding.disputes.forms.desk import SnoozeForm
from goodstanding.disputes.law import policy_of
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries.desk import running_cases, sleeping_cases, waiting_by_kind, waiting_cases
from goodstanding.disputes.words import KINDS, moment_at, state_words, until
from goodstanding.people.queries import own_account

ON_A_PAGE = 25


@dataclass(frozen=True)
class Row:
    """A case in the list. `waited` is since when it waits, in words; `notes` say what else there is to know."""

    number: int
    title: str
    url: str
    kind: str
    sides: str
    state: str
    tone: Tone
    waited: str
    due: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """A kind to filter by, and how many of it wait."""

    label: str
    url: str
    waiting: int
    is_current: bool


def list_of(request: HttpRequest, at: datetime) -> dict[str, Any]:
    """What waits for a ruling page by page, the next that run, and what is put aside; `?kind=` filters."""
    actor = actor_of(request)
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    zone = zone_of(actor)
    counts = waiting_by_kind(actor, at)
    pages = Paginator(waiting_cases(actor, at, kind), ON_A_PAGE)
    pages.count = counts.get(kind, 0) if kind else sum(counts.values())
    page = pages.get_page(request.GET.get("page"))
    return {
        "kinds": _choices(counts, kind),
        "kind": _(KINDS[kind]) if kind else "",
        "total": pages.count,
        "page": page,
        "waiting": list(rows_of(page.object_list, zone, at)),
        "running": list(rows_of(running_cases(actor, at, kind)[:ON_A_PAGE], zone, at)),
        "asleep": list(rows_of(sleeping_cases(actor, at, kind)[:ON_A_PAGE], zone, at)),
    }


def zone_of(actor: Actor) -> str:
    """The time zone of who looks at the desk."""
    account = own_account(actor)
    return account.zone if account else "UTC"


def _choices(counts: dict[str, int], kind: str) -> list[Choice]:
    here = reverse("disputes:desk")
    every = Choice(_("All"), here, sum(counts.values()), not kind)
    shown = [each for each in KINDS if counts.get(each) or each == kind]
    return [every, *(Choice(_(KINDS[k]), f"{here}?kind={k}", counts.get(k, 0), k == kind) for k in shown)]


def rows_of(cases: Iterable[Case], zone: str, at: datetime) -> Iterable[Row]:
    """Each case as its line in the list; no query beyond that of the cases."""
    for case in cases:
        yield Row(
            number=case.pk,
            title=case.title,
            url=reverse("disputes:desk_case", args=[case.pk]),
            kind=_(KINDS[case.kind]),
            sides=_sides(case),
            state=state_words(case.state, case.closing),
            tone=tone_of(case, at),
            waited=timesince(case.moved_at, at, depth=1),
            due=until(case.due_at, zone) if case.due_at else "",
            notes=tuple(_notes(case, zone, at)),
        )


def _sides(case: Case) -> str:
    names = {party.role: party.name for party in case.parties.all()}
    words = _("%(claimant)s against %(respondent)s") if "respondent" in names else _("by %(claimant)s")
    return words % names


def tone_of(case: Case, at: datetime) -> Tone:
    """Bad where the ruling is late, a warning where it waits."""
    if case.state not in ("escalated", "appealed"):
        return "neutral"
    return "bad" if is_late(case, at) else "warning"


def is_late(case: Case, at: datetime) -> bool:
    """Whether the time of who rules is over."""
    return case.state in ("escalated", "appealed") and case.due_at is not None and case.due_at <= at


def _notes(case: Case, zone: str, at: datetime) -> Iterable[str]:
    if is_late(case, at):
        yield _("The ruling is late.")
    if getattr(case, "is_handed_on", False):
        yield _("You left it to your colleagues.")
    snooze = getattr(case, "snooze", None)
    if snooze and snooze.until > at:
        words = {"who": snooze.account.name, "until": moment_at(snooze.until, zone), "why": snooze.reason}
        yield _("%(who)s put it aside until %(until)s: %(why)s") % words


def snooze_form(request: HttpRequest, case: Case, at: datetime) -> SnoozeForm:
    """The form that puts a case aside, with the days of where the reader lives."""
    today = at.astimezone(ZoneInfo(zone_of(actor_of(request)))).date()
    data = request.POST if request.method == "POST" else None
    return SnoozeForm(data, today=today, days=policy_of(case).snooze_days)
