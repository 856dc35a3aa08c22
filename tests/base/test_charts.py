import math
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.base import charts
from goodstanding.base.charts import Row

SVG = "{http://www.w3.org/2000/svg}"
scores = st.floats(1, 5)
words = st.text(max_size=50)
rows = st.lists(st.builds(Row, words, st.none() | scores, words), max_size=3)
HOSTILE = ['<script>alert("1")</script>', "]]>", "a & b", "'\" onload='x", "\x00\x08\ufffe\ud800", "{{ 7 }}"]
BINS = ("disagree", "neither", "agree")


def drawn(svg):
    """The picture as XML; fails where it is not well-formed."""
    return ElementTree.fromstring(svg)


def texts(svg):
    return ["".join(text.itertext()) for text in drawn(svg).iter(f"{SVG}text")]


def marks(svg):
    """Each dot as (filled or ring, its centre)."""
    return [(dot.get("class"), dot.get("cx"), dot.get("cy")) for dot in drawn(svg).iter(f"{SVG}circle")]


def lines(svg, name):
    return [line for line in drawn(svg).iter(f"{SVG}line") if line.get("class") == f"chart-{name}"]


def every_chart(label, items):
    yield charts.score_dot(4.2, 4.0, (4.0, 4.4), 1, 5, label, need_word=label)
    yield charts.suppressed(label, label)
    yield charts.bars_from_zero(items, 5, label, hidden=label)
    yield charts.dots(items, 1, 5, 3.25, label, need_word=label, hidden=label)
    yield charts.histogram3((2, 3, 4), (label, label, label), label)
    yield charts.strip([item.value for item in items], 3, 1, 5, label)
    yield charts.years(items, 4, 1, 5, label)


@given(words, rows)
def test_every_chart_is_well_formed_and_has_no_number_that_is_none(label, items):
    for svg in every_chart(label, items):
        picture = drawn(svg)
        assert picture.get("role") == "img"
        numbers = re.findall(r' (?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"', svg)
        assert all(re.fullmatch(r"-?\d+(\.\d+)?", number) for number in numbers)


@pytest.mark.parametrize("label", HOSTILE)
def test_a_hostile_label_stays_text(label):
    spoken = re.sub("[\x00\x08\ufffe\ud800]", "\ufffd", label)
    for svg in every_chart(label, [Row(label, 4.0, label), Row(label, None)]):
        picture = drawn(svg)
        assert picture.get("aria-label") == spoken
        assert {element.tag for element in picture.iter()} <= {
            f"{SVG}{tag}" for tag in ("svg", "text", "tspan", "line", "circle", "rect")
        }


@given(st.floats(1, 4.9), st.floats(0.01, 4))
def test_a_score_at_the_need_stands_on_the_line_and_is_filled(low, span):
    need = low + span / 2
    svg = charts.score_dot(need, need, None, low, low + span, "at the need")
    assert marks(svg) == [("chart-mark", lines(svg, "need")[0].get("x1"), "44")]


@given(scores, scores)
def test_a_dot_lies_on_the_side_of_the_line_that_its_score_says(score, need):
    svg = charts.score_dot(score, need, None, 1, 5, "a score")
    [(shape, x, _)] = marks(svg)
    line = float(lines(svg, "need")[0].get("x1"))
    if score < need - 1e-9:
        assert (shape, float(x) <= line) == ("chart-ring", True)
    else:
        assert (shape, float(x) >= line) == ("chart-mark", True)


@pytest.mark.parametrize(
    ("score", "need", "interval", "expected"),
    [
        (4.21, 4.0, (4.02, 4.4), ["1", "5", "Needed 4.00", "4.214.02 – 4.40"]),
        (3.998, 4.0, None, ["1", "5", "Needed 4.00", "3.998"]),
        (4.21, None, None, ["1", "5", "4.21"]),
    ],
)
def test_a_score_says_its_value_its_interval_and_the_need(score, need, interval, expected):
    assert texts(charts.score_dot(score, need, interval, 1, 5, "a score")) == expected


@given(st.floats(0, 40), st.floats(0, 40))
def test_bars_are_as_long_as_their_values(one, other):
    svg = charts.bars_from_zero([Row("one", one), Row("other", other)], 40, "two bars")
    widths = [float(bar.get("width")) for bar in drawn(svg).iter(f"{SVG}rect")]
    assert [bar.get("x") for bar in drawn(svg).iter(f"{SVG}rect")] == ["0", "0"]
    assert widths == [pytest.approx(one / 40 * 244, abs=0.01), pytest.approx(other / 40 * 244, abs=0.01)]


def test_a_hidden_row_says_so_and_draws_no_value():
    items = [Row("Fair fees", None), Row("Privacy", None, "n under 5")]
    for svg in (charts.dots(items, 1, 5, 3.25, "hidden"), charts.bars_from_zero(items, 5, "hidden")):
        assert marks(svg) == []
        assert list(drawn(svg).iter(f"{SVG}rect")) == []
        assert {"hidden", "n under 5"} <= set(texts(svg))


@pytest.mark.parametrize("counts", [None, (0, 0, 0)])
def test_a_histogram_of_a_small_group_is_hidden(counts):
    assert texts(charts.histogram3(counts, BINS, "few")) == ["Hidden: fewer than 5 answers"]


def test_all_answers_in_a_bin_look_like_all_but_one():
    alike = {charts.histogram3(counts, BINS, "agreement") for counts in [(0, 0, 18), (1, 0, 17), (0, 1, 20)]}
    assert len(alike) == 1
    assert texts(alike.pop()) == ["", "disagree", "", "neither", "nearly all", "agree"]


def test_a_histogram_counts_its_bins():
    assert texts(charts.histogram3((2, 4, 12), BINS, "18 answers")) == ["2", "disagree", "4", "neither", "12", "agree"]


def test_a_strip_fills_the_weeks_that_met_the_need_and_leaves_out_the_missing():
    svg = charts.strip([88, 90, None, 96], 90, 80, 100, "2 of 4 weeks")
    assert [shape for shape, _, _ in marks(svg)] == ["chart-ring", "chart-mark", "chart-mark"]
    assert marks(svg)[1][2] == lines(svg, "need")[0].get("y1")
    assert texts(svg) == ["90", "96"]


def test_years_name_every_year_and_join_neighbours_only():
    seasons = [Row("2022", 3.9), Row("2023", None, "hidden"), Row("2024", 4.0), Row("2025", 4.2)]
    svg = charts.years(seasons, 4.0, 3, 5, "four years")
    assert texts(svg) == ["4.00", "2022", "3.90", "2023", "hidden", "2024", "4.00", "2025", "4.20"]
    assert len(lines(svg, "span")) == 1


def test_arabic_words_begin_at_the_right_and_latin_words_at_the_left():
    svg = charts.bars_from_zero([Row("الثقة", 3), Row("Trust", 3)], 5, "two languages")
    sides = [text.get("text-anchor") for text in drawn(svg).iter(f"{SVG}text")]
    assert sides == ["end", "start", "start", "start"]


@pytest.mark.parametrize("bad", [math.nan, math.inf, 0.99, 5.01])
def test_a_value_off_the_scale_is_an_error(bad):
    with pytest.raises(ValueError, match="scale"):
        charts.score_dot(bad, 4.0, None, 1, 5, "off the scale")


@pytest.mark.parametrize(("low", "high"), [(5, 1), (1, 1), (math.nan, 5), (1, math.inf)])
def test_a_scale_must_run_upwards(low, high):
    with pytest.raises(ValueError, match="upwards"):
        charts.score_dot(4.0, 4.0, None, low, high, "no scale")
