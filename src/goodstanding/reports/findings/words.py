"""Findings in the reader's language: sentences of figures that are published already."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from goodstanding.base.shell import Tone
from goodstanding.reports.content.numbers import signed
from goodstanding.reports.document.blocks import ltr
from goodstanding.rules.findings.publication import Publication, Told
from goodstanding.rules.findings.toughness import Toughness, Verdict

TONES: dict[Verdict, Tone] = {"tougher": "warning", "softer": "warning", "cannot_tell": "neutral"}


def points_of(value: float | None) -> str:
    """A change in points with its sign, kept together in writing from right to left."""
    return "–" if value is None else ltr(signed(value, 2))


def direction_of(told: Told) -> str:
    """What became of an item or of the score, in a word or two."""
    return {
        "risen": _("risen"),
        "fallen": _("fallen"),
        "no_change_seen": _("no change seen"),
        "too_few": _("not told"),
    }[told.direction]


def verdict_of(found: Toughness) -> str:
    """The answer to whether clients are tougher, in a word or two."""
    words = {"tougher": _("Tougher"), "softer": _("Softer"), "cannot_tell": _("Cannot tell")}
    return words[found.verdict]


def why_of(found: Toughness) -> str:
    """What the answer rests on."""
    return {
        "vignette": _("What clients gave a made-up engagement that stays the same moved beyond doubt."),
        "conduct": _("Scores moved beyond doubt, and what clients do did not move with them."),
        "conduct_moved": _("Scores moved, and what clients do may have moved with them: the work may have changed."),
        "ratings_alone": _("Scores moved, but nothing else is known: tougher clients or worse work look the same."),
        "nothing_moved": _(
            "The scores of the same marketplaces did not move beyond doubt, or too few can be compared."
        ),
        "contradiction": _("The signs contradict each other."),
    }[found.why]


def change_of(told: Told) -> str:
    """One change with its interval and the smallest change that would have been seen."""
    if told.direction == "too_few":
        return _("not told: too few marketplaces in both years")
    words = _("{change} points, {low} to {high}; {direction}; from {visible} on it would have been seen")
    return words.format(
        change=points_of(told.mean),
        low=points_of(told.low),
        high=points_of(told.high),
        direction=direction_of(told),
        visible=ltr(f"{told.visible or 0:.2f}"),
    )


def moved(found: Publication) -> list[Told]:
    """The items that have risen or fallen beyond doubt, the largest change first."""
    sure = [told for told in found.items if told.direction in ("risen", "fallen")]
    return sorted(sure, key=lambda told: (-abs(told.mean or 0), told.item))


def is_told(found: Publication) -> bool:
    """Whether any change is told."""
    return any(told.direction != "too_few" for told in (found.score, *found.items))


def count_of(count: int | None) -> str:
    """A count, or that it is hidden."""
    return _("hidden") if count is None else str(count)


def share_of(part: int | None, whole: int | None) -> str:
    """A part with its share of the whole, where both are shown."""
    if part is None or not whole:
        return count_of(part)
    return _("{count}, {percent} %").format(count=part, percent=round(100 * part / whole))


def listed(words: Iterable[str]) -> tuple[str, ...]:
    """Sentences that are not empty."""
    return tuple(filter(None, words))


def isolated(words: str) -> str:
    """Words of any script in a page of any other: each keeps its own direction (Unicode UAX 9)."""
    return f"\u2068{words}\u2069"
