"""What people write is judged rightly: right files pass and wrong ones fail, whatever is drawn."""

from __future__ import annotations

import ast
import re
import zlib

import numpy as np
import pytest
from corpus import ROOT, files, shown_by

from grader.bank import open_bank
from grader.grading.engine import Grader
from grader.grading.submission import Submission
from grader.kit import Table

BANK = open_bank(ROOT)
EXERCISES = [id for rung in BANK.ladder for id in rung.exercises]
each_exercise = pytest.mark.parametrize("id", EXERCISES)


@each_exercise
def test_every_wrong_file_fails(id, judges):
    count = len(files("wrong", id))
    assert count >= 12, f"tests/wrong/{id} has {count} files; 12 are expected"
    assert [f.name for f in files("wrong", id) if not judges(id).fails(f)] == []


@each_exercise
def test_every_right_file_passes(id, judges):
    failed = {f.name: judges(id).fails(f) for f in files("right", id)}
    assert {name: check for name, check in failed.items() if check} == {}
    count = len(failed)
    assert count >= 3, f"tests/right/{id} has {count} files; 3 of different styles are expected"


@each_exercise
@pytest.mark.parametrize("seed", [1, 2**31])
def test_another_seed_changes_no_verdict(id, seed, judges):
    """A sample of the files; tests/bench/seeds.py judges all of them on 50 seeds."""

    def sample(kind, share):
        chosen = [f for f in files(kind, id) if zlib.crc32(f"{seed}{f.name}".encode()) % share == 0]
        return chosen or files(kind, id)[:1]

    judge = judges(id, seed)
    assert [f.name for f in sample("right", 2) if judge.fails(f)] == []
    assert [f.name for f in sample("wrong", 4) if not judge.fails(f)] == []


@each_exercise
def test_a_wrong_file_says_which_mistakes_it_shows(id):
    names = {name for f in files("wrong", id) for name in shown_by(f)}
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    assert any(not shown_by(f) for f in files("wrong", id)), (
        f"no file of tests/wrong/{id} begins with `# shows: nothing`: one cause at least must have"
        " no name among the mistakes"
    )


@each_exercise
def test_the_sandbox_judges_as_the_checks_do(id, zygotes):
    """One right and two wrong files of each exercise, on a seed that isn't the usual one."""
    paths = [files("right", id)[0], *files("wrong", id)[:2]]
    grader = Grader(BANK, zygotes.ready, seed=3)
    verdicts = grader.grade([Submission(BANK.item(id), str(p)) for p in paths])
    assert [v.status == "passed" for v in verdicts] == [True, False, False]


def answers_of(judge, seed):
    tables = [t for t in vars(judge.checks).values() if isinstance(t, Table)]
    return [repr([c.args for c in t.cases_for(seed)]) for t in tables]


@each_exercise
def test_a_seed_draws_other_inputs_and_the_same_one_the_same(id, judges):
    first, other, again = (answers_of(judges(id), seed) for seed in (4, 5, 4))
    assert first == again
    assert first != other


def plain(answer):
    """Arrays and tensors, also those inside lists, tuples and dicts, as lists."""
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items()}
    if isinstance(answer, (list, tuple)):
        return type(answer)(map(plain, answer))
    return answer.tolist() if hasattr(answer, "tolist") else answer


@each_exercise
def test_the_example_of_the_task_is_true(id, judges):
    task = BANK.item(id).files.page.read_text(encoding="utf-8").split("## Task")[1]
    block = re.search(r"```python\n(.*?)```", task.split("\n## ")[0], re.S)
    if block is None:
        pytest.skip("what is drawn has no one answer")
    space = {"np": np, **judges(id).reference.functions}
    if "torch." in block[1]:
        space["torch"] = pytest.importorskip("torch")
    lines = block[1].strip().splitlines()
    for line in lines:
        code, _, wanted = line.partition("  # ")
        if wanted:
            found = eval(code, space)
            assert plain(found) == ast.literal_eval(wanted)
        else:
            exec(code, space)
