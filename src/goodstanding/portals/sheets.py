"""A decision as a page shows it to the marketplace's team and the operator: figures, gates, sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.spoken import spoken
from goodstanding.base import charts
from goodstanding.base.shell import Tone
from goodstanding.policies import Instrument, load
from goodstanding.rules.sentences import shown
from goodstanding.surveys.models import Round

GATES = {
    "enough_clients": gettext_noop("Enough clients"),
    "coverage": gettext_noop("Every question answered"),
    "level": gettext_noop("Trust score"),
    "items": gettext_noop("No weak item"),
    "clients": gettext_noop("Few unhappy clients"),
    "integrity": gettext_noop("Integrity review"),
    "renewal": gettext_noop("Renewal of a provisional award"),
}
AT_MOST = {"coverage", "clients"}
GATHERED = {
    "census": gettext_noop("Every client on the roster was asked."),
    "random": gettext_noop("A random draw of the roster was asked; anybody can replay it."),
    "nominated": gettext_noop("The marketplace named these clients itself, so the score describes them only."),
}


@dataclass(frozen=True)
class GateRow:
    """A gate as the page lists it; with `most` the need is the most there may be."""

    key: str
    name: str
    holds: bool
    value: str
    need: str
    most: bool
    why: str


@dataclass(frozen=True)
class Weakest:
    """The item with the lowest mean: its words, its figure, how many clients answered it."""

    words: str
    mean: str
    clients: int


@dataclass(frozen=True)
class Sheet:
    """What the decision page shows. Charts, score and weakest item are None where too few clients answered."""

    marketplace: str
    title: str
    word: str
    tone: Tone
    lead: str
    score: str | None
    need: str | None
    chart: SafeString | None
    gates: tuple[GateRow, ...]
    changes: tuple[str, ...]
    items: SafeString | None
    weakest: Weakest | None
    gathered: str
    facts: tuple[tuple[str, str], ...]


def sheet_of(decision: Decision, today: date) -> Sheet:
    """The page of a decision on a day. Scores of fewer clients than the policy discloses stay hidden."""
    survey, result = decision.round, decision.verdict
    is_shown = result["n_clients"] >= load().disclosure(today).histogram_clients
    instrument = load().instrument(survey.instrument, survey.opened_at.date())
    tone, word, title = headline(decision, today)
    words = spoken(decision)
    return Sheet(
        marketplace=survey.marketplace.name,
        title=title,
        word=word,
        tone=tone,
        lead=_("%(designation)s, edition %(edition)s, judged by %(policy)s")
        % {"designation": survey.programme.designation, "edition": survey.edition, "policy": decision.policy},
        score=shown(result["trust_score"], result["required_score"]) if is_shown else None,
        need=f"{result['required_score']:.2f}" if is_shown else None,
        chart=_score_chart(survey, result, instrument) if is_shown else None,
        gates=tuple(
            _gate(gate, words.gates) for gate in result["explained"] if is_shown or gate["gate"] == "enough_clients"
        ),
        changes=words.changes,
        items=_items_chart(survey, result, instrument) if is_shown else None,
        weakest=_weakest(survey, result, instrument) if is_shown else None,
        gathered=_(GATHERED[result["mode"]]),
        facts=_facts(decision),
    )


def headline(decision: Decision, today: date) -> tuple[Tone, str, str]:
    """The tone, the word and the sentence that answer the page's question."""
    survey = decision.round
    names = {"name": survey.marketplace.name, "adjective": survey.programme.adjective}
    award = getattr(decision, "award", None)
    if award and award.valid_until < today:
        names["day"] = date_format(award.valid_until, "j F Y")
        return "neutral", _("Lapsed"), _("%(name)s: %(adjective)s until %(day)s, not since") % names
    if award:
        names["day"] = date_format(award.valid_until, "j F")
        tone: Tone = "warning" if award.provisional else "good"
        word = _("Provisional") if award.provisional else _("Valid today")
        return tone, word, _("%(name)s: %(adjective)s until %(day)s") % names
    if survey.state == "decided" and decision.in_force:
        return "bad", _("Not awarded"), _("%(name)s: not awarded this time") % names
    return "neutral", _("Not signed yet"), _("%(name)s: a verdict to sign") % names


def _score_chart(survey: Round, result: dict[str, Any], instrument: Instrument) -> SafeString:
    score, need, interval = result["trust_score"], result["required_score"], result["interval90"]
    words = _("The trust score of %(name)s is %(score)s; %(need)s is needed.")
    label = words % {"name": survey.marketplace.name, "score": shown(score, need), "need": f"{need:.2f}"}
    span = (interval[0], interval[1]) if interval else None
    return charts.score_dot(score, need, span, instrument.low, instrument.high, label, need_word=_("Needed"))


def _gate(gate: dict[str, Any], words: Mapping[str, str]) -> GateRow:
    key = gate["gate"]
    value, need = ("", "") if key in ("integrity", "renewal") else _compared(gate["value"], gate["need"])
    return GateRow(key, _(GATES[key]), gate["holds"], value, need, key in AT_MOST, words.get(key, gate["sentence"]))


def _compared(value: float | None, need: float | None) -> tuple[str, str]:
    if value is None or need is None:
        return "", ""
    if isinstance(value, int):
        return str(value), f"{need:g}"
    return shown(value, need), f"{need:.2f}"


def _items_chart(survey: Round, result: dict[str, Any], instrument: Instrument) -> SafeString:
    rows = [
        charts.Row(
            _words(survey, instrument, item["item"]),
            item["mean"] if item["assessed"] else None,
            _("too few answers") if not item["assessed"] else "",
        )
        for item in result["items"]
    ]
    label = _("The mean of each of %(items)s items, with the floor that each must reach.") % {"items": len(rows)}
    return charts.dots(rows, instrument.low, instrument.high, _floor(result), label, need_word=_("Floor"))


def _weakest(survey: Round, result: dict[str, Any], instrument: Instrument) -> Weakest | None:
    assessed = [item for item in result["items"] if item["assessed"]]
    if not assessed:
        return None
    item = min(assessed, key=lambda item: item["mean"])
    return Weakest(_words(survey, instrument, item["item"]), shown(item["mean"], _floor(result), 1), item["n"])


def _floor(result: dict[str, Any]) -> float:
    """The floor of the weakest item; the items gate has none only where no item is assessed."""
    need: float = next(gate["need"] for gate in result["explained"] if gate["gate"] == "items")
    return need


def _words(survey: Round, instrument: Instrument, position: int) -> str:
    """The item's wording in the reader's language, the original where it has none, with the names filled in."""
    language = get_language() or ""
    wording = instrument.wordings.get(language, instrument.original)
    template = wording.items[instrument.items[position - 1].key]
    return template.format(marketplace=survey.marketplace.name, programme=survey.programme.name)


def _facts(decision: Decision) -> tuple[tuple[str, str], ...]:
    result, closing = decision.verdict, decision.round.closing
    asked, answered = closing.invited, closing.answered
    return (
        (_("Assurance"), decision.assurance),
        (_("Clients on the roster"), str(result["roster"])),
        (_("Clients reached and answered"), _("%(answered)s of %(asked)s") % {"answered": answered, "asked": asked}),
        (_("Verdict stands with any one client left out"), result["leave_one_out_same"]),
        (_("Policy"), decision.policy),
    )
