"""XLSX (ECMA-376 part 1): the first filled sheet that is not hidden, as a table.

Read by ourselves: calamine 0.9 aborts the process on a cell far from the others, and reads error cells as blanks.
"""

from dataclasses import dataclass
from itertools import chain

from goodstanding.base.importing.assembling import assemble
from goodstanding.base.importing.kinds import EXPECTED
from goodstanding.base.importing.limits import Limits
from goodstanding.base.importing.markup import Attributes, Markup
from goodstanding.base.importing.package import Package
from goodstanding.base.importing.problems import refusal, shown
from goodstanding.base.importing.progress import Progress
from goodstanding.base.importing.sheet import Sheet
from goodstanding.base.importing.styles import dated_styles
from goodstanding.base.importing.table import Table
from goodstanding.base.importing.text import trim


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    hidden: bool
    relation: str


def read_xlsx(data: bytes, limits: Limits, progress: Progress) -> Table:
    """The table of XLSX bytes; raises ImportRefused. Formulas count by their saved values."""
    package = Package(data, limits)
    workbook, sheets, since_1904 = _workbook(package)
    parts = package.related(workbook)
    strings, styles = _strings(package, parts), _styles(package, parts)
    for listed in sheets:
        if listed.hidden:
            continue
        kind, part = parts.get(listed.relation, ("", ""))
        if kind != "worksheet":
            continue
        sheet = Sheet(strings, styles, limits.columns, since_1904=since_1904)
        records = sheet.records(package.part(part), progress)
        if first := next(records, None):
            table = assemble(chain([first], records), "xlsx", limits)
            sheet.refuse_merged(first.line, table)
            return _noted(table, listed, sheets, sheet)
    raise refusal("no filled sheet", "a header and rows under it")


def _workbook(package: Package) -> tuple[str, list[_Listed], bool]:
    part = next((name for kind, name in package.related().values() if kind == "officeDocument"), "")
    sheets: list[_Listed] = []
    since_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if name == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(_Listed(attributes.get("name", ""), hidden, relation))

    Markup(start).parse(package.part(part))
    if not sheets:
        raise refusal("an archive that is no workbook", EXPECTED)
    return part, sheets, since_1904


def _strings(package: Package, parts: dict[str, tuple[str, str]]) -> list[str]:
    """The shared strings in their order, rich text joined, phonetic guides left out."""
    strings: list[str] = []
    pieces: list[str] = []

    def start(name: str, _: Attributes) -> None:
        if name == "si":
            pieces.clear()

    def text(piece: str) -> None:
        if markup.path[-1] == "t" and "rPh" not in markup.path:
            pieces.append(piece)

    def end(name: str) -> None:
        if name == "si":
            strings.append(trim("".join(pieces)))

    part = next((name for kind, name in parts.values() if kind == "sharedStrings"), None)
    markup = Markup(start, end, text)
    if part:
        markup.parse(package.part(part))
    return strings


def _styles(package: Package, parts: dict[str, tuple[str, str]]) -> list[bool]:
    part = next((name for kind, name in parts.values() if kind == "styles"), None)
    return dated_styles(package.part(part)) if part else []


def _noted(table: Table, used: _Listed, sheets: list[_Listed], sheet: Sheet) -> Table:
    notes = list(table.notes)
    if len(sheets) > 1:
        others = ", ".join(shown(other.name) for other in sheets if other is not used)
        notes.append(f"The sheet {shown(used.name)} was read; not read: {others}.")
    if sheet.formulas:
        notes.append(f"{sheet.formulas:,} formulas were not computed; their saved values were used.")
    return Table(table.header, table.rows, table.encoding, tuple(notes))
