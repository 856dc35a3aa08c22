"""Norms in the reader's language: names of cells, numbers as bands, reasons, tables, and a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from goodstanding.accreditation.models import NormCell, Release
from goodstanding.accreditation.norming import Compared, Comparison, Preview
from goodstanding.base.exporting import write_csv
from goodstanding.base.shell import Column, Table
from goodstanding.rules.norms.cells import NONE, SEVERAL, kind_of
from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.rules.norms.release import Cell

OWN_NAMES = {
    "all": gettext_noop("All marketplaces"),
    f"region|{SEVERAL}": gettext_noop("Several regions"),
    f"region|{NONE}": gettext_noop("No region named"),
    f"category|{SEVERAL}": gettext_noop("Several categories"),
    f"category|{NONE}": gettext_noop("No category named"),
}
QUARTERS = {
    1: gettext_noop("in the lowest quarter"),
    2: gettext_noop("in the second quarter from below"),
    3: gettext_noop("in the second quarter from above"),
    4: gettext_noop("in the highest quarter"),
}
HEADER = ("programme", "release", "edition", "frozen_on", "policy", "norm", "of", "marketplaces_from")
FIGURES = ("marketplaces_to", "mean", "quartile_1", "median", "quartile_3", "drawn_to_all")


def name_of(key: str) -> str:
    """What a cell is of, such as "All marketplaces" or "South Asia"."""
    return _(OWN_NAMES.get(key) or kind_of(key)[1])


def quarter_of(comparison: Comparison) -> str:
    """The quarter of the others, such as "in the highest quarter"."""
    return _(QUARTERS[comparison.band])


def band_words(band: tuple[int, int | None]) -> str:
    """A number of marketplaces as its band: "10 to 19", "100 or more"."""
    least, most = band
    if most is None:
        return _("%(least)s or more") % {"least": least}
    return _("%(least)s to %(most)s") % {"least": least, "most": most}


def reason_of(reason: str, policy: NormPolicy) -> str:
    """Why a cell is hidden, for the operator, in a sentence."""
    values = {
        "least": policy.marketplaces,
        "clients": policy.clients,
        "share": f"{100 * policy.largest_share:g}",
        "changed": policy.members_changed,
        "width": f"{policy.hidden_width:g}",
    }
    return _reasons()[reason] % values


def _reasons() -> dict[str, str]:
    return {
        "few": _("Hidden: a marketplace in it would look at fewer than %(least)s others."),
        "clients": _("Hidden: a marketplace in it would look at fewer than %(clients)s clients of others."),
        "dominant": _("Hidden: one marketplace has more than %(share)s %% of the clients."),
        "ledger": _(
            "Hidden: fewer than %(changed)s scores changed since an earlier release, and the difference would tell "
            "them."
        ),
        "line": _("Hidden: with the norms beside it, it would give a hidden one away."),
        "history": _("Hidden: with all that is published, it would leave one score less than %(width)s points open."),
    }


def number(value: float | None) -> str:
    """A figure of a norm as it is written everywhere."""
    return "–" if value is None else f"{value:.2f}".removesuffix("0")


def previewed(found: Preview) -> Table:
    """The table of what a release would publish and hide, for the operator."""
    columns = (
        Column(_("Norm")),
        Column(_("Marketplaces"), numeric=True),
        Column(_("Clients"), numeric=True),
        Column(_("Mean"), numeric=True),
        Column(_("Quartiles")),
        Column(_("Outcome")),
    )
    rows = [_previewed(cell, found.policy.value) for cell in found.draft.cells]
    return Table(_("What would be published, and what would be hidden"), columns, rows)


def _previewed(cell: Cell, policy: NormPolicy) -> Sequence[str]:
    counts = (name_of(cell.key), str(len(cell.members)), str(cell.clients))
    if cell.figures is None:
        return (*counts, "–", "–", reason_of(cell.reason, policy))
    return (*counts, number(cell.figures.mean), _three(cell.figures.quartiles), _("Published"))


def shown(cells: Iterable[NormCell], policy: NormPolicy) -> Table:
    """The table of a release, as everybody sees it."""
    columns = (
        Column(_("Norm")),
        Column(_("Marketplaces")),
        Column(_("Mean"), numeric=True),
        Column(_("Quartiles")),
        Column(_("Drawn to all"), numeric=True),
    )
    return Table(_("Trust scores of marketplaces, from 1 to 5"), columns, [_shown(cell, policy) for cell in cells])


def _shown(cell: NormCell, policy: NormPolicy) -> Sequence[str]:
    figures = cell.figures or {}
    band = band_words(policy.band_of_count(cell.marketplaces))
    return (name_of(cell.key), band, number(figures["mean"]), _three(figures["quartiles"]), number(figures["pooled"]))


def _three(quartiles: Iterable[float]) -> str:
    """The quartiles in one line that does not break."""
    return "\u00a0·\u00a0".join(map(number, quartiles))


def as_csv(release: Release, cells: Iterable[NormCell], policy: NormPolicy) -> str:
    """The published cells of a release as CSV, harmless to a spreadsheet; names are in English."""
    frozen = release.frozen_at.date().isoformat()
    about = (release.programme.slug, release.number, release.edition, frozen, release.policy)
    return write_csv((*HEADER, *FIGURES), [(*about, *_row(cell, policy)) for cell in cells])


def _row(cell: NormCell, policy: NormPolicy) -> list[str | int | float | None]:
    figures = cell.figures or {}
    kind, name = kind_of(cell.key)
    return [
        kind,
        name or "all",
        *policy.band_of_count(cell.marketplaces),
        figures["mean"],
        *figures["quartiles"],
        figures["pooled"],
    ]


@dataclass(frozen=True)
class Comparing:
    """How a marketplace compares, as its pages say it: the release and its day, and rows of norm and quarter."""

    programme: str
    number: int
    on: date
    rows: tuple[tuple[str, str], ...]


def comparing(compared: Compared | None) -> Comparing | None:
    """The comparison in words; None where no release holds the result."""
    if compared is None:
        return None
    rows = [(name_of(cell.key), quarter_of(cell)) for cell in compared.cells]
    if compared.shrunken is not None:
        rows.append((_("Your score drawn towards the norm"), number(compared.shrunken)))
    return Comparing(compared.programme, compared.number, compared.on, tuple(rows))


def count_words(published: int, all_of_them: int) -> str:
    """What a count of published norms is out of."""
    words = ngettext("of %(all)s norm would be published", "of %(all)s norms would be published", all_of_them)
    return words % {"all": all_of_them}
