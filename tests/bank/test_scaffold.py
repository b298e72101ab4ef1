"""`grader new`: a new item is loadable, named in bank.toml, and overwrites nothing."""

from __future__ import annotations

import tomllib

import pytest

from grader.bank import open_bank
from grader.bank.edit import name_page
from grader.bank.lint import lint
from grader.bank.model import ExerciseFacts
from grader.bank.scaffold import add_exercise, new_bank, new_item
from grader.bank.templates import MARK
from grader.errors import BankError, CommandError, NotFound


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


@pytest.mark.parametrize(
    ("name", "id"), [("sorting", "sorting"), ("My Bank-2", "my_bank_2"), ("2026", "bank")]
)
def test_a_new_bank_has_an_id_of_its_folders_name(tmp_path, name, id):
    new_bank(tmp_path / name)
    bank = open_bank(tmp_path / name)
    assert bank.id == id
    assert lint(bank) == []


def test_a_new_bank_overwrites_nothing(tmp_path):
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "running_max.py").write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="this file exists already"):
        new_bank(tmp_path)
    assert not (tmp_path / "questions").exists()


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
