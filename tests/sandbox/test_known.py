"""An answer that comes byte for byte as it was expected is known without being decoded."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from grader.sandbox import Known, decoding
from grader.sandbox.answers import Raised, Returned

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox's layers are Linux's")
SOURCE = "import numpy as np\ndef f(what): return eval(what)\n"
RIGHT = np.array([1.0, -0.0])
SAME = "np.array([1.0, -0.0])"
OTHERS = [
    "np.array([1.0, 0.0])",
    "np.array([1.0, -0.0], np.float32)",
    "np.array([[1.0, -0.0]])",
    "np.array([1.0, 5.0, -0.0])[::2]",  # equal, and laid out otherwise
    "[1.0, -0.0]",
    "['value', np.array([1.0, -0.0])]",
    "None",
]


def ask(running, sources, known):
    message = {"op": "run", "function": "f", "cases": [[[source], 1] for source in sources]}
    return list(running.worker.ask(message, len(sources), lambda: known))


def test_what_comes_to_the_last_byte_is_that_very_answer(load, monkeypatch):
    running, known = load(SOURCE), Known.of(RIGHT)
    decoded = []
    decode = decoding.decode
    monkeypatch.setattr(decoding, "decode", lambda *a, **k: decoded.append(1) or decode(*a, **k))
    answers = ask(running, [SAME, *OTHERS, SAME], [known] * 9)
    assert [a is known.answer for a in answers] == [True, *[False] * 7, True]
    assert all(type(a) is Returned for a in answers)
    assert len(decoded) == len(OTHERS)
    assert ask(running, [SAME], [None])[0] is not known.answer


def test_an_argument_that_was_changed_is_told_beside_a_known_value(load):
    running = load("def f(x):\n    x.append(1)\n    return 1.5\n")
    message = {"op": "run", "function": "f", "cases": [[[[]], 1]]}
    (answer,) = running.worker.ask(message, 1, lambda: [Known.of(1.5)])
    assert answer == Returned(1.5, [[1]])


def test_what_cant_be_sent_is_not_known():
    assert Known.of(object()) is None


def test_an_exception_that_comes_again_is_the_same_answer(load):
    running = load(SOURCE)
    sources = ["1 / 0", "[][1]", "1 / 0"]
    first, other, again = ask(running, sources, None)
    assert (first.type, other.type) == ("ZeroDivisionError", "IndexError")
    assert again is first
    assert isinstance(first, Raised)
