"""The fake bank's entries, and a bank with a figure and everything else that Markdown has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.export import entries

FAKE = Path(__file__).parent.parent / "fakebank"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'
RICH = r"""A *figure*: ![a square](../figures/square.svg) and a note.[^a]

### Where `=x` \<b> goes

$$
\argmin_w \; a < b
$$

```python
# not a heading
x = a["[^a]"]  # ![a square](../figures/square.svg)
```

Written \\(here\\), [sound:x.mp3] and [latex]. A tab:	end.

[^a]: It holds $w < 1$.
"""


@pytest.fixture
def bank():
    return open_bank(FAKE)


@pytest.fixture
def entries_of(bank):
    """Call with languages (and ids) to get entries of the fake bank (or of `bank=`)."""

    def make(*langs, ids=(), bank=bank):
        items = [bank.item(id) for id in ids] or list(bank.items())
        return entries(bank, items, langs or ("en",))

    return make


@pytest.fixture
def rich_bank(tmp_path):
    """A copy of the fake bank in which the answer of `top_k` has RICH at its end."""
    root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    figures = root / "questions" / "figures"
    figures.mkdir()
    (figures / "square.svg").write_text(SVG, encoding="utf-8")
    page = root / "questions" / "selection" / "top_k.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("## Key points", f"{RICH}\n## Key points")
    page.write_text(text, encoding="utf-8")
    return open_bank(root)
