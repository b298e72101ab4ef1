"""`grader new`, `grader init` and `grader completion`."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.__main__ import run
from grader.bank import open_bank
from grader.cli.new import _FORMS

FAKE = Path(__file__).parent.parent / "fakebank"


@pytest.fixture
def copy(tmp_path, monkeypatch):
    root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    monkeypatch.chdir(root)
    return root


def test_new_names_every_file_that_it_wrote(grader, copy):
    done = grader("new", "radix", "--topic", "comparison", "--no-exercise", bank=copy)
    assert done.code == 0
    assert done.out.split("\n")[:3] == [
        "wrote questions/comparison/radix.md",
        "wrote questions/comparison/radix.zh.md",
        "wrote questions/bank.toml",
    ]
    assert "radix" in grader("list", bank=copy).out


def test_new_needs_a_known_topic_and_a_free_id(grader, copy):
    assert "--topic is missing" in grader("new", "radix", bank=copy).err
    done = grader("new", "radix", "--topic", "select", bank=copy)
    assert (done.code, done.err) == (
        2,
        "error: no topic 'select'\nDid you mean selection?\n"
        "For a new topic, add a [[topics]] table to questions/bank.toml.\n",
    )
    done = grader("new", "ranks", "--topic", "selection", bank=copy)
    assert done.code == 2
    assert "Edit questions/comparison/ranks.md; `grader new --into ranks` gives it" in done.err


def test_new_into_gives_a_page_its_exercise(grader, copy):
    done = grader("new", "--into", "stable_sorting", bank=copy)
    assert done.code == 0
    assert done.out.split("\n")[0] == "wrote questions/comparison/stable_sorting.md"
    last = open_bank(copy).ladder
    assert f"It is on rung {len(last)} of the ladder, {last[-1].title.en}.\nTo move it" in done.out
    assert "Next: fill in the lines with ✎; `grader lint --static stable_sorting`" in done.out
    done = grader("new", "--into", "stable_sorting", bank=copy)
    assert (done.code, "has an exercise already" in done.err) == (2, True)


def test_a_new_bank_lints_clean_at_once(grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert grader("new", "--bank", "data_structures").code == 0
    done = grader("lint", bank=tmp_path / "data_structures")
    assert (done.code, done.out) == (0, "Read 6 files, 1 item; ran 1 exercise: no problem.\n")
    done = grader("new", "--bank", "data_structures")
    assert (done.code, "there is a bank here already" in done.err) == (2, True)


def test_new_takes_one_of_its_three_forms(grader, copy):
    for args in ((), ("radix", "--into", "ranks"), ("--into", "ranks", "--bank", "b")):
        done = grader("new", *args, bank=copy)
        assert (done.code, "one of ID, --into PAGE and --bank DIR" in done.err) == (2, True)


def test_new_has_an_exercise_with_torch_and_probes(grader, copy):
    done = grader("new", "--into", "stable_sorting", "--needs", "torch", "--probes", bank=copy)
    assert done.code == 0
    assert "wrote solutions/stable_sorting/probes.py" in done.out.split("\n")
    exercise = open_bank(copy).item("stable_sorting").exercise
    assert exercise is not None
    assert exercise.needs == "torch"


UNFIT = {
    "--no-exercise": [("--probes",), ("--needs", "torch"), ("--rung", "1"), ("--id", "x")],
    "ID": [("--id", "x")],
    "--into": [("--topic", "selection"), ("--level", "easy"), ("--no-exercise",), ("--id", "x")],
    "--bank": [
        *[("--topic", "selection"), ("--level", "medium"), ("--no-exercise",)],
        *[("--rung", "1"), ("--needs", "numpy"), ("--probes",)],
    ],
}
STARTS = {
    "--no-exercise": ("radix", "--topic", "selection", "--no-exercise"),
    "ID": ("radix", "--topic", "selection"),
    "--into": ("--into", "stable_sorting"),
    "--bank": ("--bank", "more"),
}


@pytest.mark.parametrize(
    ("form", "options"), [(form, o) for form, all in UNFIT.items() for o in all]
)
def test_an_option_that_says_nothing_of_what_is_started_is_an_error(grader, copy, form, options):
    before = sorted(copy.rglob("*"))
    done = grader("new", *STARTS[form], *options, bank=copy)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {options[0]} doesn't go with {form}\nWith {form} go: --")
    assert sorted(copy.rglob("*")) == before


def test_each_option_that_goes_with_a_form_is_taken(grader, tmp_path):
    """Every combination of those that the message names."""
    values = {"--topic": ["selection"], "--level": ["hard"], "--rung": ["1"], "--needs": ["torch"]}
    for form, options in _FORMS.items():
        more = [o for o in options if o not in (*STARTS[form], "--exercise", "--no-exercise")]
        for count in range(len(more) + 1):
            for chosen in itertools.combinations(more, count):
                root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
                given = [a for o in chosen for a in (o, *values.get(o, ["x"] * (o == "--id")))]
                start = [str(root / a) if a == "more" else a for a in STARTS[form]]
                done = grader("new", *start, *given, bank=root)
                assert (done.code, done.err) == (0, ""), (form, chosen)
                shutil.rmtree(root)


def test_a_new_banks_id_is_said_and_may_be_chosen(grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "The bank's id is data.\n" in grader("new", "--bank", "data", bank=None).out
    done = grader("new", "--bank", "more", "--id", "sorting", bank=None)
    assert "The bank's id is sorting.\n" in done.out
    done = grader("lint", bank=tmp_path / "more")
    assert (done.code, "no problem" in done.out) == (0, True)
    done = grader("new", "--bank", "third", "--id", "My Bank", bank=None)
    assert done.code == 2
    assert "'My Bank' is no id\nChoose another: an id is snake_case:" in done.err


def test_new_never_writes_to_the_bank_that_comes_with_grader(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code = run(["new", "radix", "--topic", "no such topic: were it to look, nothing is written"])
    assert code == 2
    assert "no bank here to write to" in capsys.readouterr().err


def test_init_says_what_it_wrote_and_what_it_kept(grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = grader("init", "mine")
    assert done.code == 0
    assert done.out == (
        "Wrote 3 files to mine.\n"
        f"Next: edit {Path('mine/exercises/ranks.py')}, then run grader check "
        f"{Path('mine/exercises/ranks.py')}\n"
    )
    assert "Kept 3 files as they were: ranks.py, top_k.py, README.md." in grader("init", "mine").out


def test_init_puts_one_stub_back(grader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    grader("init", "mine")
    stub = tmp_path / "mine" / "exercises" / "ranks.py"
    stub.write_text("mine", encoding="utf-8")
    done = grader("init", "mine", "--reset", "ranks")
    assert done.code == 0
    assert "Your file is kept as" in done.out
    assert stub.with_name("ranks.py.bak").read_text(encoding="utf-8") == "mine"
    assert grader("init", "mine", "--reset", "rank").err.endswith("Did you mean ranks?\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(grader, shell):
    done = grader("completion", shell)
    assert done.code == 0
    assert "_GRADER_COMPLETE" in done.out


def test_unknown_shell(grader):
    assert grader("completion", "tcsh").code == 2


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("grader show ra", ["ranks"]),
        ("grader list --topic s", ["selection"]),
        ("grader list --tag so", ["sorting"]),
        ("grader init x --reset ", ["ranks", "top_k"]),
        ("grader comp", ["completion"]),
    ],
)
def test_names_are_completed_from_the_bank(copy, words, offered):
    parts = words.split(" ")
    done = subprocess.run(
        [sys.executable, "-m", "grader"],
        env={
            "_GRADER_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(parts) - 1),
            "PYTHONPATH": str(FAKE.parents[1]),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert [line.split(",")[1] for line in done.stdout.split()] == offered


def test_completion_without_a_bank_offers_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "grader"],
        env={
            "_GRADER_COMPLETE": "bash_complete",
            "COMP_WORDS": f"grader --bank {tmp_path} show r",
            "COMP_CWORD": "4",
            "PYTHONPATH": str(FAKE.parents[1]),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")
