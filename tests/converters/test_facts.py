from pathlib import Path

import pytest

import converters
from converters.errors import ConversionError
from converters.facts import read_facts

LICENCES = {"Apache-2.0": "Apache License", "CC-BY-4.0": "Creative Commons Attribution 4.0 International"}
CARDS = Path(converters.__file__).parent / "cards"


@pytest.mark.parametrize("path", sorted(CARDS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_facts_that_ship_are_sound(path):
    facts = read_facts(path)
    assert facts.licence_text.read_text(encoding="utf-8").strip().startswith(LICENCES[facts.licence])
    assert facts.languages == ["en"]


def test_the_student_names_teachers_and_their_terms():
    facts = read_facts(CARDS / "flan-t5-small.toml")
    assert any("OpenAI" in notice and "Llama" in notice for notice in facts.notices)
    assert len(facts.data) == 6
    assert "MIT" in facts.base_terms


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("title", "titel"), "titel"),
        (('title = "Tiny student"', ""), "title"),
        (('languages = ["en"]', "languages = 3"), "languages"),
        (('version = "0.1"', "version = 1"), "version"),
        (('name = "eight pairs"', 'label = "eight pairs"'), "label"),
        (('title = "', "title = "), "cannot be read"),
        (('licence_text = "LICENCE.txt"', ""), "licence_text"),
    ],
)
def test_facts_that_do_not_fit_are_refused(facts_file, tmp_path, change, complaint):
    path = tmp_path / "facts.toml"
    path.write_text(facts_file.read_text().replace(*change, 1))
    with pytest.raises(ConversionError, match=complaint):
        read_facts(path)


def test_missing_facts_are_refused(tmp_path):
    with pytest.raises(ConversionError, match="cannot be read"):
        read_facts(tmp_path / "facts.toml")
