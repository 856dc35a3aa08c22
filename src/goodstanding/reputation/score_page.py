"""What the page of a score shows: the number, its windows, the ledger, what comes next, and what if."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor
from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Page, Paginator
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.access import Actor
from goodstanding.base.shell import Tone
from goodstanding.marketplaces.models import Worker
from goodstanding.policies import load
from goodstanding.reputation import score_words as words
from goodstanding.reputation.queries import scores as queries
from goodstanding.reputation.standing_words import day_of
from goodstanding.rules.job_success import ScorePolicy

if TYPE_CHECKING:
    from goodstanding.reputation.scoring.ledgers import Line, Read
    from goodstanding.rules.job_success.ledger import Ledger, Window

ON_A_PAGE: Final = 40
DAYS_AHEAD: Final = 84
CHANGES_SHOWN: Final = 8
SPLITS_SHOWN: Final = 5


@dataclass(frozen=True)
class Row:
    """An engagement as the ledger's table shows it."""

    engagement: int
    title: str
    company: str
    day: str
    tone: Tone
    outcome: str
    counts_as: str
    weight: str
    lost: str
    without: str
    fading: str
    more: str
    can_be_left_out: bool
    can_be_imagined: bool


def ledger_page(actor: Actor, worker: Worker, read: "Read", number: str | None) -> dict[str, Any]:
    """A page of the ledger, with the sum that all pages add up to."""
    lines = read.lines
    lost, total = words.ten_thousandths(
        [*(line.entry.lost for line in lines), read.ledger.longest.silence], read.ledger.whole
    )
    places: Page[int] = Paginator(range(len(lines)), ON_A_PAGE).get_page(number)
    shown = [lines[place] for place in places]
    rows = _rows(actor, worker, read, shown, [lost[place] for place in places])
    return {
        "page": places,
        "rows": list(rows),
        "silence": words.points_shown(lost[-1]) if lost[-1] else "",
        "lost": words.points_shown(total),
        "left": words.points_shown(100 * 10**words.PLACES - total),
        "whole_score": _floor(read.ledger.longest.j),
    }


def _rows(actor: Actor, worker: Worker, read: "Read", lines: Sequence["Line"], lost: Sequence[int]) -> Iterator[Row]:
    names = queries.named(actor, worker, [line.engagement for line in lines])
    disputed = words.disputed_words(queries.disputed_engagements(actor, worker, [line.engagement for line in lines]))
    is_flagged = any(line.entry.outcome.why == "flagged" for line in lines)
    flags = queries.flags_for(actor, worker, read.on) if is_flagged else {}
    for line, points in zip(lines, lost, strict=True):
        entry, name = line.entry, names[line.engagement]
        flag = flags.get(line.company) if entry.outcome.why == "flagged" else None
        flag_words = words.flag_sentence(flag) if flag else ""
        yield Row(
            engagement=line.engagement,
            title=name.title,
            company=name.company,
            day=_since(line),
            tone=words.tone_of(line),
            outcome=words.outcome_words(line, read.policy),
            counts_as=words.counts_as(line),
            weight=_weight(line, read.ledger.parts),
            lost=words.points_shown(points) if entry.outcome.kind == "rated" and entry.taper else "",
            without="" if entry.change is None else words.signed(100 * entry.change, 2),
            fading=words.fading(line, read.on),
            more=" · ".join(filter(None, (words.ruled_words(line), disputed.get(line.engagement, ""), flag_words))),
            can_be_left_out=line.can_be_left_out,
            can_be_imagined=line.can_be_imagined,
        )


def _since(line: "Line") -> str:
    if line.is_running:
        return _("since %(day)s") % {"day": day_of(line.day)}
    return "" if line.is_open else day_of(line.day)


def _weight(line: "Line", parts: int) -> str:
    entry = line.entry
    if not entry.taper:
        return ""
    whole = number_format(entry.weight / 10**12, 2)
    if entry.taper == parts:
        return whole
    return _("%(weight)s, %(part)s of %(parts)s of it") % {"weight": whole, "part": entry.taper, "parts": parts}


def _floor(j: float | None) -> int:
    return floor(100 * max(0.0, j or 0.0) + 1e-9)


def head(read: "Read") -> dict[str, Any]:
    """The number and what it is out of, or what is missing to one, and the windows."""
    ledger, policy = read.ledger, read.policy
    low, high = ledger.interval or (0.0, 0.0)
    return {
        "score": ledger.score,
        "made_from": words.made_from(ledger.outcomes, ledger.companies, policy.longest_months),
        "sure": words.interval_words(floor(100 * low), floor(100 * high), policy.longest_months, policy.confidence),
        "months": policy.longest_months,
        "longest": _floor(ledger.longest.j),
        "outcomes": ledger.outcomes,
        "companies": ledger.companies,
        "policy": policy,
        "asks_private": policy.private_weight > 0 and load().reviews(read.on).private_part,
        "rule": read.rule.score.id,
        "windows": [_window(window, ledger, policy) for window in ledger.windows],
    }


def _window(window: "Window", ledger: "Ledger", policy: ScorePolicy) -> dict[str, Any]:
    from goodstanding.reputation.scoring.instants import date_of

    return {
        "name": ngettext("Last %(number)s month", "Last %(number)s months", window.months) % {"number": window.months},
        "since": day_of(date_of(window.start + 1)),
        "value": "" if window.j is None else number_format(100 * window.j, 2),
        "is_best": window is ledger.best,
    }


def ahead(actor: Actor, worker: Worker, read: "Read") -> dict[str, Any]:
    """What changes by itself in the coming weeks, and the score then."""
    from goodstanding.reputation.scoring.ledgers import weeks_ahead

    changes, number = _changes(read)
    names = queries.named(actor, worker, [change.engagement for change in changes])
    coming, before = [], read.ledger.score
    for week in weeks_ahead(read):
        if week.score != before:
            coming.append((day_of(week.monday), week.score))
        before = week.score
    return {
        "coming": coming,
        "changes": [(each.days, names[each.engagement].title, each.words) for each in changes],
        "more_changes": number - len(changes),
        "until": day_of(read.on + timedelta(days=DAYS_AHEAD)),
    }


@dataclass(frozen=True, order=True)
class Change:
    """On or from a day on, something happens to an engagement; `months` is the window that it leaves."""

    day: date
    engagement: int
    months: int = 0
    gone_on: date = date.max

    @property
    def days(self) -> str:
        """When it happens."""
        if not self.months or self.gone_on <= self.day:
            return day_of(self.day)
        return _("%(first)s to %(last)s") % {"first": day_of(self.day), "last": day_of(self.gone_on)}

    @property
    def words(self) -> str:
        """What happens."""
        if not self.months:
            return _("counts as a success from here on, if it goes on and is paid")
        words = ngettext(
            "leaves the last %(number)s month, day by day",
            "leaves the last %(number)s months, day by day",
            self.months,
        )
        return words % {"number": self.months}


def _changes(read: "Read") -> tuple[list[Change], int]:
    """What begins, goes on or ends in the coming weeks by itself: the first of it, and how much in all."""
    leaving, number = read.leaving(DAYS_AHEAD, CHANGES_SHOWN)
    changes = [Change(max(each.fades, read.on), each.line.engagement, each.months, each.gone) for each in leaving]
    begins = list(_beginning(read))
    return sorted([*changes, *begins])[:CHANGES_SHOWN], number + len(begins)


def _beginning(read: "Read") -> Iterator[Change]:
    last, silent = read.on + timedelta(days=DAYS_AHEAD), read.policy.silent_success_days
    for line in read.lines if silent else ():
        if line.is_running and line.entry.outcome.why == "under_way":
            counts = line.day + timedelta(days=silent)
            if counts <= last:
                yield Change(counts, line.engagement)


def splits_of(actor: Actor, worker: Worker, read: "Read") -> list[str]:
    """A sentence for each row of engagements with one company that ended one soon after the other, the longest first.

    Of many rows the first SPLITS_SHOWN, and how many more there are.
    """
    from goodstanding.reputation.scoring.instants import date_of

    found = sorted(read.splits(), key=lambda split: -split.engagements)
    shown, more = found[:SPLITS_SHOWN], len(found) - SPLITS_SHOWN
    names = queries.companies_named(actor, worker, [split.company for split in shown])
    sentence = _("%(number)s engagements with %(company)s ended between %(first)s and %(last)s.")
    said = [
        sentence
        % {
            "number": split.engagements,
            "company": names[split.company],
            "first": day_of(date_of(split.first)),
            "last": day_of(date_of(split.last)),
        }
        for split in shown
    ]
    return [*said, _("Such rows beside these: %(number)s.") % {"number": more}] if more > 0 else said
