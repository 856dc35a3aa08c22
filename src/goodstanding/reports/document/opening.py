"""The first page: the answer, and why."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from goodstanding.base.shell import Tone
from goodstanding.reports.content.tree import Answer, Condition, Item, Report
from goodstanding.reports.document.blocks import Block, Page, heading, note, paragraph, points
from goodstanding.reports.document.pictures import Figures


def opening(report: Report, figures: Figures) -> Page:
    """The verdict with score, need and assurance; what is strong, what to fix; what would change it."""
    return Page("answer", _("The result"), (_answer(report), *_body(report, figures)))


def day(iso: str) -> str:
    """A day as the language writes it."""
    return date_format(date.fromisoformat(iso), pgettext("day of a date", "j F Y"))


def _answer(report: Report) -> Block:
    answer = report.answer
    tone, word = _word(answer)
    title = _title(report)
    edition = _("edition {edition}").format(edition=report.edition) if report.edition else ""
    by = _("decided on {day} by the rule {policy}").format(day=day(report.on), policy=report.method.policy)
    return Block("answer", title, " · ".join(filter(None, (report.designation, edition, by))), word, tone)


def _word(answer: Answer) -> tuple[Tone, str]:
    if answer.decision == "awarded":
        return ("warning", _("Provisional")) if answer.provisional else ("good", _("Awarded"))
    return ("bad", _("Not awarded")) if answer.decision == "not_awarded" else ("neutral", _("Not judged"))


def _title(report: Report) -> str:
    answer, names = report.answer, {"name": report.marketplace, "designation": report.designation}
    if answer.decision != "awarded":
        words = _("No award for {name} this time")
        return (words if answer.decision == "not_awarded" else _("No judgement on {name} this time")).format(**names)
    if answer.until is None:
        return _("Every condition holds for {name}").format(**names)
    return _("The award goes to {name} until {day}").format(**names, day=day(answer.until))


def _body(report: Report, figures: Figures) -> list[Block]:
    answer = report.answer
    if answer.score is None:
        return [*_counts(report), *_changes(answer)]
    return [
        *_score(report, figures),
        *_strong_and_weak(report),
        *_changes(answer),
        heading(_("The conditions")),
        Block("conditions", rows=tuple(map(_condition, answer.conditions))),
    ]


def _counts(report: Report) -> list[Block]:
    words = ngettext("{clients} client has answered.", "{clients} clients have answered.", report.answer.clients)
    hidden = _("Scores are shown from {least} clients on, so that nobody's answers can be worked out.")
    return [
        paragraph(words.format(clients=report.answer.clients)),
        note(hidden.format(least=report.method.least)),
        paragraph(report.answer.sentence),
    ]


def _score(report: Report, figures: Figures) -> list[Block]:
    answer = report.answer
    of = _("of {high}; {need} was required; {clients} clients answered")
    of = of.format(high=answer.scale[1], need=answer.need, clients=answer.clients)
    said = [Block("number", answer.score or "", of), figures.score(answer), paragraph(answer.interval_sentence or "")]
    gathered = _("Assurance {grade}: {why}").format(grade=answer.grade, why=answer.grade_sentence)
    said.append(paragraph(gathered))
    if answer.before and answer.before[1]:
        words = _("In edition {edition} the score was {score}.")
        said.append(paragraph(words.format(edition=answer.before[0], score=answer.before[1])))
    return [*said, paragraph(answer.holding or "")]


def _strong_and_weak(report: Report) -> list[Block]:
    items = {item.position: item for dimension in report.dimensions for item in dimension.items}
    answer = report.answer
    if not answer.strongest:
        return []
    strong = [_line(items[place]) for place in answer.strongest]
    weak = [_line(items[place]) for place in answer.to_fix]
    found = [heading(_("Three strongest")), points(*strong)]
    return [*found, heading(_("Three to fix first")), points(*weak)] if weak else found


def _line(item: Item) -> str:
    return f"{item.mean} · {item.words}"


def _changes(answer: Answer) -> list[Block]:
    return [heading(_("What would change the result")), points(*answer.changes)] if answer.changes else []


def _condition(condition: Condition) -> tuple[str, str, str]:
    word = _("Holds") if condition.holds else _("Does not hold")
    return condition.sentence, word, "good" if condition.holds else "bad"
