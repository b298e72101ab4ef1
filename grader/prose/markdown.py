"""markdown-it, set up for the bank's Markdown.

On top of CommonMark: tables, strike-through, footnotes, and math between dollars. Left out, because
they hide slips: indented code, underlined headings, link definitions, inline footnotes.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_block_dollar
from mdit_py_plugins.footnote import footnote_plugin

from grader.prose.slips import NESTING
from grader.prose.width import is_chinese

# What a block rule of this name may end: a formula needs no empty line before it.
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}


def _is_narrow_punctuation(char: str) -> bool:
    return isPunctChar(char) and not is_chinese(char)


class _Inline(StateInline):
    """Inline state that knows Chinese emphasis and notes the line on which each token starts."""

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        return self._placed(super().push(ttype, tag, nesting))

    def pushPending(self) -> Token:
        return self._placed(super().pushPending())

    def _placed(self, token: Token) -> Token:
        token.meta["line"] = self.src.count("\n", 0, self.pos)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """CommonMark's flanking rules, changed so that Chinese needs no spaces around emphasis.

        CommonMark takes the full-width colon of `**注意：**离` for punctuation before a letter, so
        the stars never close. Here full-width punctuation counts as a letter, and a Chinese
        character next to narrow punctuation counts as a space.
        """
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        space = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
        mark = _is_narrow_punctuation(before), _is_narrow_punctuation(after)
        left = not (space[1] or (mark[1] and not (space[0] or mark[0] or is_chinese(before))))
        right = not (space[0] or (mark[0] and not (space[1] or mark[1] or is_chinese(after))))
        return Scanned(
            left and (canSplitWord or not right or mark[0]),
            right and (canSplitWord or not left or mark[1]),
            end - start,
        )


class _InlineParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _Inline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


_find_math = math_block_dollar(allow_labels=False, allow_blank_lines=False)


def _math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The plugin's rule, which also leaves its token behind when it is only asked."""
    tokens, line = len(state.tokens), state.line
    found = _find_math(state, start, end, silent)
    if silent:
        del state.tokens[tokens:]
        state.line = line
    return found


def make() -> MarkdownIt:
    """A parser of the bank's Markdown. Its HTML tokens are there to be refused."""
    md = MarkdownIt("zero")
    md.inline = _InlineParser()
    md.configure("commonmark")
    md.options["maxNesting"] = NESTING
    md.enable(["table", "strikethrough"])
    # Kept apart, `\*` can be told from a star that closes nothing.
    md.disable(["code", "lheading", "reference", "text_join"])
    dollarmath_plugin(md, allow_labels=False, allow_space=False, double_inline=True)
    md.block.ruler.at("math_block", _math_block, _INTERRUPTS)
    footnote_plugin(md, inline=False)
    return md


@cache
def parser() -> MarkdownIt:
    """The one parser of a process: it holds no state between texts."""
    return make()
