"""Drills: broken files that give nothing away, drawn by seed from what isn't known yet."""

from __future__ import annotations

import ast
import dis
import os
from pathlib import Path
from types import CodeType

import pytest

from grader.bank import open_bank
from grader.grading.trusted import load_edits
from grader.practice.drill.draw import draw, draw_exercise, pending
from grader.practice.drill.file import broken_files, plain
from grader.practice.drill.hand_out import HandedOut, file_of, finish, hand_out
from grader.practice.drill.mark import drill_of, unmarked
from grader.practice.rows import Attempt, Drill
from grader.practice.store import opened

ROOT = Path(__file__).parent.parent.parent
BANK = open_bank(ROOT)
NAMES = ("a", "b", "c", "d")


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path / "home") as store:
        yield store


def steps(source: str | CodeType) -> list[object]:
    """What a file does, as the compiler sees it: nothing of what can never run."""
    done: list[object] = []
    for each in dis.get_instructions(source):
        if isinstance(each.argval, CodeType):
            done.append((each.opname, steps(each.argval)))
        elif each.opname != "NOP":
            jumps = each.opcode in (*dis.hasjrel, *dis.hasjabs)
            done.append((each.opname, None if jumps else each.argval))
    return done


def code(source: str) -> str:
    """What a file does: its statements without docstrings and annotations."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:] or [ast.Pass()]
    imports = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    rest = [n for n in tree.body if not isinstance(n, ast.Import | ast.ImportFrom)]
    return "\n".join(ast.unparse(n) for n in [*imports, *rest])


@pytest.mark.parametrize("id", BANK.steps)
def test_a_drill_does_what_its_mistake_does_and_shows_the_contract(id):
    item = BANK.item(id)
    edits = load_edits(item)
    files = broken_files(item)
    assert len(files) >= 5
    for name, text in files.items():
        assert steps(code(text)) == steps(code(edits[name]))
        for function in item.exercise.functions:
            contract = docstring(item.files.stub.read_text(encoding="utf-8"), function)
            assert docstring(text, function) == contract


@pytest.mark.parametrize("id", BANK.steps)
def test_nothing_is_seen_to_be_switched_off(id):
    constant = (ast.If, ast.While, ast.IfExp)
    for name, text in broken_files(BANK.item(id)).items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, constant) and isinstance(node.test, ast.Constant):
                assert node.test.value, name  # `while True` is right
                assert isinstance(node, ast.While), name


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("if False:\n    raise ValueError\nreturn x", ["return x"]),
        ("if False:\n    x = 1\nelse:\n    x = 2", ["x = 2"]),
        ("if True:\n    x = 1\nelse:\n    x = 2", ["x = 1"]),
        ("if x:\n    if False:\n        raise\nreturn x", ["if x:", "    pass", "return x"]),
        ("y = 1 if False else x", ["y = x"]),
        ("x += 1\npass", ["x += 1"]),
        ("while True:\n    x += 1", ["while True:", "    x += 1"]),
        ("if False:\n    raise", []),
    ],
)
def test_what_an_edit_switched_off_is_left_out(source, left):
    body = "".join(f"    {line}\n" for line in source.splitlines())
    stub = 'def f(x):\n    """Contract."""\n'
    text = plain(f'def f(x):\n    """Doc."""\n{body}', stub)
    assert text.splitlines()[2:] == [f"    {line}" for line in left]


def docstring(source: str, name: str) -> str:
    node = next(n for n in ast.parse(source).body if getattr(n, "name", "") == name)
    return ast.get_docstring(node)


def test_comments_are_dropped_and_all_code_is_set_alike():
    source = 'import numpy as np\n\ndef f(x):\n    """Doc."""\n    # why\n    if x: return  1\n'
    stub = 'def f(\n    x,\n):\n    """Contract."""\n    raise NotImplementedError\n'
    assert plain(source, stub) == (
        "import numpy as np\n\n\n"
        'def f(\n    x,\n):\n    """Contract."""\n    if x:\n        return 1\n'
    )


def test_the_file_names_its_drill_and_nothing_is_replaced(tmp_path, store):
    one = hand_out(BANK, store, tmp_path, 1, "l1_loss")
    two = hand_out(BANK, store, tmp_path, 1, "l1_loss")
    assert [one.path.name, two.path.name] == ["l1_loss-1.py", "l1_loss-2.py"]
    assert drill_of(one.path.read_bytes()) == one.drill.uid
    assert file_of(two.drill, tmp_path) == two.path
    assert store.rows(Drill) == sorted([one.drill, two.drill], key=lambda row: (row.at, row.uid))
    assert store.source(one.drill.source) == one.path.read_bytes()
    assert one.drill.mistake not in one.path.read_text()
    assert drill_of(b"def l1_loss(): ...") == ""
    assert unmarked(one.path.read_bytes()) == broken_files(BANK.item("l1_loss"))[one.drill.mistake]


def test_a_drill_is_pending_until_it_ends(tmp_path, store):
    assert pending(store, BANK) is None
    drill = hand_out(BANK, store, tmp_path, 1, "l1_loss").drill
    assert pending(store, BANK) == pending(store, BANK, "l1_loss") == drill
    assert pending(store, BANK, "dropout_mask") is None
    finish(store, drill, "repaired", "no abs", True)
    assert pending(store, BANK) is None


def test_in_another_language_the_file_says_so_too(tmp_path, store):
    handed = hand_out(BANK, store, tmp_path, 1, "l1_loss", "zh")
    assert "这个文件里有一处错误" in handed.path.read_text(encoding="utf-8")
    assert drill_of(handed.path.read_bytes()) == handed.drill.uid


def test_the_same_seed_and_history_draw_the_same(store):
    drawn = {draw(BANK, store, "l1_loss", NAMES, seed) for seed in range(30)}
    assert drawn == set(NAMES)
    assert draw(BANK, store, "l1_loss", NAMES, 7) == draw(BANK, store, "l1_loss", NAMES, 7)


def ended(store, mistake: str, outcome="repaired", agreed=True) -> None:
    drill = Drill(bank=BANK.id, item="l1_loss", mistake=mistake, seed=0, source="")
    store.add(drill)
    finish(store, drill, outcome, "", agreed)


def test_unseen_ones_come_first_then_those_that_went_wrong(store):
    ended(store, "a")
    ended(store, "b", agreed=False)
    ended(store, "c", outcome="given up")
    assert {draw(BANK, store, "l1_loss", NAMES, seed) for seed in range(20)} == {"d"}
    ended(store, "d")
    assert {draw(BANK, store, "l1_loss", NAMES, seed) for seed in range(20)} == {"b", "c"}
    ended(store, "b")
    ended(store, "c")
    assert {draw(BANK, store, "l1_loss", NAMES, seed) for seed in range(30)} == set(NAMES)


def attempt(item: str, status: str, *mistakes: str) -> Attempt:
    return Attempt(
        bank=BANK.id,
        item=item,
        status=status,
        score=0.0,
        seconds=0.1,
        checks={},
        mistakes=mistakes,
        item_hash="",
        source="",
    )


def test_of_unseen_ones_the_candidates_own_come_first(store):
    store.add(attempt("l1_loss", "failed", "c"))
    assert {draw(BANK, store, "l1_loss", NAMES, seed) for seed in range(20)} == {"c"}


def test_an_exercise_is_drawn_from_the_solved_ones(tmp_path, store):
    assert draw_exercise(BANK, store, 1) == next(iter(BANK.steps))
    store.add(attempt("weight_pruning", "passed"), attempt("dropout_mask", "failed"))
    assert draw_exercise(BANK, store, 1) == "weight_pruning"
    store.add(attempt("l1_loss", "passed"))
    assert {draw_exercise(BANK, store, seed) for seed in range(20)} == {"weight_pruning", "l1_loss"}
    ended(store, "a")
    assert {draw_exercise(BANK, store, seed) for seed in range(20)} == {"weight_pruning"}
    handed = hand_out(BANK, store, tmp_path, 3)
    assert isinstance(handed, HandedOut)
    assert handed.drill.item == "weight_pruning"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_is_no_file_among_the_drills_is_passed_over(tmp_path, store):
    drills = tmp_path / "drills"
    drills.mkdir()
    os.mkfifo(drills / "l1_loss-1.py")
    (drills / "l1_loss-2.py").mkdir()
    (drills / "l1_loss-3.py").symlink_to("l1_loss-3.py")
    handed = hand_out(BANK, store, tmp_path, 1, "l1_loss")
    assert handed.path.name == "l1_loss-4.py"
    assert file_of(handed.drill, tmp_path) == handed.path
