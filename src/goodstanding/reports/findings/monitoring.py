"""The operator's monitor: toughness, inflation and silence, edition by edition, with a word of early warning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.accreditation.queries import findings_editions
from goodstanding.accreditation.queries.findings_monitor import WATCHED, Year, watched
from goodstanding.base import charts
from goodstanding.base.access import Actor
from goodstanding.base.shell import Column, Table, Tone
from goodstanding.reports.findings.words import points_of
from goodstanding.rules.findings.change import Change, changes
from goodstanding.rules.findings.early import Warning, warning
from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import award_rule_of, policies_of

EDITIONS: Final = 5
TITLES: Final = {
    "score": gettext_noop("Toughness: trust scores"),
    "top": gettext_noop("Inflation: answers at the top of the scale"),
    "ceiling": gettext_noop("Ceiling: respondents with nothing but top answers"),
    "straight": gettext_noop("Straightlining: one answer all the way down"),
    "silent": gettext_noop("Silence: clients reached that did not answer"),
}
TONES: Final[Mapping[Warning, Tone]] = {
    "steady": "good",
    "early": "warning",
    "beyond": "bad",
    "cannot_tell": "neutral",
}


@dataclass(frozen=True)
class Watched:
    """One figure: its title, the word and what it rests on, a chart over the editions, and the table of changes."""

    key: str
    title: str
    tone: Tone
    word: str
    why: str
    chart: SafeString
    table: Table


def monitor_of(actor: Actor, programme: Programme, on: date) -> list[Watched]:
    """The figures over the last editions with an answer, oldest first; none where no field was opened."""
    policies = policies_of(actor, programme)
    low, high = policies.award(award_rule_of(actor, programme, on), on).scale
    editions = sorted(findings_editions(actor, programme)[:EDITIONS])
    years = {edition: watched(actor, programme, edition, int(high)) for edition in editions}
    return [_watched(key, years, policies.findings(on), (low, high)) for key in WATCHED if years]


def _watched(key: str, years: Mapping[int, Year], policy: FindingPolicy, scale: tuple[float, float]) -> Watched:
    """In the panel of few marketplaces already: the operator may see what is not published."""
    near = replace(policy, panel_marketplaces=policy.least_marketplaces)
    steps = [(before, after) for before, after in zip(years, list(years)[1:], strict=False)]
    found = [changes({key: (years[a][key], years[b][key])}, near)[0] for a, b in steps]
    band = policy.points_band if key == "score" else policy.share_band
    last = found[-1].interval if found else None
    said = warning(last, band)
    table = _table(key, years, found)
    return Watched(
        key, _(TITLES[key]), TONES[said], _word(said), _why(said, band, near), _chart(key, years, scale), table
    )


def _word(said: Warning) -> str:
    return {
        "steady": _("Steady"),
        "early": _("Early warning"),
        "beyond": _("Beyond the band"),
        "cannot_tell": _("Cannot tell"),
    }[said]


def _why(said: Warning, band: float, policy: FindingPolicy) -> str:
    words = {
        "steady": _("The interval of the last change lies within ±%(band)s."),
        "early": _(
            "The last change is certain, and its interval reaches beyond ±%(band)s. Read the flags of this year."
        ),
        "beyond": _("The whole interval of the last change lies beyond ±%(band)s. Look before the next findings."),
        "cannot_tell": _(
            "The last change is not certain, or fewer than %(least)s marketplaces took part in both years. The band is "
            "±%(band)s."
        ),
    }
    return words[said] % {"band": f"{band:g}", "least": policy.panel_marketplaces}


def _chart(key: str, years: Mapping[int, Year], scale: tuple[float, float]) -> SafeString:
    low, high = scale if key == "score" else (0.0, 1.0)
    means = {edition: fmean(year[key].values()) if year[key] else None for edition, year in years.items()}
    rows = [charts.Row(str(edition), mean, "–") for edition, mean in means.items()]
    known = [mean for mean in means.values() if mean is not None]
    first = known[0] if known else low
    label = "; ".join(f"{edition}: {_number(mean)}" for edition, mean in means.items())
    return charts.years(rows, first, low, high, f"{_(TITLES[key])}. {label}")


def _table(key: str, years: Mapping[int, Year], found: Sequence[Change]) -> Table:
    columns = (
        Column(_("Edition")),
        Column(_("Marketplaces"), numeric=True),
        Column(_("Mean"), numeric=True),
        Column(_("In both years"), numeric=True),
        Column(_("Change")),
    )
    changed: list[Change | None] = [None, *found]
    rows = [_row(edition, years[edition][key], change) for edition, change in zip(years, changed, strict=True)]
    return Table(_("Edition by edition, each marketplace counting once"), columns, rows)


def _row(edition: int, values: Mapping[str, float], change: Change | None) -> tuple[str, ...]:
    mean = fmean(values.values()) if values else None
    both = str(change.marketplaces) if change else "–"
    return str(edition), str(len(values)), _number(mean), both, _changed(change)


def _changed(change: Change | None) -> str:
    if change is None or change.interval is None:
        return "–"
    span = {"low": points_of(change.interval.low), "high": points_of(change.interval.high)}
    return _("%(change)s (%(low)s to %(high)s)") % {"change": points_of(change.mean), **span}


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
