"""`grader new`: a new item is loadable, named in bank.toml, and overwrites nothing."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.bank.edit import name_page
from grader.bank.lint import lint
from grader.bank.model import ExerciseFacts
from grader.bank.scaffold import add_exercise, new_bank, new_item
from grader.bank.templates import MARK
from grader.errors import BankError, CommandError, NotFound
from grader.grading.prove import prove

ROOT = Path(__file__).parents[2]


def test_new_exercise_is_loadable_in_both_languages(bank_copy):
    files = new_item(
        open_bank(bank_copy.root), "merge_runs", topic="selection", level="hard", exercise=True
    )
    bank = open_bank(bank_copy.root)
    item = bank.item("merge_runs")
    assert (item.topic, item.level) == ("selection", "hard")
    assert item.exercise is not None
    assert item.exercise.functions == ("merge_runs",)
    assert bank.topics[1].pages == ("top_k", "merge_runs")
    assert bank.ladder[-1].exercises == ("top_k", "merge_runs")
    for lang in ("en", "zh"):
        assert "hints" in bank.page(item, lang).sections
    assert len(files) == 7


@pytest.mark.parametrize("languages", ['["en", "zh"]', '["en"]'])
def test_an_exercise_is_added_to_a_page_that_keeps_what_it_says(bank_copy, languages):
    bank_copy.change("questions/bank.toml", 'languages = ["en", "zh"]', f"languages = {languages}")
    bank = open_bank(bank_copy.root)
    before = bank.page(bank.item("stable_sorting"), "en")
    files = add_exercise(bank, "stable_sorting", rung=1)
    bank = open_bank(bank_copy.root)
    item = bank.item("stable_sorting")
    assert item.exercise == ExerciseFacts(functions=("stable_sorting",))
    assert bank.ladder[0].exercises == ("ranks", "stable_sorting")
    after = bank.page(item, "en")
    assert {key: after.sections[key] for key in before.sections} == before.sections
    assert list(after.notes.checks) == ["check_matches_reference"]
    assert len(files) == (7 if "zh" in bank.languages else 6)
    if "zh" in bank.languages:
        assert list(bank.page(item, "zh").notes.mistakes) == ["first_mistake"]


def test_a_page_has_one_exercise(bank_copy):
    with pytest.raises(CommandError, match="has an exercise already"):
        add_exercise(open_bank(bank_copy.root), "ranks")


def test_code_in_the_way_of_an_exercise_leaves_the_page_alone(bank_copy):
    bank_copy.add("exercises/stable_sorting.py", "mine")
    page = bank_copy / "questions/comparison/stable_sorting.md"
    before = page.read_text(encoding="utf-8")
    with pytest.raises(CommandError, match="this file exists already"):
        add_exercise(open_bank(bank_copy.root), "stable_sorting")
    assert page.read_text(encoding="utf-8") == before


FORMS = list(itertools.product(("new", "into"), ("numpy", "torch"), (False, True)))


def started(bank_copy, form, needs, probes):
    """What `grader new` writes, in each form of an exercise; the item's id."""
    bank = open_bank(bank_copy.root)
    if form == "into":
        add_exercise(bank, "stable_sorting", needs=needs, probes=probes)
        return "stable_sorting"
    new_item(
        bank, "radix", topic="comparison", level="easy", exercise=True, needs=needs, probes=probes
    )
    return "radix"


@pytest.mark.parametrize(("form", "needs", "probes"), FORMS)
def test_of_what_is_new_nothing_is_wrong_but_what_is_still_to_be_written(
    bank_copy, form, needs, probes
):
    id = started(bank_copy, form, needs, probes)
    bank = open_bank(bank_copy.root)
    exercise = bank.item(id).exercise
    assert exercise is not None
    assert exercise.needs == needs
    assert (bank_copy / f"solutions/{id}/probes.py").is_file() == probes
    told = [p.message.partition(":")[0] for p in lint(bank)]
    assert set(told) == {"still to be written"}


@pytest.mark.parametrize(("form", "needs", "probes"), FORMS)
def test_an_exercise_that_was_filled_in_line_by_line_is_proved(bank_copy, form, needs, probes):
    """Only the lines with instructions are changed, and lint has nothing to say of them."""
    pytest.importorskip(needs)
    id = started(bank_copy, form, needs, probes)
    fill = {
        "raise NotImplementedError  #": "return values * 2  #",
        '"old text", "new text"': '"values * 2", "values * 3"',
    }
    for path in bank_copy.root.rglob(f"*{id}*"):
        for file in path.rglob("*.py") if path.is_dir() else [path]:
            text = file.read_text(encoding="utf-8")
            for old, new in fill.items():
                text = text.replace(old, new)
            file.write_text(text.replace(f"{MARK} ", ""), encoding="utf-8")
    bank = open_bank(bank_copy.root)
    assert [p for p in lint(bank) if "exercises/" in p.place or "solutions/" in p.place] == []
    assert prove(bank, bank.item(id)) == []


@pytest.mark.parametrize(("form", "needs", "probes"), FORMS)
def test_new_code_is_formatted_and_linted(bank_copy, form, needs, probes):
    ruff = pytest.importorskip("ruff").__name__
    id = started(bank_copy, form, needs, probes)
    files = [f"exercises/{id}.py", f"solutions/{id}"]
    settings = ["--config", str(ROOT / "pyproject.toml")]
    settings += ["--config", "lint.isort.known-first-party=['grader']"]
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", ruff, *command, *settings, *files],
            capture_output=True,
            text=True,
            cwd=bank_copy.root,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("name", "id"), [("sorting", "sorting"), ("My Bank-2", "my_bank_2"), ("2026", "bank")]
)
def test_a_new_bank_has_an_id_of_its_folders_name(tmp_path, name, id):
    new_bank(tmp_path / name)
    bank = open_bank(tmp_path / name)
    assert bank.id == id
    assert lint(bank) == []


def test_a_new_bank_has_the_id_that_is_asked_for(tmp_path):
    new_bank(tmp_path / "data", "sorting_2")
    bank = open_bank(tmp_path / "data")
    assert (bank.id, bank.title.en) == ("sorting_2", "Sorting 2")
    assert lint(bank) == []


@pytest.mark.parametrize("id", ["Sorting", "my-bank", "2sort", "a__b", "", "über"])
def test_a_new_banks_id_is_snake_case(tmp_path, id):
    with pytest.raises(CommandError, match="is no id") as caught:
        new_bank(tmp_path / "data", id)
    assert "lower-case letters, digits and single underscores" in str(caught.value.help)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "file", ["exercises/running_max.py", "exercises/mine.py", "questions/a.md", "solutions/a/b.py"]
)
def test_a_new_bank_starts_where_no_file_of_a_bank_is(tmp_path, file):
    """A file that would be overwritten, and one that lint would have something to say about."""
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="this file exists already"):
        new_bank(tmp_path)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_new_bank_may_lie_beside_other_files(tmp_path):
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / "exercises").mkdir()
    new_bank(tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert lint(open_bank(tmp_path)) == []


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path):
    (tmp_path / "solutions").write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="this file exists already"):
        new_bank(tmp_path)
    assert not (tmp_path / "questions").exists()


def test_no_bank_starts_in_the_folders_of_another(bank_copy):
    with pytest.raises(CommandError, match="this folder belongs to a bank"):
        new_bank(bank_copy / "exercises/more")
    new_bank(bank_copy / "more")
    assert lint(open_bank(bank_copy.root)) == []


def test_new_question_has_pages_only(bank_copy):
    new_item(open_bank(bank_copy.root), "radix", topic="comparison", level="easy", exercise=False)
    bank = open_bank(bank_copy.root)
    assert bank.item("radix").exercise is None
    assert "radix" not in [id for rung in bank.ladder for id in rung.exercises]
    assert not (bank_copy / "exercises/radix.py").exists()


def test_every_new_file_has_instructions_and_the_code_compiles(bank_copy):
    files = new_item(
        open_bank(bank_copy.root), "radix", topic="comparison", level="easy", exercise=True
    )
    for path in files[:-1]:
        text = path.read_text(encoding="utf-8")
        assert MARK in text
        if path.suffix == ".py":
            compile(text, path.name, "exec")


def test_rung_is_chosen_from_one(bank_copy):
    new_item(
        open_bank(bank_copy.root), "radix", topic="comparison", level="easy", exercise=True, rung=1
    )
    assert open_bank(bank_copy.root).ladder[0].exercises == ("ranks", "radix")


def test_bank_in_english_gets_no_translation(bank_copy):
    bank_copy.change("questions/bank.toml", 'languages = ["en", "zh"]', 'languages = ["en"]')
    new_item(open_bank(bank_copy.root), "radix", topic="comparison", level="easy", exercise=True)
    assert not (bank_copy / "questions/comparison/radix.zh.md").exists()


@pytest.mark.parametrize(
    ("id", "kind", "said"),
    [
        ("Radix", CommandError, "no id"),
        ("../radix", CommandError, "no id"),
        ("class", CommandError, "no id"),
        ("ranks", CommandError, "has 'ranks' already"),
    ],
)
def test_wrong_or_taken_id(bank_copy, id, kind, said):
    with pytest.raises(kind, match=said):
        new_item(open_bank(bank_copy.root), id, topic="comparison", level="easy", exercise=True)


def test_unknown_topic_and_rung(bank_copy):
    bank = open_bank(bank_copy.root)
    with pytest.raises(NotFound, match="Did you mean comparison"):
        new_item(bank, "radix", topic="comparisons", level="easy", exercise=True)
    with pytest.raises(NotFound, match="1 First steps, 2 Partial"):
        new_item(bank, "radix", topic="comparison", level="easy", exercise=True, rung=3)


def test_file_in_the_way_stops_everything(bank_copy):
    bank_copy.add("solutions/radix/checks.py", "mine")
    before = (bank_copy / "questions/bank.toml").read_text(encoding="utf-8")
    with pytest.raises(CommandError, match=r"checks\.py: this file exists already"):
        new_item(
            open_bank(bank_copy.root), "radix", topic="comparison", level="easy", exercise=True
        )
    assert (bank_copy / "questions/bank.toml").read_text(encoding="utf-8") == before
    assert (bank_copy / "solutions/radix/checks.py").read_text(encoding="utf-8") == "mine"
    assert not (bank_copy / "exercises/radix.py").exists()


HEAD = 'title = "T"\n# keep me [[topics]]\n'
LAYOUTS = {
    "one line": ('pages = ["a"]', 'pages = ["a", "new"]'),
    "one line, trailing comma": ('pages = ["a",]', 'pages = ["a", "new"]'),
    "empty": ("pages = []", 'pages = ["new"]'),
    "empty, lines": ("pages = [\n]", 'pages = [\n  "new",\n]'),
    "lines": ('pages = [\n  "a",\n]', 'pages = [\n  "a",\n  "new",\n]'),
    "lines, no last comma": ('pages = [\n    "a"\n]', 'pages = [\n    "a",\n    "new",\n]'),
    "comment with a bracket": (
        'pages = [\n  "a" # not ] here, "nor" there\n]',
        'pages = [\n  "a", # not ] here, "nor" there\n  "new",\n]',
    ),
    "last bracket on the last line": (
        'pages = [\n  "a",\n  "b"]',
        'pages = [\n  "a",\n  "b",\n  "new",\n]',
    ),
    "comment on the last line": (
        'pages = [\n  "a",\n  # more to come\n]',
        'pages = [\n  "a",\n  # more to come\n  "new",\n]',
    ),
}


@pytest.mark.parametrize(("old", "new"), LAYOUTS.values(), ids=LAYOUTS)
def test_bank_toml_keeps_its_layout_and_comments(tmp_path, old, new):
    path = tmp_path / "bank.toml"
    other = '\n[[topics]]\nid = "x"\ntitle = "X"\npages = ["z"] # stays\n'
    topic = '\n[[topics]] # second\nid = "y"\ntitle = "pages = [1]"\n'
    path.write_text(f"{HEAD}{other}{topic}{old}\n{other}", encoding="utf-8")
    changed = name_page(path, "new", topic=1, rung=None)
    assert changed == f"{HEAD}{other}{topic}{new}\n{other}"
    assert tomllib.loads(changed)["topics"][1]["pages"][-1] == "new"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('planned = ["new"]', "planned = []"),
        ('planned = ["a", "new", "b"]', 'planned = ["a", "b"]'),
        ('planned = [\n  "a",\n  "new",\n  "b",\n]', 'planned = [\n  "a",\n  "b",\n]'),
        ('planned = ["newer"]', 'planned = ["newer"]'),
    ],
)
def test_written_item_is_no_longer_planned(tmp_path, old, new):
    path = tmp_path / "bank.toml"
    path.write_text(f'{old}\n[[topics]]\nid = "x"\npages = []\n', encoding="utf-8")
    assert name_page(path, "new", topic=0, rung=None).startswith(f"{new}\n[[topics]]")


def test_layout_that_is_not_understood_is_left_alone(tmp_path):
    path = tmp_path / "bank.toml"
    path.write_text('topics = [{ id = "x", pages = ["a"] }]\n', encoding="utf-8")
    with pytest.raises(BankError, match="can't see where 'new' belongs"):
        name_page(path, "new", topic=0, rung=None)
