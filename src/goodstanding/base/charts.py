"""Charts as small SVG: values in, one picture out, the same for page, PDF and badge.

Every shape has its colour as an attribute (for a PDF or an image) and a class by which a page repaints it; nothing
depends on colour alone: what meets the need is filled, what does not is a ring, what is hidden is a dashed line.
A `label` is the whole sentence that a screen reader speaks; words inside a picture are arguments, so that the
caller says them in the reader's language. Numbers run left to right in every language.
A value that is not finite, or is off its scale, raises ValueError.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from django.utils.safestring import SafeString

from goodstanding.base import svg
from goodstanding.base.svg import WIDTH, Scale
from goodstanding.rules.sentences import at_least, shown

DASH = "4 4"


@dataclass(frozen=True)
class Row:
    """One line of a chart: what it is, its value (None where it is hidden or missing), and a note such as its n.

    `text` is the value as the caller writes it elsewhere; where it is empty the chart writes it.
    """

    label: str
    value: float | None
    note: str = ""
    text: str = ""


def score_dot(
    score: float,
    need: float | None,
    interval: tuple[float, float] | None,
    low: float,
    high: float,
    label: str,
    *,
    need_word: str = "Needed",
) -> SafeString:
    """A score on its scale with its interval as a whisker, and the required score as a line on the same scale."""
    scale = Scale(low, high, 26, WIDTH - 26)
    holds = need is None or at_least(score, need)
    body = [svg.axis(scale, 44)]
    if need is not None:
        body.append(svg.needed(scale.at(need), 28, 60) + _need_words(scale, need, need_word))
    if interval is not None:
        body.append(svg.whisker(scale, interval, 44))
    body.append(svg.dot(scale.at(score), 44, 7, holds))
    value, span = shown(score, score if need is None else need), ""
    if interval is not None:
        span = f"{interval[0]:.2f} – {interval[1]:.2f}"
    body.append(svg.valued(svg.within(scale.at(score), f"{value}  {span}"), 82, value, span, "middle"))
    return svg.picture(96, label, body)


def suppressed(label: str, words: str = "Hidden: fewer than 5 answers") -> SafeString:
    """The place of a chart whose group is too small to show, saying so."""
    frame = svg.element(
        "rect", class_="chart-axis", x=1, y=1, width=WIDTH - 2, height=62, rx=8,
        fill="none", stroke=svg.EDGE, stroke_dasharray=DASH,
    )  # fmt: skip
    return svg.picture(64, label, [frame, svg.text(WIDTH / 2, 37, words, "middle", soft=True)])


def bars_from_zero(
    rows: Sequence[Row], maximum: float, label: str, *, places: int = 0, hidden: str = "hidden"
) -> SafeString:
    """A bar for each row, all from zero to a common `maximum`, the value at the end."""
    scale = Scale(0, maximum, 0, WIDTH - 84)
    return _listed(rows, label, lambda row, y: _bar_line(scale, row, y, places, hidden))


def dots(
    rows: Sequence[Row],
    low: float,
    high: float,
    threshold: float,
    label: str,
    *,
    need_word: str = "Needed",
    places: int = 1,
    hidden: str = "hidden",
) -> SafeString:
    """A dot for each row on a common scale that need not start at zero, the threshold marked on every row."""
    scale = Scale(low, high, 8, WIDTH - 84)
    head = _need_words(scale, threshold, need_word)
    return _listed(rows, label, lambda row, y: _dot_line(scale, row, y, threshold, places, hidden), head, scale)


def histogram3(
    counts: tuple[int, int, int] | None,
    names: tuple[str, str, str],
    label: str,
    *,
    nearly_all: str = "nearly all",
    hidden: str = "Hidden: fewer than 5 answers",
) -> SafeString:
    """Answers in three bins, bars from zero; a bin with all answers or all but one reads `nearly_all`, so that
    nobody learns what each client said; None where the group is too small.
    """
    if counts is None or not sum(counts):
        return suppressed(label, hidden)
    total, most = sum(counts), counts.index(max(counts))
    if counts[most] >= total - 1:
        heights, words = [0.025] * 3, [""] * 3
        heights[most], words[most] = 0.95, nearly_all
    else:
        heights, words = [count / total for count in counts], [str(count) for count in counts]
    body = [_bin(8 + 108 * place, heights[place], words[place], names[place]) for place in range(3)]
    return svg.picture(140, label, [*body, svg.line(0, 112, WIDTH, 112, "axis")])


def strip(
    weeks: Sequence[float | None], need: float, low: float, high: float, label: str, *, places: int = 0
) -> SafeString:
    """A dot for each week, oldest first, over or under the line of `need`; a week without a score is a short dash."""
    scale = Scale(low, high, 84, 14)
    step = (WIDTH - 76) / max(1, len(weeks))
    spots = [(40 + step * (index + 0.5), value) for index, value in enumerate(weeks)]
    body = [svg.line(32, scale.at(need), WIDTH, scale.at(need), "need", dash=DASH)]
    body.append(svg.text(0, scale.at(need) + 5, f"{need:.{places}f}"))
    body += [_week(scale, x, value, need) for x, value in spots]
    if weeks and (last := weeks[-1]) is not None:
        body.append(svg.valued(spots[-1][0] + 14, scale.at(last) + 5, shown(last, need, places), ""))
    return svg.picture(98, label, body)


def years(points: Sequence[Row], need: float, low: float, high: float, label: str, *, places: int = 2) -> SafeString:
    """A dot for each year, oldest first, joined by a line, over or under the line of `need`; a year without a value
    shows its note instead.
    """
    scale = Scale(low, high, 100, 40)
    step = (WIDTH - 48) / max(1, len(points))
    spots = [(40 + step * (index + 0.5), point) for index, point in enumerate(points)]
    level = scale.at(need)
    body = [svg.line(40, level, WIDTH, level, "need", dash=DASH), svg.text(0, level + 5, f"{need:.{places}f}")]
    for (x1, before), (x2, after) in pairwise(spots):
        if before.value is not None and after.value is not None:
            body.append(svg.line(x1, scale.at(before.value), x2, scale.at(after.value), "span"))
    body += [_year(scale, x, point, need, places) for x, point in spots]
    return svg.picture(136, label, body)


def _listed(
    rows: Sequence[Row],
    label: str,
    draw: Callable[[Row, float], str],
    head: str = "",
    foot: Scale | None = None,
) -> SafeString:
    body, y = [head], 32.0 if head else 0.0
    for row in rows:
        for words in wrap(row.label, 40):
            y += 20
            body.append(svg.aside(y - 4, words, row.label))
        body.append(draw(row, y + 12))
        y += 36
    if foot:
        body.append(svg.ends(foot, y + 4))
    return svg.picture(y + 8 if foot else max(y - 10, 1), label, body)


def _need_words(scale: Scale, need: float, word: str) -> str:
    words = f"{word} {need:.2f}"
    return svg.text(svg.within(scale.at(need), words), 18, words, "middle", soft=True)


def _bar_line(scale: Scale, row: Row, y: float, places: int, hidden: str) -> str:
    if row.value is None:
        return _hidden_line(scale, y, row.note or hidden)
    end = scale.at(row.value)
    text = svg.valued(end + 8, y + 5, f"{row.value:.{places}f}", row.note)
    return svg.bar(0, y - 7, end, 14) + svg.line(0, y - 10, 0, y + 10, "axis") + text


def _dot_line(scale: Scale, row: Row, y: float, threshold: float, places: int, hidden: str) -> str:
    if row.value is None:
        return _hidden_line(scale, y, row.note or hidden)
    text = svg.valued(scale.end + 16, y + 5, row.text or shown(row.value, threshold, places), row.note)
    mark = svg.dot(scale.at(row.value), y, 7, at_least(row.value, threshold))
    track = svg.line(scale.start, y, scale.end, y, "axis")
    return track + svg.needed(scale.at(threshold), y - 10, y + 10) + mark + text


def _hidden_line(scale: Scale, y: float, words: str) -> str:
    return svg.line(scale.start, y, scale.end, y, "axis", dash=DASH) + svg.text(scale.end + 16, y + 5, words, soft=True)


def _bin(x: float, share: float, count: str, name: str) -> str:
    top = 112 - 84 * share
    words = svg.valued(x + 48, top - 7, count, "", "middle") + svg.text(x + 48, 132, name, "middle", soft=True)
    return svg.bar(x, top, 96, 112 - top) + words


def _week(scale: Scale, x: float, value: float | None, need: float) -> str:
    if value is None:
        return svg.line(x - 4, scale.start + 8, x + 4, scale.start + 8, "axis", width=2)
    return svg.dot(x, scale.at(value), 6, at_least(value, need))


def _year(scale: Scale, x: float, point: Row, need: float, places: int) -> str:
    name = svg.text(x, 130, point.label, "middle", soft=True)
    if point.value is None:
        return name + svg.text(x, scale.at(need) - 10, point.note or "–", "middle", soft=True)
    y = scale.at(point.value)
    above = svg.valued(x, y - 14, shown(point.value, need, places), "", "middle")
    return name + above + svg.dot(x, y, 7, at_least(point.value, need))
