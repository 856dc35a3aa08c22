"""The last pages of findings: integrity, and how they were made."""

from django.utils.translation import gettext as _

from goodstanding.reports.document.blocks import Page, facts, heading, note, paragraph, points
from goodstanding.reports.findings.words import count_of
from goodstanding.rules.findings.integrity import Integrity
from goodstanding.rules.findings.policy import FindingPolicy

LICENCE = "CC BY 4.0"
SOURCES = (
    "Holm (1979), Scandinavian Journal of Statistics 6, 65–70",
    "Bloom (1995), Evaluation Review 19, 547–556",
    "King, Murray, Salomon, Tandon (2004), American Political Science Review 98, 191–207",
    "Hundepool et al., Statistical Disclosure Control, Wiley 2012",
)


def integrity(found: Integrity, least: int) -> Page:
    """What was looked at, and what came of it."""
    rows = facts(
        (_("Patterns in the answers looked at"), count_of(found.flags)),
        (_("False alarms: nothing to it"), count_of(found.false_alarms)),
        (_("Responses left out"), count_of(found.left_out)),
        (_("Cases before the programme"), count_of(found.cases)),
        (_("Decided otherwise on appeal"), count_of(found.overturned)),
    )
    hidden = _("Counts of 1 to {most} are hidden, and those from which they would follow.").format(most=least - 1)
    only = _("Patterns decide nothing: a person looks at each, not seeing the answers.")
    return Page("integrity", _("Integrity"), (paragraph(only), rows, note(hidden)), goes_on=True)


def method(policy: str, numbers: FindingPolicy) -> Page:
    """How the figures are made, with sources, and under which licence they may be used."""
    least, percent, power = numbers.panel_marketplaces, f"{100 * numbers.confidence:g}", f"{100 * numbers.power:g}"
    unit = _("The unit is the marketplace. Each counts once in a year, by its signed result of assurance A or B.")
    change = _("A change is the mean difference of the marketplaces in both years, {least} or more.")
    interval = _("Its interval is the mean plus and minus t times the standard error, at {percent} %.")
    holm = _("All questions are judged together: the smallest P times their number, the next times one less (Holm).")
    seen = _("The smallest change that would have been seen: two t values times the standard error, power {power} %.")
    safe = _("Figures are rounded, and hidden where a single score would follow from all that was ever published.")
    lines = (unit, f"{change.format(least=least)} {interval.format(percent=percent)}", holm, seen.format(power=power))
    used = facts((_("Policy"), policy), (_("Licence of the figures"), LICENCE))
    return Page(
        "method",
        _("How it was made"),
        (points(*lines, safe), used, heading(_("Sources")), points(*SOURCES)),
        goes_on=True,
    )
