"""Whole pages in all three forms: golden files, Typst's compiler, and what a page must not hold."""

import json
import re
from pathlib import Path

import pytest
import typst

from grader.prose import PRELUDE, ProseError, parse, to_html, to_terminal, to_typst
from grader.prose.width import width

FOLDER = Path(__file__).parent / "golden" / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))
WRITERS = {".html": to_html, ".typ": to_typst, ".txt": lambda text: to_terminal(text, width=72)}


def page(name):
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def compiled(markup, **options):
    head = PRELUDE.read_text(encoding="utf-8") + '#set document(title: "t")\n'
    source = (head + markup).encode()
    return typst.compile(source, root=str(FOLDER), ignore_system_fonts=True, **options)


@pytest.mark.parametrize("suffix", list(WRITERS))
@pytest.mark.parametrize("name", NAMES)
def test_a_golden_page_is_written_as_before(name, suffix):
    golden = (FOLDER / f"{name}{suffix}").read_text(encoding="utf-8")
    assert WRITERS[suffix](page(name)) == golden


def test_a_page_compiles_to_an_accessible_pdf():
    markup = to_typst(page("everything"), heading_base=1)
    assert compiled(markup, format="pdf", pdf_standards="ua-1").startswith(b"%PDF")


def test_a_chinese_page_compiles():
    assert compiled(to_typst(page("chinese")), format="svg")


@pytest.mark.parametrize(
    "text",
    [
        *("**a**(b)", "*a*.b", "`a`;", "$x$;", "$x$[1]", "**a**[1, 2]", "1\\. a", "a --- b", "..."),
        *("\\# a", "@a", "a // b /\\* c", "\\= a", "+ a b", "- 1 - 2", "- a", "<a@b.cd>", "~ x"),
        *("\"a\" 'b'", "https://a.b/c_d", '`\\n"`', "a \\\\ b", "{x} #y; z]", "1. 2. a"),
        *(
            '$x_{\\text{"a\\#"}}$',
            "$a:b$",
            "$\\{x : y\\}$",
            "$\\_ \\# \\& \\$ \\%$",
            "$..x$",
            "$a''$",
        ),
    ],
)
def test_typst_reads_no_markup_in_text(text):
    assert compiled(to_typst(text), format="svg")


FLAT = """
#let flat(it) = {
  if it.has("text") { it.text }
  else if it.has("children") { it.children.map(flat).join() }
  else if it.func() == smartquote { "'" } else { " " }
}
"""


def test_typst_shows_text_as_it_stands():
    text = "a\\*b \\_c\\_ #d @e \\<f> g] h=i - j // k -1 l... m \\`n\\` ~ \\$ {o} 1. it’s -- ---"
    source = f"{FLAT}#metadata(flat([{to_typst(text).strip()}])) <shown>"
    found = typst.query(source.encode(), "<shown>", field="value", one=True)
    assert (
        json.loads(found)
        == "a*b _c_ #d @e <f> g] h=i - j // k -1 l... m `n` ~ $ {o} 1. it’s -- ---"
    )


@pytest.mark.parametrize(
    "text",
    [
        *("a < b & c", "`<script>`", "```\n</code><script>\n```", "$a<b$", "\\<script>"),
        *('[a](http://x/?"<>)', '![a"<b](x"y)', '```x"><script>\n```'),
    ],
)
def test_html_holds_no_markup_of_the_source(text):
    shown = to_html(text)
    assert "<script" not in shown
    assert not re.search(r'<[^<>]*"[^"<>]*<', shown)


@pytest.mark.parametrize("target", ["javascript:a", "data:text/html,a", "vbscript:a", "file:///a"])
def test_html_links_nowhere_dangerous(target):
    with pytest.raises(ProseError):
        to_html(f"[a]({target})")


def test_headings_begin_at_the_base():
    text = "### a\n\n#### b\n\n###### c"
    assert re.findall(r"<h(\d)", to_html(text, heading_base=4)) == ["4", "5", "6"]
    assert re.findall(r"heading\((\d)", to_typst(text, heading_base=1)) == ["1", "2", "4"]


def test_images_go_through_the_callable():
    text = "![what it shows](../figures/a.svg)"
    image = {"../figures/a.svg": "x y.svg"}.__getitem__
    assert '<img src="x y.svg" alt="what it shows">' in to_html(text, image=image)
    assert '#prose-image("x y.svg", "what it shows");' in to_typst(text, image=image)


FIGURE = '![a grid of cells](../figures/a.svg "Half of $w$ is **zero**.")'


def test_a_figure_has_its_caption_in_every_form():
    html, typst = to_html(FIGURE), to_typst(FIGURE)
    assert '<figure class="picture"><img src="../figures/a.svg" alt="a grid of cells">' in html
    assert "<figcaption>Half of <math><mi>w</mi></math> is <strong>zero</strong>." in html
    assert "<p>" not in html
    assert typst.startswith('#prose-figure("../figures/a.svg", "a grid of cells")[Half of ')
    assert compiled(to_typst(FIGURE, image=lambda _: "mask.svg"), format="svg")
    assert to_terminal(FIGURE) == "[Figure: Half of w is zero.] a grid of cells\n"
    assert to_terminal('![格子](a.svg "一半为零。")') == "[图：一半为零。]格子\n"
    assert to_terminal("![a grid](a.svg)") == "[Figure] a grid\n"


def test_an_element_takes_the_place_of_an_image():
    html = to_html('![a & "grid"](a.svg)', image=lambda _: '<svg width="3"><path></path></svg>')
    assert '<svg role="img" aria-label="a &amp; “grid”" width="3"><path></path></svg>' in html
    assert "<img" not in html


def test_the_terminal_names_no_file():
    assert "a.svg" not in to_terminal(f"{FIGURE}\n\nand ![a sign](a.svg)")


def test_ids_of_footnotes_carry_the_prefix():
    shown = to_html("a[^n]\n\n[^n]: b", prefix="q1-")
    assert set(re.findall(r'(?:id="|href="#)([^"]+)"', shown)) == {"q1-fn-1", "q1-fnref-1"}


def test_a_document_is_written_as_often_as_one_likes():
    document = parse(page("everything"))
    assert to_html(document) == to_html(document)


@pytest.mark.parametrize("room", [40, 46, 72, 120])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_running_text_is_wider_than_the_terminal(name, room):
    lines = to_terminal(page(name), width=room).splitlines()
    free = ("    def", "        return")  # code is not wrapped
    assert [row for row in lines if width(row) > room and not row.startswith(free)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_terminal_without_colour_gets_no_control_characters(name):
    assert "\x1b" not in to_terminal(page(name), width=80)


@pytest.mark.parametrize("name", NAMES)
def test_colour_changes_no_text(name):
    plain = to_terminal(page(name), width=80)
    coloured = re.sub(r"\x1b\[[\d;]*m", "", to_terminal(page(name), width=80, colour=True))
    words = [re.sub(r"[`\s]", "", text) for text in (plain, coloured)]
    assert words[0] == words[1]


def test_a_terminal_s_table_lines_up():
    text = "| 方法 | 稀疏度 |\n|:--|--:|\n| 幅值 | 0.9 |\n| OBS | 0.95 |"
    head, rule, *rows = to_terminal(text, width=80).splitlines()
    bars = {width(row[: row.index("│")]) for row in (head, *rows)}
    assert bars == {rule.index("┼")}


def test_a_narrow_terminal_wraps_cells():
    text = "| a | b |\n|---|---|\n| one | two words and some more of them |"
    lines = to_terminal(text, width=20).splitlines()
    assert all(width(row) <= 20 for row in lines)
    assert len(lines) > 3


def test_no_line_begins_with_closing_punctuation():
    text = "一二三四五六七八九，十（一二三）四五六七八九。" * 3
    for room in range(10, 40):
        lines = to_terminal(text, width=room).splitlines()
        assert [row for row in lines if row[0] in "，。）" or row[-1] == "（"] == []


def test_a_word_wider_than_the_terminal_is_cut():
    assert to_terminal("a" * 25, width=10).splitlines() == ["a" * 10, "a" * 10, "a" * 5]


def test_a_table_whose_words_fit_no_columns_is_a_few_lines_a_row():
    table = (
        "| method | one example's term |\n| --- | --- |\n| incomprehensible | no term |\n| b | c |"
    )
    assert to_terminal(table, width=27).split("\n\n")[0] == (
        "method: incomprehensible\none example’s term: no\n  term"
    )
    assert "│" in to_terminal(table, width=40)


def test_an_address_that_fits_a_line_is_not_broken():
    shown = to_terminal("It is in a paper. See https://arxiv.org/abs/1705.07565 there.", width=40)
    assert shown == "It is in a paper. See\nhttps://arxiv.org/abs/1705.07565 there.\n"


def test_an_address_wider_than_a_line_is_broken_after_a_slash():
    shown = to_terminal("See https://example.org/one-folder/another-folder/a-page here.", width=34)
    assert shown == "See https://example.org/\none-folder/another-folder/a-page\nhere.\n"
