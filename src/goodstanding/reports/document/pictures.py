"""The figures of a report, drawn from what it shows."""

from collections.abc import Iterator, Sequence
from itertools import count

from django.utils.translation import gettext as _

from goodstanding.base import charts
from goodstanding.reports.content.tree import Answer, Distribution, Item
from goodstanding.reports.document.blocks import Block, Picture


class Figures:
    """Draws the figures of one report and numbers them in their order."""

    def __init__(self, scale: tuple[str, str], marketplace: str, least: int) -> None:
        self._numbers: Iterator[int] = count(1)
        self._low, self._high = float(scale[0]), float(scale[1])
        self._marketplace, self._least = marketplace, least

    def score(self, answer: Answer) -> Block:
        """The trust score with its interval, and what was required."""
        score, need = float(answer.score or 0), float(answer.need or 0)
        words = _("The trust score of {name} is {score} on a scale from {low} to {high}; {need} was required.")
        label = words.format(
            name=self._marketplace, score=answer.score, need=answer.need, low=answer.scale[0], high=answer.scale[1]
        )
        span = (float(answer.interval[0]), float(answer.interval[1])) if answer.interval else None
        svg = charts.score_dot(score, need, span, self._low, self._high, label, need_word=_("Required"))
        below = _("The dot is the score, the line what was required; a bar through the dot is the 90 % interval.")
        return self._figure(svg, label, below)

    def items(self, items: Sequence[Item]) -> Block:
        """The mean of each item, with the floor that each must reach."""
        rows = [self._row(item) for item in items]
        floor = max(float(item.floor) for item in items)
        said = ", ".join(f"{item.words} {item.mean or _('hidden')}" for item in items)
        label = _("Means of the statements, each of which must reach {floor}: {means}.").format(
            floor=f"{floor:.2f}", means=said
        )
        svg = charts.dots(rows, self._low, self._high, floor, label, need_word=_("Floor"))
        return self._figure(svg, label, _("Filled: the floor is reached. Ring: it is not. Dashed: hidden."))

    def _row(self, item: Item) -> charts.Row:
        words = f"{item.position}. {item.words}"
        if item.mean is None:
            return charts.Row(words, None, _("hidden"))
        return charts.Row(words, float(item.mean), text=item.mean)

    def distribution(self, item: Item) -> Block:
        """The clients' answers to one item in three bins."""
        names = (_("low"), _("middle"), _("high"))
        hidden = _("Hidden: fewer than {least} clients").format(least=self._least)
        label, counts = self._told(item, names, hidden)
        svg = charts.histogram3(counts, names, label, nearly_all=_("nearly all"), hidden=hidden)
        return self._figure(svg, label, _("Clients by their answers."))

    def _told(self, item: Item, names: tuple[str, str, str], hidden: str) -> tuple[str, tuple[int, int, int] | None]:
        found: Distribution | None = item.distribution
        if found is None:
            return f"{item.words} {hidden}.", None
        if found.counts is None:
            place = found.nearly_all or 0
            words = _("{item} Nearly all clients: {bin}.").format(item=item.words, bin=names[place])
            return words, (int(place == 0), int(place == 1), int(place == 2))
        told = ", ".join(f"{name} {number}" for name, number in zip(names, found.counts, strict=True))
        return _("{item} Clients: {bins}.").format(item=item.words, bins=told), found.counts

    def _figure(self, svg: str, label: str, below: str) -> Block:
        caption = _("Figure {number}. {words}").format(number=next(self._numbers), words=below)
        return Block("picture", picture=Picture(str(svg), label, caption))
