"""SVG pictures of an HTML text as elements of it.

Anki shows `data:` URLs as well, but its media check calls each of them a missing file.
"""

from __future__ import annotations

import re
from base64 import b64decode

_IMAGE = re.compile(r'<img src="data:image/svg\+xml;base64,([^"]*)" alt="([^"]*)">')
_ELEMENT = re.compile(r"<svg\b.*</svg>", re.DOTALL)
# What would act on, or clash with, the page around the picture.
_GLOBAL = re.compile(r"<(?:style|script|foreignObject)\b|\s(?:id|on\w+)=", re.IGNORECASE)


def with_inline_svg(html: str) -> str:
    """The HTML with its SVG images inlined, those left out that need a document of their own."""
    return _IMAGE.sub(_inlined, html)


def _inlined(image: re.Match[str]) -> str:
    found = _ELEMENT.search(b64decode(image[1]).decode("utf-8"))
    if found is None or _GLOBAL.search(found[0]):
        return image[0]
    label = f'<svg role="img" aria-label="{image[2]}" style="max-width: 100%"'
    return found[0].replace("<svg", label, 1)
