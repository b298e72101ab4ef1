"""Every folder of tests/golden gets the verdict that stands in it. `golden.py` writes them anew."""

from __future__ import annotations

import json

import golden
import pytest


@pytest.mark.parametrize("case", golden.cases(), ids=lambda case: case.name)
def test_the_verdict_is_the_one_in_the_folder(case, zygotes, tmp_path):
    level, _ = zygotes.start("numpy").ready()
    if level not in ("full", "seccomp"):
        pytest.skip(f"at level {level!r} the process ends in other ways")
    expected = json.loads((case / "verdict.json").read_text(encoding="utf-8"))
    assert golden.grade(case, zygotes, tmp_path) == expected


def test_every_status_that_a_candidate_can_have_is_there():
    found = [
        json.loads((case / "verdict.json").read_text(encoding="utf-8"))["status"]
        for case in golden.cases()
    ]
    assert set(found) == {
        "passed", "failed", "not_attempted", "crashed", "timed_out", "out_of_memory", "forbidden"
    }  # fmt: skip
