"""What the import pages show: a file that was read, what it would change, and what must be mended."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.importing import ImportRefused, Problem, read_table
from goodstanding.base.shell import Column, Step, Table
from goodstanding.engagements.importing import Frame, Reading, read_engagements
from goodstanding.marketplaces.models import Marketplace

SHOWN: Final = 50


def read_file(content: bytes, frame: Frame) -> Reading:
    """The engagements in the bytes of a file, or all that is wrong with it."""
    try:
        return read_engagements(read_table(content, name=""), frame)
    except ImportRefused as refused:
        return Reading(0, problems=refused.problems)


def steps(now: int) -> list[Step]:
    """The three steps of an import, `now` being 0, 1 or 2."""
    labels = (_("File"), _("Check"), _("Done"))
    return [
        Step(label, "done" if place < now else "now" if place == now else "next") for place, label in enumerate(labels)
    ]


def to_mend(problems: Sequence[Problem]) -> Table:
    """The first problems, each with its place, what was found and what is expected."""
    words = ngettext("%(count)s thing to mend", "%(count)s things to mend", len(problems))
    caption = words % {"count": f"{len(problems):,}"}
    if len(problems) > SHOWN:
        caption = _("%(caption)s; the first %(shown)s") % {"caption": caption, "shown": SHOWN}
    headings = [Column(heading) for heading in (_("Where"), _("Column"), _("Found"), _("Expected"))]
    rows = [(_place(each), each.column or "—", each.found, _expected(each)) for each in problems[:SHOWN]]
    return Table(caption, headings, rows)


def _expected(problem: Problem) -> str:
    """What is expected, and what to do where that is more."""
    return f"{problem.expected}. {problem.advice}" if problem.advice else problem.expected


def _place(problem: Problem) -> str:
    return _("line %(line)s") % {"line": problem.line} if problem.line else _("the file")


def changes(shop: Marketplace, counts: Mapping[str, int]) -> Table:
    """How many engagements are new, changed or the same, and whom they bring."""
    names = {
        "added": _("New engagements"),
        "changed": _("Changed engagements"),
        "same": _("Engagements that stay as they are"),
        "companies": _("New companies"),
        "workers": _("New workers"),
        "agencies": _("New agencies"),
    }
    caption = _("What the file brings to %(name)s") % {"name": shop.name}
    rows = [(name, f"{counts.get(key, 0):,}") for key, name in names.items()]
    return Table(caption, [Column(_("What")), Column(_("How many"), numeric=True)], rows)
