"""Exercises as notebooks, one of them run by a real kernel."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest

from grader.errors import CommandError
from grader.export import notebooks

nbformat = pytest.importorskip("nbformat", reason="nbformat isn't installed")
ROOT = Path(__file__).parent.parent.parent


def read(text):
    return nbformat.reads(text, as_version=4)


def source(notebook, id):
    return next(cell.source for cell in notebook.cells if cell.id == id)


def test_each_exercise_is_a_valid_notebook(rich_bank, entries_of):
    files = notebooks(rich_bank, entries_of("en", "zh", bank=rich_bank))
    assert list(files) == ["ranks.ipynb", "top_k.ipynb"]
    for text in files.values():
        nbformat.validate(read(text))


def test_its_cells_are_task_stub_check_hints(bank, entries_of):
    notebook = read(notebooks(bank, entries_of("en"))["top_k.ipynb"])
    ids = [cell.id for cell in notebook.cells]
    assert ids == ["task-en", "write", "stub", "then", "check", "hints-en", "after-en"]
    assert "Write `top_k(values, k)`" in source(notebook, "task-en")
    assert source(notebook, "stub").startswith("%%writefile top_k.py\n")
    assert "raise NotImplementedError" in source(notebook, "stub")
    assert source(notebook, "check").endswith("-m grader check top_k.py")


def test_hints_and_answers_are_folded(bank, entries_of):
    notebook = read(notebooks(bank, entries_of("en"))["top_k.ipynb"])
    assert source(notebook, "hints-en").count("<details>") == 2
    assert "<summary>Hint 2</summary>\n\n`np.sort" in source(notebook, "hints-en")
    assert "around a pivot" in source(notebook, "after-en").split("<details>", 1)[1]


def test_chinese_asks_for_a_chinese_report(bank, entries_of):
    notebook = read(notebooks(bank, entries_of("zh"))["top_k.ipynb"])
    assert source(notebook, "check").endswith("check top_k.py --lang zh")
    assert "# 最大的 k 个元素" in source(notebook, "task-zh")


def test_without_an_exercise_there_is_nothing_to_write(bank, entries_of):
    with pytest.raises(CommandError, match="no exercise was chosen"):
        notebooks(bank, entries_of("en", ids=("stable_sorting",)))


def test_the_same_bank_gives_the_same_bytes(bank, entries_of):
    assert notebooks(bank, entries_of("en")) == notebooks(bank, entries_of("en"))


@pytest.mark.filterwarnings("ignore")  # those of Jupyter's own libraries
def test_it_runs_in_a_kernel(bank, entries_of, tmp_path, monkeypatch):
    pytest.importorskip("ipykernel", reason="ipykernel isn't installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nbclient = pytest.importorskip("nbclient", reason="nbclient isn't installed")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    option = Path(os.path.relpath(bank.root, tmp_path)).as_posix()
    files = notebooks(bank, entries_of("en", ids=("top_k",)), bank_option=option)
    notebook = read(files["top_k.ipynb"])
    resources = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(notebook, timeout=120, resources=resources).execute()
    assert (tmp_path / "top_k.py").is_file()
    (check,) = [cell for cell in notebook.cells if cell.id == "check"]
    shown = "".join(output.text for output in check.outputs)
    assert "NotImplementedError" in shown or "not attempted" in shown.lower()
    assert "Traceback" not in shown
