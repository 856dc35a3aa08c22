"""A card as its reader sees it: rows of cells, facts with counts, and sentences for what is red."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.engagements.money import amount
from goodstanding.policies import load
from goodstanding.reputation.queries import Cards
from goodstanding.reputation.words import figure, missing, name_of, percent, span
from goodstanding.rules.scorecards import Card, Ending, Measure, Money, ScorecardPolicy, Side


@dataclass(frozen=True)
class Cell:
    """One figure: the value, what it is out of, how sure it is, what is wanting to a rate, and why it is red."""

    value: str
    of: str = ""
    sure: str = ""
    more: str = ""
    red: str = ""


@dataclass(frozen=True)
class Row:
    """One measure in both windows."""

    key: str
    name: str
    recent: Cell
    lifetime: Cell


@dataclass(frozen=True)
class Shown:
    """What templates/reputation/card.html is given."""

    side: Side
    recent_name: str
    since: str
    rows: tuple[Row, ...]
    facts: tuple[tuple[str, str], ...]
    ended_early: tuple[tuple[str, str], ...]
    reds: tuple[str, ...]
    warnings: tuple[str, ...]
    mixing: tuple[tuple[str, str, str, str], ...]
    policy: str
    prior_cases: str
    confidence: str


def shown(cards: Cards, currency: str) -> Shown:
    """Both windows of a card in words; money in the marketplace's currency."""
    policy, side = cards.version.value, cards.side
    pairs = zip(cards.recent.measures, cards.lifetime.measures, strict=True)
    return Shown(
        side=side,
        recent_name=_recent_name(side, policy),
        since=date_format(cards.windows.since, "j F Y"),
        rows=tuple(Row(a.key, name_of(side, a.key), _cell(side, a), _cell(side, b)) for a, b in pairs),
        facts=tuple(_facts(cards, currency)),
        ended_early=tuple(_ended_early(cards.recent)),
        reds=tuple(red_sentence(side, measure) for measure in cards.recent.reds),
        warnings=cards.warnings,
        mixing=tuple(_mixing(side, measure) for measure in cards.recent.measures if measure.kind == "share"),
        policy=cards.version.id,
        prior_cases=f"{policy.prior_cases:g}" if policy.prior_cases else "",
        confidence=percent(policy.confidence),
    )


def _recent_name(side: Side, policy: ScorecardPolicy) -> str:
    if side == "company":
        return ngettext("Last %(number)s day", "Last %(number)s days", policy.company_days) % {
            "number": policy.company_days
        }
    return ngettext("Last %(number)s month", "Last %(number)s months", policy.worker_months) % {
        "number": policy.worker_months
    }


def _cell(side: Side, measure: Measure) -> Cell:
    if measure.cases == 0:
        return Cell(_("None yet"))
    if measure.value is None:
        return Cell(_counts(measure), more=missing(side, measure))
    ends = measure.interval
    sure = ""
    if ends:
        low, high = figure(measure, ends.low), figure(measure, ends.high)
        sure = low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    cut = measure.red_at if measure.kind == "share" else None
    return Cell(figure(measure, measure.value, cut), _counts(measure), sure, red=_red(measure))


def _counts(measure: Measure) -> str:
    if measure.kind == "time":
        cases = ngettext("%(number)s case", "%(number)s cases", measure.cases) % {"number": measure.cases}
        return cases if measure.value is not None else f"{figure(measure, measure.raw or 0)} · {cases}"
    return _("%(hits)s of %(cases)s") % {
        "hits": f"{measure.hits:.3g}" if measure.hits % 1 else int(measure.hits),
        "cases": measure.cases,
    }


def _red(measure: Measure) -> str:
    if measure.red_at is None:
        return ""
    words = _("Red: under %(cut)s") if measure.kind == "share" else _("Red: %(cut)s or more")
    return words % {"cut": figure(measure, measure.red_at)}


def red_sentence(side: Side, measure: Measure) -> str:
    """What is red, with its figure and the threshold. ValueError where it is not red."""
    if measure.value is None or measure.red_at is None:
        raise ValueError(f"{measure.key} is not red")
    words = (
        _("%(name)s: %(value)s. Red is under %(cut)s.")
        if measure.kind == "share"
        else _("%(name)s: %(value)s. Red is %(cut)s or more.")
    )
    cut = measure.red_at if measure.kind == "share" else None
    value = figure(measure, measure.value, cut)
    return words % {"name": name_of(side, measure.key), "value": value, "cut": figure(measure, measure.red_at)}


def _mixing(side: Side, measure: Measure) -> tuple[str, str, str, str]:
    def shown_or(value: float | None, other: str) -> str:
        return other if value is None else percent(value)

    counted = _counts(measure) if measure.cases else "0"
    return name_of(side, measure.key), counted, shown_or(measure.usual, "–"), shown_or(measure.value, _("no rate yet"))


def _facts(cards: Cards, currency: str) -> list[tuple[str, str]]:
    recent, lifetime = cards.recent.tally, cards.lifetime.tally
    facts = []
    if cards.side == "company":
        facts += [
            (_("Waiting for payment"), _money(recent.pending, currency)),
            (_("Past due"), _money(recent.past_due, currency)),
            (_("Deliveries waiting for approval"), _waiting(recent.unapproved, recent.unapproved_days)),
            (_("Paid in this window"), _money(recent.spent, currency)),
            (_("Paid in all"), _money(lifetime.spent, currency)),
            (_("Reviews given"), str(lifetime.given.reviews)),
        ]
    longest = max(lifetime.times.get("relationship_days", {0: 0}), default=0)
    return [*facts, (_("Longest working relation"), span("relationship_days", longest))]


def _money(money: Money, currency: str) -> str:
    if not money.count:
        return _("none")
    number = ngettext("%(number)s invoice", "%(number)s invoices", money.count) % {"number": money.count}
    return f"{number} · {amount(money.cents, currency)}"


def _waiting(number: int, days: int) -> str:
    if not number:
        return _("none")
    oldest = ngettext("the oldest for %(days)s day", "the oldest for %(days)s days", days) % {"days": days}
    return f"{number}, {oldest}"


def _ended_early(card: Card) -> list[tuple[str, str]]:
    """Engagements that ended without being completed, by reason, whoever was answerable."""
    reasons = load().policy("endings-1").versions[-1].value.reasons
    early = {code for code, reason in reasons.items() if reason.effect != "completed"}
    found = sorted(card.tally.endings.items())
    return [(_(reasons[code].title), _ending(ending)) for code, ending in found if code in early]


def _ending(ending: Ending) -> str:
    number = ngettext("%(number)s engagement", "%(number)s engagements", ending.count) % {"number": ending.count}
    if not ending.after_start:
        return _("%(engagements)s, before the start") % {"engagements": number}
    if ending.after_start == ending.count:
        return _("%(engagements)s, after the start") % {"engagements": number}
    return _("%(engagements)s, %(after)s of them after the start") % {
        "engagements": number,
        "after": ending.after_start,
    }
