"""Cards, imported by the real Anki."""

from __future__ import annotations

import warnings

import pytest

from grader.export import to_anki, to_apkg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Anki's own, on newer Pythons
    collection = pytest.importorskip("anki.collection", reason="the anki package isn't installed")


@pytest.fixture
def anki(tmp_path):
    """An empty collection."""
    found = collection.Collection(str(tmp_path / "c.anki2"))
    yield found
    found.close()


@pytest.fixture
def bring(anki, tmp_path):
    """Import a text; gives how many notes were new, updated, the same, and in conflict."""
    file = tmp_path / "deck.txt"

    def call(text):
        file.write_text(text, encoding="utf-8", newline="")
        metadata = anki.get_csv_metadata(path=str(file), delimiter=None)
        log = anki.import_csv(collection.ImportCsvRequest(path=str(file), metadata=metadata)).log
        return tuple(map(len, (log.new, log.updated, log.duplicate, log.conflicting)))

    return call


def notes(anki):
    found = map(anki.get_note, anki.find_notes(""))
    return {note.guid: note for note in found}


def test_importing_again_doubles_nothing(bank, entries_of, bring):
    text = to_anki(bank, entries_of("en"))
    assert bring(text) == (3, 0, 0, 0)
    assert bring(text) == (0, 0, 3, 0)


def test_a_changed_page_updates_its_note(bank, entries_of, bring, anki):
    text = to_anki(bank, entries_of("en"))
    bring(text)
    assert bring(text.replace("around a pivot", "about a pivot")) == (0, 1, 2, 0)
    assert "about a pivot" in notes(anki)["grader:top_k"].fields[1]


def test_another_language_is_still_the_same_note(bank, entries_of, bring, anki):
    bring(to_anki(bank, entries_of("en")))
    assert bring(to_anki(bank, entries_of("zh"), deck="Sorting")) == (0, 3, 0, 0)
    assert "最大的" in notes(anki)["grader:top_k"].fields[0]


def test_a_note_has_front_back_and_tags(bank, entries_of, bring, anki):
    bring(to_anki(bank, entries_of("en")))
    note = notes(anki)["grader:top_k"]
    front, back = note.fields
    assert note.note_type()["name"] == "Basic"
    assert sorted(note.tags) == ["level::hard", "partial-sort", "selection", "topic::selection"]
    assert "The k largest entries" in front
    assert r"\(k\)" in front
    assert "Selection needs no complete order" not in front
    for part in ("Selection needs no complete order", "around a pivot", "Algorithm\u00a065: Find"):
        assert part in back
    assert "Sort first" not in front + back  # hints belong to the exercise


def test_topics_are_subdecks(bank, entries_of, bring, anki):
    bring(to_anki(bank, entries_of("en"), deck="Interview::Mine"))
    names = {deck.name for deck in anki.decks.all_names_and_ids()}
    assert {"Interview::Mine::Selection", "Interview::Mine::Comparison sorts"} <= names


def test_both_languages_are_one_note(bank, entries_of, bring, anki):
    assert bring(to_anki(bank, entries_of("en", "zh"))) == (3, 0, 0, 0)
    front = notes(anki)["grader:top_k"].fields[0]
    assert front.index("How do you find") < front.index("<hr>") < front.index("怎样找出")


def test_everything_arrives_as_it_was_written(rich_bank, entries_of, bring, anki):
    bring(to_anki(rich_bank, entries_of("en", bank=rich_bank)))
    back = notes(anki)["grader:top_k"].fields[1]
    assert r"\[\operatorname*{arg\,min}_w \; a &lt; b\]" in back
    assert "# not a heading\nx = a" in back
    assert "<svg style=" in back
    assert 'role="img" aria-label="a square"' in back
    assert "<p>Written \\<span></span>(here\\), " in back
    assert "A tab:\tend." in back
    assert "&lt;b&gt; goes" in back


def test_text_is_not_taken_for_a_sound_or_an_image_file(rich_bank, entries_of, bring, anki):
    bring(to_anki(rich_bank, entries_of("en", bank=rich_bank)))
    note = notes(anki)["grader:top_k"]
    rendered = note.cards()[0].render_output()
    assert rendered.answer_av_tags == []
    assert "[sound:" not in note.fields[1]
    assert "[latex]" not in note.fields[1]
    assert list(anki.media.check().missing) == []


def test_the_card_shows_formulas_through_mathjax(bank, entries_of, bring, anki):
    bring(to_anki(bank, entries_of("en")))
    answer = notes(anki)["grader:top_k"].cards()[0].render_output().answer_text
    assert r"\(O(n + k \log k)\)" in answer
    assert "<math" not in answer


@pytest.fixture
def bring_package(anki, tmp_path):
    """Import a package; gives how many notes were new, updated and the same."""
    pytest.importorskip("genanki", reason="genanki isn't installed")
    from anki.import_export_pb2 import ImportAnkiPackageRequest

    file = tmp_path / "deck.apkg"

    def call(data):
        file.write_bytes(data)
        log = anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(file))).log
        return tuple(map(len, (log.new, log.updated, log.duplicate)))

    return call


def test_a_package_is_updated_by_a_newer_one(bank, entries_of, bring_package, anki):
    assert bring_package(to_apkg(bank, entries_of("en"), timestamp=1e9)) == (3, 0, 0)
    assert bring_package(to_apkg(bank, entries_of("zh"), timestamp=2e9)) == (0, 3, 0)
    note = notes(anki)["grader:top_k"]
    assert "最大的" in note.fields[0]
    assert note.note_type()["name"] == "pruneprep"
    names = {deck.name for deck in anki.decks.all_names_and_ids()}
    assert {f"{bank.title.en}::Selection"} <= names


def test_a_package_shows_what_the_text_shows(rich_bank, entries_of, bring, bring_package, anki):
    entries = entries_of("en", bank=rich_bank)
    bring_package(to_apkg(rich_bank, entries))
    packed = {guid: note.fields for guid, note in notes(anki).items()}
    anki.remove_notes(list(anki.find_notes("")))
    bring(to_anki(rich_bank, entries))
    assert packed == {guid: note.fields for guid, note in notes(anki).items()}
    assert list(anki.media.check().missing) == []


def test_a_card_a_key_point_asks_for_the_one_that_is_missing(bank, entries_of, bring_package, anki):
    new, _, _ = bring_package(to_apkg(bank, entries_of("en", "zh", ids=["top_k"]), points=True))
    found = notes(anki)
    assert new == len(found) > 3
    front, back = found["grader:top_k:point:1"].fields
    assert "which point is missing here?" in front
    assert "这里缺哪一点" in front
    whole = found["grader:top_k"].fields[1]
    point = "Selection needs no complete order"
    assert point in whole
    assert (point in back, point in front) == (True, False)
    assert "key-point" in found["grader:top_k:point:1"].tags


def test_the_text_can_hold_a_card_a_key_point_too(bank, entries_of, bring):
    entries = entries_of("en", ids=["top_k"])
    assert bring(to_anki(bank, entries, points=True))[0] > 3
