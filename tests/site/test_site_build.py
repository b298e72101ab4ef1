"""What the files of a site hold, without a browser."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from grader.bank import open_bank
from grader.errors import BankError
from grader.site import build_site

FAKE = Path(__file__).parent.parent / "fakebank"


class Addresses(HTMLParser):
    """Every address and every id of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src", "data-source"):
                self.addresses.append(value)
            if name == "id":
                self.ids.append(value)


@pytest.fixture
def bank_copy(tmp_path):
    return Path(shutil.copytree(FAKE, tmp_path / "bank"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def pages(files: dict[str, bytes]) -> dict[str, str]:
    return {name: data.decode() for name, data in files.items() if name.endswith(".html")}


def test_one_page_a_question_and_language():
    names = set(pages(build_site(open_bank(FAKE))))
    ids = ("ranks", "stable_sorting", "top_k")
    names_in = [f"{name}.html" for name in ("index", *(f"q/{id}" for id in ids))]
    assert names == {"404.html", *(f"{lang}{name}" for lang in ("", "zh/") for name in names_in)}


def test_same_bank_same_bytes(bank_copy):
    assert build_site(open_bank(FAKE)) == build_site(open_bank(bank_copy))


def test_every_link_leads_somewhere_in_the_site(wide_bank):
    files = build_site(wide_bank)
    read = {name: Addresses(text) for name, text in pages(files).items()}
    for name, page in read.items():
        assert len(page.ids) == len(set(page.ids)), name
        for address in page.addresses:
            if address.startswith(("https://", "data:")):
                continue
            path, _, fragment = address.partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            assert target in files, (name, address)
            if fragment and "=" not in fragment:
                assert fragment in read[target].ids, (name, address)


def test_only_links_to_works_leave_the_site():
    for name, text in pages(build_site(open_bank(FAKE))).items():
        outside = re.findall(r'<(\w+)[^>]*"(?:https?:)?//', text)
        assert set(outside) <= {"a"}, name


def test_the_stub_is_shown_and_is_a_file():
    files = build_site(open_bank(FAKE))
    stub = (FAKE / "exercises" / "top_k.py").read_bytes()
    assert files["exercises/top_k.py"] == stub
    shown = re.sub("<[^>]*>", "", files["q/top_k.html"].decode())
    assert "raise NotImplementedError" in shown


def test_python_has_colours():
    text = build_site(open_bank(FAKE))["q/top_k.html"].decode()
    assert '<span class="c-k">def</span>' in text


def test_every_page_has_an_icon_a_description_and_a_card():
    for name, text in pages(build_site(open_bank(FAKE))).items():
        if name == "404.html":
            assert "src=" not in text
            assert "stylesheet" not in text  # it is shown at any address
            continue
        head = text[: text.index("</head>")]
        description = re.search('name="description" content="([^"]+)"', head)[1]
        assert len(description) <= 300, name
        assert f'property="og:description" content="{description}"' in head
        assert re.search('property="og:title" content="([^"]+)"', head)[1] in head
        assert 'rel="icon" href="data:image/svg+xml' in head


def test_home_says_what_a_topic_is_for_and_lists_exercises_in_ladder_order_by_title():
    files = build_site(open_bank(FAKE))
    for name, about in (("index.html", "A few entries of many"), ("zh/index.html", "取出少数几个")):
        text = files[name].decode()
        assert re.search(rf'id="topic-selection".*?<p class="about">[^<]*{about}', text, re.S)
        ladder = text[text.index('class="ladder"') : text.index('class="jumps"')]
        rows = re.findall(r"<li><a [^>]*>([^<]+)</a> <code>(\w+)</code></li>", ladder)
        assert [id for _, id in rows] == ["ranks", "top_k"]
        assert [title for title, id in rows if title == id] == []


def test_text_is_never_markup(bank_copy):
    evil = "<script>alert(1)</script>"
    change(bank_copy / "questions/bank.toml", '"Sorting"', f'"{evil}"')
    change(bank_copy / "questions/selection/top_k.md", "The k largest entries", evil)
    change(bank_copy / "exercises/top_k.py", '"""', f'"""{evil}')
    for name, text in pages(build_site(open_bank(bank_copy))).items():
        assert evil not in text, name


def test_a_bank_in_one_language_has_no_switch(bank_copy):
    change(bank_copy / "questions/bank.toml", '["en", "zh"]', '["en"]')
    found = pages(build_site(open_bank(bank_copy)))
    assert not [name for name in found if name.startswith("zh/")]
    assert "hreflang" not in found["index.html"]


def test_follow_ups_that_are_no_list_of_questions_are_folded_whole(bank_copy):
    page = bank_copy / "questions/selection/top_k.md"
    change(page, "- **And for a stream?** A", "- For a stream, a")
    text = pages(build_site(open_bank(bank_copy)))["q/top_k.html"]
    assert '<details class="fold" id="follow-ups">' in text
    assert "For a stream, a heap" in text


def test_a_formula_keeps_its_punctuation(bank_copy):
    text = pages(build_site(open_bank(FAKE)))["q/top_k.html"]
    assert re.search(r'<span class="tied"><math>.*?</math>\.</span>', text)


def test_an_image_that_is_absent_is_named(bank_copy):
    change(
        bank_copy / "questions/selection/top_k.md", "## Key points", "![x](no.svg)\n\n## Key points"
    )
    with pytest.raises(BankError) as caught:
        build_site(open_bank(bank_copy))
    assert "no.svg" in caught.value.message
    assert caught.value.place.endswith("top_k.md")
    assert caught.value.help


def test_images_stand_in_the_site(wide_bank):
    files = build_site(wide_bank)
    images = [name for name in files if name.startswith("assets/images/")]
    assert len(images) == 1
    assert f'src="../{images[0]}"' in files["q/top_k.html"].decode()
    assert f'src="../../{images[0]}"' in files["zh/q/top_k.html"].decode()


def test_a_themed_figure_is_part_of_its_page(bank_copy):
    """Then its colours follow the page's, also where the reader chose them."""
    folder = bank_copy / "questions/selection"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" class="drawing"><path class="f-ink"/></svg>'
    (folder / "themed.svg").write_text(svg)
    figure = '![a dot](themed.svg "It is small.")'
    change(folder / "top_k.md", "## Key points", f"{figure}\n\n## Key points")
    files = build_site(open_bank(bank_copy))
    text = files["q/top_k.html"].decode()
    assert '<figure class="picture"><svg role="img" aria-label="a dot" class="drawing">' in text
    assert "<figcaption>It is small.</figcaption></figure>" in text
    assert not [name for name in files if name.startswith("assets/images/")]
    assert b".drawing .f-ink" in files["assets/site.css"]


def test_the_chinese_font_comes_first_in_every_list_of_fonts():
    """Later in a list, Chromium keeps boxes for what it drew while the font was loading."""
    style = build_site(open_bank(FAKE))["assets/site.css"].decode()
    lists = re.findall(r"--(?:ui|text|mono): (.*?),", style)
    assert lists == ["var(--chinese)"] * 3


def test_what_one_says_first_has_its_own_place_before_the_derivation(bank_copy):
    for name, heading in (
        ("top_k.md", "## Answer\n\n### Say first"),
        ("top_k.zh.md", "## 回答\n\n### 先说结论"),
    ):
        path = bank_copy / "questions/selection" / name
        change(path, heading.split("\n")[0] + "\n", f"{heading}\n\nA sentence aloud.\n\n### Then\n")
    for name in ("q/top_k.html", "zh/q/top_k.html"):
        text = pages(build_site(open_bank(bank_copy)))[name]
        answer = text[text.index('id="answer"') : text.index('id="key-points"')]
        said = answer[answer.index('<section class="say-first"') : answer.index("</section>")]
        assert "A sentence aloud." in said
        assert "Then" not in said
        assert answer.count("A sentence aloud.") == 1


@pytest.mark.parametrize("name", ["q/top_k.html", "zh/q/top_k.html"])
def test_key_points_are_a_list_to_tick(name):
    text = pages(build_site(open_bank(FAKE)))[name]
    points = text[
        text.index('id="key-points"') : text.index("</details>", text.index('id="key-points"'))
    ]
    assert points.count('<input type="checkbox"') == points.count("<li>") >= 2


@pytest.mark.parametrize("name", ["q/top_k.html", "zh/q/top_k.html"])
def test_a_page_whose_figures_have_a_script_says_how_to_run_it(bank_copy, name):
    assert "grader evidence" not in pages(build_site(open_bank(bank_copy)))[name]
    script = bank_copy / "questions" / "evidence" / "top_k.py"
    script.parent.mkdir(exist_ok=True)
    script.write_text("FIGURE = 1\n", encoding="utf-8")
    files = build_site(open_bank(bank_copy))
    assert files["evidence/top_k.py"] == b"FIGURE = 1\n"
    assert "grader evidence top_k" in pages(files)[name]


def test_sheets_are_made_and_linked_only_if_asked_for():
    bank = open_bank(FAKE)
    assert [name for name in build_site(bank) if name.endswith(".pdf")] == []
    files = build_site(bank, with_sheets=True)
    for root in ("", "zh/"):
        home = Addresses(files[f"{root}index.html"].decode()).addresses
        sheets = [f"sheets/{name}.pdf" for name in ("all", "key-points", "comparison", "selection")]
        assert [name for name in home if name.endswith(".pdf")] == sheets
        assert all(files[root + name].startswith(b"%PDF") for name in sheets)


def test_a_published_site_says_its_address():
    files = build_site(open_bank(FAKE), url="https://example.org/bank/")
    found = pages(files)
    addresses = re.findall("<loc>(.*?)</loc>", files["sitemap.xml"].decode())
    assert set(addresses) == {f"https://example.org/bank/{n}" for n in found if n != "404.html"}
    for name in found.keys() - {"404.html"}:
        address = f"https://example.org/bank/{name}"
        assert f'<link rel="canonical" href="{address}">' in found[name]
        assert f'property="og:url" content="{address}"' in found[name]
        card = re.search(
            'property="og:image" content="https://example.org/bank/([^"]+)"', found[name]
        )
        assert files[card[1]].startswith(b"\x89PNG")
        assert len(files[card[1]]) < 60_000


def test_a_site_without_an_address_names_none():
    files = build_site(open_bank(FAKE))
    assert "sitemap.xml" not in files
    assert [name for name, text in pages(files).items() if "canonical" in text] == []


def test_a_title_has_the_typography_of_text(tmp_path):
    root = shutil.copytree(FAKE, tmp_path / "bank")
    page = root / "questions" / "selection" / "top_k.md"
    straight = "title: The k largest entries"
    text = page.read_text(encoding="utf-8")
    assert straight in text
    page.write_text(text.replace(straight, 'title: Why it\'s "k" of 50 %'), encoding="utf-8")
    shown = pages(build_site(open_bank(root)))["q/top_k.html"]
    assert "<h1>Why it’s “k” of 50%</h1>" in shown


def test_no_straight_quote_stands_in_the_english_text():
    text = pages(build_site(open_bank(FAKE)))["q/top_k.html"]
    prose = "".join(re.findall("<p>(.*?)</p>", text, re.DOTALL))
    shown = re.sub("<code.*?</code>|<math.*?</math>|<[^>]*>", "", prose)
    assert "'" not in shown
