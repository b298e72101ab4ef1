"""`grader init`: a candidate's folder, in which nothing is ever lost."""

from __future__ import annotations

import re

import pytest

from grader.bank import open_bank, workspace
from grader.bank.paths import holds_bank
from grader.errors import CommandError, NotFound


@pytest.fixture
def bank(bank_copy):
    return open_bank(bank_copy.root)


def test_folder_has_every_stub_and_a_readme_and_is_no_bank(bank, tmp_path):
    made = workspace.make(bank, tmp_path / "mine", "en")
    names = [path.relative_to(tmp_path / "mine").as_posix() for path in made.written]
    assert names == ["exercises/ranks.py", "exercises/top_k.py", "README.md"]
    assert made.kept == ()
    assert not holds_bank(tmp_path / "mine")
    stub = bank.item("ranks").files.stub.read_text(encoding="utf-8")
    assert made.written[0].read_text(encoding="utf-8") == stub
    readme = made.written[-1].read_text(encoding="utf-8")
    assert "grader check exercises/ranks.py" in readme
    assert "- `top_k`: The k largest entries" in readme


def test_the_first_exercise_is_the_ladders_first(bank_copy, tmp_path):
    toml = bank_copy.root / "questions" / "bank.toml"
    rungs = toml.read_text(encoding="utf-8").partition("[prerequisites]")[0]
    other = {"ranks": "top_k", "top_k": "ranks"}
    pattern = r'exercises = \["(\w+)"\]'
    text = re.sub(pattern, lambda found: f'exercises = ["{other[found[1]]}"]', rungs)
    toml.write_text(text, encoding="utf-8")
    made = workspace.make(open_bank(bank_copy.root), tmp_path / "mine", "en")
    assert [path.name for path in made.written[:2]] == ["top_k.py", "ranks.py"]
    assert "grader check exercises/top_k.py" in made.written[-1].read_text(encoding="utf-8")


def test_readme_in_chinese(bank, tmp_path):
    made = workspace.make(bank, tmp_path / "mine", "zh")
    assert "- `top_k`：最大的 k 个元素" in made.written[-1].read_text(encoding="utf-8")


def test_stubs_in_chinese_have_the_task_above_the_code(bank, tmp_path):
    folder = tmp_path / "mine"
    made = workspace.make(bank, folder, "zh")
    code = bank.item("ranks").files.stub.read_text(encoding="utf-8")
    text = made.written[0].read_text(encoding="utf-8")
    assert text.startswith("# 向量的名次\n#\n# ")
    assert text.endswith(f"\n\n{code}")
    assert all(line.startswith("#") for line in text.removesuffix(code).strip().split("\n"))
    compile(text, "ranks.py", "exec")
    assert workspace.reset(bank, folder, "ranks", "zh")[1] is None  # it is as it was
    assert workspace.reset(bank, folder, "ranks")[1] is not None


def test_second_time_keeps_what_is_there(bank, tmp_path):
    first = workspace.make(bank, tmp_path / "mine", "en").written
    first[0].write_text("my answer", encoding="utf-8")
    first[1].unlink()
    made = workspace.make(bank, tmp_path / "mine", "en")
    assert made.written == (first[1],)
    assert made.kept == (first[0], first[2])
    assert first[0].read_text(encoding="utf-8") == "my answer"


def test_bank_is_not_worked_on(bank, bank_copy):
    for attempt in (
        lambda: workspace.make(bank, bank_copy.root, "en"),
        lambda: workspace.reset(bank, bank_copy.root, "ranks"),
    ):
        with pytest.raises(CommandError, match="this folder is a bank"):
            attempt()


def test_file_instead_of_a_folder_is_an_error(bank, tmp_path):
    (tmp_path / "mine").write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match="can't be made"):
        workspace.make(bank, tmp_path / "mine", "en")


def test_reset_keeps_every_old_file(bank, tmp_path):
    path = workspace.make(bank, tmp_path, "en").written[0]
    stub = path.read_text(encoding="utf-8")
    for answer, name in (("one", "ranks.py.bak"), ("two", "ranks.py.bak2")):
        path.write_text(answer, encoding="utf-8")
        assert workspace.reset(bank, tmp_path, "ranks") == (path, path.with_name(name))
        assert path.read_text(encoding="utf-8") == stub
        assert path.with_name(name).read_text(encoding="utf-8") == answer


def test_reset_of_an_untouched_or_missing_stub_keeps_nothing(bank, tmp_path):
    path = workspace.make(bank, tmp_path, "en").written[0]
    assert workspace.reset(bank, tmp_path, "ranks") == (path, None)
    path.unlink()
    assert workspace.reset(bank, tmp_path, "ranks") == (path, None)
    assert path.exists()


def test_reset_of_what_is_no_exercise(bank, tmp_path):
    with pytest.raises(NotFound, match="has no exercise"):
        workspace.reset(bank, tmp_path, "stable_sorting")
    with pytest.raises(NotFound, match="Did you mean ranks"):
        workspace.reset(bank, tmp_path, "rank")


@pytest.mark.parametrize(
    ("source", "unwritten"),
    [
        (b"def f():\n    raise NotImplementedError\n", True),
        (b"def f():\r\n\traise NotImplementedError('later')\r\n", True),
        (b"def f():\n    return 1  # was: raise NotImplementedError\n", False),
        (b"# raise NotImplementedError\n", False),
        (b"\xff\x00", False),
    ],
)
def test_a_stub_is_known_by_its_statement(source, unwritten):
    assert workspace.is_unwritten(source) == unwritten
