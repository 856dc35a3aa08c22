"""The inflation monitor of a marketplace: what was counted, what the rule says of it, and how a page shows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodstanding.base.access import Actor
from goodstanding.base.charts import Row, years
from goodstanding.base.shell import Column, Table, Tone
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.quarters import Ended, Place, first_day, quarter_of, quarters, quarters_before
from goodstanding.reputation.queries.inflation import completed_since, reviews_by_quarter
from goodstanding.reputation.queries.rules import rule_in_force
from goodstanding.reputation.rehearsal.scores import scores_on
from goodstanding.rules.inflation import HIGH_SCORE, LEAST_SHOWN, Alarm, Quarter, Worth, alarm, worth

QUARTERS: Final = 12
BANDS: Final = ((0, 69), (70, 79), (80, 89), (90, 100))

TONES: Final[Mapping[str, Tone]] = {
    "too_little": "neutral",
    "steady": "good",
    "rising": "neutral",
    "inflating": "warning",
}
TITLES: Final = {
    "too_little": gettext_lazy("Too little is known yet"),
    "steady": gettext_lazy("Ratings do not rise"),
    "rising": gettext_lazy("Ratings rise, and so does rehire"),
    "inflating": gettext_lazy("Ratings rise while rehire does not"),
}


@dataclass(frozen=True)
class Band:
    """Engagements that ended, by the score that the worker had at the quarter's beginning, and those taken again."""

    low: int
    high: int
    ended: int
    again: int


@dataclass(frozen=True)
class Monitor:
    """All that the monitor knows of a marketplace on a day."""

    quarters: tuple[Quarter, ...]
    alarm: Alarm
    bands: tuple[Band, ...]
    worth: Worth | None


def monitor_of(actor: Actor, marketplace: Marketplace, on: date) -> Monitor:
    """The last QUARTERS quarters, for the team; scores are those of the rule that holds, reckoned anew."""
    places = quarters_before(on, QUARTERS)
    since = first_day(places[0])
    reviews, ended = reviews_by_quarter(actor, marketplace, since), completed_since(actor, marketplace, since, on)
    found = scores_on(marketplace, [first_day(place) for place in places], rule_in_force(actor, marketplace, on))
    scores = dict(zip(places, found, strict=True))
    told = quarters(places, reviews, ended, scores, HIGH_SCORE)
    known = [(scores[place][each.worker], each) for each in ended if each.worker in scores.get(place := _at(each), {})]
    return Monitor(tuple(told), alarm(told), tuple(_bands(known)), _worth(known))


def _at(each: Ended) -> Place:
    return quarter_of(each.day)


def _bands(known: Sequence[tuple[int, Ended]]) -> list[Band]:
    found = []
    for low, high in BANDS:
        some = [each for score, each in known if low <= score <= high]
        found.append(Band(low, high, len(some), sum(each.again for each in some)))
    return found


def _worth(known: Sequence[tuple[int, Ended]]) -> Worth | None:
    """The better half of the scores against the other; who stands on the middle is in neither."""
    scores = sorted(score for score, _each in known)
    if not scores:
        return None
    middle = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2
    upper = [each.again for score, each in known if score > middle]
    lower = [each.again for score, each in known if score < middle]
    return worth((sum(upper), len(upper)), (sum(lower), len(lower)))


@dataclass(frozen=True)
class Line:
    """A chart with its heading and a sentence."""

    title: str
    picture: SafeString
    caption: str


def charts(found: Monitor) -> list[Line]:
    """The share of top ratings, of high scores and of rehire, each quarter a dot; small quarters say so."""
    return [
        _chart(found, _("Reviews of 4.80 or more"), lambda each: (each.top, each.reviews)),
        _chart(found, _("Workers with a score of 90 or more"), lambda each: (each.high, each.scored)),
        _chart(found, _("Engagements after which the same company came back"), lambda each: (each.again, each.ended)),
    ]


def _chart(found: Monitor, title: str, share: Callable[[Quarter], tuple[int, int]]) -> Line:
    last = found.quarters[-SHOWN:]
    counts = [share(each) for each in last]
    points = [Row(_short(each), _percent(*count), "–") for each, count in zip(last, counts, strict=True)]
    hits, cases = (sum(part) for part in zip(*counts, strict=True))
    mean = _percent(hits, cases)
    known = [point.value for point in points if point.value is not None] or [0.0]
    low, high = max(0, min(known) // 10 * 10 - 10), min(100, max(known) // 10 * 10 + 20)
    said = _("%(title)s: %(values)s.") % {"title": title, "values": ", ".join(_spoken(point) for point in points)}
    caption = _(
        "Percent by quarter; the line is the mean of all, %(mean)s. A quarter with fewer than %(least)s cases is "
        "left out."
    )
    words = caption % {"mean": f"{mean:.0f}\N{NO-BREAK SPACE}%" if mean is not None else "–", "least": LEAST_SHOWN}
    return Line(title, years(points, min(max(mean or low, low), high), low, high, said, places=0), words)


SHOWN: Final = 8


def _percent(hits: int, cases: int) -> float | None:
    return float(round(100 * hits / cases)) if cases >= LEAST_SHOWN else None


def _short(quarter: Quarter) -> str:
    return f"{quarter.number}/{quarter.year % 100:02}"


def _spoken(point: Row) -> str:
    return f"{point.label} {point.value:.0f} %" if point.value is not None else f"{point.label} –"


def quarters_table(found: Monitor) -> Table:
    """Every quarter with its figures and how many cases are behind each."""
    columns = [Column(_("Quarter"))] + [
        Column(name, numeric=True)
        for name in (_("Reviews"), _("Mean"), _("4.80 or more"), _("Score of 90 or more"), _("Came back"))
    ]
    rows = [
        (
            f"{each.number}/{each.year}",
            f"{each.reviews:,}",
            f"{each.points / each.reviews / 100:.2f}" if each.reviews >= LEAST_SHOWN else "–",
            _of(each.top, each.reviews),
            _of(each.high, each.scored),
            _of(each.again, each.ended),
        )
        for each in found.quarters
    ]
    return Table(_("Quarter by quarter"), columns, rows)


def bands_table(found: Monitor) -> Table:
    """Rehire by the score at the quarter's beginning."""
    columns = [Column(_("Score")), Column(_("Engagements ended"), numeric=True), Column(_("Came back"), numeric=True)]
    rows = [(f"{each.low}–{each.high}", f"{each.ended:,}", _of(each.again, each.ended)) for each in found.bands]
    return Table(_("Rehire by score"), columns, rows)


def _of(hits: int, cases: int) -> str:
    return f"{100 * hits / cases:.0f} %" if cases >= LEAST_SHOWN else _("fewer than %(n)s cases") % {"n": LEAST_SHOWN}


def worth_words(found: Monitor) -> str:
    """Whether a higher score still means more rehire."""
    if found.worth is None:
        return _("Whether the score tells who is hired again shows from 50 ended engagements in either half on.")
    numbers = {
        "points": _signed(found.worth.difference),
        "low": _signed(found.worth.interval.low),
        "high": _signed(found.worth.interval.high),
    }
    said = (
        _(
            "The better half by score is hired again more often: by %(points)s percentage points (%(low)s to %(high)s, "
            "95 %% interval)."
        )
        if found.worth.tells
        else _(
            "The score does not tell who is hired again: between the better half by score and the other there are "
            "%(points)s percentage points (%(low)s to %(high)s, 95 %% interval)."
        )
    )
    return said % numbers


def _signed(share: float) -> str:
    points = round(100 * share)
    return f"{points:+d}".replace("-", "−") if points else "0"


def trend_words(found: Monitor) -> list[str]:
    """The trends behind the finding, as odds a year with their intervals."""
    from math import exp

    named = ((_("Odds of a top rating"), found.alarm.ratings), (_("Odds of rehire"), found.alarm.rehire))
    return [
        _("%(what)s: times %(odds)s a year (%(low)s to %(high)s)")
        % {
            "what": what,
            "odds": f"{exp(trend.a_year):.2f}",
            "low": f"{exp(trend.interval.low):.2f}",
            "high": f"{exp(trend.interval.high):.2f}",
        }
        for what, trend in named
        if trend
    ]


def shown(found: Monitor) -> dict[str, Any]:
    """The monitor as its page takes it."""
    finding = found.alarm.finding
    return {
        "finding": finding,
        "title": TITLES[finding],
        "tone": TONES[finding],
        "trends": trend_words(found),
        "worth": worth_words(found),
        "charts": charts(found),
        "quarters": quarters_table(found),
        "bands": bands_table(found),
        "known": found.alarm.quarters,
    }
