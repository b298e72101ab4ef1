"""The bank's figures in Chromium: their words as it sets them, and their colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.prose import FIGURES as STYLE
from grader.site.assets import files

DRAWN = sorted((Path(__file__).parent.parent.parent / "questions" / "figures").glob("*.svg"))
# The words of each figure that leave its canvas, and the pairs of words that overlap. A box has the
# height of the face, so that a little overlap from above to below is none of the signs.
WRONG = """
    () => [...document.querySelectorAll("svg")].flatMap(figure => {
        const canvas = figure.viewBox.baseVal;
        const words = [...figure.querySelectorAll("text")].map(text => {
            const box = text.getBBox();
            return {word: text.textContent, left: box.x, right: box.x + box.width,
                    top: box.y + 2, bottom: box.y + box.height - 2};
        });
        const out = words.filter(box => box.left < 0 || box.top < 0
            || box.right > canvas.width || box.bottom > canvas.height).map(box => box.word);
        const meet = words.flatMap((a, i) => words.slice(0, i).filter(b =>
            Math.min(a.right, b.right) > Math.max(a.left, b.left) + 0.5
            && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top) + 0.5
        ).map(b => `${a.word} | ${b.word}`));
        return [...out, ...meet].map(words => `${figure.id}: ${words}`);
    })
"""


@pytest.fixture
def shown(browser, tmp_path):
    """Call with a colour scheme to get a page with all figures, in the site's style and fonts."""
    texts = [path.read_text(encoding="utf-8") for path in DRAWN]
    for name, data in files(frozenset(map(ord, "".join(texts)))).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    drawn = "".join(
        text.replace("<svg", f'<svg id="{path.stem}"', 1)
        for path, text in zip(DRAWN, texts, strict=True)
    )
    head = '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="assets/site.css">'
    (tmp_path / "figures.html").write_text(head + drawn, encoding="utf-8")
    contexts = []

    def call(scheme):
        contexts.append(browser.new_context(color_scheme=scheme))
        page = contexts[-1].new_page()
        page.goto((tmp_path / "figures.html").as_uri())
        page.evaluate("document.fonts.ready.then(() => 0)")
        return page

    yield call
    for context in contexts:
        context.close()


def test_words_are_apart_and_inside(shown):
    assert shown("light").evaluate(WRONG) == []


def test_words_that_meet_are_seen(shown):
    page = shown("light")
    page.evaluate(
        "document.querySelectorAll('svg')[0].querySelector('text').setAttribute('x', -40)"
    )
    assert page.evaluate(WRONG) != []


@pytest.mark.parametrize("kind", ["fill", "stroke"])
def test_colours_follow_the_theme(shown, kind):
    """No element keeps its colour of white paper on a dark page."""
    colours = f"""
        [...document.querySelectorAll('svg [{kind}]')]
            .filter(element => element.getAttribute('{kind}') !== 'none')
            .map(element => getComputedStyle(element).{kind})
    """
    light, dark = (shown(scheme).evaluate(colours) for scheme in ("light", "dark"))
    assert light
    assert [a for a, b in zip(light, dark, strict=True) if a == b] == []


def test_the_style_is_in_the_site():
    assert STYLE.read_bytes() in files(frozenset())["assets/site.css"]
