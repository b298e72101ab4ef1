"""The tree into Typst markup. What it calls stands in prelude.typ."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from grader.prose.document import Document, Node
from grader.prose.located import Writer
from grader.prose.typst_math import math_typst, string

# Characters that Typst reads as markup. Quotes are left to its typography.
_SPECIAL = re.compile(r"[\\#$*_`<>@\[\]~/=+\-]|\.(?=\.)|(?<=\d)\.(?=\s|$)")


def to_typst(
    text: str | Document, *, image: Callable[[str], str] | None = None, heading_base: int = 3
) -> str:
    """Typst markup of a Markdown text.

    `image` turns an image's source into the path that Typst shall read. The text's shallowest
    heading gets the level `heading_base`. The template defines the functions of prelude.typ.
    Raises ProseError on what can't be shown.
    """
    return _Typst(text, image, heading_base).blocks()


def escape(text: str) -> str:
    """Text that Typst shows as it stands."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _tight(items: Node) -> str:
    loose = any(kid.kind == "paragraph" for item in items.children for kid in item.children)
    return "false" if loose else "true"


class _Typst(Writer):
    """Every code expression ends with `;`: else `#emph[a](b)` or `#emph[a].b` would be a call."""

    def blocks(self) -> str:
        return self.all(self.document.blocks).strip() + "\n"

    def _paragraph(self, node: Node) -> str:
        return f"{self.all(node.children)}\n\n"

    def _plain(self, node: Node) -> str:
        return f"{self.all(node.children)}\n"

    def _heading(self, node: Node) -> str:
        return f"#prose-heading({self.level(node)})[{self.all(node.children)}];\n\n"

    def _code_block(self, node: Node) -> str:
        language = f", lang: {string(node.target)}" if node.target else ""
        return f"#raw(block: true{language}, {string(node.text)});\n\n"

    def _math_block(self, node: Node) -> str:
        return f"{math_typst(node.text, True)}\n\n"

    def _bullet_list(self, node: Node) -> str:
        return f"#list(tight: {_tight(node)},\n{self.all(node.children)});\n\n"

    def _ordered_list(self, node: Node) -> str:
        options = f"tight: {_tight(node)}, start: {node.number}"
        return f"#enum({options},\n{self.all(node.children)});\n\n"

    def _item(self, node: Node) -> str:
        return f"[{self.all(node.children).strip()}],\n"

    def _quote(self, node: Node) -> str:
        return f"#quote(block: true)[{self.all(node.children).strip()}];\n\n"

    def _rule(self, node: Node) -> str:
        return "#prose-rule();\n\n"

    def _table(self, node: Node) -> str:
        aligns = "".join(f"{align or 'left'}, " for align in node.aligns)
        head, *rows = (self.write(row) for row in node.children)
        body = "".join(f"{row},\n" for row in rows)
        return f"#prose-table(({aligns.strip()}), ({head},),\n{body});\n\n"

    def _row(self, node: Node) -> str:
        return ", ".join(map(self.write, node.children))

    def _cell(self, node: Node) -> str:
        return f"[{self.all(node.children)}]"

    def _text(self, node: Node) -> str:
        return escape(node.text)

    def _code(self, node: Node) -> str:
        return f"#raw({string(node.text)});"

    def _math(self, node: Node) -> str:
        return math_typst(node.text, False)

    def _strong(self, node: Node) -> str:
        return f"#strong[{self.all(node.children)}];"

    def _emphasis(self, node: Node) -> str:
        return f"#emph[{self.all(node.children)}];"

    def _strike(self, node: Node) -> str:
        return f"#strike[{self.all(node.children)}];"

    def _link(self, node: Node) -> str:
        return f"#link({string(node.target)})[{self.all(node.children)}];"

    def _image(self, node: Node) -> str:
        return f"#prose-image({string(self.source(node))}, {string(node.text)});"

    def _figure(self, node: Node) -> str:
        if not node.children:
            return f"{self._image(node)}\n\n"
        arguments = f"{string(self.source(node))}, {string(node.text)}"
        return f"#prose-figure({arguments})[{self.all(node.children)}];\n\n"

    def _hard_break(self, node: Node) -> str:
        return "#linebreak();"

    def _footnote(self, node: Node) -> str:
        note: Sequence[Node] = self.document.footnotes[node.number - 1]
        return f"#footnote[{self.all(note).strip()}];"
