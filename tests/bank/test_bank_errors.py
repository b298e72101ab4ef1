"""Every malformed file is a BankError that names its place, the value and the rule."""

from __future__ import annotations

import pytest

from grader.bank import open_bank
from grader.errors import BankError

RANKS = "questions/comparison/ranks.md"
RANKS_ZH = "questions/comparison/ranks.zh.md"

# What is replaced in ranks.md's front matter, by what, and what the message says.
FACTS = [
    ("level: easy", "level: simple", "'simple', but must be one of easy, medium, hard, expert"),
    ("level: easy", "levle: easy", "unknown key levle"),
    ("level: easy", "level: easy\nchecked: 2026-13", "checked is '2026-13', but must be a month"),
    ("title: Ranks of a vector", "title: 7", "title is 7, but must be a text"),
    ("title: Ranks of a vector", "title: What: ranks", "no YAML"),
    ("level: easy", "level: easy\nlevel: hard", "level is given twice, first on line 3"),
    ("tags: [sorting, ranks]", "tags: []", "tags is [], but must be a list of different tags"),
    ("tags: [sorting, ranks]", "tags: [Sorting]", "['Sorting'], but must"),
    ("tags: [sorting, ranks]", "tags: [a, a]", "['a', 'a'], but must"),
    ("references: [KNUTH98]", "references: knuth", "references is 'knuth', but must"),
    ("related: [stable_sorting]", "related: [Stable]", "related is ['Stable'], but must"),
    ("  functions: [ranks]", "  functions: [1st]", "exercise.functions is ['1st'], but must"),
    ("  needs: numpy", "  needs: jax", "exercise.needs is 'jax', but must be one of numpy, torch"),
    ("  needs: numpy", "  need: numpy", "unknown key exercise.need"),
    ("  seconds: 5", "  seconds: 0", "exercise.seconds is 0, but must be a positive number"),
    ("  seconds: 5", "  seconds: .inf", "exercise.seconds is inf, but must be a positive number"),
    ("  seconds: 5", "  seconds: yes", "exercise.seconds is True, but must be a positive number"),
    ("  memory_mb: 512", "  memory_mb: 0.5", "exercise.memory_mb is 0.5, but must be a positive"),
    ("  needs: numpy", "  forbid: ['a b']", "exercise.forbid is ['a b'], but must"),
]


@pytest.mark.parametrize(("old", "new", "said"), FACTS)
def test_wrong_fact_is_named_with_its_line(bank_copy, old, new, said):
    line = bank_copy.change(RANKS, old, new)
    with pytest.raises(BankError) as error:
        open_bank(bank_copy.root).item("ranks")
    assert said in error.value.message
    assert error.value.help
    assert error.value.place in {f"{RANKS}:{line}", f"{RANKS}:{line + new.count(chr(10))}"}


def test_missing_fact_is_named(bank_copy):
    bank_copy.change(RANKS, "level: easy\n", "")
    with pytest.raises(BankError, match=r"ranks\.md:1: level is missing"):
        open_bank(bank_copy.root).item("ranks")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Ranks\n", r":1: the first line is '# Ranks', but a page begins with ---"),
        ("---\ntitle: x\n", r":1: the front matter never ends"),
        ("---\n- title\n---\n", r":2: the front matter is no list"),
        ("---\n---\n", r":2: the front matter is no list"),
        ("---\ntitle: 2001-99-99\n---\n", r":2: the front matter is no YAML"),
    ],
)
def test_page_without_front_matter(bank_copy, text, said):
    bank_copy.add(RANKS, text)
    with pytest.raises(BankError, match=said):
        open_bank(bank_copy.root).item("ranks")


def test_page_that_is_no_utf8(bank_copy):
    (bank_copy / RANKS).write_bytes(b"---\ntitle: \xff\n---\n")
    with pytest.raises(BankError, match=r"ranks\.md: byte 11 is not UTF-8"):
        open_bank(bank_copy.root).item("ranks")


def test_byte_order_mark_and_windows_line_ends_are_read(bank_copy):
    text = (bank_copy / RANKS).read_text(encoding="utf-8")
    (bank_copy / RANKS).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    bank = open_bank(bank_copy.root)
    assert "\r" not in bank.page(bank.item("ranks"), "en").sections["answer"]


def test_named_page_that_is_missing(bank_copy):
    (bank_copy / RANKS).unlink()
    bank = open_bank(bank_copy.root)
    with pytest.raises(BankError, match=r"ranks\.md: the file is missing"):
        bank.item("ranks")
    assert [item.id for item in bank.items()] == ["stable_sorting", "top_k"]


def test_missing_translation(bank_copy):
    (bank_copy / RANKS_ZH).unlink()
    bank = open_bank(bank_copy.root)
    with pytest.raises(BankError, match=r"ranks\.zh\.md: the file is missing"):
        bank.page(bank.item("ranks"), "zh")


def test_translation_repeats_no_facts(bank_copy):
    bank_copy.change(RANKS_ZH, "title: 向量的名次", "title: 向量的名次\nlevel: easy")
    bank = open_bank(bank_copy.root)
    with pytest.raises(BankError, match=r"ranks\.zh\.md:3: unknown key level"):
        bank.page(bank.item("ranks"), "zh")


HEADINGS = [
    ("## Key points", "## Key point", "unknown heading 'Key point'"),
    ("## Follow-ups", "## Answer", "the heading 'Answer' stands twice"),
    ("## Question\n", "", "text before the first heading"),
    ("## Hints\n", "## Hints\n\n## Explanation\nx\n", "the section 'Hints' is empty"),
]


@pytest.mark.parametrize(("old", "new", "said"), HEADINGS)
def test_wrong_heading_is_named_with_its_line(bank_copy, old, new, said):
    line = bank_copy.change(RANKS, old, new)
    bank = open_bank(bank_copy.root)
    with pytest.raises(BankError) as error:
        bank.page(bank.item("ranks"), "en")
    assert (error.value.place, error.value.message) == (f"{RANKS}:{line}", said)


def test_headings_out_of_order(bank_copy):
    text = (bank_copy / RANKS).read_text(encoding="utf-8")
    text = (
        text.replace("## Task", "## X").replace("## Hints", "## Task").replace("## X", "## Hints")
    )
    bank_copy.add(RANKS, text)
    bank = open_bank(bank_copy.root)
    with pytest.raises(BankError, match="'Task' stands after 'Hints'"):
        bank.page(bank.item("ranks"), "en")


def test_exercise_page_without_its_sections(bank_copy):
    text = (bank_copy / RANKS).read_text(encoding="utf-8")
    bank_copy.add(RANKS, text[: text.index("## Hints")])
    bank = open_bank(bank_copy.root)
    with pytest.raises(BankError, match="the page lacks ## Hints, ## Explanation"):
        bank.page(bank.item("ranks"), "en")


def test_heading_in_a_code_block_is_code(bank_copy):
    bank_copy.change(RANKS, "```python\n", "```python\n## Question\n")
    bank = open_bank(bank_copy.root)
    assert "## Question" in bank.page(bank.item("ranks"), "en").sections["answer"]


BANK_TOML = [
    ('title = { en = "Sorting", zh = "排序" }', "title = 7", "title is 7, but must be a text"),
    ('languages = ["en", "zh"]', 'languages = ["zh"]', "languages is ['zh'], but must be"),
    ('title = { en = "Selection", zh = "选择" }', 'title = "Selection"', "has no Chinese"),
    (', zh = "从许多元素中取出少数几个，不必全部排序。"', "", "the about 'A few entries of many"),
    ('id = "comparison"', 'id = "comparison"\nabout = 7', "about is 7, but must be a text"),
    ("planned = ", "plan = ", "unknown key plan"),
    ('id = "sorting"\n', "", "id is missing"),
    ('say_first = "optional"', "say_first = false", "say_first is False, but must be required or"),
    ('id = "selection"', 'id = "Selection"', "id is 'Selection', but must be an id is snake_case"),
    ('pages = ["top_k"]', 'pages = ["ranks"]', "the page 'ranks' is named twice"),
    ('top_k = ["ranks"]', 'top_k = "ranks"', "prerequisites is {'top_k': 'ranks'}, but must be"),
    ('top_k = ["ranks"]', 'ranks = ["top_k"]', "'top_k' is a prerequisite of 'ranks' but not"),
    ('exercises = ["top_k"]', 'exercises = ["ranks"]', "the exercise on the ladder 'ranks' is"),
    ('id = "selection"', 'id = "comparison"', "the topic 'comparison' is named twice"),
    ('pages = ["top_k"]', 'page = ["top_k"]', "unknown key page"),
    ('pages = ["top_k"]', 'pages = ["top_k"', "no TOML"),
]


@pytest.mark.parametrize(("old", "new", "said"), BANK_TOML)
def test_wrong_bank_toml(bank_copy, old, new, said):
    bank_copy.change("questions/bank.toml", old, new)
    with pytest.raises(BankError) as error:
        open_bank(bank_copy.root)
    assert said in error.value.message
    assert (error.value.place or "").startswith("questions/bank.toml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("year = 1961", 'year = "1961"', "year is '1961', but must be a year"),
        ('doi = "10.1145/366622.366647"', 'doi = "366647"', "doi is '366647', but must be a DOI"),
        ('venue = "Communications of the ACM"\n', "", "venue is missing"),
        ('venue = "Communications of the ACM"', 'jounal = "CACM"', "unknown key jounal"),
    ],
)
def test_wrong_reference(bank_copy, old, new, said):
    bank_copy.change("questions/references.toml", old, new)
    line = (bank_copy / "questions/references.toml").read_text().split("\n").index("[HOARE61]") + 1
    with pytest.raises(BankError, match=said) as error:
        open_bank(bank_copy.root).references()
    assert error.value.place == f"questions/references.toml:{line}"


def test_wrong_term(bank_copy):
    bank_copy.change("questions/glossary.toml", 'avoid = ["整序"]', "avoid = 整序")
    with pytest.raises(BankError, match=r"glossary\.toml:4: no TOML"):
        open_bank(bank_copy.root).glossary()
    bank_copy.change("questions/glossary.toml", "avoid = 整序", 'avoid = "整序"')
    with pytest.raises(BankError, match="avoid is '整序', but must be a list"):
        open_bank(bank_copy.root).glossary()
