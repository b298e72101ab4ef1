"""A judge that graded a large answer gives its memory back."""

from __future__ import annotations

import subprocess
import sys

import pytest

from grader.judge.memory import resident

ANSWER_ON_A_CIRCLE = """
import gc
gc.disable()
from grader.judge.memory import Memory, resident

memory = Memory()
memory.give_back()
before = resident()
answer = [[float(number)] for number in range(1_000_000)]
answer.append(answer)
kept = [[] for _ in range(10)]  # beyond it on the heap, and in use
del answer
large = resident()
memory.give_back()
print(large - before >> 20, resident() - before >> 20)
"""


@pytest.mark.skipif(not resident(), reason="this system doesn't tell how much memory a process has")
def test_garbage_on_a_circle_is_collected_and_its_memory_given_back():
    command = [sys.executable, "-c", ANSWER_ON_A_CIRCLE]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    held, left = map(int, told.split())
    assert held > 64
    assert left < held / 4
