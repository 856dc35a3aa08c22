"""One page for sales talks, as a tagged PDF (PDF/UA-1) on A4 or Letter."""

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from goodstanding.badges.pictures import code_svg, disc_svg
from goodstanding.badges.presskit.found import Kit
from goodstanding.badges.presskit.pictures import told_look
from goodstanding.badges.presskit.wording import Told
from goodstanding.reports.paper import Paper, typeset

TEMPLATE: Final = Path(str(resources.files("goodstanding.badges.presskit"))) / "sheet.typ"
SIZES: Final = ((24, 2.4), (48, 1.8))
"""Up to how many characters a name is set how many times as large as the text."""


def sheet_pdf(one: Told, kit: Kit, paper: Paper) -> bytes:
    """The page in one language: the same bytes for the same facts."""
    return typeset(TEMPLATE, sheet_data(one, kit, paper), kit.facts.awarded_on)


def sheet_data(one: Told, kit: Kit, paper: Paper) -> dict[str, Any]:
    """What the template is given."""
    sheet, look = one.sheet, told_look(one, kit)
    return {
        "paper": paper,
        "language": one.language,
        "is_rtl": one.is_rtl,
        "title": sheet.title,
        "author": kit.facts.operator,
        "name": look.name,
        "size": next((size for most, size in SIZES if len(look.name) <= most), 1.4),
        "award": one.title,
        "line": one.line,
        "seal": disc_svg(look),
        "seal_alt": one.description,
        "meaning": sheet.meaning,
        "decided": sheet.decided,
        "rows": one.rows,
        "code": _code(one.address),
        "code_alt": sheet.code,
        "check": sheet.check,
        "how": sheet.how,
        "address": one.address,
        "awarded_by": one.awarded_by,
        "foot": sheet.foot,
    }


@lru_cache(maxsize=16)
def _code(address: str) -> str:
    return code_svg(address)
