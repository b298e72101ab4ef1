"""Every rule of the linter, broken once on a copy of the fake bank, is named with its place."""

from __future__ import annotations

import pytest

from grader.bank import clock, open_bank
from grader.bank.lint import lint
from grader.bank.rules.text import HALF_WIDTH, prose_lines
from grader.bank.scaffold import new_item
from grader.bank.sections import Section

EN, ZH = "questions/comparison/ranks.md", "questions/comparison/ranks.zh.md"
TOML, REFERENCES = "questions/bank.toml", "questions/references.toml"
STUB, REFERENCE = "exercises/ranks.py", "solutions/ranks/reference.py"
CHECKS, MISTAKES = "solutions/ranks/checks.py", "solutions/ranks/mistakes.py"


def found(bank_copy):
    return [(p.place, p.message) for p in lint(open_bank(bank_copy.root))]


def place(bank_copy, name, near):
    lines = (bank_copy / name).read_text(encoding="utf-8").split("\n")
    return f"{name}:{[near in line for line in lines].index(True) + 1}" if near else name


def test_fake_bank_has_no_problem(bank_copy):
    assert lint(open_bank(bank_copy.root)) == []


# In a file a text is replaced by another; then the linter says this at a place: a file, and a text
# on the line, if a line is told.
CHANGES = {
    "a check that needs none": (
        CHECKS,
        "def check_ties_by_position",
        '@needs("check_matches_referense")\ndef check_ties_by_position',
        (CHECKS, "@needs"),
        "check_ties_by_position needs 'check_matches_referense', which is no other check here",
    ),
    "a check that needs itself": (
        CHECKS,
        "def check_ties_by_position",
        '@needs("check_ties_by_position")\ndef check_ties_by_position',
        (CHECKS, "@needs"),
        "check_ties_by_position needs 'check_ties_by_position', which is no other check here",
    ),
    "unknown reference": (
        EN,
        "references: [KNUTH98]",
        "references: [KNUTH98, KNUT97]",
        (EN, "references:"),
        "unknown reference KNUT97",
    ),
    "unknown related": (
        EN,
        "related: [stable_sorting]",
        "related: [stable_sort]",
        (EN, "related:"),
        "unknown related id 'stable_sort'",
    ),
    "related to itself": (
        EN,
        "related: [stable_sorting]",
        "related: [ranks]",
        (EN, "related:"),
        "the page is related to itself",
    ),
    "exercise off the ladder": (
        TOML,
        'exercises = ["ranks"]',
        "exercises = []",
        (EN, ""),
        "the ladder lacks 'ranks'",
    ),
    "prerequisite off the ladder": (
        TOML,
        'top_k = ["ranks"]',
        'top_k = ["ranks", "sums"]',
        (TOML, '"sums"'),
        "[prerequisites] names 'sums', which is not on the ladder",
    ),
    "ladder names no page": (
        TOML,
        'exercises = ["ranks"]',
        'exercises = ["ranks", "shell_sort"]',
        (TOML, "shell_sort"),
        "the ladder names 'shell_sort', which is no page",
    ),
    "ladder names a question": (
        TOML,
        'exercises = ["ranks"]',
        'exercises = ["ranks", "stable_sorting"]',
        (TOML, '["ranks", "stable'),
        "the ladder names 'stable_sorting', which has no exercise",
    ),
    "planned and written": (
        TOML,
        'planned = ["merge_runs"]',
        'planned = ["merge_runs", "ranks"]',
        (TOML, "planned"),
        "'ranks' is planned and yet a page",
    ),
    "uncited reference": (
        REFERENCES,
        "[HOARE61]",
        '[HOARE62]\nauthors = ["H"]\nyear = 1962\ntitle = "Q"\nvenue = "CJ"\n\n[HOARE61]',
        (REFERENCES, "[HOARE62]"),
        "no page cites HOARE62",
    ),
    "avoided word": (
        ZH,
        "要多排一次",
        "要多整序一次",
        (ZH, "整序"),
        "the glossary avoids 整序 (sorting)",
    ),
    "avoided word in a title": (
        ZH,
        "title: 向量的名次",
        "title: 向量的整序名次",
        (ZH, "整序"),
        "the glossary avoids 整序 (sorting)",
    ),
    "half-width comma": (
        ZH,
        "得到的是置换，不是名次",
        "得到的是置换,不是名次",
        (ZH, "置换,"),
        "half-width , beside Chinese: 的是置换,不是名次",
    ),
    "half-width brackets": (
        ZH,
        "它的逆。",
        "它的(逆)。",
        (ZH, "(逆)"),
        "half-width ) beside Chinese: 它的(逆)。",
    ),
    "half-width full stop": (
        ZH,
        "它的逆。",
        "它的逆.",
        (ZH, "它的逆."),
        "half-width . beside Chinese: 次是它的逆.",
    ),
    "half-width colon before a formula": (
        ZH,
        "名次是逆置换，$r",
        "名次是逆置换: $r",
        (ZH, "名次是逆置换"),
        "half-width : beside Chinese: 是逆置换: ···",
    ),
    "follow-up without bold": (
        EN,
        "**What does it cost?**",
        "What does it cost?",
        (EN, "What does it cost"),
        "the follow-up 'What does it cost? $O(n \\\\log n' is no question in bold with an answer",
    ),
    "another formula": (
        ZH,
        "r = \\pi^{-1}",
        "r = \\pi^{-2}",
        (ZH, "{-2}"),
        "要点: the formula r = \\pi^{-2} is not on the English page",
    ),
    "a formula less": (
        ZH,
        "$O(n \\log n)$ 次比较，求逆要 $O(n)$。",
        "$O(n \\log n)$ 次比较，求逆还要一遍。",
        (ZH, "代价是多少"),
        "追问: the English page has the formula O(n), this one hasn't",
    ),
    "another code block": (
        ZH,
        "ranks[order] = np.arange(n)\n```",
        "ranks[order] = range(n)\n```",
        (ZH, "= range"),
        "回答: code block 1 is ranks[order] = range(n), in English ranks[order] = np.arange(n)",
    ),
    "inline code": (
        ZH,
        "否则抛出 `ValueError`",
        "否则抛出 ValueError",
        (ZH, "实现 `ranks"),
        "任务: the English page has the inline code ValueError, this one hasn't",
    ),
    "a list entry less": (
        ZH,
        "- `values` 是一维的，可以为空；否则抛出 `ValueError`。\n-",
        "- `values` 是一维的，可以为空；否则抛出 `ValueError`。",
        (ZH, "实现 `ranks"),
        "任务: 1 entries of the first list, in English 2",
    ),
    "check without its title": (
        EN,
        "- `check_ties_by_position`: Ranks equal entries by their position\n",
        "",
        (EN, "- `check_m"),
        f"Checks lacks `check_ties_by_position`, which {CHECKS} defines",
    ),
    "title of no check": (
        CHECKS,
        "def check_ties_by_position(",
        "def _ties(",
        (EN, "`check_ties"),
        f"Checks names `check_ties_by_position`, which {CHECKS} doesn't define",
    ),
    "mistake without its note": (
        MISTAKES,
        "def flattened(",
        "def flat(values):\n    return values\n\n\ndef flattened(",
        (EN, "### argsort_alone"),
        f"Mistakes lacks `flat`, which {MISTAKES} defines",
    ),
    "edit without its note": (
        MISTAKES,
        "def flattened(",
        'flat = edited("a", "b")\n\n\ndef flattened(',
        (EN, "### argsort_alone"),
        f"Mistakes lacks `flat`, which {MISTAKES} defines",
    ),
    "note on no mistake": (
        MISTAKES,
        "def flattened(",
        "def _flattened(",
        (EN, "Ranks a matrix"),
        f"Mistakes names `flattened`, which {MISTAKES} doesn't define",
    ),
    "other inline code in a note": (
        EN,
        "The number of dimensions is never looked at.",
        "`values.ndim` is never looked at.",
        (ZH, "### argsort_alone"),
        "常见错误: the English page has the inline code values.ndim, this one hasn't",
    ),
    "check without Chinese": (
        ZH,
        "- `check_ties_by_position`：相等的元素按位置先后排名\n",
        "",
        (ZH, "- `check_m"),
        f"检查 lacks `check_ties_by_position`, which {CHECKS} defines",
    ),
    "Chinese for no check": (
        CHECKS,
        "def check_ties_by_position(",
        "def _ties(",
        (ZH, "check_ties"),
        f"检查 names `check_ties_by_position`, which {CHECKS} doesn't define",
    ),
    "malformed title of a check": (
        ZH,
        "- `check_only_vectors`：",
        "- `check_only_vectors`：矩阵\n- check_more ",
        (ZH, "check_more"),
        "no title of a check: '- check_more 不是一维时抛出 ValueError'",
    ),
    "mistake without Chinese": (
        MISTAKES,
        "def flattened(",
        "class Deep:\n    pass\n\n\ndef flattened(",
        (ZH, "### argsort_alone"),
        f"常见错误 lacks `Deep`, which {MISTAKES} defines",
    ),
    "Chinese without explanation": (
        ZH,
        "没有检查维数，矩阵被当成一个长向量。",
        "",
        (ZH, "把矩阵展平"),
        "the mistake 'flattened' lacks its title or its explanation",
    ),
    "mistake without explanation": (
        EN,
        "The number of dimensions is never looked at.",
        "",
        (EN, "Ranks a matrix"),
        "the mistake 'flattened' lacks its title or its explanation",
    ),
    "stub without docstring": (
        STUB,
        '    """Return the rank of every entry, from 0.\n',
        '    _ = """Return the rank of every entry, from 0.\n',
        (STUB, "def ranks"),
        "ranks has no docstring",
    ),
    "stub that does something": (
        STUB,
        "    raise NotImplementedError",
        "    return values",
        (STUB, "def ranks"),
        "ranks doesn't end with `raise NotImplementedError`",
    ),
    "stub without the function": (
        STUB,
        "def ranks(",
        "def rank(",
        (STUB, ""),
        "no function 'ranks'",
    ),
    "reference without the function": (
        REFERENCE,
        "def ranks(",
        "def rank(",
        (REFERENCE, ""),
        "no function 'ranks'",
    ),
    "reference with another signature": (
        REFERENCE,
        "def ranks(values: np.ndarray)",
        "def ranks(values, ties='first')",
        (REFERENCE, "def ranks"),
        "ranks(values, ties='first'), another signature than the stub's",
    ),
    "reference without docstring": (
        REFERENCE,
        '    """Return the rank',
        '    _ = """Return the rank',
        (REFERENCE, "def ranks"),
        "ranks has no docstring",
    ),
    "syntax error": (
        MISTAKES,
        "def flattened(values):",
        "def flattened(values:",
        (MISTAKES, "def flattened"),
        "a syntax error: '(' was never closed",
    ),
    "unknown heading": (
        EN,
        "## Key points",
        "## Key point",
        (EN, "## Key point"),
        "unknown heading 'Key point'",
    ),
    "unknown key": (
        ZH,
        "title: 向量的名次",
        "title: 向量的名次\nlevel: easy",
        (ZH, "level: easy"),
        "unknown key level",
    ),
    "unknown value": (
        EN,
        "level: easy",
        "level: simple",
        (EN, "level: simple"),
        "level is 'simple', but must be one of easy, medium, hard, expert",
    ),
    "wrong reference table": (
        REFERENCES,
        "year = 1961",
        'year = "1961"',
        (REFERENCES, "[HOARE61]"),
        "year is '1961', but must be a year",
    ),
    "missing picture": (
        EN,
        "The inverse costs one more pass:",
        "![the inverse](../figures/inverse.svg)",
        (EN, "inverse.svg"),
        "no picture ../figures/inverse.svg",
    ),
    "figure without a caption": (
        EN,
        "The inverse costs one more pass:",
        "![the inverse](../figures/inverse.svg)",
        (EN, "inverse.svg"),
        "The figure ../figures/inverse.svg has no caption.",
    ),
    "half-width punctuation in a caption": (
        ZH,
        "求逆只需再扫一遍：",
        '![逆置换](../figures/inverse.svg "再扫一遍,就够了。")',
        (ZH, "inverse.svg"),
        "half-width , beside Chinese: 再扫一遍,就够了。",
    ),
    "instruction left": (
        EN,
        "The inverse costs one more pass:",
        "✎ What it costs.",
        (EN, "✎"),
        "still to be written: What it costs.",
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_broken_rule_is_named(bank_copy, change):
    file, old, new, (wrong, near), message = change
    bank_copy.change(file, old, new)
    assert (place(bank_copy, wrong, near), message) in found(bank_copy)


ANSWER, ANSWER_ZH = "One `argsort` returns", "一次 `argsort` 返回把"


def with_say_first(bank_copy, text="It returns the sorting permutation.", zh="返回的是置换。"):
    bank_copy.change(EN, ANSWER, f"### Say first\n{text}\n\n### Derivation\n{ANSWER}")
    bank_copy.change(ZH, ANSWER_ZH, f"### 先说结论\n{zh}\n\n### 推导\n{ANSWER_ZH}")


def required(bank_copy):
    bank_copy.change(TOML, 'say_first = "optional"', 'say_first = "required"')
    return [(p, m) for p, m in found(bank_copy) if "ranks" in p]


def test_every_answer_says_first_what_can_be_spoken(bank_copy):
    assert required(bank_copy) == [
        (place(bank_copy, EN, ANSWER), "the answer lacks ### Say first"),
        (place(bank_copy, ZH, ANSWER_ZH), "the answer lacks ### 先说结论"),
    ]


def test_an_answer_that_says_something_first_is_right_whether_it_must_or_not(bank_copy):
    with_say_first(bank_copy)
    assert found(bank_copy) == []
    assert required(bank_copy) == []
    page = open_bank(bank_copy.root).page(open_bank(bank_copy.root).item("ranks"), "en")
    assert page.say_first == "It returns the sorting permutation."


def test_what_is_said_first_comes_first(bank_copy):
    bank_copy.change(
        EN, "The inverse costs one", "### Say first\nIt does.\n\nThe inverse costs one"
    )
    said = (place(bank_copy, EN, "### Say first"), "### Say first isn't where the answer begins")
    assert said in found(bank_copy)


def test_what_is_said_first_is_not_empty(bank_copy):
    with_say_first(bank_copy, text="", zh="")
    assert (place(bank_copy, ZH, "### 先说结论"), "### 先说结论 is empty") in found(bank_copy)


RUNS = ["We ran both.", "In our runs it wins.", "a small NumPy run", "In our own experiments"]


@pytest.mark.parametrize("text", RUNS)
def test_a_run_of_ones_own_has_an_evidence_script(bank_copy, text):
    bank_copy.change(EN, "One `argsort` returns", f"{text} One `argsort` returns")
    (said,) = found(bank_copy)
    assert said[0] == place(bank_copy, EN, ANSWER)
    assert said[1].endswith("but nothing makes these figures again")
    bank_copy.add("questions/evidence/ranks.py", "def figures(quick):\n    yield\n")
    assert found(bank_copy) == []


def test_a_run_of_ones_own_in_chinese_too(bank_copy):
    bank_copy.change(ZH, ANSWER_ZH, f"在我们的小实验里，{ANSWER_ZH}")
    assert [place for place, _ in found(bank_copy)] == [place(bank_copy, ZH, ANSWER_ZH)]
    bank_copy.change(TOML, "planned", 'evidence = "optional"\nplanned')
    assert found(bank_copy) == []


@pytest.mark.parametrize(
    "text", ["In practice we run it twice.", "Our test: `np.array_equal`.", "`we ran` is a name."]
)
def test_what_is_no_run_of_ones_own(bank_copy, text):
    bank_copy.change(EN, ANSWER, f"{text} {ANSWER}")
    assert [m for _, m in found(bank_copy) if "figures" in m] == []


def test_evidence_of_no_page(bank_copy):
    bank_copy.add("questions/evidence/shell.py")
    assert found(bank_copy) == [("questions/evidence/shell.py", "nothing names this file")]


@pytest.mark.parametrize(
    ("now", "old"), [("2026-11", False), ("2028-05", False), ("2028-06", True), ("2031-01", True)]
)
def test_claims_that_age_are_checked_every_eighteen_months(bank_copy, monkeypatch, now, old):
    monkeypatch.setattr(clock, "this_month", lambda: now)
    bank_copy.change(EN, "level: easy", "level: easy\nchecked: 2026-11")
    said = [(place(bank_copy, EN, "checked:"), "checked: 2026-11 is more than 18 months ago")]
    assert found(bank_copy) == (said if old else [])


# One file is added or taken away.
FILES = {
    "stray page": ("questions/comparison/shell.md", "a page that no topic names"),
    "page of another topic": ("questions/selection/ranks.md", "a page that no topic names"),
    "stray file among the pages": ("questions/notes.txt", "nothing names this file"),
    "stray stub": ("exercises/shell.py", "nothing names this file"),
    "stub of a question": (
        "exercises/stable_sorting.py",
        "the page of 'stable_sorting' has no exercise",
    ),
    "stray solution": ("solutions/ranks/notes.py", "nothing names this file"),
    "unused picture": ("questions/figures/old.svg", "no page shows this picture"),
}


@pytest.mark.parametrize(("name", "message"), FILES.values(), ids=FILES)
def test_file_that_nothing_names(bank_copy, name, message):
    bank_copy.add(name)
    assert found(bank_copy) == [(name, message)]


def test_caches_and_drawing_code_are_no_strays(bank_copy):
    bank_copy.add("exercises/__pycache__/ranks.pyc")
    bank_copy.add("questions/figures/draw.py")
    assert found(bank_copy) == []


def test_translation_in_a_language_that_the_bank_lacks(bank_copy):
    bank_copy.change(TOML, 'languages = ["en", "zh"]', 'languages = ["en"]')
    strays = [
        "questions/comparison/ranks.zh.md",
        "questions/comparison/stable_sorting.zh.md",
        "questions/selection/top_k.zh.md",
    ]
    message = "the bank's languages don't include this translation"
    assert found(bank_copy) == [(name, message) for name in strays]


@pytest.mark.parametrize("name", [EN, ZH])
def test_missing_page(bank_copy, name):
    (bank_copy / name).unlink()
    assert (name, "the file is missing") in found(bank_copy)


@pytest.mark.parametrize("name", [STUB, REFERENCE, CHECKS, MISTAKES])
def test_missing_code(bank_copy, name):
    (bank_copy / name).unlink()
    assert found(bank_copy) == [(name, "the exercise 'ranks' lacks this file")]


@pytest.mark.parametrize(("name", "kind"), [(CHECKS, "check"), (MISTAKES, "mistake")])
def test_exercise_without_checks_or_mistakes(bank_copy, name, kind):
    bank_copy.add(name)
    assert (name, f"no {kind} is defined") in found(bank_copy)


@pytest.mark.parametrize(
    ("heading", "heading_zh", "most", "range"),
    [
        ("## Key points", "## 要点", 2, "3 to 6"),
        ("## Key points", "## 要点", 7, "3 to 6"),
        ("## Follow-ups", "## 追问", 1, "2 to 4"),
        ("## Follow-ups", "## 追问", 5, "2 to 4"),
        ("## Hints", "## 提示", 1, "2 to 9"),
    ],
)
def test_number_of_entries(bank_copy, heading, heading_zh, most, range):
    for name, own in ((EN, heading), (ZH, heading_zh)):
        before, _, after = (bank_copy / name).read_text(encoding="utf-8").partition(own)
        rest = after.partition("\n## ")[2]
        entries = "\n".join(["- **这是什么？** 这样。"] * most)
        bank_copy.add(name, f"{before}{own}\n{entries}\n\n## {rest}")
    said = [message for _, message in found(bank_copy) if "entries, not" in message]
    assert said == [
        f"{heading[3:]!r} has {most} entries, not {range}",
        f"{heading_zh[3:]!r} has {most} entries, not {range}",
    ]


def test_pictures_may_be_translated_but_not_differ(bank_copy):
    bank_copy.add("questions/figures/inverse.svg")
    bank_copy.add("questions/figures/inverse.zh.svg")
    text = "The inverse costs one more pass:"
    bank_copy.change(EN, text, f'{text}\n\n![the inverse](../figures/inverse.svg "One scan.")')
    text = "求逆只需再扫一遍："
    bank_copy.change(ZH, text, f'{text}\n\n![逆置换](../figures/inverse.zh.svg "一遍。")')
    assert found(bank_copy) == []
    bank_copy.change(EN, '![the inverse](../figures/inverse.svg "One scan.")', "")
    assert found(bank_copy) == [
        (
            place(bank_copy, ZH, "把向量排好的置换"),
            "回答: pictures ['../figures/inverse.svg'], in English []",
        ),
        ("questions/figures/inverse.svg", "no page shows this picture"),
    ]


def test_text_within_a_formula_may_be_translated(bank_copy):
    bank_copy.change(EN, "r_{\\pi(i)} = i .", "r_{\\pi(i)} = i \\text{ for all } i.")
    bank_copy.change(ZH, "r_{\\pi(i)} = i .", "r_{\\pi(i)} = i \\text{ 对所有 } i \\text{ 成立}.")
    assert found(bank_copy) == []


@pytest.mark.parametrize(
    "text",
    [
        "权重 $w$ 与 $g$ 的乘积（见上文），例如 `f(x, y)`。",
        "比例是 2:4；用 N:M 稀疏，误差 0.5%。",
        "[链接文字](https://example.org/a,b)后面的字。",
        "函数 (function) 的值。",
        "脚注[^1]。\n\n[^1]: 注的内容。",
        "1. 第一步\n2. 第二步",
        "```python\n# 注释,半角\n```",
    ],
)
def test_half_width_signs_away_from_chinese_text_are_right(text):
    section = Section("", text, 1, 1)
    found = [m[0] for _, line in prose_lines(section) for m in HALF_WIDTH.finditer(line)]
    assert found == []


def test_inline_code_may_change_its_order(bank_copy):
    bank_copy.change(EN, "One `argsort` is", "One `argsort`, not `sort`, is")
    bank_copy.change(ZH, "一次 `argsort` 得到的", "不是 `sort`，一次 `argsort` 得到的")
    assert found(bank_copy) == []


def test_formulas_inside_lines_may_change_their_order_and_recur(bank_copy):
    old = "$O(n \\log n)$ 次比较，求逆要 $O(n)$。"
    bank_copy.change(ZH, old, "求逆要 $O(n)$，比较要 $O(n \\log n)$ 次，比 $O(n)$ 多。")
    assert found(bank_copy) == []


def test_displayed_formulas_keep_their_order(bank_copy):
    bank_copy.change(EN, "## Key points", "$$\na = 1\n$$\n\n$$\nb = 2\n$$\n\n## Key points")
    bank_copy.change(ZH, "## 要点", "$$\nb = 2\n$$\n\n$$\na = 1\n$$\n\n## 要点")
    messages = [message for _, message in found(bank_copy)]
    assert any("displayed formula 2 is b = 2, in English a = 1" in m for m in messages)


def test_annotations_are_not_part_of_the_signature(bank_copy):
    bank_copy.change(REFERENCE, "(values: np.ndarray) -> np.ndarray", "(values)")
    assert found(bank_copy) == []


def test_prose_that_can_not_be_written_is_told_with_its_line(bank_copy):
    line = bank_copy.change(EN, "r_{\\pi(i)} = i .", "\\frac{1}{")
    bank_copy.change(ZH, "r_{\\pi(i)} = i .", "\\frac{1}{")
    said = [place for place, _ in found(bank_copy)]
    assert any(place in (f"{EN}:{line - 1}", f"{EN}:{line}") for place in said)


def test_a_table_of_works_that_cannot_be_read_is_told_of_each_item_and_nothing_else(bank_copy):
    """A key that stands in it isn't called unknown."""
    bank_copy.change(REFERENCES, 'venue = "Addison', 'venues = "Addison')
    problems = lint(open_bank(bank_copy.root), ["ranks"])
    assert {p.place.partition(":")[0] for p in problems} == {REFERENCES}
    assert any("venue" in p.message for p in problems)


def test_an_unknown_work_is_told_with_what_its_table_has(bank_copy):
    bank_copy.change(EN, "references: [KNUTH98]", "references: [KNUTH98, ABC00]")
    (problem,) = lint(open_bank(bank_copy.root), ["ranks"])
    assert problem.help == f"Add [ABC00] with authors, year, title, venue to {REFERENCES}."


def test_all_problems_are_told_at_once_in_order_of_their_places(bank_copy):
    bank_copy.change(EN, "level: easy", "level: simple")
    bank_copy.change(EN, "tags: [sorting, ranks]", "tags: []")
    bank_copy.change(EN, "## Key points", "## Key point")
    bank_copy.add("questions/notes.txt")
    places = [place for place, _ in found(bank_copy)]
    lines = ("---", "level", "tags", "## Key point")
    assert places[:4] == [place(bank_copy, EN, near) for near in lines]
    assert "questions/notes.txt" in places


def test_code_of_the_bank_is_not_run(bank_copy):
    bank_copy.change(CHECKS, '"""Checks of `ranks`."""', "raise SystemExit(9)")
    assert found(bank_copy) == []


@pytest.mark.parametrize("exercise", [True, False])
def test_new_item_lacks_just_what_its_instructions_say(bank_copy, exercise):
    new_item(
        open_bank(bank_copy.root), "radix", topic="comparison", level="easy", exercise=exercise
    )
    messages = {message.partition(":")[0] for _, message in found(bank_copy)}
    assert messages == {"still to be written"}
