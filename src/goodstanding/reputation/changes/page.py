"""What the pages about rules show: numbers, a rehearsal as counts, chart, tables and CSV, and bands for everybody."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.charts import Row, bars_from_zero
from goodstanding.base.exporting import write_csv
from goodstanding.base.shell import Column, Table
from goodstanding.reputation.changes.moved import Moved
from goodstanding.reputation.changes.notices import Names
from goodstanding.reputation.changes.words import Difference, numbers
from goodstanding.reputation.scoring.rule import Rule
from goodstanding.reputation.standing_words import line, title_of
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.standing import StandingPolicy

BANDS: Final = (5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
STEPS: Final = ((-100, -11), (-10, -6), (-5, -1), (0, 0), (1, 5), (6, 10), (11, 100))


def numbers_table(values: StandingPolicy | ScorePolicy, currency: str) -> Table:
    """Every number of a policy with its meaning."""
    rows = [(each.label, each.shown, each.meaning) for each in numbers(values, currency)]
    columns = [Column(_("What")), Column(_("Value")), Column(_("Meaning"))]
    return Table(_("Numbers of %(name)s") % {"name": values.name}, columns, rows)


def differences_table(changes: Sequence[Difference]) -> Table:
    """What differs, until now and from then on."""
    columns = [Column(_("What")), Column(_("Until now")), Column(_("By the new rule"))]
    return Table(_("What changes"), columns, [(each.label, each.before, each.after) for each in changes])


def band(number: int) -> str:
    """A number of people in a band that hides small groups."""
    if number == 0:
        return _("nobody")
    if number < BANDS[0]:
        return _("fewer than %(most)s") % {"most": BANDS[0]}
    place = sum(number >= edge for edge in BANDS)
    if place == len(BANDS):
        return _("%(least)s or more") % {"least": f"{BANDS[-1]:,}"}
    return _("%(least)s to %(most)s") % {"least": f"{BANDS[place - 1]:,}", "most": f"{BANDS[place] - 1:,}"}


def effect_in_bands(effect: dict[str, int]) -> list[tuple[str, str]]:
    """What a change would do, for everybody to read."""
    told = (
        ("gain_top", _("Gain Top Rated")),
        ("lose_top", _("Do not meet Top Rated by the new rule")),
        ("gain_rising", _("Gain Rising Talent")),
        ("lose_rising", _("Do not meet Rising Talent by the new rule")),
        ("up", _("Score rises")),
        ("down", _("Score falls")),
    )
    return [(words, band(effect[key])) for key, words in told if key in effect]


def moves_chart(moved: Iterable[Moved]) -> SafeString:
    """How far scores move, as bars; those shown under one rule alone have bars of their own."""
    found = list(moved)
    steps = [each.by for each in found if each.by is not None]
    rows = [Row(_step_words(low, high), sum(low <= step <= high for step in steps)) for low, high in STEPS]
    only = [(each.before.score is None, each.after.score is None) for each in found]
    rows.append(Row(_("shown by the new rule alone"), only.count((True, False))))
    rows.append(Row(_("shown by the rule before alone"), only.count((False, True))))
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    said = _("Of %(all)s scores %(up)s rise, %(down)s fall and %(same)s stay.")
    label = said % {"all": len(steps), "up": up, "down": down, "same": len(steps) - up - down}
    return bars_from_zero(rows, max(1, *(row.value or 0 for row in rows)), label)


def _step_words(low: int, high: int) -> str:
    if low == high:
        return _("stays")
    if low == -100 or high == 100:
        words = _("falls by %(most)s or more points") if high < 0 else _("rises by %(most)s or more points")
        return words % {"most": min(abs(low), abs(high))}
    words = _("falls by %(least)s to %(most)s points") if high < 0 else _("rises by %(least)s to %(most)s points")
    return words % {"least": min(abs(low), abs(high)), "most": max(abs(low), abs(high))}


def in_order(moved: Iterable[Moved], names: Names) -> list[Moved]:
    """Those who lose first, then those who gain, then by how far the score moves."""
    return sorted(
        moved,
        key=lambda each: (
            each.loses != "top",
            each.gains != "top",
            not each.loses,
            not each.gains,
            -abs(each.by or 0),
            names[each.key, each.holder],
        ),
    )


def holders_table(moved: Sequence[Moved], names: Names, after: Rule, currency: str) -> Table:
    """Each holder under both rules."""
    columns = [
        Column(_("Who")),
        Column(_("Score before"), numeric=True),
        Column(_("Score after"), numeric=True),
        Column(_("Good weeks"), numeric=True),
        Column(_("Standing before")),
        Column(_("Standing after")),
        Column(_("What is missing for Top Rated")),
    ]
    return Table(_("Workers and agencies"), columns, [_row(each, names, after, currency) for each in moved])


def _row(each: Moved, names: Names, after: Rule, currency: str) -> tuple[object, ...]:
    failed = each.after.failed
    missing = line(failed, after.standing.value, currency) if failed and each.after.standing != "top" else None
    return (
        names[each.key, each.holder],
        score_words(each.before.score),
        score_words(each.after.score),
        f"{each.before.good_weeks} → {each.after.good_weeks}",
        standing_words(each.before.standing),
        standing_words(each.after.standing),
        f"{missing.name}: {missing.value}" if missing else "–",
    )


def score_words(score: int | None) -> str:
    """A score, or that none is shown."""
    return "–" if score is None else str(score)


def standing_words(kind: str) -> str:
    """What a standing is called, or that there is none."""
    return title_of(kind) if kind else _("none")


def as_csv(moved: Iterable[Moved], names: Names) -> str:
    """A line for each worker and agency, moved or not."""
    header = (
        *("kind", "id", "name", "score_before", "score_after", "good_weeks_before", "good_weeks_after"),
        *("standing_before", "standing_after", "fails_before", "fails_after"),
    )
    rows = (
        (
            *(each.key, each.holder, names[each.key, each.holder], each.before.score, each.after.score),
            *(each.before.good_weeks, each.after.good_weeks, each.before.standing, each.after.standing),
            *(side.failed.code if side.failed else "" for side in (each.before, each.after)),
        )
        for each in moved
    )
    return write_csv(header, rows)


def top_counts(effect: dict[str, int]) -> list[tuple[str, str]]:
    """How many gain and lose Top Rated, out of how many."""
    of = ngettext("of %(n)s worker or agency", "of %(n)s workers and agencies", effect["holders"])
    holders = of % {"n": f"{effect['holders']:,}"}
    told = (("gain_top", _("gain Top Rated")), ("lose_top", _("lose Top Rated")))
    return [(f"{effect[key]:,}", f"{holders} {words}") for key, words in told]


def rising_counts(effect: dict[str, int]) -> list[tuple[str, str]]:
    """How many gain and lose Rising Talent, where any do."""
    told = (("gain_rising", _("gain Rising Talent")), ("lose_rising", _("lose Rising Talent")))
    return [(f"{effect[key]:,}", words) for key, words in told if effect[key]]
