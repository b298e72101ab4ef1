"""Nothing ambient decides: a user's own pytest settings, Python's flags, files that lie about."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from grader.grading import plugin

WRONG = "def top_k(values, k):\n    return values\n"
SETTINGS = [
    ("PYTEST_ADDOPTS", "-k bad_count"),
    ("PYTEST_ADDOPTS", "-x"),
    ("PYTEST_ADDOPTS", "--maxfail=1"),
    ("PYTEST_ADDOPTS", "--color=yes -v"),
    ("PYTEST_ADDOPTS", "-p no:python"),
    ("PYTEST_ADDOPTS", "--collect-only"),
    ("PYTEST_ADDOPTS", "--deselect=checks.py::check_matches_reference"),
    ("PYTEST_ADDOPTS", "--no-such-option"),
    ("PYTEST_ADDOPTS", "'"),
    ("PYTEST_PLUGINS", "no_such_plugin"),
    ("PYTEST_DISABLE_PLUGIN_AUTOLOAD", ""),
    ("PYTEST_CURRENT_TEST", "mine"),
]
FILES = {
    "conftest.py": "raise SystemExit('a conftest of somebody else')\n",
    "pytest.ini": "[pytest]\naddopts = -k bad_count\npython_functions = nothing_*\n",
    "tox.ini": "[pytest]\naddopts = -k bad_count\n",
    "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "-k bad_count"\n',
    "setup.cfg": "[tool:pytest]\naddopts = -k bad_count\n",
}
GRADE = """
import sys
sys.path.insert(0, {root!r})
from grader.bank import open_bank
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.sandbox.pool import Zygotes
from pathlib import Path
bank = open_bank(Path({bank!r}))
with Zygotes() as zygotes:
    sources = [Path(name).read_bytes() for name in ("right.py", "wrong.py")]
    submissions = [Submission(bank.item("top_k"), "top_k.py", s) for s in sources]
    for verdict in Grader(bank, zygotes.ready).grade(submissions):
        print(verdict.status, [c.status for c in verdict.checks], len(verdict.mistakes))
"""
ROOT = Path(__file__).parent.parent.parent


def outline(verdicts):
    return [(v.status, [(c.name, c.status) for c in v.checks]) for v in verdicts]


@pytest.mark.parametrize(("name", "value"), SETTINGS)
def test_a_users_settings_of_pytest_have_no_say(grade, right, monkeypatch, name, value):
    without = outline(grade(right, WRONG, WRONG))
    monkeypatch.setenv(name, value)
    before = dict(os.environ)
    assert outline(grade(right, WRONG, WRONG)) == without
    assert dict(os.environ) == before


def test_they_would_if_pytest_saw_them(grade, right, monkeypatch):
    without = outline(grade(right, WRONG))
    monkeypatch.setattr(plugin, "_unconfigured", nullcontext)
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k bad_count")
    assert outline(grade(right, WRONG)) != without


@pytest.mark.parametrize("name", FILES)
def test_settings_that_lie_in_a_banks_folder_have_no_say(
    grade, right, bank_copy, monkeypatch, name
):
    without = outline(grade(right, WRONG, bank=bank_copy.root))
    for folder in ("", "solutions/", "solutions/top_k/"):
        bank_copy.add(folder + name, FILES[name])
    monkeypatch.chdir(bank_copy.root / "solutions" / "top_k")
    assert outline(grade(right, WRONG, bank=bank_copy.root)) == without


@pytest.mark.parametrize(
    "flags", [[], ["-OO"], ["-W", "error"], ["-X", "dev"]], ids=["none", "-OO", "-W error", "dev"]
)
def test_pythons_flags_have_no_say(bank_copy, right, tmp_path, flags):
    bank_copy.add(
        "solutions/top_k/checks.py",
        "\n\ndef check_asserts(candidate):\n"
        "    import warnings\n"
        "    warnings.warn('old', DeprecationWarning)\n"
        "    assert len(candidate.top_k(VECTOR, 2)) == 2\n",
    )
    (tmp_path / "right.py").write_text(right, encoding="utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")
    script = GRADE.format(root=str(ROOT), bank=str(bank_copy.root))
    done = subprocess.run(
        [sys.executable, *flags, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "passed ['passed', 'passed', 'passed'] 0",
        "failed ['failed', 'failed', 'failed'] 1",
    ], done.stderr
