"""Heat maps: classes of colour, runs, labels and differences."""

from __future__ import annotations

import math

import pytest
from report_samples import Samples, array, listed, mask

from grader.report.figures import pair_figures, value_figure
from grader.report.heat import difference_map, magnitude, value_class, value_map
from grader.report.values import Tolerance
from grader.report.voice import Voice

ENGLISH, CHINESE = Voice("en", Samples()), Voice("zh", Samples())
NARROW, WIDE = Tolerance(1e-9, 1e-12), Tolerance(1e-5, 1e-12)


def paths(heat) -> dict[str, str]:
    return {layer.css: layer.path for layer in heat.layers}


@pytest.mark.parametrize(
    ("number", "css"),
    [
        (True, "on"),
        (False, "off"),
        (0.0, "zero"),
        (-0.0, "zero"),
        (1e-300, "p1"),
        (2.0, "p6"),
        (-2.0, "n6"),
        (-0.9, "n3"),
        (math.nan, "nan"),
        (math.inf, "inf"),
        (-math.inf, "ninf"),
    ],
)
def test_each_entry_has_its_class(number: float, css: str) -> None:
    assert value_class(number, 2.0) == css


def test_runs_of_equal_cells_are_one_stroke() -> None:
    rows = [[True, True, False, True], [False, False, False, True]]
    assert paths(value_map(rows, 1.0)) == {"on": "M0 0.5h2M3 0.5h1M3 1.5h1"}


def test_what_is_not_finite_does_not_set_the_scale() -> None:
    assert magnitude([[1.0, -3.0, math.inf, math.nan]]) == 3.0
    assert magnitude([[0.0, math.nan]]) == 1.0


def test_a_difference_shows_its_sign_and_nothing_where_entries_agree() -> None:
    heat = difference_map([[1.0, 2.0, 3.0, math.nan]], [[1.0, 3.0, 2.5, math.nan]], NARROW)
    assert paths(heat) == {"less3": "M2 0.5h1", "more6": "M1 0.5h1"}
    assert [label.text for label in heat.labels] == ["", "+1", "-0.5", ""]


def test_a_number_where_none_is_due_is_odd() -> None:
    assert paths(difference_map([[math.nan]], [[1.0]], NARROW)) == {"odd": "M0 0.5h1"}


def test_what_the_kit_forgives_is_no_difference() -> None:
    assert paths(difference_map([[1.0]], [[1.0 + 1e-6]], WIDE)) == {}
    assert paths(difference_map([[1.0]], [[1.0 + 1e-6]], NARROW)) == {"more6": "M0 0.5h1"}


def test_numbers_stand_in_cells_only_where_they_can_be_read() -> None:
    assert value_map([[1.25, -2.0]], 2.0).labels[1].text == "-2"
    assert value_map([[1.234567e-7]], 1.0).labels == ()
    assert value_map([[0.0] * 9], 1.0).labels == ()


def test_maps_are_squeezed_into_the_page_and_never_vanish() -> None:
    heat = value_map([[True] * 4096], 1.0)
    assert heat.width <= 640
    assert heat.height >= 12
    assert heat.lines == ""


def test_lists_give_a_figure_an_item_and_agreement_is_said_in_words() -> None:
    same, wrong = mask(4, keep=4), mask(4, keep=3)
    expected, actual = listed(same, same), listed(same, wrong)
    first, second = pair_figures(expected, actual, ENGLISH)
    assert (first.place, first.panels, first.caption) == ("[0]", (), "agrees")
    assert second.place == "[1]"
    assert [panel.label for panel in second.panels] == ["expected", "actual", "difference"]


def test_only_slices_that_differ_are_drawn() -> None:
    data = [[[1, 2]], [[3, 4]], [[5, 6]]]
    other = [[[1, 2]], [[3, 5]], [[5, 6]]]
    figures = pair_figures(array(data, "int64", 3, 1, 2), array(other, "int64", 3, 1, 2), ENGLISH)
    assert [figure.place for figure in figures] == ["[1]"]
    assert figures[0].panels[0].heat.ring == (1, 0)


def test_arrays_of_different_shapes_stand_side_by_side_without_a_difference() -> None:
    [figure] = pair_figures(array([1, 2, 3], "int64", 3), array([1, 2], "int64", 2), CHINESE)
    assert [panel.label for panel in figure.panels] == ["期望值", "实际值"]


def test_text_for_those_who_cannot_see() -> None:
    figure = value_figure("w", array([[0.0, "nan"], [-1.5, 2.0]], "float64", 2, 2), ENGLISH)
    [panel] = figure.panels
    assert panel.alt == "2 by 2 entries: -1.5 to 2, 1 of them 0; 1 NaN or infinite"
    figure = value_figure("m", mask(3, keep=3), CHINESE)
    assert figure.panels[0].alt == "3 行 3 列：3 个 True，6 个 False"


@pytest.mark.parametrize(
    "value",
    [
        array(None, "float64", 100, 100),
        array([], "float64", 0),
        array(["(1+2j)"], "complex128", 1),
        array(3.0, "float64"),
    ],
)
def test_what_cannot_be_drawn_gives_no_figure(value) -> None:
    assert value_figure("x", value, ENGLISH) is None
    assert pair_figures(value, value, ENGLISH) == []


def test_the_arrays_of_an_argument_share_a_figure_and_a_scale() -> None:
    big = [[i * 0.25 for i in range(9)]]
    figure = value_figure("w", listed(array(big, "float64", 1, 9), mask(3, keep=3)), ENGLISH)
    assert [panel.label for panel in figure.panels] == ["w[0]", "w[1]"]
    assert [text for _, text in figure.legend] == ["True", "False", "0", "2"]
