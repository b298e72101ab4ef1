"""The tree into lines of a terminal, with or without colour."""

from __future__ import annotations

from collections.abc import Sequence

from grader.prose.columns import broken
from grader.prose.displayed import math_lines
from grader.prose.document import Document, Node
from grader.prose.located import Walker
from grader.prose.terminal_table import table_lines
from grader.prose.text_math import math_text
from grader.prose.width import is_chinese
from grader.prose.width import width as text_width
from grader.prose.wrap import Line, Span, wrap

_BOLD, _ITALIC, _UNDERLINE, _STRIKE, _CODE, _FAINT = "1", "3", "4", "9", "36", "2"
_BULLETS = "•◦▪"
_INDENT = 4


def to_terminal(text: str | Document, *, width: int = 80, colour: bool = False) -> str:
    """Lines of at most `width` columns, as far as words and tables let them.

    Without `colour` there are no control characters, and code stands between backticks.
    Raises ProseError on what can't be shown.
    """
    lines = _Terminal(text, width, colour).page()
    shown = ("".join(span.shown(colour) for span in line).rstrip() for line in lines)
    return "".join(f"{line}\n" for line in shown)


class _Terminal(Walker):
    """Block methods give lines, inline methods spans."""

    def __init__(self, text: str | Document, width: int, colour: bool) -> None:
        super().__init__(text)
        self.room = width
        self.colour = colour
        self.depth = 0

    def page(self) -> list[Line]:
        lines = self.blocks(self.document.blocks)
        for number, note in enumerate(self.document.footnotes, 1):
            mark = f"[{number}] "
            lines += [[], *self._hung(mark, self._within(len(mark), note))]
        return lines

    def blocks(self, nodes: Sequence[Node]) -> list[Line]:
        """Blocks with an empty line between them, save inside tight lists."""
        lines: list[Line] = []
        for i, node in enumerate(nodes):
            tight = i and "plain" in (node.kind, nodes[i - 1].kind) and node.kind != "math_block"
            lines += [[]] if i and not tight else []
            lines += self.write(node)
        return lines

    def spans(self, nodes: Sequence[Node], style: str = "") -> Line:
        """Inline nodes as spans, `style` added to each one's own."""
        found: Line = [span for node in nodes for span in self.write(node)]
        return [s._replace(style=";".join(filter(None, (style, s.style)))) for s in found]

    def _within(self, less: int, nodes: Sequence[Node]) -> list[Line]:
        self.room -= less
        lines = self.blocks(nodes)
        self.room += less
        return lines

    def _hung(self, mark: str, lines: Sequence[Line], style: str = "") -> list[Line]:
        """Lines with a mark before the first, and as much room before the others."""
        rest = Span(" " * text_width(mark))
        return [[Span(mark, style) if not i else rest, *line] for i, line in enumerate(lines)]

    def _paragraph(self, node: Node) -> list[Line]:
        return wrap(self.spans(node.children), self.room)

    _plain = _paragraph

    def _heading(self, node: Node) -> list[Line]:
        return wrap(self.spans(node.children, _BOLD), self.room)

    def _code_block(self, node: Node) -> list[Line]:
        rows = (part for row in node.text.split("\n") for part in broken(row, self.room - _INDENT))
        return [[Span(" " * _INDENT), Span(row, _CODE)] for row in rows]

    def _math_block(self, node: Node) -> list[Line]:
        room = self.room - _INDENT
        rows = math_lines(node.text, room)
        fits = len(rows) > 1 or text_width(rows[0]) <= room
        lines = [[Span(row)] for row in rows] if fits else wrap([Span(rows[0])], room)
        return [[Span(" " * _INDENT), *line] for line in lines]

    def _bullet_list(self, node: Node) -> list[Line]:
        mark = f"{_BULLETS[min(self.depth, len(_BULLETS) - 1)]} "
        return self._items(node, [mark] * len(node.children))

    def _ordered_list(self, node: Node) -> list[Line]:
        marks = [f"{number}. " for number, _ in enumerate(node.children, node.number)]
        size = max(map(len, marks))
        return self._items(node, [mark.rjust(size) for mark in marks])

    def _items(self, node: Node, marks: Sequence[str]) -> list[Line]:
        loose = any(kid.kind == "paragraph" for item in node.children for kid in item.children)
        lines: list[Line] = []
        self.depth += 1
        for mark, item in zip(marks, node.children, strict=True):
            lines += [[]] if loose and lines else []
            lines += self._hung(mark, self._within(text_width(mark), item.children) or [[]])
        self.depth -= 1
        return lines

    def _item(self, node: Node) -> list[Line]:
        return self.blocks(node.children)

    def _quote(self, node: Node) -> list[Line]:
        lines = self._within(2, node.children)
        return [[Span("│ ", _FAINT), *line] for line in lines]

    def _rule(self, node: Node) -> list[Line]:
        return [[Span("─" * self.room, _FAINT)]]

    def _table(self, node: Node) -> list[Line]:
        head, *rows = node.children
        cells = [[self.spans(cell.children, _BOLD) for cell in head.children]]
        cells += [[self.spans(cell.children) for cell in row.children] for row in rows]
        return table_lines(cells, node.aligns, self.room)

    def _row(self, node: Node) -> list[Line]:
        return [self.spans(cell.children) for cell in node.children]

    def _cell(self, node: Node) -> list[Line]:
        return [self.spans(node.children)]

    def _text(self, node: Node) -> Line:
        return [Span(node.text)]

    def _code(self, node: Node) -> Line:
        return [Span(node.text if self.colour else f"`{node.text}`", _CODE, whole=True)]

    def _math(self, node: Node) -> Line:
        return [Span(math_text(node.text), whole=True)]

    def _strong(self, node: Node) -> Line:
        return self.spans(node.children, _BOLD)

    def _emphasis(self, node: Node) -> Line:
        return self.spans(node.children, _ITALIC)

    def _strike(self, node: Node) -> Line:
        return self.spans(node.children, _STRIKE)

    def _link(self, node: Node) -> Line:
        shown = self.spans(node.children, _UNDERLINE)
        same = "".join(span.text for span in shown) in (node.target, f"mailto:{node.target}")
        return shown if same else [*shown, Span(f" ({node.target})", _FAINT)]

    def _image(self, node: Node) -> Line:
        return [Span(f"[{node.text}]", _FAINT)]

    def _figure(self, node: Node) -> list[Line]:
        chinese = any(map(is_chinese, node.text))
        name, colon, gap = ("图", "：", "") if chinese else ("Figure", ": ", " ")
        caption = [Span(f"[{name}"), *self.spans(node.children), Span(f"]{gap}")]
        if node.children:
            caption.insert(1, Span(colon))
        return wrap([*caption, Span(node.text, _FAINT)], self.room)

    def _hard_break(self, node: Node) -> Line:
        return [Span("\n")]

    def _footnote(self, node: Node) -> Line:
        return [Span(f"[{node.number}]", _FAINT)]
