"""The page on which the marketplace is compared with others."""

from django.utils.translation import gettext as _

from goodstanding.reports.content.tree import Norm, Norms, Report
from goodstanding.reports.document.blocks import Block, Page, facts, note, paragraph
from goodstanding.reports.document.opening import day


def comparison(report: Report) -> Page:
    """The quarter of the others in each norm, and the score drawn towards them; or why there is no norm."""
    blocks = _compared(report.norms) if report.norms else (paragraph(_none(report)),)
    return Page("norms", _("How you compare"), blocks, goes_on=True)


def _none(report: Report) -> str:
    if report.answer.grade == "C":
        return _("Norms are made of results of assurance A or B; this one is of assurance C.")
    return _("No comparison yet: norms come with a release that holds this result, and enough others.")


def _compared(norms: Norms) -> tuple[Block, ...]:
    of = _("Release {number} of the norms, edition {edition}, frozen on {day} by {policy}. Your own score is left out.")
    made = of.format(number=norms.release, edition=norms.edition, day=day(norms.on), policy=norms.policy)
    if not norms.cells:
        return paragraph(made), paragraph(_("Every norm that you are part of is hidden: too few others are behind it."))
    rows = [(norm.name, _line(norm)) for norm in norms.cells]
    return paragraph(made), facts(*rows), *_drawn(norms), note(_band_not_rank())


def _line(norm: Norm) -> str:
    words = _("{quarter}; mean {mean}, quartiles {low}, {middle}, {high}")
    low, middle, high = norm.quartiles
    return words.format(quarter=norm.quarter, mean=norm.mean, low=low, middle=middle, high=high)


def _drawn(norms: Norms) -> list[Block]:
    if norms.shrunken is None:
        return []
    words = _("Your score drawn towards the norm: {score}. The fewer clients answered, the more it is drawn.")
    return [paragraph(words.format(score=norms.shrunken))]


def _band_not_rank() -> str:
    return _("A quarter, not a rank: with ten clients, chance puts a score into another quarter half of the time.")
