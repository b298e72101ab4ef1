"""What a candidate is told however a run ends: what was printed, and why a file isn't run."""

from __future__ import annotations

import sys

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes end in other ways")
CALL = "def top_k(values, k):\n    print('going')\n    "
ENDINGS = {
    "a wrong answer": ("failed", CALL + "return values\n"),
    "an exception": ("failed", CALL + "raise KeyError\n"),
    "a time-out": ("timed_out", CALL + "while True: pass\n"),
    "an exit": ("crashed", "import os\n" + CALL + "os._exit(3)\n"),
    "a segmentation fault": ("crashed", "import ctypes\n" + CALL + "ctypes.string_at(0)\n"),
    "no memory": ("out_of_memory", CALL + "return bytearray(1 << 40)\n"),
    "an exception at load": ("crashed", "print('going')\nraise KeyError\n"),
    "an exit at load": ("crashed", "import os\nprint('going')\nos._exit(3)\n"),
    "no memory at load": ("out_of_memory", "print('going')\nx = bytearray(1 << 40)\n"),
    "a time-out at load": ("timed_out", "print('going')\nwhile True: pass\n"),
}


@linux
@pytest.mark.parametrize("name", ENDINGS)
def test_what_was_printed_survives_every_ending(grade, bank_copy, name):
    status, source = ENDINGS[name]
    allowed = "1" if status == "timed_out" else "60"
    bank_copy.change("questions/selection/top_k.md", "seconds: 5", f"seconds: {allowed}")
    (verdict,) = grade(source, bank=bank_copy.root)
    assert verdict.status == status
    assert "going" in "".join([verdict.output, *(c.output for c in verdict.checks)])


@pytest.mark.parametrize("where", ["in a call", "while it is loaded"])
def test_how_much_of_the_output_is_not_kept_is_counted(grade, where):
    loud = "print('x' * 99_999)\n"
    call = "def top_k(values, k):\n    return values\n"
    source = loud + call if where != "in a call" else call.replace("return", f"{loud}    return")
    (verdict,) = grade(source)
    printed = verdict if where != "in a call" else verdict.checks[0]
    assert len(printed.output) + printed.output_more == 100_000
    assert len(printed.output) == 65_536


def test_what_one_check_printed_is_not_told_of_the_next(grade):
    once = "seen = []\n" + CALL.replace("print('going')", "seen or print('going')")
    (verdict,) = grade(once + "seen.append(1)\n    return values\n")
    assert [check.output for check in verdict.checks][1:] == [""]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def top_k(values, k):\n    return values\n".encode("utf-16"), "UTF-16"),
        ("def top_k(values, k):\n    return values\n".encode("utf-16-le"), "UTF-16"),
        ("def top_k(values, k):\n    return values\n".encode("utf-32"), "UTF-32"),
        (b"def top_k(values, k):\n    return '\0'\n", "null byte"),
        (
            b"x = 1\n# caf\xe9\n",
            "not UTF-8: save the file as UTF-8, or name its encoding in line 1",
        ),
    ],
)
def test_bytes_that_are_no_python_text_are_called_what_they_are(grade, source, words):
    (verdict,) = grade(source)
    assert verdict.status == "crashed"
    assert words in str(verdict.message)


def test_a_declared_encoding_is_read(grade, right):
    source = "# -*- coding: gbk -*-\n# 前 k 大\n".encode("gbk") + right.encode()
    (verdict,) = grade(source)
    assert verdict.status == "passed"
    assert "前 k 大" in verdict.source


@pytest.mark.parametrize("statement", ["from utils import x", "from .utils import x"])
def test_an_import_of_ones_own_module_has_a_hint(grade, statement):
    (verdict,) = grade(f"{statement}\n")
    assert verdict.status == "crashed"
    assert "into this file" in str(verdict.message)


def test_names_of_half_a_million_letters_are_cut_and_take_no_time(grade):
    name = "ж" * 500_000
    missing, signature = grade(f"def {name}(x): pass\n", f"def top_k({'y' * 300_000}): pass\n")
    for verdict in (missing, signature):
        assert verdict.status == "failed"
        assert len(str(verdict.message)) < 2_000
        assert "more characters" in str(verdict.message)
        assert verdict.seconds < 5
