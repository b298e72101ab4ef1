"""Words about checks and mistakes are the page's, whatever becomes of docstrings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from grader.bank import open_bank
from grader.grading.words import Words

FAKE = Path(__file__).parent.parent / "fakebank"
ASCENDING = """import numpy as np

def top_k(values, k):
    if not 0 <= k <= len(values):
        raise ValueError
    return np.sort(values)[len(values) - k :]
"""


def test_titles_are_the_pages_in_either_language():
    bank = open_bank(FAKE)
    item = bank.item("ranks")
    assert Words(bank, item, "en").check("check_only_vectors").startswith("Raises ValueError")
    assert Words(bank, item, "zh").check("check_only_vectors") == "不是一维时抛出 ValueError"


def test_a_name_that_the_page_lacks_stands_for_itself():
    bank = open_bank(FAKE)
    assert Words(bank, bank.item("ranks"), "en").check("check_more") == "check_more"


def test_no_page_is_read_until_a_word_is_needed(monkeypatch):
    bank = open_bank(FAKE)
    words = Words(bank, bank.item("ranks"), "zh")
    monkeypatch.setattr(type(bank), "notes", None)
    assert words.title == "向量的名次"


def test_python_without_docstrings_says_the_same(tmp_path):
    file = tmp_path / "top_k.py"
    file.write_text(ASCENDING, encoding="utf-8")

    def said(*flags):
        report = tmp_path / "report.json"
        command = f"-m grader --bank {FAKE} check {file} --json {report}".split()
        subprocess.run([sys.executable, *flags, *command], capture_output=True, check=False)
        verdict = json.loads(report.read_text(encoding="utf-8"))["verdicts"][0]
        return [c["title"] for c in verdict["checks"]], [m["title"] for m in verdict["mistakes"]]

    titles = ["Agrees with the reference", "Raises ValueError if k is out of range"]
    assert said("-OO") == said() == (titles, ["Returns the entries in ascending order"])
