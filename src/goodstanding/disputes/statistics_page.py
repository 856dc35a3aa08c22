"""The public figures of cases, as tables and as CSV."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from goodstanding.base.access import STRANGER
from goodstanding.base.exporting import write_csv
from goodstanding.base.shell import Column, Table
from goodstanding.disputes.queries.statistics import figures_of, tenants_named
from goodstanding.disputes.words import KINDS
from goodstanding.policies import load
from goodstanding.rules.disputes.statistics import OUTCOMES, Figures, Outcome, Row

TITLES: Final[dict[Outcome, str]] = {
    "open": gettext_noop("Still open"),
    "agreed": gettext_noop("Agreed"),
    "withdrawn": gettext_noop("Taken back"),
    "upheld": gettext_noop("Upheld"),
    "not_upheld": gettext_noop("Not upheld"),
    "overturned": gettext_noop("Changed on appeal"),
}
PLACES: Final = {"marketplaces": "team", "programmes": "operator"}


def page_of(place: str, slug: str, at: datetime) -> dict[str, Any] | None:
    """Everything that the page names, of one marketplace or programme or, without a slug, of the install.

    None where there is no such place.
    """
    names = tenants_named(STRANGER)
    tenant = tenant_of(place, slug, names)
    if tenant is None:
        return None
    figures = figures_of(STRANGER, at)
    own = figures.get(tenant)
    return {
        "name": names[tenant][1] if tenant else "",
        "place": place,
        "slug": slug,
        "least": load().cases(at.date()).small_group,
        "total": [(label, value) for label, value in zip(_labels(), _cells(own.total), strict=True)] if own else [],
        "tables": _tables(own, figures, names, is_install=not tenant) if own else [],
    }


def tenant_of(place: str, slug: str, names: dict[str, tuple[str, str]]) -> str | None:
    """The tenant of an address; "" for the install."""
    if not place:
        return ""
    office = f"{PLACES.get(place)}:"
    return next((key for key, (own, _name) in names.items() if own == slug and key.startswith(office)), None)


def _labels() -> list[str]:
    outcomes = [_(TITLES[outcome]) for outcome in OUTCOMES]
    return [_("Cases opened"), *outcomes, _("Median days to the ruling"), _("Ruled in time")]


def _cells(row: Row) -> list[str]:
    outcomes = [_count(row.outcomes[outcome]) for outcome in OUTCOMES]
    days = number_format(row.median_days, 1) if row.median_days is not None else _none()
    share = f"{number_format(100 * row.share_in_time, 0)} %" if row.share_in_time is not None else _none()
    return [_count(row.opened), *outcomes, days, share]


def _count(value: int | None) -> str:
    return _none() if value is None else number_format(value)


def _none() -> str:
    return pgettext("a figure that stays hidden", "hidden")


def _tables(
    own: Figures, figures: dict[str, Figures], names: dict[str, tuple[str, str]], *, is_install: bool
) -> list[Table]:
    if is_install:
        rows = [[names[key][1], *_cells(each.total)] for key, each in figures.items() if key in names]
        return [_table(_("By who rules"), _("Who rules"), rows)] if rows else []
    kinds = [[_(KINDS[row.label]), *_cells(row)] for row in own.kinds]
    quarters = [[row.label, *_cells(row)] for row in own.quarters]
    return [_table(_("By kind"), _("Kind"), kinds), _table(_("By quarter"), _("Quarter"), quarters)]


def _table(caption: str, first: str, rows: Sequence[Sequence[object]]) -> Table:
    return Table(caption, [Column(first), *(Column(label, numeric=True) for label in _labels())], rows)


def csv_of(place: str, slug: str, at: datetime) -> str | None:
    """The same as CSV, a hidden figure as an empty cell; None where there is no such place."""
    names = tenants_named(STRANGER)
    tenant = tenant_of(place, slug, names)
    if tenant is None:
        return None
    header = ["of", "group", "opened", *OUTCOMES, "median_days", "share_in_time"]
    return write_csv(header, _lines(figures_of(STRANGER, at), names, tenant))


def _lines(
    figures: dict[str, Figures], names: dict[str, tuple[str, str]], tenant: str
) -> Iterable[list[str | int | float | None]]:
    for key, each in figures.items():
        if tenant in ("", key) and (key in names or not key):
            of = names[key][0] if key else ""
            for row, group in [(each.total, ""), *((row, row.label) for row in (*each.kinds, *each.quarters))]:
                yield [of, group, row.opened, *row.outcomes.values(), row.median_days, row.share_in_time]
