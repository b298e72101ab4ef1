"""`grader sheet`."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pypdf
import pytest

from grader.__main__ import run

FAKE = Path(__file__).parent.parent / "fakebank"


@pytest.fixture
def grader(capfdbinary, monkeypatch, tmp_path):
    """Call in an empty folder; gives exit code, standard output (bytes) and standard error."""
    monkeypatch.delenv("GRADER_LANG", raising=False)
    monkeypatch.delenv("GRADER_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*args):
        code = run(["--bank", str(FAKE), "sheet", *args])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return code, captured.out, captured.err.decode()

    return call


def test_it_writes_a_pdf_and_says_so(grader, tmp_path):
    assert grader("-o", "sheet.pdf") == (0, b"", "sheet.pdf: 3 questions\n")
    assert pypdf.PdfReader(tmp_path / "sheet.pdf").pages


def test_it_writes_html(grader, tmp_path):
    assert grader("top_k", "-o", "one.html") == (0, b"", "one.html: 1 question\n")
    assert "The k largest entries" in (tmp_path / "one.html").read_text(encoding="utf-8")


def test_a_dash_prints_html_in_utf_8(grader):
    code, out, err = grader("top_k", "--lang", "zh", "-o", "-")
    assert (code, err) == (0, "")
    assert "要点" in out.decode("utf-8")


def test_an_exercise_may_be_named_by_its_file(grader):
    by_file = grader("exercises/ranks.py", "-o", "-")
    assert by_file == grader("ranks", "-o", "-")


def test_the_language_comes_from_the_environment(grader, monkeypatch):
    monkeypatch.setenv("GRADER_LANG", "zh_CN.UTF-8")
    assert '<html lang="zh">' in grader("-o", "-")[1].decode()


@pytest.mark.parametrize("mode", ["qa", "questions", "key"])
@pytest.mark.parametrize("name", ["a.html", "a.pdf"])
def test_a_sheet_of_exercises_has_their_tasks(grader, tmp_path, mode, name):
    def text():
        file = tmp_path / name
        if name.endswith(".html"):
            return file.read_text(encoding="utf-8")
        return "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)

    assert grader("--mode", mode, "--exercises", "-o", name)[0] == 0
    assert "Write" in text()
    assert re.search(r"\bTask\b", text())
    assert grader("--mode", mode, "-o", name)[0] == 0
    assert not re.search(r"\bTask\b", text())


def test_a_mock_interview_draws_a_seed_that_repeats_it(grader, tmp_path):
    code, _, err = grader("--mode", "mock", "-o", "a.pdf")
    assert code == 0
    seed = re.search(r"drawn with --seed (\d+)$", err.strip())[1]
    assert grader("--mode", "mock", "--count", "6", "--seed", seed, "-o", "b.pdf")[0] == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_letter_sheet_is_letter(grader, tmp_path):
    grader("--paper", "letter", "-o", "a.pdf")
    assert pypdf.PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width == 612


def test_fewer_than_asked_for_is_said(grader):
    assert grader("--count", "9", "-o", "a.html")[2].endswith("only 3 of 9 questions fit\n")


def test_ours_can_be_printed_and_used(grader, tmp_path):
    code, out, _ = grader("--mode", "cheat", "--print-template", "pdf")
    assert code == 0
    (tmp_path / "my.typ.j2").write_bytes(out)
    assert grader("--mode", "cheat", "-o", "a.pdf")[0] == 0
    assert grader("--mode", "cheat", "--template", "my.typ.j2", "-o", "b.pdf")[0] == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "error: --output: no file to write\nAdd -o sheet.pdf.\n"),
        (["-o", "a.doc"], "error: a.doc: neither PDF nor HTML by its name\n"),
        (["-o", "no/a.pdf"], "error: no/a.pdf: no folder 'no'\nMake it first: mkdir -p no\n"),
        (["--topic", "selections", "-o", "a.pdf"], "Did you mean selection?"),
        (["topk", "-o", "a.pdf"], "Did you mean top_k?"),
        (["--level", "expert", "-o", "a.pdf"], "error: no question fits --level expert\n"),
        (["--template", "a.html.j2", "-o", "a.pdf"], "a template for PDF is named *.typ.j2"),
        (["--template", "a.typ.j2", "-o", "a.pdf"], "error: a.typ.j2: no such template\n"),
        (["--count", "0", "-o", "a.pdf"], "--count: expected a whole number from 1 up, got '0'"),
        (["--mode", "qs", "-o", "a.pdf"], "qs"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(grader, tmp_path, args, said):
    code, out, err = grader(*args)
    assert (code, out) == (2, b"")
    assert said in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(grader, tmp_path):
    (tmp_path / "a.pdf").mkdir()
    code, _, err = grader("-o", "a.pdf")
    assert code == 2
    assert err.startswith("error: a.pdf: this is a folder")


def test_help_ends_with_examples(grader):
    code, out, _ = grader("--help")
    assert code == 0
    assert b"Examples:\n    grader sheet -o all.pdf\n" in out
    assert io.BytesIO(out).readlines()[-1].strip().startswith(b"grader sheet ")
