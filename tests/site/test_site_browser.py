"""The site in Chromium, opened from files: what people do with it."""

from __future__ import annotations

import io
import json
import re

import pytest

from grader.practice.transfer.site import reviews

PHONE = {"viewport": {"width": 360, "height": 740}}
QUESTION = "q/top_k.html"


def search(page, query):
    page.locator("#search").fill(query)
    page.locator("#results").wait_for()
    return [text.split("\n")[0] for text in page.locator("#results li a").all_inner_texts()]


# The words that stand on two lines.
BROKEN_WORDS = """
    selector => [...document.querySelectorAll(selector)].flatMap(cell => {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const broken = [];
        while (walker.nextNode()) {
            for (const word of walker.currentNode.data.matchAll(/[A-Za-z0-9_]+/g)) {
                const range = document.createRange();
                range.setStart(walker.currentNode, word.index);
                range.setEnd(walker.currentNode, word.index + word[0].length);
                const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                if (lines.size > 1) broken.push(word[0]);
            }
        }
        return broken;
    })
"""


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")


def is_open(page, selector):
    return page.locator(selector).evaluate("fold => fold.open")


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim()")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("largest", "The k largest entries"),  # a title
        ("partial-sort", "The k largest entries"),  # a tag
        ("top_k", "The k largest entries"),  # an id
        ("LARGEST entries", "The k largest entries"),
        ("次序", None),
    ],
)
def test_search_in_english(read, query, first):
    found = search(read(), query)
    assert found if first is None else found[0] == first


def test_search_finds_a_chinese_word_inside_a_phrase(read, site, expect):
    page = read("zh/index.html")
    text = (site / "assets/search/zh/top_k.js").read_text(encoding="utf-8")
    inside = re.search(r"(?<=[\u4e00-\u9fff])元素(?=[\u4e00-\u9fff])", text)[0]
    found = search(page, inside)
    assert page.evaluate("graderSearch.zh.items.find(([id]) => id === 'top_k')[1]") in found
    expect(page.locator("#results mark", has_text=inside).first).to_be_visible()


def test_search_takes_words_of_both_languages_at_once(read):
    found = search(read("zh/index.html"), "largest 选择")
    assert found == search(read("zh/index.html"), "选择largest")
    assert len(found) >= 1


def test_search_ranks_a_title_above_a_text(read):
    found = search(read(), "stable")
    assert "stable" in found[0].lower()


def test_search_marks_what_it_found(read):
    page = read()
    search(page, "larg")
    assert page.locator("#results a mark").first.inner_text().lower() == "larg"


@pytest.mark.parametrize(
    ("lang", "query", "instead"),
    [
        ("", "hessain", "hessian"),
        ("", "2:4", ""),
        ("", "λ", ""),
        ("zh/", "λ", ""),
        ("zh/", "整序", "排序"),  # the glossary's word for it
    ],
)
def test_search_helps_with_spelling_synonyms_and_notation(read, expect, lang, query, instead):
    page = read(f"{lang}index.html")
    assert search(page, query)
    assert (instead in page.locator("#found").inner_text()) if instead else True
    whole = re.compile(f"^{re.escape(instead or query)}$", re.IGNORECASE)
    expect(page.locator("#results mark", has_text=whole).first).to_be_visible()


def test_notation_is_found_as_a_whole(read):
    assert search(read(), "4:2") == []
    assert search(read(), "2:40") == []


@pytest.mark.parametrize("query", ["hessain", "2:4", "λ"])
def test_a_hit_opens_the_answer_at_the_place(read, expect, query):
    page = read()
    search(page, query)
    page.locator("#results a", has_text="largest").first.click()
    page.wait_for_url("**/top_k.html#find=*")
    expect(page.locator("#answer .hit")).to_be_in_viewport()
    assert page.locator(".hint[open]").count() == 0


def test_search_that_finds_nothing_says_so(read):
    page = read()
    assert search(page, "zzzz") == []
    assert "Nothing found" in page.locator("#found").inner_text()
    assert page.locator("#found").get_attribute("role") == "status"


def test_search_is_used_with_the_keyboard(read):
    page = read(QUESTION)
    page.keyboard.press("/")
    page.keyboard.type("rank")
    page.locator("#results a").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('#results') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("Escape")
    assert page.locator("#results").is_hidden()
    page.keyboard.press("/")
    page.keyboard.type("rank")
    page.locator("#results a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ranks.html#find=rank")


def test_a_letter_typed_into_the_search_is_no_command(read):
    page = read(QUESTION)
    page.keyboard.press("/")
    page.keyboard.type("ajk")
    assert page.locator("#search").input_value() == "ajk"
    assert not is_open(page, "#answer")


def test_everything_that_answers_is_folded_at_first(read):
    page = read(QUESTION)
    assert page.locator("details").count() >= 6
    assert page.locator("details[open]").count() == 0
    assert page.locator(".follow-ups summary").first.inner_text().startswith("What is the worst")


def test_a_fold_opens_and_closes(read):
    page = read(QUESTION)
    text = page.locator("#answer .prose")
    assert text.is_hidden()
    page.locator("#answer summary").click()
    assert text.is_visible()
    page.keyboard.press("Enter")
    assert text.is_hidden()


def test_keys_show_the_answer_and_one_hint_after_the_other(read):
    page = read(QUESTION)
    page.keyboard.press("a")
    assert is_open(page, "#answer")
    page.keyboard.press("a")
    assert not is_open(page, "#answer")
    page.keyboard.press("h")
    assert page.locator(".hint[open]").count() == 1
    page.keyboard.press("h")
    assert page.locator(".hint[open]").count() == 2


def test_keys_lead_to_the_next_and_the_previous_question(read):
    page = read("q/ranks.html")
    for key, name in (("j", "stable_sorting"), ("ArrowRight", "top_k"), ("k", "stable_sorting")):
        page.keyboard.press(key)
        page.wait_for_url(f"**/{name}.html")
    page = read("index.html")
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j")
    assert first
    assert focused(page) not in ("", first)
    page.keyboard.press("k")
    assert focused(page) == first


def test_the_keys_are_shown_and_can_be_turned_off(read):
    page = read(QUESTION)
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    assert page.locator("#keys").is_hidden()
    page.reload()
    page.keyboard.press("a")
    assert not is_open(page, "#answer")
    page.locator("#help").click()
    assert page.locator("#keys").is_visible()


def test_the_first_tab_stop_skips_to_the_text_and_focus_is_seen(read):
    page = read(QUESTION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    style = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(style) == "solid"


def test_the_language_switch_keeps_the_page_and_is_remembered(read):
    page = read(QUESTION)
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/q/top_k.html")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    entry = page.url.replace("zh/q/top_k.html", "index.html")
    page.goto(entry)
    page.wait_for_url("**/zh/index.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/index.html")
    page.goto(entry)
    assert page.locator("html").get_attribute("lang") == "en"


def background(page):
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def test_dark_mode_follows_the_system_until_one_chooses(read):
    light, dark = background(read()), background(read(color_scheme="dark"))
    assert light != dark
    page = read()
    button = page.get_by_role("button", name="Dark mode")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert (background(page), button.get_attribute("aria-pressed")) == (dark, "true")
    page.reload()
    assert background(page) == dark
    button.click()
    assert background(page) == light


def test_filters_narrow_the_list_and_stand_in_the_address(read, expect):
    """`expect` waits: a form is reset after its event, so the page filters anew a moment later."""
    page = read()
    rows = page.locator(".question:visible")
    expect(rows).to_have_count(3)
    page.get_by_label("with an exercise").check()
    expect(rows).to_have_count(2)
    page.locator("#tag").select_option("partial-sort")
    expect(page.locator(".question:visible a")).to_have_text(["The k largest entries"])
    expect(page).to_have_url(re.compile("#.*tag=partial-sort"))
    page.reload()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    expect(rows).to_have_count(3)
    expect(page).to_have_url(re.compile("^[^#]*$"))


def test_a_tag_leads_to_the_questions_that_have_it(read, expect):
    page = read(QUESTION)
    page.get_by_role("link", name="partial-sort").click()
    page.wait_for_url("**/index.html#tag=partial-sort")
    expect(page.locator(".question:visible")).to_have_count(1)


def test_topics_have_jumps_and_counts_that_follow_the_filters(read, expect):
    page = read()
    jumps, heads = page.locator(".jumps .count"), page.locator("h2 .count:visible")
    expect(jumps).to_have_text(["2", "1"])
    page.get_by_label("with an exercise").check()
    expect(jumps).to_have_text(["1 of 2", "1"])
    expect(heads).to_have_text(["1 of 2", "1"])
    page.locator("#tag").select_option("partial-sort")
    expect(page.locator(".jumps li:visible a")).to_have_text(["Selection"])
    page.get_by_role("navigation", name="Topics").get_by_role("link", name="Selection").click()
    expect(page.locator("#topic-selection")).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["", "zh/"])
def test_what_one_could_answer_is_remembered_shown_and_exported(read, expect, lang):
    page = read(f"{lang}{QUESTION}")
    yes, no = page.locator(".read button").all()
    no.click()
    yes.click()
    page.reload()
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(no).to_have_attribute("aria-pressed", "false")
    page.goto(page.url.replace("top_k", "ranks"))
    page.locator(".read button").last.click()
    page.goto(page.url.replace("q/ranks", "index"))
    expect(page.locator(".mark:visible")).to_have_count(2)
    assert re.findall(r"\d+", page.locator(".tally").inner_text()) == ["1", "1", "1"]
    with page.expect_download() as started:
        page.locator(".export").click()
    assert started.value.suggested_filename == "grader-read.json"
    document = json.loads(started.value.path().read_text(encoding="utf-8"))
    assert (document["schema"], document["bank"]) == ("grader.read/1", "sorting")
    found = {row.item: row.rating for row in reviews(document)}
    assert found == {"top_k": 3, "ranks": 1}


def test_a_second_press_takes_the_answer_back(read, expect):
    page = read(QUESTION)
    yes = page.get_by_role("button", name="I could answer this")
    yes.click()
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "false")
    page.goto(page.url.replace("q/top_k", "index"))
    expect(page.locator(".memory")).to_be_hidden()
    expect(page.locator(".mark:visible")).to_have_count(0)


def test_what_others_left_in_the_storage_does_no_harm(read, expect):
    page = read()
    page.evaluate('localStorage.setItem(\'grader.read.sorting\', \'{"top_k": {"at": "x"}}\')')
    page.reload()
    expect(page.locator(".memory")).to_be_hidden()
    page.evaluate("localStorage.setItem('grader.read.sorting', '[')")
    page.reload()
    expect(page.locator(".memory")).to_be_hidden()


def test_code_in_an_answer_is_copied(read, expect):
    page = read(QUESTION, permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("a")
    page.locator("#answer .copy").first.click()
    expect(page.locator("#answer .copy").first).to_have_text("Copied")
    assert "first_summand" in page.evaluate("navigator.clipboard.readText()")


def test_the_command_to_start_is_copied(read, expect):
    page = read(permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy pip install pruneprep")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "pip install pruneprep"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("lang", ["", "zh/"])
def test_print_unfolds_every_answer(read, lang, scripts):
    pypdf = pytest.importorskip("pypdf")
    page = read(f"{lang}{QUESTION}", java_script_enabled=scripts)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join("".join(sheet.extract_text() for sheet in printed.pages).split())
    wanted = ["NotImplementedError", "np.sort(values)[::-1][:k]"]  # the stub, the last hint
    wanted += [] if lang else ["Partitionaroundapivot", "Selectionneedsnocompleteorder"]
    assert [part for part in wanted if part not in text] == []
    assert "Dark mode" not in text
    if scripts:
        assert page.locator("details[open]").count() == 0


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize("path", ["index.html", "zh/index.html", QUESTION, f"zh/{QUESTION}"])
def test_a_phone_never_scrolls_sideways(read, path, width):
    page = read(path, viewport={"width": width, "height": 740})
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    search(page, "a")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_search_results_lie_within_the_window(read, width):
    page = read(viewport={"width": width, "height": 740})
    search(page, "sort")
    box = page.locator("#results").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("path", [QUESTION, f"zh/{QUESTION}"])
def test_no_word_is_broken_in_a_cell(read, path):
    page = read(path, viewport={"width": 320, "height": 740})
    unfold(page)
    assert page.locator("td").count() >= 7
    assert page.evaluate(BROKEN_WORDS, "td, th") == []
    page.add_style_tag(content=".prose :is(td, th) { overflow-wrap: anywhere !important; }")
    assert "approximation" in page.evaluate(BROKEN_WORDS, "td, th")  # it would be seen


@pytest.mark.parametrize("path", [QUESTION, f"zh/{QUESTION}"])
def test_no_word_of_code_is_broken_inside_a_line(read, path):
    page = read(path, viewport={"width": 320, "height": 740})
    unfold(page)
    code = ":not(pre) > code"
    assert page.evaluate(BROKEN_WORDS, code) == []
    page.evaluate("document.querySelectorAll('wbr').forEach(joint => joint.remove())")
    assert page.evaluate(BROKEN_WORDS, code) != []  # it would be seen


def test_chinese_in_a_formula_is_in_the_font_of_the_page(read):
    page = read(f"zh/{QUESTION}")
    unfold(page)
    family = "element => getComputedStyle(element).fontFamily"
    words = page.locator("mtext", has_text="其中").evaluate(family)
    assert words.split(",")[:2] == page.locator("body").evaluate(family).split(",")[:2]
    assert "STIX" in words


def test_what_scrolls_on_fades_at_that_edge(read, expect):
    page = read(QUESTION, **PHONE)
    unfold(page)
    for kind in (".table-scroll", ".math", "pre", ".long"):
        boxes = page.locator(f"#answer {kind}")
        wide = "boxes => boxes.findIndex(box => box.scrollWidth > box.clientWidth)"
        number = boxes.evaluate_all(wide)
        assert number >= 0
        box = boxes.nth(number)
        expect(box).to_have_class(re.compile("more-after"))
        assert "more-before" not in box.get_attribute("class")
        box.evaluate("box => { box.scrollLeft = 9999; }")
        expect(box).to_have_class(re.compile("more-before"))
        assert "more-after" not in box.get_attribute("class")
    page.set_viewport_size({"width": 2000, "height": 800})
    expect(page.locator("#answer .table-scroll").last).not_to_have_class(re.compile("more"))


def test_what_scrolls_sideways_is_reached_with_the_keyboard(read):
    page = read(QUESTION, **PHONE)
    page.keyboard.press("a")
    page.wait_for_selector("#answer pre[tabindex='0']")
    wide = "[...document.querySelectorAll('#answer :is(.math, .table-scroll, pre)')]"
    assert page.evaluate(
        f"{wide}.every(box => box.scrollWidth <= box.clientWidth || box.tabIndex === 0)"
    )


def test_reading_needs_no_scripts(read):
    page = read(QUESTION, java_script_enabled=False)
    page.locator("#answer summary").click()
    assert page.locator("#answer .prose").is_visible()
    assert page.locator(".search").is_hidden()
    assert page.locator("#dark").is_hidden()
    page.locator("[rel=prev]:visible").click()
    page.wait_for_url("**/stable_sorting.html")
    page.locator(".bar .name").click()
    assert page.locator(".question:visible").count() == 3


def test_formulas_are_set_in_the_bundled_font(read):
    page = read(QUESTION)
    page.keyboard.press("a")
    assert page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('1em STIX Two Math'))"
    )
    assert page.evaluate(
        "[...document.fonts].find(face => face.family.includes('STIX')).status"
    ) == "loaded"  # fmt: skip


def test_the_stub_can_be_downloaded(read, site):
    page = read(QUESTION)
    address = page.locator(".stub a").evaluate("link => link.href")
    assert address == (site / "exercises" / "top_k.py").as_uri()
