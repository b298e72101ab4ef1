"""What a terminal shows of every page of the bank, in both languages: formulas and lines."""

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
def test_no_line_of_a_page_is_wider_than_the_terminal(item):
    for document in documents(item):
        blocks = [block for block in document.blocks if block.kind == "code_block"]
        code = {row.strip() for block in blocks for row in block.text.split("\n")}
        for line in to_terminal(document, width=NARROW).split("\n"):
            assert width(line) <= NARROW or line.strip() in code, line
