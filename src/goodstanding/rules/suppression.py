"""What may be shown of a small group, and what else must stay hidden so that it cannot be worked out.

Source: minimum frequency, complementary suppression and the auditing of its result by linear programmes as in
Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapter 4. The order of hiding is Goodstanding's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goodstanding.rules.intervals import Interval


@dataclass(frozen=True)
class Bins:
    """Values in three bins, low to high. Where all, or all but one, lie in the bin `nearly_all` (0, 1 or 2), that is
    all that may be said, and `counts` is None.
    """

    counts: tuple[int, int, int] | None
    nearly_all: int | None


@dataclass(frozen=True)
class Line:
    """Parts that add up to a total, each a key of the table."""

    total: str
    parts: tuple[str, ...]


def is_shown(group: int, least: int) -> bool:
    """Whether figures of a group of this size may be shown."""
    return group >= least


def named_may_show(unnamed: int, least: int) -> bool:
    """Whether answers with names may be shown beside the figure of all: nobody is left over, or a group is."""
    return unnamed == 0 or unnamed >= least


def three_bins(values: Sequence[float], low: float, high: float, least: int) -> Bins | None:
    """The values in three bins, or None for fewer than `least`; the middle one is a quarter of the scale wide.

    On a scale from 1 to 5 the bins are under 2.5, from 2.5 to under 3.5, and from 3.5 on.
    """
    if not is_shown(len(values), least):
        return None
    half, centre = (high - low) / 8, (low + high) / 2
    below, above = sum(v < centre - half for v in values), sum(v >= centre + half for v in values)
    counts = (below, len(values) - below - above, above)
    if max(counts) >= len(values) - 1:
        return Bins(None, counts.index(max(counts)))
    return Bins(counts, None)


def two_way(counts: Mapping[str, Mapping[str, int]]) -> tuple[dict[str, int], tuple[Line, ...]]:
    """The table of row -> column -> members with all its totals, and its lines: rows, columns, margins.

    Keys: "row|column" of a cell, "row|" and "|column" of totals, "|" of the grand total.
    """
    rows, columns = list(counts), list(dict.fromkeys(column for row in counts.values() for column in row))
    table = {f"{row}|{column}": counts[row].get(column, 0) for row in rows for column in columns}
    table |= {f"{row}|": sum(counts[row].values()) for row in rows}
    table |= {f"|{column}": sum(counts[row].get(column, 0) for row in rows) for column in columns}
    table["|"] = sum(table[f"{row}|"] for row in rows)
    return table, (
        *(Line(f"{row}|", tuple(f"{row}|{column}" for column in columns)) for row in rows),
        *(Line(f"|{column}", tuple(f"{row}|{column}" for row in rows)) for column in columns),
        Line("|", tuple(f"{row}|" for row in rows)),
        Line("|", tuple(f"|{column}" for column in columns)),
    )


def hidden(table: Mapping[str, int], lines: Sequence[Line], least: int) -> frozenset[str]:
    """The keys to hide: those under `least`, and others until no line gives one of them away.

    In each line with a published total the hidden parts are at least two and together hold `least` or more; until
    so its smallest published part is hidden too (the first by name on a tie), and where none is left its total. A
    total hidden alone takes its smallest part with it. Empty parts are not hidden.
    """
    return _completed(table, lines, {key for key, count in table.items() if 0 < count < least}, least)


def audited(
    table: Mapping[str, int],
    lines: Sequence[Line],
    means: Mapping[str, float],
    scale: tuple[float, float],
    least: int,
    width: float,
    withheld: Iterable[str] = (),
) -> frozenset[str]:
    """`hidden`, and further parts until every hidden mean could lie anywhere in a range at least `width` wide.

    `means` are the true ones, by key, of cells and totals; `withheld` are keys hidden for a reason that their counts do
    not tell. Where even the whole table hidden leaves less, it is hidden.
    """
    found = _completed(table, lines, {*hidden(table, lines, least), *withheld}, least)
    while any(each.high - each.low < width for each in feasible(table, lines, means, found, scale).values()):
        parts = {part for line in lines for part in line.parts}
        published = sorted((table[key], key) for key in parts - found if table[key])
        more = published[0][1] if published else next((key for key in table if key not in found), None)
        if more is None:
            break
        found = _completed(table, lines, {*found, more}, least)
    return found


def feasible(
    table: Mapping[str, int],
    lines: Sequence[Line],
    means: Mapping[str, float],
    concealed: Iterable[str],
    scale: tuple[float, float],
) -> dict[str, Interval]:
    """Where each hidden mean can lie for a reader who knows all counts, the scale, and every published mean.

    ValueError where the means of a line do not add up.
    """
    from scipy.optimize import linprog

    keys = sorted(key for key in concealed if table[key])
    if not keys:
        return {}
    system = [_equation(line, keys, table, means) for line in lines if table[line.total]]
    left, right = [row for row, _ in system], [value for _, value in system]
    found = {}
    for place, key in enumerate(keys):
        ends = []
        for sign in (1.0, -1.0):
            aim = [sign if at == place else 0.0 for at in range(len(keys))]
            answer = linprog(aim, A_eq=left, b_eq=right, bounds=[scale] * len(keys))
            if answer.fun is None:
                raise ValueError("the means of the table contradict each other")
            ends.append(sign * float(answer.fun))
        found[key] = Interval(ends[0], ends[1])
    return found


def _completed(table: Mapping[str, int], lines: Sequence[Line], found: set[str], least: int) -> frozenset[str]:
    before: set[str] | None = None
    while found != before:
        before = set(found)
        for line in lines:
            _complete(line, table, found, least)
    return frozenset(found)


def _complete(line: Line, table: Mapping[str, int], found: set[str], least: int) -> None:
    filled = sorted((part for part in line.parts if table[part]), key=lambda part: (table[part], part))
    while line.total not in found:
        concealed = [part for part in filled if part in found]
        if not concealed or (len(concealed) > 1 and sum(table[part] for part in concealed) >= least):
            return
        found.add(next((part for part in filled if part not in found), line.total))
    if filled and not any(part in found for part in filled):
        found.add(filled[0])


def _equation(
    line: Line, keys: Sequence[str], table: Mapping[str, int], means: Mapping[str, float]
) -> tuple[list[float], float]:
    """sum of count x mean over the parts = count x mean of the total, the known ones on the right."""
    terms = [(part, 1) for part in line.parts if table[part]] + [(line.total, -1)]
    left = [float(sum(sign * table[key] for key, sign in terms if key == unknown)) for unknown in keys]
    return left, -sum(sign * table[key] * means[key] for key, sign in terms if key not in keys)
