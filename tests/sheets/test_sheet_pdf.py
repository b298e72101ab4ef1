"""Sheets as PDF. That a sheet is made at all says that it keeps PDF/UA-1: Typst checks it."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdf
import pytest
from pictures import dots, ink

from grader.bank import open_bank
from grader.bank.selection import Filters, select
from grader.errors import BankError
from grader.sheets import make_sheet, render_pdf
from grader.sheets.model import LANGUAGES, MODES

A4, LETTER = (210, 297), (215.9, 279.4)


def read(sheet):
    return pypdf.PdfReader(io.BytesIO(render_pdf(sheet)))


def text_of(reader):
    text = "\n".join(page.extract_text() for page in reader.pages)
    return text.replace("\u00a0", " ")


def outline(reader):
    def flat(entries):
        for entry in entries:
            yield from flat(entry) if isinstance(entry, list) else [entry.title]

    return list(flat(reader.outline))


def links(reader):
    """Every link: a URL, or the page (from 0) that it leads to."""
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                yield action["/URI"]
            elif "/D" in action or "/Dest" in note.get_object():
                target = action.get("/D", note.get_object().get("/Dest"))
                named = reader.named_destinations.get(str(target))
                yield reader.get_destination_page_number(named) if named else target


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_every_mode_and_language_is_tagged_and_titled(sheet_of, mode, lang):
    reader = read(sheet_of(mode, lang))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert str(root["/Lang"]).startswith("zh" if lang == "zh" else "en")
    title = "排序：" if lang == "zh" else "Sorting: "
    assert reader.metadata.title.startswith(title)
    assert reader.metadata.creation_date is None
    assert reader.outline


@pytest.mark.parametrize("mode", MODES)
def test_the_same_sheet_is_the_same_bytes(sheet_of, mode):
    assert render_pdf(sheet_of(mode, "both")) == render_pdf(sheet_of(mode, "both"))


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
@pytest.mark.parametrize("mode", MODES)
def test_pages_have_the_size_of_the_paper(sheet_of, mode, paper, size):
    box = read(sheet_of(mode, paper=paper)).pages[0].mediabox
    millimetres = [float(side) / 72 * 25.4 for side in (box.width, box.height)]
    assert sorted(millimetres) == pytest.approx(sorted(size), abs=0.1)
    assert (box.width > box.height) == (mode == "cheat")


def test_questions_come_with_answers_key_points_and_follow_ups(sheet_of):
    text = text_of(read(sheet_of("qa", ids=("top_k",))))
    parts = (
        "How do you find",
        "Partition around",
        "Selection needs",
        "unlucky pivots",
        "Algorithm 65",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "Task" not in text


def test_both_languages_stand_one_after_the_other(sheet_of):
    text = text_of(read(sheet_of("qa", "both", ids=("top_k",))))
    text = text[text.index("How do you find") :]
    for english, chinese in (("Answer", "回答"), ("Key points", "要点"), ("Follow-ups", "追问")):
        assert text.index(english) < text.index(chinese)


def test_questions_alone_give_nothing_away(sheet_of):
    text = text_of(read(sheet_of("questions")))
    assert "How do you find" in text
    assert "Partition around" not in text
    assert "Selection needs" not in text


def test_the_key_stands_after_all_questions(sheet_of):
    text = text_of(read(sheet_of("key")))
    last_question = max(text.index("How do you find"), text.index("Answers"))
    assert last_question < text.index("Partition around")


def test_bookmarks_lead_from_topics_to_questions(sheet_of):
    titles = outline(read(sheet_of("qa")))
    assert titles[0] == "Comparison sorts"
    assert "3 The k largest entries" in titles
    assert titles[-1] == "References"
    assert not any("Answer" in title for title in titles)


def test_links_lead_to_pages_and_to_works(sheet_of):
    reader = read(sheet_of("key"))
    found = list(links(reader))
    assert "https://doi.org/10.1145/366622.366647" in found
    inner = [target for target in found if not isinstance(target, str)]
    assert len(inner) >= 6  # every question to its answer and back
    assert all(0 <= target < len(reader.pages) for target in inner if isinstance(target, int))


def test_a_long_sheet_has_a_title_page_and_contents(bank, bank_copy):
    bank = many(bank_copy, 42)
    reader = read(make_sheet(bank, select(bank, Filters())))
    assert "Comparison" not in reader.pages[0].extract_text()
    contents = reader.pages[1].extract_text()
    assert contents.count("Copy") > 30
    for number, page in enumerate(reader.pages[1:], 2):
        text = " ".join(page.extract_text().split())
        assert "Sorting: Questions and answers" in text
        assert f"{number} / {len(reader.pages)}" in text


def test_a_short_sheet_has_no_cover(bank_copy):
    bank = many(bank_copy, 12)
    first = read(make_sheet(bank, select(bank, Filters()))).pages[0].extract_text()
    assert "Comparison sorts" in first
    assert first.count("Copy") >= 12


def many(root, count):
    """A bank with `count` copies of one question."""
    questions = root / "questions"
    toml = (questions / "bank.toml").read_text(encoding="utf-8")
    names = [f"copy_{i}" for i in range(count)]
    listed = ", ".join(f'"{name}"' for name in names)
    (questions / "bank.toml").write_text(
        toml.replace('pages = ["top_k"]', f'pages = ["top_k", {listed}]'), encoding="utf-8"
    )
    for suffix in (".md", ".zh.md"):
        text = (questions / "selection" / f"top_k{suffix}").read_text(encoding="utf-8")
        for name in names:
            page = text.replace("title: The k largest entries", f"title: Copy {name[5:]}")
            (questions / "selection" / (name + suffix)).write_text(page, encoding="utf-8")
    return open_bank(root)


def test_a_mock_interview_hides_titles_until_the_marking_sheet(sheet_of):
    pages = [page.extract_text() for page in read(sheet_of("mock")).pages]
    marking = next(i for i, page in enumerate(pages) if "Marking sheet" in page)
    before, after = "\n".join(pages[:marking]), "\n".join(pages[marking:])
    assert "The k largest entries" not in before
    assert "How do you find" in before
    assert "Selection needs" in after
    assert "Candidate" in before


def test_backs_of_cards_are_mirrored(sheet_of):
    front, back = read(sheet_of("cards")).pages
    assert side(front, "Ranks of a vector") == "left"
    assert side(back, "is a permutation, not the ranks") == "right"
    assert side(front, "When a sort is stable") == "right"
    assert side(back, "Equal keys keep their order") == "left"


def side(page, words):
    """The half of the page on which the words begin."""
    found = []

    def visit(text, page_matrix, text_matrix, *_):
        if words in text:
            found.append(page_matrix[4] + text_matrix[4])

    page.extract_text(visitor_text=visit)
    (x,) = found
    return "left" if x < float(page.mediabox.width) / 2 else "right"


COLUMN = {
    "qa": (22, 22),
    "questions": (22, 22),
    "key": (22, 22),
    "mock": (25, 25),
    "cheat": (12, 12),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mode", COLUMN)
def test_nothing_is_printed_outside_the_column(sheet_of, wide_bank, tmp_path, mode, lang):
    left, right = COLUMN[mode]
    for page in ink(sheet_of(mode, lang, bank=wide_bank), tmp_path):
        columns = page.any(axis=0)
        assert not columns[: dots(left) - 2].any()
        assert not columns[-dots(right) + 2 :].any()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_leaves_its_card(sheet_of, wide_bank, tmp_path, lang):
    for page in ink(sheet_of("cards", lang, bank=wide_bank), tmp_path):
        height, width = page.shape
        rows = 4 if lang != "both" else 2
        inner = slice(dots(14) + 2, -dots(14) - 2)
        for at in (dots(14), width // 2, width - dots(14)):
            assert not page[inner, at - 2 : at + 2].any()
        for edge, following in pairwise(range(rows + 1)):
            for at in (edge, following):
                y = dots(14) + at * (height - 2 * dots(14)) // rows
                assert not page[y - 2 : y + 2, inner].any()


def test_columns_of_a_cheat_sheet_stay_apart(sheet_of, wide_bank, tmp_path):
    for page in ink(sheet_of("cheat", bank=wide_bank), tmp_path):
        text = page[dots(32) : -dots(15)]
        column = (page.shape[1] - 2 * dots(12) - 2 * dots(7)) // 3
        for gutter in (dots(12) + column, dots(12) + 2 * column + dots(7)):
            assert not text[:, gutter + 2 : gutter + dots(7) - 2].any()


def test_a_character_without_a_glyph_names_page_and_line(bank_copy):
    page = bank_copy / "questions" / "selection" / "top_k.md"
    text = page.read_text(encoding="utf-8").replace("Partition around", "Partition 😀 around")
    page.write_text(text, encoding="utf-8")
    line = text[: text.index("😀")].count("\n") + 1
    bank = open_bank(bank_copy)
    with pytest.raises(BankError) as caught:
        render_pdf(make_sheet(bank, select(bank, Filters())))
    assert caught.value.place == f"{page}:{line}"
    assert "U+1F600" in caught.value.message


def test_an_image_that_is_absent_names_the_page(bank_copy):
    page = bank_copy / "questions" / "selection" / "top_k.md"
    text = page.read_text(encoding="utf-8").replace(
        "## Key points", "![A](no.svg)\n\n## Key points"
    )
    page.write_text(text, encoding="utf-8")
    bank = open_bank(bank_copy)
    with pytest.raises(BankError, match=r"no\.svg"):
        render_pdf(make_sheet(bank, select(bank, Filters())))
