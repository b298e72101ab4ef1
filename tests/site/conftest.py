"""The fake bank's site, and Chromium to read it in."""

from __future__ import annotations

import importlib.util
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.bank import open_bank
from grader.site import build_site, write_site

FAKE = Path(__file__).parent.parent / "fakebank"
WIDE = """
| method | $t$ |  |
| --- | --- | --- |
| a_name_that_no_column_of_a_phone_could_hold | $O(n \\log n)$ | another_such_name_of_a_column |

| a term | what it is |  |  |
| --- | --- | --- | --- |
| approximation | incomprehensible | counterexamples | reconstruction |

The code is in `a_folder/of_examples/by_many_authors/permutation_lib`.

$$
a \\quad \\text{among} \\quad b
$$

The Hessian of a 2:4 mask, and $\\lambda$.

A formula inside a line: $x_1 + x_2 + x_3 + x_4 + x_5 + x_6 + x_7 + x_8 + x_9 + x_{10} + x_{11}$.

```python
total = first_summand + second_summand + third_summand + fourth_summand + fifth_summand + sixth
```

$$
x_1 + x_2 + x_3 + x_4 + x_5 + x_6 + x_7 + x_8 + x_9 + x_{10} + x_{11} + x_{12} + x_{13} + x_{14}
$$

![A bar](bar.svg)
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="90"><path d="M0 0h1600"/></svg>'


@pytest.fixture(scope="session")
def wide_bank(tmp_path_factory):
    """The fake bank with things in an answer that are wider than a phone, in both languages."""
    root = Path(shutil.copytree(FAKE, tmp_path_factory.mktemp("bank") / "bank"))
    folder = root / "questions" / "selection"
    for name, heading in (("top_k.md", "## Key points"), ("top_k.zh.md", "## 要点")):
        text = (folder / name).read_text(encoding="utf-8")
        wide = WIDE.replace("among", "其中") if name == "top_k.zh.md" else WIDE
        text = text.replace(heading, f"{wide}\n{heading}")
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bar.svg").write_text(SVG, encoding="utf-8")
    return open_bank(root)


@pytest.fixture(scope="session")
def site(wide_bank, tmp_path_factory):
    """The folder of its site."""
    folder = tmp_path_factory.mktemp("site") / "site"
    write_site(folder, build_site(wide_bank))
    return folder


@pytest.fixture(scope="session")
def bank_files():
    """The site of the bank that comes with grader: path -> bytes."""
    return build_site(open_bank(FAKE.parent.parent))


@pytest.fixture(scope="module")
def launch():
    """Call with options of a launch, as a context, to get a Chromium."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if not chromium:
        pytest.skip("no chromium on this machine; name one in the variable CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    flags = ("no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-sync")
    flags += ("disable-background-networking", "disable-component-update")
    flags += ("allow-file-access-from-files",)  # so that a test can look into frames

    @contextmanager
    def call(**options):
        # Not for the session: while it runs, its event loop would be in the way of other tests'.
        with playwright.sync_playwright() as running:
            browser = running.chromium.launch(
                executable_path=chromium, args=[f"--{flag}" for flag in flags], **options
            )
            yield browser
            browser.close()

    return call


@pytest.fixture
def expect(browser):
    """Playwright's assertions, which wait until a page shows what is expected."""
    from playwright.sync_api import expect

    expect.set_options(timeout=30_000)
    return expect


@pytest.fixture(scope="module")
def browser(launch):
    with launch() as started:
        yield started


@pytest.fixture
def read(browser, site):
    """Call with a path in the site (and options of a browser context) to open it as a file.

    Each call starts with nothing remembered. The test fails on any script error and on any request
    for something that isn't a file of the site.
    """
    contexts, troubles = [], []

    def note(request):
        if not request.url.startswith((site.as_uri(), "data:", "about:")):
            troubles.append(request.url)

    def call(path="index.html", **options):
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 800}, **options})
        contexts.append(context)
        context.on("weberror", lambda error: troubles.append(str(error.error)))
        context.on("request", note)
        page = context.new_page()
        page.goto(f"{site.as_uri()}/{path}")
        return page

    yield call
    for context in contexts:
        context.close()
    assert not troubles


@pytest.fixture(scope="module")
def axe_source():
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or not found.submodule_search_locations:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(found.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def violations(axe_source):
    """Call with a page to get "scheme: rule: element" of every violation, in light and in dark."""

    def call(page):
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        page.evaluate(axe_source)
        found = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for rule in page.evaluate("axe.run(document)")["violations"]:
                found += [f"{scheme}: {rule['id']}: {node['html']}" for node in rule["nodes"]]
        return found

    return call
