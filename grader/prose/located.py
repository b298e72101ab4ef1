"""What the three writers share: walking the tree, and saying the line of what can't be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from grader.prose.document import BLOCKS, INLINES, Document, Node, ProseError
from grader.prose.parser import parse


class Walker:
    """Writes each node by the method that bears its kind's name with a leading underscore."""

    def __init__(self, text: str | Document) -> None:
        self.document = parse(text) if isinstance(text, str) else text

    def write(self, node: Node) -> Any:
        """One node; a ProseError without a place gets this node's."""
        try:
            return getattr(self, f"_{node.kind}")(node)
        except ProseError as problem:
            problem.place = problem.place or self.document.at(node.line)
            raise


class Writer(Walker):
    """A walker whose methods all give markup."""

    def __init__(
        self, text: str | Document, image: Callable[[str], str] | None, heading_base: int
    ) -> None:
        super().__init__(text)
        self.source_of = image
        self.shift = heading_base - self.document.top_heading()

    def all(self, nodes: Sequence[Node]) -> str:
        return "".join(map(self.write, nodes))

    def level(self, heading: Node) -> int:
        """A heading's level in the output, 1 to 6."""
        return min(max(heading.number + self.shift, 1), 6)

    def source(self, image: Node) -> str:
        return self.source_of(image.target) if self.source_of else image.target


def unwritten(writer: type[Walker]) -> list[str]:
    """The kinds of node that a writer has no method for."""
    return [kind for kind in (*BLOCKS, *INLINES) if not hasattr(writer, f"_{kind}")]
