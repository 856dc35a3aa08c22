"""Findings as CSV, harmless to a spreadsheet, with names in English; and the operator's table of what is hidden."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final, Literal

from django.utils.translation import gettext as _

from goodstanding.accreditation.finding import Preview, publication_of
from goodstanding.accreditation.models import Findings
from goodstanding.base.exporting import write_csv
from goodstanding.base.shell import Column, Table
from goodstanding.reports.findings import words
from goodstanding.reports.findings.pages import Source
from goodstanding.rules.findings.publication import Told

Name = Literal["changes", "counts"]
NAMES: Final[tuple[Name, ...]] = ("changes", "counts")
ABOUT: Final = ("programme", "edition", "published_on", "policy")
CHANGES: Final = ("of", "direction", "change", "low", "high", "smallest_visible", "p_holm", "total", "composition")


def as_csv(findings: Findings, name: Name) -> str:
    """One table of published findings; an empty cell is hidden."""
    about = (findings.programme.slug, findings.edition, findings.published_at.date().isoformat(), findings.policy)
    header, rows = (CHANGES, _changes(findings)) if name == "changes" else (("count", "value"), _counts(findings))
    return write_csv((*ABOUT, *header), [(*about, *row) for row in rows])


type Cells = list[Sequence[str | int | float | None]]


def _changes(findings: Findings) -> Cells:
    found = publication_of(findings)
    return [tuple(asdict(told).values()) for told in (found.score, *found.items)]


def _counts(findings: Findings) -> Cells:
    found = publication_of(findings)
    silence = found.silence
    return [
        ("verdict", found.toughness.verdict),
        ("why", found.toughness.why),
        *asdict(found.participation).items(),
        ("silent_share", silence.silent if silence else None),
        ("late_less_early_points", silence.late if silence else None),
        *asdict(found.integrity).items(),
    ]


def hidden(found: Preview, source: Source) -> Table:
    """What would be published, and what would be hidden and why, for the operator."""
    columns = (Column(_("Figure")), Column(_("Published")), Column(_("Outcome")))
    names = {**source.questions, "score": _("Trust score")}
    changes = [_changed(names[told.item], told, found) for told in (found.publication.score, *found.publication.items)]
    return Table(_("What would be published, and what would be hidden"), columns, [*changes, *_counted(found)])


def _changed(name: str, told: Told, found: Preview) -> tuple[str, str, str]:
    if told.direction != "too_few":
        return name, words.points_of(told.mean), _("Published")
    least = found.policies[0].value.panel_marketplaces
    few = _("Hidden: %(panel)s marketplaces are judged in both years; it takes %(least)s.")
    alone = _("Hidden: with all that is published, it would leave one score too little open.")
    return name, "–", few % {"panel": found.panel, "least": least} if found.panel < least else alone


def _counted(found: Preview) -> list[tuple[str, str, str]]:
    took, seen = found.publication.participation, found.publication.integrity
    counts = {
        _("Sought the award"): took.sought,
        _("Candidates"): took.candidates,
        _("Awarded"): took.awarded,
        _("Patterns in the answers looked at"): seen.flags,
        _("False alarms: nothing to it"): seen.false_alarms,
        _("Responses left out"): seen.left_out,
        _("Cases before the programme"): seen.cases,
        _("Decided otherwise on appeal"): seen.overturned,
    }
    few = _("Hidden: 1 to %(most)s are behind it, or behind what it leaves.")
    why = few % {"most": found.policies[0].value.least_marketplaces - 1}
    return [(name, words.count_of(count), why if count is None else _("Published")) for name, count in counts.items()]
