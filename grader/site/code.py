"""Python code in colours, worked out while the site is built."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

_BLOCK = re.compile(r'(<pre><code class="language-python">)(.*?)(</code></pre>)', re.S)


def coloured(html: str) -> str:
    """HTML with the Python of its code blocks coloured."""
    return _BLOCK.sub(lambda block: block[1] + python(unescape(block[2])) + block[3], html)


@lru_cache(maxsize=1024)  # both languages of a page have the same code
def python(text: str) -> str:
    """Python as HTML: escaped, with spans that have Pygments' short class names after `c-`."""
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers.python import PythonLexer

    lexer = PythonLexer(stripnl=False, ensurenl=False)
    return str(highlight(text, lexer, HtmlFormatter(nowrap=True, classprefix="c-")))
