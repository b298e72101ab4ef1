"""`grader export`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from grader.__main__ import run

FAKE = Path(__file__).parent.parent / "fakebank"
KINDS = ("anki", "json", "csv", "md")


@pytest.fixture
def grader(capfdbinary, monkeypatch, tmp_path):
    """Call in an empty folder; gives exit code, standard output (bytes) and standard error."""
    monkeypatch.delenv("GRADER_LANG", raising=False)
    monkeypatch.delenv("GRADER_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*args):
        code = run(["--bank", str(FAKE), "export", *args])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return code, captured.out, captured.err.decode()

    return call


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_and_standard_output_hold_the_same(grader, tmp_path, kind):
    assert grader(kind, "-o", "out") == (0, b"", "out: 3 questions\n")
    code, out, err = grader(kind, "-o", "-")
    assert (code, err) == (0, "")
    assert out == (tmp_path / "out").read_bytes()


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["top_k"], ["top_k"]),
        (["exercises/top_k.py", "ranks"], ["top_k", "ranks"]),
        (["--topic", "selection"], ["top_k"]),
        (["--level", "easy", "--level", "medium"], ["ranks", "stable_sorting"]),
        (["--tag", "sorting", "--tag", "stability"], ["stable_sorting"]),
        (["--exercises"], ["ranks", "top_k"]),
    ],
)
def test_items_are_chosen_as_for_a_sheet(grader, options, ids):
    data = json.loads(grader("json", *options, "-o", "-")[1])
    assert [item["id"] for item in data["items"]] == ids


def test_the_language_comes_from_the_environment(grader, monkeypatch):
    monkeypatch.setenv("GRADER_LANG", "zh_CN.UTF-8")
    assert "最大的" in grader("md", "-o", "-")[1].decode()


def test_the_schema_is_printed(grader):
    code, out, _ = grader("json", "--schema")
    assert code == 0
    assert json.loads(out)["properties"]["schema"] == {"const": "grader.bank/1"}


def test_a_deck_and_a_note_type_may_be_named(grader):
    out = grader("anki", "--deck", "Mine", "--notetype", "基础", "-o", "-")[1].decode()
    assert "#notetype:基础\n" in out
    assert "\tMine::Selection\t" in out


def test_notebooks_are_written_once(grader, tmp_path):
    assert grader("notebook", "-o", "nb") == (0, b"", "nb: 2 notebooks\n")
    (tmp_path / "nb" / "ranks.ipynb").write_text("mine", encoding="utf-8")
    (tmp_path / "nb" / "top_k.ipynb").unlink()
    code, _, err = grader("notebook", "-o", "nb")
    assert (code, err) == (0, "nb: 1 notebook\nalready there and kept: ranks.ipynb\n")
    assert (tmp_path / "nb" / "ranks.ipynb").read_text(encoding="utf-8") == "mine"


def test_notebooks_find_a_bank_of_ones_own(grader, tmp_path):
    grader("notebook", "-o", "nb")
    text = (tmp_path / "nb" / "top_k.ipynb").read_text(encoding="utf-8")
    line = next(line for line in json.loads(text)["cells"][4]["source"] if "--bank" in line)
    option = line.split('--bank "')[1].split('"')[0]
    assert (tmp_path / "nb" / option).resolve() == FAKE.resolve()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        *(([kind], "error: --output: no file to write\nAdd -o ") for kind in KINDS),
        (["notebook"], "error: --output: no folder to write\nAdd -o notebooks.\n"),
        (["notebook", "-o", "-"], "error: --output: no folder to write\n"),
        (["notebook", "stable_sorting", "-o", "nb"], "no exercise was chosen"),
        (["csv", "-o", "no/a.csv"], "error: no/a.csv: no folder 'no'\nMake it first: mkdir -p no"),
        (["md", "topk", "-o", "a.md"], "Did you mean top_k?"),
        (["md", "--topic", "selections", "-o", "a.md"], "Did you mean selection?"),
        (["json", "--level", "expert", "-o", "a"], "error: no question fits --level expert\n"),
        (["anki", "--deck", "a\nb", "-o", "a"], "error: --deck: 'a\\nb' is no name\n"),
        (["anki", "--notetype", " ", "-o", "a"], "error: --notetype: ' ' is no name\n"),
        (
            ["anki", "-o", "x.colpkg"],
            "what is written is plain text, not .colpkg\nName a .txt file",
        ),
        (["csv", "-o", "x.apkg"], "error: x.apkg: what is written is CSV, not .apkg\n"),
        (["csv", "-o", "x.xlsx"], "what is written is CSV, not .xlsx\nName a .csv file.\n"),
        (["pdf"], "pdf"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(grader, tmp_path, args, said):
    code, out, err = grader(*args)
    assert (code, out) == (2, b"")
    assert said in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(grader, tmp_path):
    (tmp_path / "a.csv").mkdir()
    code, _, err = grader("csv", "-o", "a.csv")
    assert code == 2
    assert err.startswith("error: a.csv: this is a folder")
