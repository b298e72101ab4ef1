"""What the parser makes of Markdown, and what it refuses."""

import re

import pytest

from grader.prose import ProseError, parse, to_html


def html(text):
    return to_html(text).strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**注意：**离", "<strong>注意：</strong>离"),
        ("是**“稀疏”**的", "是<strong>“稀疏”</strong>的"),
        ("**（注）**离，**`a`**是", "<strong>（注）</strong>离，<strong><code>a</code></strong>是"),
        ("*斜体。*后", "<em>斜体。</em>后"),
        ("~~删。~~后", "<s>删。</s>后"),
        ("a **b** c", "a <strong>b</strong> c"),
        ("**a:** b", "<strong>a:</strong> b"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*a\* \$5 \# \<b>", "*a* $5 # &lt;b&gt;"),
        ("a &lt; b &amp; c", "a &lt; b &amp; c"),
    ],
)
def test_emphasis_and_escapes(text, shown):
    assert html(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("汉字\n汉字", "汉字汉字"),
        ("汉字，\nword", "汉字，word"),
        ("word\n（注）", "word（注）"),
        ("汉字\nword", "汉字 word"),
        ("word\n汉字", "word 汉字"),
        ("word\nword", "word word"),
        ("汉字\n`code`", "汉字 <code>code</code>"),
        ("汉字。\n`code`", "汉字。<code>code</code>"),
        ("**汉字**\n汉字", "<strong>汉字</strong>汉字"),
        ("汉字\n*汉字*", "汉字<em>汉字</em>"),
        ("한국어\n한국어", "한국어 한국어"),
    ],
)
def test_the_end_of_a_line_is_a_space_only_where_one_is_written(text, shown):
    assert html(text) == shown


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("np.abs", ["np.abs"]),  # short enough for any line
        ("a/b/c.py", ["a/b/c.py"]),
        ("questions/evidence/top_k.py", ["questions/", "evidence/", "top_k.py"]),
        ("torch.nn.utils.prune.l1_unstructured", ["torch.", "nn.", "utils.", "prune.", "l1_unst…"]),
        ("call(alpha=0.25, beta=gamma)", ["call(", "alpha=0.25, beta=", "gamma)"]),
        ("0.5, 1.5, 2.5, 3.5, 4.5", ["0.5, 1.5, 2.5, 3.5, 4.5"]),
        (
            "s/_a_name_wider_than_a_phone.py",
            ["s/", "_a_", "name_", "wider_", "than_", "a_", "phone.py"],
        ),
    ],
)
def test_a_long_path_or_dotted_name_may_be_broken_at_its_joints(code, parts):
    shown = html(f"`{code}`").removeprefix("<code>").removesuffix("</code>").split("<wbr>")
    assert [part.replace("l1_unstructured", "l1_unst…") for part in shown] == parts
    assert "<wbr>" not in to_html(f"`{code}`", math="latex")  # a card is searched as it is written


@pytest.mark.parametrize(
    ("head", "name"),
    [("$t$", "t"), ("$p = 0.5$", "p = 0.5"), ("$\\Delta t$, s", None), ("time $t$", None)],
)
def test_a_heading_that_is_a_formula_alone_has_a_name(head, name):
    found = re.findall(
        '<math(?: aria-label="(.*?)")?>', html(f"| {head} | b |\n| --- | --- |\n| $1$ | 2 |")
    )
    assert found == [name or "", ""]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a <b>c</b>", "Raw HTML"),
        ("<div>\na\n</div>", "Raw HTML"),
        ("<!-- a -->", "Raw HTML"),
        ("**a:**b", r"A \* here"),
        ("a*b", r"A \* here"),
        ("it costs $5", r"A \$ here"),
        ("$ x$", r"A \$ here"),
        ("$x", r"A \$ here"),
        ("$$\nx", r"A \$ here"),
        ("a $$x$$ b", "displayed formula inside"),
        ("a ` b", "A ` here"),
        ("~~a", "A ~~ here"),
        ("[a](javascript:x)", "no link"),
        ("[a](b c)", "no link"),
        ("[a][b]\n\n[b]: http://c", "no link"),
        ("[a](b 'title')", "title"),
        ("a [^x]", "without a footnote"),
        ("a ^[x]", "without a footnote"),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c", "A second footnote"),
        ("a\n\n[^x]: b", "Nothing refers"),
        ("a[^x]\n\n[^x]: b[^x]", "footnote in a footnote"),
        (r"\alpha", "LaTeX outside"),
        (r"\(x\)", "begins no formula"),
        (r"\[x\]", "begins no formula"),
        ("![](a.png)", "no alternative text"),
        ('![](a.png "b")', "no alternative text"),
        ('a ![b](c.png "d")', "caption of an image inside a line"),
        ('![b](c.png "d") ![e](f.png "g")', "caption of an image inside a line"),
        ('![b](c.png "2*3")', r"A \* here"),
        ('![b](c.png "$ x$")', r"A \$ here"),
        ("| a | b |\n|---|---|\n| $|x|$ | y |", "in a formula in a table"),
        ("| a | b |\n|---|---|\n| $\\|x\\|$ | y |", "in a formula in a table"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "3 cells under a head of 2"),
        ("| a | b |\n|---|---|\n| 1 |", "1 cells under a head of 2"),
        ("```python\nx", "never closed"),
        ("```python numbered\nx\n```", "Only the language"),
        (">" * 60 + " a", "too deeply"),
        ("a\x1b[31mb", r"U\+001B"),
        ("a\u202eb", r"U\+202E"),
        ("a&#x202e;b", "invisible character"),
    ],
)
def test_what_would_be_lost_or_shown_as_marks_is_refused(text, message):
    with pytest.raises(ProseError, match=message):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("`$5 ** <b>`", "```\n$ ** <b> ![](x)\n```", "| a |\n|---|\n| `x \\| y` $z$ |"),
        *("a\n$$\nx\n$$\nb", "- a\n  $$\n  x\n  $$", "$a$，$b$", "a[^x]\n\n[^x]: b $x$"),
        *("> | a | b |\n> |---|---|\n> | 1 | 2 |", "[a](b.md) [c](#d)", "~~~\nx\n~~~", "***a***"),
        *(
            "- ```\n  x\n  ```\n- b",
            "![图](a.svg)",
            '![a](b.svg "c *d* $e$")',
            "",
            "\n\n",
            "a\\\nb",
            "1 < 2 > 1",
            "x ** y",
        ),
    ],
)
def test_what_resembles_it_is_right(text):
    assert parse(text)


def test_an_error_says_the_file_and_the_line():
    with pytest.raises(ProseError) as caught:
        parse("a\n\nb `c\nd` <i>", place="page.md", first_line=40)
    assert caught.value.place == "page.md:43"
    assert caught.value.help


@pytest.mark.parametrize("write", ["to_html", "to_typst", "to_terminal"])
def test_a_formula_s_error_says_the_file_and_the_line(write):
    import grader.prose

    document = parse("a\n\n- b\n- c\n  $\\foo$", place="page.md", first_line=10)
    with pytest.raises(ProseError) as caught:
        getattr(grader.prose, write)(document)
    assert caught.value.place == "page.md:14"


def test_a_displayed_formula_needs_no_empty_lines():
    kinds = [block.kind for block in parse("a\n$$\nx\n$$\nb").blocks]
    assert kinds == ["paragraph", "math_block", "paragraph"]


def test_every_node_has_its_line():
    text = "a\n`b`\n\n- $c$\n- d\n  $e\n  f$ *g*\n\n$$\nh\n$$\n"
    lines = {
        node.kind + node.text.strip(): node.line
        for node in parse(text, first_line=5).walk()
        if node.kind in ("code", "math", "emphasis", "math_block", "item")
    }
    assert lines == {"codeb": 6, "mathc": 8, "mathe\nf": 10, "emphasis": 11, "math_blockh": 13} | {
        "item": 9
    }
