"""Findings laid out, the same for page and paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import get_language_info, override, pgettext
from django.utils.translation import gettext as _

from goodstanding.reports.document.blocks import (
    Block,
    Document,
    Page,
    Picture,
    facts,
    heading,
    ltr,
    note,
    paragraph,
    points,
)
from goodstanding.reports.findings import words
from goodstanding.reports.findings.closing import integrity, method
from goodstanding.reports.findings.drawing import changes, reach_of
from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.findings.publication import Publication, Told

ROWS: Final = 7


@dataclass(frozen=True)
class Source:
    """What findings are laid out from: names, what is published, the questions in the reader's words, the numbers of
    the policy, and what the operator says first."""

    programme: str
    operator: str
    edition: int
    on: date
    policy: str
    publication: Publication
    questions: Mapping[str, str]
    numbers: FindingPolicy
    introduction: str = ""


def laid_out(source: Source, language: str) -> Document:
    """The findings as pages of blocks in a language."""
    with override(language):
        title = _("Findings of {programme}, edition {edition}")
        return Document(
            language=language,
            is_rtl=get_language_info(language)["bidi"],
            title=title.format(programme=source.programme, edition=source.edition),
            author=source.operator,
            on=source.on.isoformat(),
            running=f"{source.programme} · {source.edition}",
            pages=_pages(source),
        )


def _pages(source: Source) -> tuple[Page, ...]:
    return (
        _opening(source),
        _changed(source),
        _tougher(source),
        _took_part(source),
        integrity(source.publication.integrity, source.numbers.least_marketplaces),
        method(source.policy, source.numbers),
    )


def _opening(source: Source) -> Page:
    found = source.publication
    title = _("Findings of {programme}, edition {edition}")
    by = _("published on {day} by {operator}; frozen, and never changed")
    day = date_format(source.on, pgettext("day of a date", "j F Y"))
    answer = Block(
        "answer",
        title.format(programme=source.programme, edition=source.edition),
        by.format(day=day, operator=source.operator),
        f"{_('Are clients tougher?')} {words.verdict_of(found.toughness)}",
        words.TONES[found.toughness.verdict],
    )
    said = [paragraph(words.isolated(line)) for line in source.introduction.splitlines() if line.strip()]
    return Page("answer", _("In short"), (answer, *said, heading(_("In short")), points(*_short(source))))


def _short(source: Source) -> tuple[str, ...]:
    found = source.publication
    tougher = _("Are clients tougher? {verdict}. {why}")
    return words.listed(
        (
            tougher.format(verdict=words.verdict_of(found.toughness), why=words.why_of(found.toughness)),
            _moved_most(source),
            _awarded(found),
        )
    )


def _moved_most(source: Source) -> str:
    sure = words.moved(source.publication)
    if sure:
        first = _("What changed most: “{question}”, {change} points.")
        return first.format(question=source.questions[sure[0].item], change=words.points_of(sure[0].mean))
    if words.is_told(source.publication):
        return _("No question changed beyond doubt.")
    few = _("Changes are not told: it takes {least} marketplaces that took part in both years.")
    return few.format(least=source.numbers.panel_marketplaces)


def _awarded(found: Publication) -> str:
    took = found.participation
    if took.awarded is None or not took.sought:
        return ""
    said = _("{awarded} of {sought} marketplaces that sought the award hold it: {percent} %.")
    return said.format(awarded=took.awarded, sought=took.sought, percent=round(100 * took.awarded / took.sought))


def _changed(source: Source) -> Page:
    found, title = source.publication, _("What changed")
    if not words.is_told(found):
        return Page("changed", title, (paragraph(_moved_most(source)), note(_why_few())), goes_on=True)
    order = sorted(found.items, key=lambda each: -abs(each.mean or 0))
    ordered = facts(*((source.questions[each.item], words.change_of(each)) for each in order))
    asked = heading(_("Question by question"))
    return Page("changed", title, (*_score(found), asked, *_figures(source), ordered), goes_on=True)


def _figures(source: Source) -> list[Block]:
    """The changes drawn, so many to a figure that it fits on a page in every language."""
    rows = [(source.questions[told.item], told) for told in source.publication.items]
    reach = reach_of(source.publication.items)
    parts = enumerate(batched(rows, ROWS, strict=False), start=1)
    return [_figure(number, dict(some), reach) for number, some in parts]


def _figure(number: int, rows: Mapping[str, Told], reach: float) -> Block:
    label = "; ".join(f"{name}: {words.change_of(told)}" for name, told in rows.items())
    below = _("Figure {number}. {words}").format(number=number, words=_below())
    return Block("picture", picture=Picture(str(changes(rows, reach, label)), label, below))


def _below() -> str:
    return _("The dot is the change, the bar its interval, the line no change. Filled: beyond doubt.")


def _why_few() -> str:
    return _("With fewer, chance looks like change, and a single marketplace could be read from the figures.")


def _score(found: Publication) -> list[Block]:
    said = [facts((_("Trust score, the same marketplaces in both years"), words.change_of(found.score)))]
    if found.panel:
        least, most = found.panel
        band = str(least) + (f" – {most}" if most else "+")
        said.append(note(_("Marketplaces in both years: {band}").format(band=ltr(band))))
    if found.score.composition is None:
        return [
            *said,
            note(_("How much comes of others taking part is hidden: it would tell on those who came or went.")),
        ]
    split = _("All marketplaces: {total} points. Of these {panel} from the same ones, {rest} from others taking part.")
    parts = {
        "total": words.points_of(found.score.total),
        "panel": words.points_of(found.score.mean),
        "rest": words.points_of(found.score.composition),
    }
    return [*said, paragraph(split.format(**parts))]


def _tougher(source: Source) -> Page:
    found = source.publication.toughness
    said = f"{words.verdict_of(found)}. {words.why_of(found)}"
    law = _(
        "Scores alone do not tell tougher clients from worse work. What clients do decides: whether they hire again."
    )
    margin = _(
        "An answer other than “cannot tell” takes a change beyond doubt while rehire stays within {margin} of 100."
    )
    stays = margin.format(margin=f"{100 * source.numbers.anchor_margin:g}")
    return Page("tougher", _("Are clients tougher?"), (paragraph(said), note(law), note(stays)), goes_on=True)


def _took_part(source: Source) -> Page:
    took = source.publication.participation
    counts = facts(
        (_("Sought the award"), words.count_of(took.sought)),
        (_("Candidates: enough clients answered"), words.share_of(took.candidates, took.sought)),
        (_("Awarded"), words.share_of(took.awarded, took.sought)),
    )
    least = source.numbers.least_marketplaces
    hidden = _("“hidden” stands where 1 to {most} marketplaces are behind a count, or behind what it leaves.")
    silent = [heading(_("Silence")), *_silence(source)]
    there_is = None in (took.sought, took.candidates, took.awarded)
    notes = [note(hidden.format(most=least - 1))] if there_is else []
    return Page("participation", _("Who took part, and who stayed silent"), (counts, *notes, *silent), goes_on=True)


def _silence(source: Source) -> list[Block]:
    silence = source.publication.silence
    if silence is None:
        few = _("Not told: it takes {least} marketplaces.")
        return [paragraph(few.format(least=source.numbers.least_marketplaces))]
    asked = _("{percent} % of the clients reached did not answer, each marketplace counting once.")
    said = [paragraph(asked.format(percent=round(100 * silence.silent)))]
    if silence.late is None or silence.interval is None:
        return said
    late = _("Those who answered after a reminder scored {difference} points from the others, {low} to {high}.")
    span = {"low": words.points_of(silence.interval.low), "high": words.points_of(silence.interval.high)}
    return [*said, paragraph(late.format(difference=words.points_of(silence.late), **span)), note(_late())]


def _late() -> str:
    return _("Late answers stand for those who never answered: it is the best sign there is of them.")
