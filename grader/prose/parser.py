"""Markdown into a tree of nodes, with everything that can't be shown rightly noted as a problem."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from grader.prose.document import Document, Node, ProseError, ProseFault, plain
from grader.prose.typography import polish
from grader.prose.width import is_chinese, is_full_punctuation

if TYPE_CHECKING:
    from markdown_it.token import Token


def parse(text: str, *, place: str = "", first_line: int = 1) -> Document:
    """The tree of a Markdown text.

    `place` is the file and `first_line` the line of it on which `text` starts, for messages.
    Raises ProseError, with the line, on raw HTML and on anything else that Markdown would drop or
    show as bare marks. LaTeX is looked at by the writers.
    """
    document, problems = read(text, place=place, first_line=first_line)
    if problems:
        first = min(problems)
        raise ProseError(first.message, place=document.at(first.line), help=first.help)
    return document


def read(text: str, *, place: str = "", first_line: int = 1) -> tuple[Document, list[ProseFault]]:
    """The tree of a text, however wrong it is, and its problems."""
    from grader.prose.markdown import parser
    from grader.prose.slips import source_slips

    env: dict[str, Any] = {}
    tokens = parser().parse(text, env)
    tree = _Tree(first_line, list(source_slips(text, tokens, env, first_line)))
    blocks = tree.build(tokens, first_line)
    footnotes = [b.children for b in blocks if b.kind == "footnote_text"]
    inside = (n for b in blocks if b.kind == "footnote_text" for n in b.walk())
    tree.problems += [
        ProseFault(n.line, "A footnote in a footnote.", "Say it in the first one.")
        for n in inside
        if n.kind == "footnote"
    ]
    kept = tuple(b for b in blocks if b.kind != "footnote_text")
    return Document(kept, tuple(footnotes), place), tree.problems


@dataclass
class _Open:
    """A construct whose closing token has not come yet."""

    token: Token
    line: int
    children: list[Node] = field(default_factory=list)


@dataclass
class _Tree:
    """Builds nodes from markdown-it's flat tokens."""

    first_line: int
    problems: list[ProseFault]

    def build(self, tokens: Sequence[Token], line: int) -> tuple[Node, ...]:
        """Nodes of a balanced run of tokens; `line` holds for tokens that don't say theirs."""
        stack = [_Open(None, line)]  # type: ignore[arg-type]  # the root
        for token in tokens:
            here = self._line(token, line, stack[-1].line)
            if token.nesting == 1:
                stack.append(_Open(token, here))
            elif token.nesting == -1:
                done = stack.pop()
                stack[-1].children += self._closed(done)
            else:
                stack[-1].children += self._leaf(token, here)
        return tuple(join_lines(stack[0].children))

    def _line(self, token: Token, base: int, outer: int) -> int:
        if token.map:
            return self.first_line + token.map[0]
        return base + token.meta["line"] if "line" in token.meta else outer

    def _closed(self, done: _Open) -> Sequence[Node]:
        name = done.token.type.removesuffix("_open")
        if name in _TRANSPARENT:
            return done.children
        if name not in _CONTAINERS:
            return self._refuse(name, done.line)
        children = tuple(join_lines(done.children))
        if [child.kind for child in children] == ["image"] and name == "paragraph":
            return [replace(children[0], kind="figure")]
        kind, fields = _CONTAINERS[name]
        node = Node(kind, done.line, children, **(fields(done.token) if fields else {}))
        for child in children:
            if child.kind == "image" and child.children:
                help = "Put the image in a paragraph on its own, or leave the caption out."
                self._problem(child.line, "A caption of an image inside a line of text.", help)
        if kind == "table":
            node = replace(node, aligns=sum((cell.aligns for cell in children[0].children), ()))
        return [replace(node, kind="plain") if done.token.hidden else node]

    def _leaf(self, token: Token, line: int) -> Sequence[Node]:
        if token.type == "inline":
            return self.build(token.children or (), line)
        if token.type == "image":
            return [self._image(token, line)]
        if token.type not in _LEAVES:
            return self._refuse(token.type, line)
        kind, fields = _LEAVES[token.type]
        return [] if kind is None else [Node(kind, line, **fields(token))]

    def _image(self, token: Token, line: int) -> Node:
        shown = plain(self.build(token.children or (), line)).strip()
        source = str(token.attrs.get("src", ""))
        if not shown:
            self._problem(
                line, f"The image {source} has no alternative text.", "Write ![what it shows](src)."
            )
        caption = self._caption(str(token.attrs.get("title", "")), line)
        return Node("image", line, caption, text=shown, target=source)

    def _caption(self, text: str, line: int) -> tuple[Node, ...]:
        """An image's title as inline Markdown."""
        from grader.prose.markdown import parser
        from grader.prose.slips import source_slips

        if not text:
            return ()
        tokens = parser().parseInline(text, {})
        tokens[0].map = [0, 1]  # of one line, so that slips are looked for in it
        self.problems += source_slips(text, tokens, {}, line)
        return self.build(tokens[0].children or (), line)

    def _refuse(self, name: str, line: int) -> list[Node]:
        message, help = _REFUSED.get(name, (f"Unknown Markdown: {name}.", "Write it otherwise."))
        self._problem(line, message, help)
        return []

    def _problem(self, line: int, message: str, help: str) -> None:
        self.problems.append(ProseFault(line, message, help))


def join_lines(nodes: Sequence[Node]) -> list[Node]:
    """The same nodes with ends of lines made a space, or nothing inside Chinese, and text merged.

    Text is as `typography` sets it.

    A line's end is nothing between two Chinese characters and beside full-width punctuation.
    """
    out: list[Node] = []
    nodes = [node for node in nodes if node.kind != "text" or node.text]
    for i, node in enumerate(nodes):
        if node.kind == "line_end":
            node = replace(node, kind="text", text=_gap(nodes[i - 1 : i], nodes[i + 1 : i + 2]))
        if node.kind == "text" and out and out[-1].kind == "text":
            out[-1] = replace(out[-1], text=out[-1].text + node.text)
        else:
            out.append(node)
    return [_polished(out, i) if node.kind == "text" else node for i, node in enumerate(out)]


def _polished(nodes: Sequence[Node], i: int) -> Node:
    text = nodes[i].text
    before = _read(nodes[i - 1], -1) if i else ""
    after = _read(nodes[i + 1], 0) if i + 1 < len(nodes) else " "
    shown = polish(text, before, after)
    return nodes[i] if shown == text else replace(nodes[i], text=shown)


def _read(node: Node, end: int) -> str:
    """The first or last character of a node's text, of a formula's and of code's too."""
    if node.text:
        return node.text[end]
    return _read(node.children[end], end) if node.children else " "


def _gap(before: Sequence[Node], after: Sequence[Node]) -> str:
    left, right = _edge(before, -1), _edge(after, 0)
    inside = is_chinese(left) and is_chinese(right)
    return "" if inside or is_full_punctuation(left) or is_full_punctuation(right) else " "


def _edge(nodes: Sequence[Node], end: int) -> str:
    """The first or last character of a node's text; a space where it is not running text."""
    if not nodes or nodes[0].kind in ("code", "math", "footnote", "image"):
        return " "
    node = nodes[0]
    return node.text[end] if node.text else _edge(node.children[end:][:1], end)


def _level(token: Token) -> dict[str, Any]:
    return {"number": int(token.tag[1:])}


def _text(token: Token) -> dict[str, Any]:
    return {"text": token.content}


def _code(token: Token) -> dict[str, Any]:
    language = token.info.split(maxsplit=1)[:1]
    return {"text": token.content.removesuffix("\n"), "target": "".join(language)}


def _aligned(token: Token) -> dict[str, Any]:
    return {"aligns": (str(token.attrs.get("style", "")).removeprefix("text-align:"),)}


_Fields = Callable[["Token"], dict[str, Any]]
_TRANSPARENT = {"thead", "tbody", "footnote_block"}
_CONTAINERS: dict[str, tuple[str, _Fields | None]] = {
    "paragraph": ("paragraph", None),
    "heading": ("heading", _level),
    "bullet_list": ("bullet_list", None),
    "ordered_list": ("ordered_list", lambda t: {"number": int(t.attrs.get("start", 1))}),
    "list_item": ("item", None),
    "blockquote": ("quote", None),
    "table": ("table", None),
    "tr": ("row", None),
    "th": ("cell", _aligned),
    "td": ("cell", _aligned),
    "footnote": ("footnote_text", None),
    "strong": ("strong", None),
    "em": ("emphasis", None),
    "s": ("strike", None),
    "link": ("link", lambda t: {"target": str(t.attrs["href"])}),
}
_LEAVES: dict[str, tuple[str | None, _Fields]] = {
    "text": ("text", _text),
    "text_special": ("text", _text),
    "code_inline": ("code", _text),
    "math_inline": ("math", _text),
    "math_block": ("math_block", _text),
    "fence": ("code_block", _code),
    "softbreak": ("line_end", _text),
    "hardbreak": ("hard_break", _text),
    "hr": ("rule", _text),
    "footnote_ref": ("footnote", lambda t: {"number": t.meta["id"] + 1}),
    "footnote_anchor": (None, _text),
}
_REFUSED = {
    "html_block": ("Raw HTML.", "Write Markdown; for a bare < write \\<."),
    "html_inline": ("Raw HTML.", "Write Markdown; for a bare < write \\<."),
    "math_inline_double": (
        "A displayed formula inside a line of text.",
        "Put each $$ on a line of its own, or use single dollars.",
    ),
}
