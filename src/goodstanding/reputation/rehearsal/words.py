"""A rehearsed file in words, for terminal and page alike."""

from collections.abc import Iterator
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodstanding.reputation.rehearsal.comparing import Cell, Compared, RuleLine
from goodstanding.reputation.standing_words import NAMES

TITLES: Final[dict[str, Promise]] = {
    "standing-1": gettext_lazy("Goodstanding"),
    "standing-upwork": gettext_lazy("As Upwork"),
    "standing-workmarket": gettext_lazy("As WorkMarket"),
    "standing-superhost": gettext_lazy("As Superhost"),
}


def title_of(rule: RuleLine) -> str:
    """What a shipped rule is called in a table."""
    return str(TITLES[rule.name])


def score_words(cell: Cell) -> str:
    """A score, or that none is shown."""
    return "–" if cell.score is None else str(cell.score)


def verdict_words(cell: Cell) -> str:
    """Top Rated, or what fails."""
    if cell.is_top or cell.failed is None:
        return _("Top Rated")
    if cell.failed.code == "weeks" and cell.weeks_of == 1:
        return _("no score") if cell.score is None else _("score too low")
    if cell.failed.code == "weeks":
        return _("%(met)s/%(of)s weeks") % {"met": cell.good_weeks, "of": cell.weeks_of}
    return _("fails: %(condition)s") % {"condition": NAMES[cell.failed.code]}


def summary_rows(found: Compared) -> Iterator[tuple[str, ...]]:
    """What each rule makes of the whole file: a row for each figure, a cell for each rule."""
    rules = found.rules
    yield (_("Top Rated"), *(f"{rule.top:,}" for rule in rules))
    yield (_("Workers with a score"), *(f"{rule.scored:,}" for rule in rules))
    yield (_("Workers without one"), *(f"{rule.unscored:,}" for rule in rules))
    yield (_("Engagements counted"), *(f"{rule.counted['rated']:,}" for rule in rules))
    yield (_("No feedback"), *(f"{rule.counted['silent']:,}" for rule in rules))
    yield (_("Left out"), *(f"{rule.left_out:,}" for rule in rules))


def costs_of(found: Compared) -> list[tuple[str, str, str]]:
    """Of each rule its title, what it is after, and what it cost in this file."""
    said = _(
        "%(unscored)s of %(workers)s workers have no score; %(silent)s engagements without feedback and %(out)s others "
        "count for nobody."
    )
    return [
        (
            title_of(rule),
            rule.why,
            said
            % {
                "unscored": rule.unscored,
                "workers": rule.workers,
                "silent": rule.counted["silent"],
                "out": rule.left_out,
            },
        )
        for rule in found.rules
    ]
