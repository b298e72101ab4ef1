"""Words about checks and mistakes are the page's, whatever becomes of docstrings."""

from __future__ import annotations

import json
import shutil
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
    words = Words(open_bank(FAKE))
    said = words.check("ranks", "check_only_vectors", "en")
    assert said.startswith("Raises ValueError")
    assert words.check("ranks", "check_only_vectors", "zh") == "不是一维时抛出 ValueError"


def test_words_are_set_like_the_text_of_a_page(tmp_path):
    """Quotes are curly, except in code."""
    root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    page = root / "questions" / "comparison" / "ranks.md"
    text = page.read_text(encoding="utf-8").replace("Raises ValueError", """Isn't `'w'` 5 %:""")
    page.write_text(text, encoding="utf-8")
    said = Words(open_bank(root)).check("ranks", "check_only_vectors", "en")
    assert said.startswith("""Isn’t `'w'` 5%:""")


def test_a_name_that_the_page_lacks_stays_as_it_is():
    words = Words(open_bank(FAKE))
    assert words.check("ranks", "check_more", "en") == "check_more"
    assert words.mistake("ranks", "more", "zh") == ("more", "")
    assert words.title("nothing", "en") == "nothing"
    assert words.check("nothing", "check_x", "zh") == "check_x"


def test_no_page_is_read_until_a_word_is_needed(monkeypatch):
    bank = open_bank(FAKE)
    words = Words(bank)
    monkeypatch.setattr(type(bank), "notes", None)
    assert words.title("ranks", "zh") == "向量的名次"


def test_the_way_on_is_the_ladders():
    words = Words(open_bank(FAKE))
    ladder = [id for rung in open_bank(FAKE).ladder for id in rung.exercises]
    assert [words.after(id) for id in ladder] == [*ladder[1:], None]
    assert words.after("nothing") is None


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
