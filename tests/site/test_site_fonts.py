"""Chinese on a machine that has no Chinese font: the site's own is used, and no box stays."""

from __future__ import annotations

import os
import shutil

import pytest

from grader.sheets import font_folder

CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""
# Chinese characters are one em wide; the box that stands for an absent one is narrower.
WIDTHS = """
    selector => [...document.querySelectorAll(selector)].flatMap(element => {
        const text = element.firstChild;
        const em = parseFloat(getComputedStyle(element).fontSize);
        return [...text.data].flatMap((char, at) => {
            if (!/\\p{Script=Han}/u.test(char)) return [];
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return [range.getBoundingClientRect().width / em];
        });
    })
"""


@pytest.fixture
def bare_fonts(tmp_path):
    """The environment of a machine whose only font has no Chinese."""
    shutil.copy(font_folder() / "STIXTwoMath.ttf", tmp_path)
    config = tmp_path / "fonts.conf"
    config.write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


def test_chinese_needs_no_font_of_the_system(launch, site, bare_fonts):
    with launch(env=bare_fonts) as browser:
        page = browser.new_page()
        page.goto((site / "zh" / "index.html").as_uri())
        page.evaluate("document.fonts.ready")
        page.wait_for_function("[...document.fonts].some(face => face.status === 'loaded')")
        page.evaluate("new Promise(requestAnimationFrame)")
        widths = page.evaluate(WIDTHS, "h1, h3, .question a")
    assert len(widths) >= 10
    assert [width for width in widths if abs(width - 1) > 0.02] == []
