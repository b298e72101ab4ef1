"""What stays together on the pages of a PDF, and what its readers and checkers rely on."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from grader.bank import open_bank
from grader.prose import to_typst
from grader.sheets import compiled_pdf, render_html, render_pdf
from grader.sheets.writers import TypstWriter


def pages_of(*parts):
    """The text of each page of parts in Typst, set as a sheet is."""
    head = '#import "prelude.typ": *\n#import "forms.typ": *\n#show: sheet.with(title: "T")\n= T\n'
    pdf = compiled_pdf(head + "\n".join(parts), TypstWriter())
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def page_with(pages, word):
    (page,) = [number for number, text in enumerate(pages) if word in text]
    return page


@pytest.mark.parametrize("high", range(170, 225, 6))
def test_a_question_stays_with_the_start_of_its_answer(high):
    pages = pages_of(
        f"#block(height: {high}mm)[Above]",
        '#entry(1, ([Title],), ("en",), "q-a")\n#asked(stays: true)[Question?]',
        '#part("en")[Answer][First line.]',
    )
    assert page_with(pages, "Question?") == page_with(pages, "First line.")
    assert page_with(pages, "Question?") == page_with(pages, "Title")


@pytest.mark.parametrize("high", range(170, 225, 6))
def test_key_points_and_short_tables_are_not_split(high):
    points = "".join(f"- P{i}.\n" for i in range(5))
    rows = "| a |\n| --- |\n" + "".join(f"| R{i} |\n" for i in range(9))
    above = f"== Above\n#block(height: {high}mm)[Above]"
    pages = pages_of(above, f'#part("en", split: false)[Key points][\n{to_typst(points)}\n]')
    assert len({page_with(pages, f"P{i}.") for i in range(5)}) == 1
    pages = pages_of(above, to_typst(rows))
    assert len({page_with(pages, f"R{i}") for i in range(9)}) == 1


def test_a_longer_table_may_be_split():
    rows = "| a |\n| --- |\n" + "".join(f"| R{i} |\n" for i in range(60))
    assert len(pages_of(to_typst(rows))) > 1


def test_short_code_is_on_one_line():
    texts = ["an " * 20 + "i" * n + " `(d, d)` of `H_inv[q]` and more" for n in range(60)]
    lines = "\n".join(pages_of(to_typst("\n\n".join(texts)))).split("\n")
    for code in ("(d, d)", "H_inv[q]"):
        assert sum(code in line for line in lines) == len(texts)


def test_code_that_is_too_long_is_cut_with_a_sign():
    assert "↪" not in "".join(pages_of(to_typst(f"```python\n{'x' * 80}\n```")))
    assert "↪" in "".join(pages_of(to_typst(f"```python\n{'x' * 120}\n```")))


def test_a_marking_sheet_is_in_both_languages_and_its_points_in_pairs(sheet_of):
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(sheet_of("mock", "both"))))
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in (
        ("Marking sheet", "评分表"),
        ("Points made", "答到的要点"),
        ("Candidate", "候选人"),
    ):
        assert all(word in text for word in words)
    assert all(word in text for word in ("每题口头作答", "逐条打勾", "合计", "备注"))


def test_nothing_is_said_that_readers_take_for_an_error(sheet_of):
    assert b"/Suspects" not in render_pdf(sheet_of("qa"))


def test_a_title_that_ends_in_a_sign_of_its_own_has_no_full_stop(bank_copy, sheet_of):
    works = bank_copy / "questions" / "references.toml"
    text = works.read_text(encoding="utf-8")
    works.write_text(text.replace('"Algorithm 65: Find"', '"Who finds it?"'), encoding="utf-8")
    sheet = sheet_of(bank=open_bank(bank_copy))
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(sheet))).pages
    told = (*(page.extract_text() for page in pages), re.sub("<[^>]*>", "", render_html(sheet)))
    listed = [re.sub(r"\s+", " ", text) for text in told if "Who finds it?" in text]
    assert len(listed) == 2
    assert all("Who finds it? Communications of the ACM." in text for text in listed)
    assert all("Sorting and Searching. Addison-Wesley" in text for text in listed)
