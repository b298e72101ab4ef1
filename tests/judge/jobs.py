"""Jobs for a judge of the fake bank."""

from __future__ import annotations

from pathlib import Path

from grader.judge import Job

FAKE = Path(__file__).parent.parent / "fakebank"
RIGHT = b"""import numpy as np

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError("k is out of range")
    return np.sort(values)[::-1][:k].copy()
"""
WRONG = b"def top_k(values, k):\n    return values\n"
LOOP = b"def top_k(values, k):\n    while True: pass\n"


def job(source, name="top_k.py", **options):
    return Job(options.pop("exercise", "top_k"), source, name, **options)
