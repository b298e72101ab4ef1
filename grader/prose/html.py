"""The tree into HTML with MathML. Nothing of the source reaches the page unescaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Literal

from grader.prose.document import Document, Node, ProseError
from grader.prose.formula import formula_element
from grader.prose.latex import kept_text, math_latex
from grader.prose.located import Writer
from grader.prose.mathml import read_terms
from grader.prose.text_math import math_text

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = {"http", "https", "mailto"}
_LONG = 16  # characters of code that may not fit on what is left of a phone's line
_PATH = re.compile(r"(?<=[^/]/)(?=[A-Za-z_])")
_NAME = re.compile(r"(?<=[.=,(\[])(?=[A-Za-z_])")
_LINE = 26  # characters of code that any phone's line has room for
_WORD = re.compile(r"(?<=[A-Za-z0-9]_)(?=[A-Za-z])")
Math = Literal["mathml", "latex"]


def to_html(
    text: str | Document,
    *,
    image: Callable[[str], str] | None = None,
    heading_base: int = 3,
    prefix: str = "",
    math: Math = "mathml",
) -> str:
    r"""HTML of a Markdown text.

    `image` turns an image's source into a URL, or into an `<svg>` element to put in its place. The
    text's shallowest heading becomes `<h{heading_base}>`. `prefix` keeps the ids of footnotes apart
    where one page shows several texts. `math="latex"` leaves formulas as `\(...\)` and
    `\[...\]` to whoever shows the page. Raises ProseError on what can't be shown.
    """
    writer = _HtmlWithLatex if math == "latex" else _Html
    return writer(text, image, heading_base, prefix).page()


@lru_cache(maxsize=4096)  # pages repeat their formulas, and so do their translations
def math_html(tex: str, display: bool) -> str:
    """A formula as a `<math>` element. Raises ProseError on LaTeX that can't be shown."""
    from xml.etree.ElementTree import tostring

    from grader.prose.browser import for_browsers

    element = formula_element(tex, display)
    read_terms(element, tex)  # refuses what the other writers can't show
    return tostring(for_browsers(element), encoding="unicode")


def breakable(code: str) -> str:
    """Code of a line as HTML. A long path or dotted name may be broken at its joints, and a name
    that no line has room for between its words, so that none of these has to be.
    """
    joint = _PATH if "/" in code else _NAME
    names = joint.split(code) if len(code) > _LONG else [code]
    parts = (part for n in names for part in (_WORD.split(n) if len(n) > _LINE else [n]))
    return "<wbr>".join(escape(part, quote=False) for part in parts)


class _Html(Writer):
    def __init__(
        self,
        text: str | Document,
        image: Callable[[str], str] | None,
        heading_base: int,
        prefix: str,
    ) -> None:
        super().__init__(text, image, heading_base)
        self.prefix = prefix
        self.referred: set[int] = set()

    def page(self) -> str:
        body = self.all(self.document.blocks)
        return body + (self._notes() if self.document.footnotes else "")

    def _notes(self) -> str:
        items = "".join(
            f'<li id="{self._id("fn", number)}">{self.all(note)}<a class="footnote-back"'
            f' href="#{self._id("fnref", number)}" role="doc-backlink">↩</a></li>\n'
            for number, note in enumerate(self.document.footnotes, 1)
        )
        return f'<section class="footnotes" role="doc-endnotes">\n<ol>\n{items}</ol>\n</section>\n'

    def _id(self, kind: str, number: int) -> str:
        return escape(f"{self.prefix}{kind}-{number}")

    def _wrapped(self, tag: str, node: Node, end: str = "") -> str:
        return f"<{tag}>{self.all(node.children)}</{tag}>{end}"

    def _paragraph(self, node: Node) -> str:
        return self._wrapped("p", node, "\n")

    def _plain(self, node: Node) -> str:
        return self.all(node.children)

    def _heading(self, node: Node) -> str:
        return self._wrapped(f"h{self.level(node)}", node, "\n")

    def _code_block(self, node: Node) -> str:
        language = f' class="language-{escape(node.target)}"' if node.target else ""
        return f"<pre><code{language}>{escape(node.text, quote=False)}\n</code></pre>\n"

    def _math_block(self, node: Node) -> str:
        return f'<div class="math">{math_html(node.text, True)}</div>\n'

    def _bullet_list(self, node: Node) -> str:
        return f"<ul>\n{self.all(node.children)}</ul>\n"

    def _ordered_list(self, node: Node) -> str:
        start = f' start="{node.number}"' if node.number != 1 else ""
        return f"<ol{start}>\n{self.all(node.children)}</ol>\n"

    def _item(self, node: Node) -> str:
        return f"<li>{self.all(node.children).rstrip()}</li>\n"

    def _quote(self, node: Node) -> str:
        return f"<blockquote>\n{self.all(node.children)}</blockquote>\n"

    def _rule(self, node: Node) -> str:
        return "<hr>\n"

    def _table(self, node: Node) -> str:
        head, *rows = node.children
        # A header without text heads nothing: screen readers take an empty <th> for a mistake.
        titles = "".join(
            self._cell(cell, "th" if cell.children else "td") for cell in head.children
        )
        body = "".join(map(self.write, rows))
        return (
            '<div class="table-scroll" tabindex="0"><table>\n'
            f"<thead>\n<tr>{titles}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table></div>\n"
        )

    def _row(self, node: Node) -> str:
        return f"<tr>{self.all(node.children)}</tr>\n"

    def _cell(self, node: Node, tag: str = "td") -> str:
        align = node.aligns[0]
        style = f' style="text-align: {align}"' if align else ""
        scope = ' scope="col"' if tag == "th" else ""
        inside = self.all(node.children)
        if tag == "th" and [child.kind for child in node.children] == ["math"]:
            # A formula gives a heading no name, unless it has one itself.
            name = escape(math_text(node.children[0].text))
            inside = inside.replace("<math", f'<math aria-label="{name}"', 1)
        return f"<{tag}{scope}{style}>{inside}</{tag}>"

    def _text(self, node: Node) -> str:
        return escape(node.text, quote=False)

    def _code(self, node: Node) -> str:
        return f"<code>{breakable(node.text)}</code>"

    def _math(self, node: Node) -> str:
        return math_html(node.text, False)

    def _strong(self, node: Node) -> str:
        return self._wrapped("strong", node)

    def _emphasis(self, node: Node) -> str:
        return self._wrapped("em", node)

    def _strike(self, node: Node) -> str:
        return self._wrapped("s", node)

    def _link(self, node: Node) -> str:
        scheme = _SCHEME.match(node.target)
        if scheme and scheme[1].lower() not in _SCHEMES:
            raise ProseError(
                f"A link to {node.target}.", help=f"Use one of {', '.join(sorted(_SCHEMES))}."
            )
        return f'<a href="{escape(node.target)}">{self.all(node.children)}</a>'

    def _image(self, node: Node) -> str:
        source, shown = self.source(node), escape(node.text)
        if source.startswith("<svg"):
            return source.replace("<svg", f'<svg role="img" aria-label="{shown}"', 1)
        return f'<img src="{escape(source)}" alt="{shown}">'

    def _figure(self, node: Node) -> str:
        caption = self.all(node.children)
        below = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f'<figure class="picture">{self._image(node)}{below}</figure>\n'

    def _hard_break(self, node: Node) -> str:
        return "<br>\n"

    def _footnote(self, node: Node) -> str:
        first = node.number not in self.referred
        self.referred.add(node.number)
        anchor = f' id="{self._id("fnref", node.number)}"' if first else ""
        return (
            f'<sup class="footnote-ref"><a{anchor} href="#{self._id("fn", node.number)}"'
            f' role="doc-noteref">{node.number}</a></sup>'
        )


class _HtmlWithLatex(_Html):
    def _math_block(self, node: Node) -> str:
        return f'<div class="math">{math_latex(node.text, True)}</div>\n'

    def _math(self, node: Node) -> str:
        return math_latex(node.text, False)

    def _text(self, node: Node) -> str:
        return kept_text(node.text)

    def _code(self, node: Node) -> str:
        return f"<code>{escape(node.text, quote=False)}</code>"  # searched as it is written
