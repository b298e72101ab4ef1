"""One's own templates: what they may use, and how their errors are told."""

from __future__ import annotations

import io

import pypdf
import pytest

from grader.errors import CommandError, NotFound
from grader.sheets import own_template, render_html, render_pdf
from grader.sheets.model import MODES
from grader.sheets.strings import STRINGS
from grader.sheets.templates import template_folder
from grader.sheets.writers import TypstWriter


@pytest.fixture
def template(tmp_path):
    def write(text, kind="typ"):
        path = tmp_path / f"mine.{kind}.j2"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def pdf_text(data):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_a_template_of_its_own_prints_what_it_likes(sheet_of, template):
    mine = template(
        "#set document(title: << sheet.titles[0] | lit >>, date: none)\n"
        "= Just titles\n"
        "<% for entry in sheet.entries %>\n+ << entry.titles[0] | plain >>\n<% endfor %>\n"
    )
    assert "When a sort is stable" in pdf_text(render_pdf(sheet_of(), template=mine))
    page = template("<!doctype html><title>{{ sheet.titles[0] }}</title>", "html")
    assert render_html(sheet_of(), template=page) == "<!doctype html><title>Sorting</title>"


def test_a_template_may_change_a_part_of_ours(sheet_of, template):
    mine = template(
        '<% extends "grader/qa.typ.j2" %>\n'
        "<% block back %>\nPrinted for the *guild*.\n<% endblock %>\n"
    )
    text = pdf_text(render_pdf(sheet_of(), template=mine))
    assert "Printed for the guild" in text
    assert "References" not in text


@pytest.mark.parametrize("kind", ["typ", "html"])
@pytest.mark.parametrize("mode", MODES)
def test_ours_are_there_to_start_from(sheet_of, template, mode, kind):
    mine = template(own_template(kind, mode).read_text(encoding="utf-8"), kind)
    render = render_pdf if kind == "typ" else render_html
    assert render(sheet_of(mode), template=mine) == render(sheet_of(mode))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("fine\n<% for %>\n", 2, "Expected"),
        ("fine\nfine\n<< sheet.colour >>\n", 3, "has no attribute 'colour'"),
        ("<< nothing >>\n", 1, "'nothing' is undefined"),
        ('one\n<< sheet.entries[0].pages[0] | prose("song") >>\n', 2, "KeyError: 'song'"),
        ('one\n<% include "other.typ.j2" %>\n', 2, "no template 'other.typ.j2'"),
        ("= Title\n\n#no-such-function()\n", 3, "unknown variable"),
        ("#set document(title: [A], date: none)\n= A\n$x$\n", 3, "missing alt text"),
    ],
)
def test_an_error_names_file_and_line(sheet_of, template, text, line, message):
    mine = template(text)
    with pytest.raises(CommandError) as caught:
        render_pdf(sheet_of(), template=mine)
    assert caught.value.place == f"{mine}:{line}"
    assert message in caught.value.message
    assert caught.value.help


def test_an_absent_template_is_not_found(sheet_of, tmp_path):
    with pytest.raises(NotFound, match="no such template"):
        render_html(sheet_of(), template=tmp_path / "none.html.j2")


def test_a_template_reads_no_other_file(sheet_of, template, tmp_path):
    (tmp_path / "secret.txt").write_text("s3cret")
    mine = template(f'#read("{tmp_path}/secret.txt")\n')
    with pytest.raises(CommandError):
        render_pdf(sheet_of(), template=mine)
    page = template("{{ sheet.__class__.__mro__ }}", "html")
    with pytest.raises(CommandError):
        render_html(sheet_of(), template=page)


@pytest.mark.parametrize(
    "text",
    [
        "#panic()",
        "a *b* _c_ `d` $e$ <f> @g [h] ~ // = + - /* */",
        "1. “one” \\ two",
        "https://example.org",
        "{} <% %> << >>",
    ],
)
def test_plain_text_is_no_markup(sheet_of, template, text):
    lines = [
        '#set document(title: "A", date: none)',
        "#set smartquote(enabled: false)",
        "= A",
        TypstWriter().plain(text),
    ]
    mine = template("<% raw %>\n" + "\n".join(lines) + "\n<% endraw %>\n")
    printed = pdf_text(render_pdf(sheet_of(), template=mine))
    assert text.replace(" ", "") in printed.replace(" ", "")


def test_both_languages_have_the_same_words_and_all_are_used():
    assert list(STRINGS["en"]) == list(STRINGS["zh"])
    sources = [path.read_text(encoding="utf-8") for path in template_folder().glob("*.j2")]
    sources += [path.read_text() for path in template_folder().parent.glob("*.py")]
    levels = {"easy", "medium", "hard", "expert"}
    for word in set(STRINGS["en"]) - levels - set(MODES):
        assert any(f".{word}" in text or f'"{word}"' in text for text in sources), word
