"""Which bank is opened, and what it says of its items and pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.bank import id_of, open_bank
from grader.bank.model import ExerciseFacts
from grader.bank.pictures import data_url, picture_file, svg_element
from grader.errors import BankError, CommandError, NotFound

FAKE = Path(__file__).parent.parent / "fakebank"


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(FAKE, tmp_path / "bank"))


def test_bank_toml_is_read_in_order():
    bank = open_bank(FAKE)
    assert bank.title.in_("zh") == "排序"
    assert bank.languages == ("en", "zh")
    assert [(t.id, t.pages) for t in bank.topics] == [
        ("comparison", ("ranks", "stable_sorting")),
        ("selection", ("top_k",)),
    ]
    assert [rung.exercises for rung in bank.ladder] == [("ranks",), ("top_k",)]
    assert bank.planned == ("merge_runs",)


def test_an_exercise_has_prerequisites_and_prepares_for_others():
    bank = open_bank(FAKE)
    assert bank.steps == ("ranks", "top_k")
    assert (bank.before("ranks"), bank.after("ranks")) == ((), ("top_k",))
    assert (bank.before("top_k"), bank.after("top_k")) == (("ranks",), ())


def test_without_prerequisites_the_next_on_the_ladder_comes_next(copy):
    toml = copy / "questions" / "bank.toml"
    toml.write_text(toml.read_text().partition("[prerequisites]")[0])
    bank = open_bank(copy)
    assert (bank.before("top_k"), bank.after("ranks")) == ((), ("top_k",))


def test_nearest_bank_above_the_start_is_opened(copy):
    assert open_bank(start=copy / "questions" / "comparison").root == copy.resolve()


def test_without_one_above_it_the_packaged_bank_is_opened(tmp_path):
    from grader.bank.paths import own_root

    assert open_bank(start=tmp_path).root == own_root()


def test_given_folder_without_a_bank_is_not_found(tmp_path):
    with pytest.raises(NotFound) as error:
        open_bank(tmp_path)
    assert str(tmp_path) in str(error.value)
    assert "bank.toml" in str(error.value)


def test_items_come_in_reading_order():
    assert [item.id for item in open_bank(FAKE).items()] == ["ranks", "stable_sorting", "top_k"]


def test_item_carries_the_facts_of_its_page():
    bank = open_bank(FAKE)
    item = bank.item("ranks")
    assert (item.topic, item.title, item.level) == ("comparison", "Ranks of a vector", "easy")
    assert (item.tags, item.references) == (("sorting", "ranks"), ("KNUTH98",))
    assert item.related == ("stable_sorting",)
    assert item.exercise == ExerciseFacts(("ranks",), "numpy", (), 5.0, 512)
    assert item.files.stub == FAKE / "exercises" / "ranks.py"
    assert bank.item("stable_sorting").exercise is None


def test_item_reads_no_other_file(copy):
    bank = open_bank(copy)
    for path in copy.rglob("*.*"):
        if path.is_file() and path.name != "ranks.md":
            path.unlink()
    assert bank.item("ranks").level == "easy"


@pytest.mark.parametrize(("typed", "meant"), [("rank", "ranks"), ("stable", "stable_sorting")])
def test_unknown_id_names_the_nearest(typed, meant):
    with pytest.raises(NotFound, match=f"Did you mean {meant}"):
        open_bank(FAKE).item(typed)


def test_id_that_is_a_path_is_no_item():
    with pytest.raises(NotFound):
        open_bank(FAKE).item("../questions/comparison/ranks")


def test_unknown_topic_names_the_nearest():
    with pytest.raises(NotFound, match="Did you mean selection"):
        open_bank(FAKE).topic("selecton")


def test_page_has_its_sections_and_their_lines():
    bank = open_bank(FAKE)
    page = bank.page(bank.item("stable_sorting"), "en")
    assert list(page.sections) == ["question", "answer", "key_points", "follow_ups"]
    text = page.path.read_text(encoding="utf-8").split("\n")
    for key, section in page.sections.items():
        assert section.split("\n")[0] == text[page.lines[key] - 1]


NOTES = {
    "en": (
        "Raises ValueError unless there is one dimension",
        "Ranks a matrix as if it were one long vector",
        "The number of dimensions is never looked at.",
    ),
    "zh": (
        "不是一维时抛出 ValueError",
        "把矩阵展平后排名",
        "没有检查维数，矩阵被当成一个长向量。",
    ),
}


@pytest.mark.parametrize("lang", NOTES)
def test_page_carries_titles_of_checks_and_notes_on_mistakes(lang):
    bank = open_bank(FAKE)
    item = bank.item("ranks")
    notes = bank.page(item, lang).notes
    assert list(notes.mistakes) == ["argsort_alone", "ties_from_the_right", "flattened"]
    note = notes.mistakes["flattened"]
    assert (notes.checks["check_only_vectors"], note.title, note.explanation) == NOTES[lang]
    assert bank.notes(item, lang) == notes


def test_notes_are_read_whatever_is_wrong_with_the_rest_of_a_page(tmp_path):
    root = Path(shutil.copytree(FAKE, tmp_path / "bank"))
    bank = open_bank(root)
    item = bank.item("ranks")
    whole = bank.notes(item, "zh")
    item.files.page_zh.write_text(
        item.files.page_zh.read_text(encoding="utf-8").replace("## 要点", "## 要", 1),
        encoding="utf-8",
    )
    assert bank.notes(item, "zh") == whole


def test_title_in_either_language():
    bank = open_bank(FAKE)
    item = bank.item("top_k")
    assert bank.title_of(item, "en") == "The k largest entries"
    assert bank.title_of(item, "zh") == "最大的 k 个元素"


def test_language_that_the_bank_lacks_is_a_wrong_command(copy):
    toml = copy / "questions" / "bank.toml"
    text = toml.read_text(encoding="utf-8").replace(
        'languages = ["en", "zh"]', 'languages = ["en"]'
    )
    toml.write_text(text, encoding="utf-8")
    bank = open_bank(copy)
    with pytest.raises(CommandError, match="no pages in 'zh'"):
        bank.page(bank.item("ranks"), "zh")


def test_references_and_glossary():
    bank = open_bank(FAKE)
    assert list(bank.references()) == ["KNUTH98", "HOARE61"]
    assert bank.references()["HOARE61"].doi == "10.1145/366622.366647"
    assert bank.glossary()[0].avoid == ("整序",)


def test_bank_without_references_and_glossary_has_none(copy):
    (copy / "questions" / "references.toml").unlink()
    (copy / "questions" / "glossary.toml").unlink()
    assert open_bank(copy).references() == {}
    assert open_bank(copy).glossary() == ()


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("exercises/x.py", "x"),
        ("solutions/x/reference.py", "x"),
        ("/somewhere/bank/solutions/x/mistakes.py", "x"),
        ("submissions/anna/x.py", "x"),
        ("x.py", "x"),
    ],
)
def test_id_of_a_file(path, id):
    assert id_of(Path(path)) == id


@pytest.mark.parametrize("name", ["absent.svg", "notes.txt", "folder.svg"])
def test_a_picture_is_a_file_of_a_kind_that_every_format_shows(copy, name):
    bank = open_bank(copy)
    page = bank.page(bank.item("ranks"), "en")
    (page.path.parent / "notes.txt").write_text("x")
    (page.path.parent / "folder.svg").mkdir()
    with pytest.raises(BankError, match=f"the picture '{name}' can't be shown"):
        picture_file(page, name)
    drawn = page.path.parent / "drawn.SVG"
    drawn.write_text("<svg/>")
    assert picture_file(page, "drawn.SVG") == drawn
    assert data_url(page, "drawn.SVG") == "data:image/svg+xml;base64,PHN2Zy8+"


SVG = '<svg xmlns="http://www.w3.org/2000/svg" class="drawing">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onclick="alert(1)"/>',
        '<path style="fill: red"/>',
        '<g id="main"/>',
        "<style>p { color: red }</style>",
        "<foreignObject/>",
        '<a href="javascript:alert(1)"><path/></a>',
        '<path xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>',
        '<image href="http://example.org/a.png"/>',
        "<path>",
    ],
)
def test_a_picture_that_does_more_than_draw_is_no_element(tmp_path, inside):
    path = tmp_path / "a.svg"
    path.write_text(SVG.format('<path d="M0 0h1"/><text x="1">a</text>'))
    assert svg_element(path) == (
        '<svg class="drawing"><path d="M0 0h1"></path><text x="1">a</text></svg>'
    )
    path.write_text(SVG.format(inside))
    assert svg_element(path) is None


def test_only_a_themed_picture_takes_the_colours_of_the_page(tmp_path):
    path = tmp_path / "a.svg"
    path.write_text(SVG.format(""))
    assert svg_element(path, themed=True)
    path.write_text(SVG.format("").replace(' class="drawing"', ""))
    assert svg_element(path)
    assert svg_element(path, themed=True) is None
