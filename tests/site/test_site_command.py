"""`grader site` as people call it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.__main__ import run

FAKE = Path(__file__).parent.parent / "fakebank"


@pytest.fixture
def call(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def called(*args, bank=FAKE):
        code = run(["--bank", str(bank), "site", *args])
        return code, *capsys.readouterr()

    return called


def test_says_what_it_wrote_and_where(call, tmp_path):
    code, out, err = call("-o", "site")
    assert (code, err) == (0, "")
    assert out.startswith("site/index.html: 3 questions in en, zh, ")
    assert (tmp_path / "site/index.html").exists()


def test_without_a_folder_says_what_to_add(call):
    code, _, err = call()
    assert code == 2
    assert "--output" in err
    assert "-o site" in err


def test_a_folder_of_others_is_a_wrong_command(call, tmp_path):
    (tmp_path / "mine.txt").write_text("")
    code, _, err = call("-o", ".")
    assert code == 2
    assert "mine.txt" in err


def test_a_broken_bank_leaves_the_old_site(call, tmp_path):
    call("-o", "site")
    before = (tmp_path / "site/index.html").read_bytes()
    broken = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    page = broken / "questions/selection/top_k.md"
    page.write_text(page.read_text(encoding="utf-8").replace("$k$", "$\\nosuch$"), encoding="utf-8")
    code, _, err = call("-o", "site", bank=broken)
    assert code == 3
    assert "top_k.md:14" in err
    assert (tmp_path / "site/index.html").read_bytes() == before


def test_an_address_that_is_none_is_a_wrong_command(call, tmp_path):
    code, _, err = call("-o", "site", "--url", "example.org")
    assert code == 2
    assert "https://" in err
    assert not (tmp_path / "site").exists()
