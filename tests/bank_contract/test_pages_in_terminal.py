"""What a terminal shows of every page of the bank, in both languages: formulas and lines."""

import re
from functools import cache
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.prose import math_text, parse, to_terminal
from grader.prose.displayed import math_lines
from grader.prose.scripts import SUBSCRIPTS, SUPERSCRIPTS
from grader.prose.width import width

BANK = open_bank(Path(__file__).parent.parent.parent)
ITEMS = list(BANK.items())
SMALL = (set(SUBSCRIPTS.values()) | set(SUPERSCRIPTS.values())) - set("*′″‴")
PLAIN = set("_^")
NARROW, WIDE = 60, 120
WORD = re.compile(r"[A-Za-z0-9_]+")
each_item = pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])


@cache
def documents(item):
    """The sections of an item's pages in all languages, parsed."""
    pages = (BANK.page(item, lang) for lang in BANK.languages)
    return [parse(text) for page in pages for text in page.sections.values()]


def formulas(item):
    """Every formula of an item's pages, each once, with whether it is displayed."""
    blocks = [b for d in documents(item) for part in (d.blocks, *d.footnotes) for b in part]
    nodes = [node for block in blocks for node in block.walk()]
    return dict.fromkeys((n.text, n.kind == "math_block") for n in nodes if "math" in n.kind)


@each_item
def test_a_formula_is_written_in_one_notation_without_latex(item):
    for tex, displayed in formulas(item):
        shown = [math_text(tex)]
        shown += ["\n".join(math_lines(tex, room - 4)) for room in (NARROW, WIDE) if displayed]
        for text in shown:
            assert "_{" not in text, tex
            assert "^{" not in text, tex
            assert "\\" not in text, tex
            assert not (PLAIN & set(text) and SMALL & set(text)), f"{tex} is shown as\n{text}"


@each_item
def test_a_narrow_terminal_breaks_no_word_and_no_line_is_wider(item):
    for document in documents(item):
        whole = set(WORD.findall(to_terminal(document, width=10_000)))
        shown = to_terminal(document, width=NARROW)
        assert set(WORD.findall(shown)) <= whole
        assert max(map(width, shown.split("\n"))) <= NARROW
