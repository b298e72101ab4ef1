"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import grader

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(r"<!-- transcript -->\n```console\n\$ (.*?)\n(.*?)```", README, re.DOTALL)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = command.split()
    assert words[0] == "grader"
    return subprocess.run(
        [sys.executable, "-m", "grader", "--bank", str(ROOT), *words[1:]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def without_times(text: str) -> str:
    """Times and their ratios differ from run to run, and lines are wrapped around them."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\d+(\.\d+)? (s|ms|µs)\b", "TIME", text)
    return re.sub(r"\d+(\.\d+)? times as long", "RATIO", text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    name, code = re.findall(r"<!-- candidate (\S+) -->\n```python\n(.*?)```", README, re.DOTALL)[0]
    (tmp_path / name).write_text(code, encoding="utf-8")
    # Copies: the bank's own reference is not graded where a link leads to it.
    for path in re.findall(r"grader check (solutions/\S+)", README):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    return tmp_path


def test_there_are_transcripts_of_a_failing_and_of_a_passing_check() -> None:
    assert ["FAILED" in out or "PASSED" in out for _, out in TRANSCRIPTS] == [True, True]


@pytest.mark.skipif(sys.platform != "linux", reason="the transcripts name Linux's layers")
@pytest.mark.parametrize(("command", "shown"), TRANSCRIPTS)
def test_transcripts_are_real(command: str, shown: str, folder: Path) -> None:
    done = run(command, folder)
    printed = done.stdout.replace(f"{ROOT}{os.sep}", "")  # the reader is in the clone
    assert without_times(printed) == without_times(shown), done.stderr
    assert done.returncode == (0 if "PASSED" in shown else 1)


@pytest.mark.skipif(sys.platform != "linux", reason="the transcript names Linux's layers")
def test_the_loop_is_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_HOME", str(tmp_path / "home"))
    name, code = re.findall(r"<!-- try (\S+) -->\n```python\n(.*?)```", README, re.DOTALL)[0]
    (loop,) = re.findall(r"<!-- loop -->\n```console\n(.*?)```", README, re.DOTALL)
    steps = [step.partition("\n") for step in re.split(r"^\$ ", loop, flags=re.MULTILINE)[1:]]
    for command, _, shown in steps:
        done = run(command, tmp_path)
        assert without_times(done.stdout).strip() == without_times(shown).strip(), done.stderr
        if "init" in command:
            (tmp_path / name).write_text(code, encoding="utf-8")
    assert [command.split()[1] for command, _, _ in steps] == ["init", "check", "hint"]


def test_commands_of_the_table_exist() -> None:
    rows = re.findall(r"^\| `grader (\w+)|, `grader (\w+)", README, re.MULTILINE)
    names = {name for row in rows for name in row if name}
    from grader.cli import COMMANDS

    assert {"check", "list", "show", "lint"} <= names <= COMMANDS.keys()
    assert all(run(f"grader {name} --help", ROOT).returncode == 0 for name in sorted(names))


def test_contributing_and_the_gate_run_the_tests_as_the_readme_does() -> None:
    block = re.search(r"<!-- test -->\n```sh\n(.*)\n```\n<!-- end -->", README)
    assert block
    assert f"`{block[1].split(' && ')[-1]}`" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "/<!-- test -->/,/<!-- end -->/" in gate
    assert "-m pytest" not in gate


def test_the_version_is_the_changelogs_newest() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d\S+)", changelog, re.MULTILINE)
    assert newest
    assert newest[1] == grader.__version__


def test_links_lead_to_files() -> None:
    for document in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert "<" in target or (ROOT / target).exists(), f"{document}: {target}"


@pytest.mark.skipif(sys.platform != "linux", reason="the picture names Linux's layers")
def test_the_picture_is_what_the_screen_shows() -> None:
    import readme_picture

    drawn = readme_picture.svg(readme_picture.screen_lines())
    help = "draw it anew: python tests/readme_picture.py"
    assert readme_picture.PICTURE.read_text(encoding="utf-8") == drawn, help
