"""`grader kit`: every name of the toolbox, from its docstring."""

from __future__ import annotations

import inspect

from grader import kit
from grader.kit.defined import DEFINED
from grader.sandbox.probes import PROVIDED


def test_every_name_is_listed_with_its_first_line(grader):
    done = grader("kit")
    assert done.code == 0
    for name in kit.__all__:
        thing = getattr(kit, name)
        first = (inspect.getdoc(thing) or "").partition("\n")[0] if callable(thing) else ")"
        assert first, f"{name} has no docstring"
        line = next(line for line in done.out.split("\n") if line.split(" ")[0] == name)
        assert line.endswith(first)


def test_one_name_is_described_whole(grader):
    done = grader("kit", "agree")
    assert done.code == 0
    assert done.out.startswith("agree(candidate, reference, table, *, ")
    assert inspect.getdoc(kit.agree) in done.out
    assert "Table.cases_for(seed)" in grader("kit", "Table").out


def test_every_name_can_be_described(grader):
    assert grader("kit", "BAD_SHARES").out.startswith("BAD_SHARES = (-0.1, ")
    assert {grader("kit", name).code for name in kit.__all__} == {0}


def test_what_every_exercise_has_and_what_files_may_define_is_there_too(grader):
    listed = grader("kit").out
    for name in (*PROVIDED, *DEFINED):
        (line,) = (line for line in listed.split("\n") if line.split(" ")[0] == name)
        assert line.split("  ")[-1].strip() in grader("kit", name).out
    assert "describes a survivor" in grader("kit", "EQUIVALENT").out
    assert "Did you mean EQUIVALENT" in grader("kit", "EQUIVALENTS").err


def test_defaults_are_shown_as_one_writes_them(grader):
    shown = [grader("kit", name).out for name in kit.__all__]
    assert not [text for text in shown if " at 0x" in text]
    assert "compare=same" in grader("kit", "agree").out


def test_an_unknown_name_is_an_error_with_the_nearest(grader):
    done = grader("kit", "agre")
    assert done.code == 2
    assert "Did you mean agree" in done.err
    assert "`grader kit` shows all." in grader("kit", "quaternion").err
