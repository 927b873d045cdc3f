import json
from collections import Counter
from pathlib import Path

import pytest
import sentencepiece
import tokenizers
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import ConversionError
from converters.marian import read_vocabulary
from converters.merge import load_merged
from converters.pieces import pieces_of
from converters.vocabulary import MULTIPLE, Vocabulary, choose, count_pieces, share_unchanged, trim

ENGLISH = [
    "The committee will meet on Tuesday.",
    "Rain fell over the city all night.",
    "We did not expect it.",
]
FAMILIES = ("t5", "bart", "marian")


@pytest.fixture(params=FAMILIES)
def vocabulary(request, make_base):
    """Of each kind: Unigram, byte-level, and two Unigrams that share the rows."""
    return load_merged(make_base(True, request.param)).vocabulary


@pytest.fixture
def counts(vocabulary):
    return count_pieces(vocabulary, ENGLISH)


def encoder(tokenizer):
    return tokenizers.Tokenizer.from_str(json.dumps(tokenizer))


def test_counts_are_of_the_encoding_without_its_ends(vocabulary, counts):
    expected = Counter(
        token
        for side in vocabulary.sides
        for text in ENGLISH
        for token in encoder(side).encode(text, add_special_tokens=False).tokens
    )
    assert counts == expected


def test_text_that_was_counted_keeps_its_pieces(vocabulary, counts):
    trimming = trim(vocabulary, choose(vocabulary, counts, 1))
    assert share_unchanged(vocabulary, trimming, ENGLISH) == 1.0
    assert len(trimming.kept) < len(vocabulary.rows)
    assert [vocabulary.rows[row] for row in trimming.kept] == list(trimming.vocabulary.rows)


def test_what_english_does_not_use_goes(vocabulary, counts):
    trimming = trim(vocabulary, choose(vocabulary, counts, 1))
    rows = trimming.vocabulary.rows
    assert not [token for token in rows if token.startswith("<extra_id_") or token == "<mask>"]
    assert {"<pad>", "</s>", "<unk>"} <= set(rows)
    assert share_unchanged(vocabulary, trimming, ["Die Versammlung wurde verschoben."]) == 0.0
    # Without its pieces a foreign text is spelled out, and still read back.
    for side in trimming.vocabulary.sides:
        spelt = encoder(side).encode("Die Versammlung", add_special_tokens=False)
        assert "<unk>" not in spelt.tokens
        assert set(spelt.tokens) <= set(rows)
        assert encoder(side).decoder.decode(spelt.tokens) == "Die Versammlung"


def test_special_tokens_keep_their_roles(vocabulary, counts):
    trimming = trim(vocabulary, choose(vocabulary, counts, 1))
    for side in trimming.vocabulary.sides:
        names = pieces_of(side).names
        assert all(names[entry["id"]] == entry["content"] for entry in side["added_tokens"])
        assert encoder(side).encode("We did not").tokens[-1] == "</s>"
        assert names[encoder(side).encode("We did not").ids[-1]] == "</s>"
    assert trimming.vocabulary.unknown == "<unk>"


def test_the_size_is_rounded_up(vocabulary, counts):
    assert len(choose(vocabulary, counts, 1)) % MULTIPLE == 0


def test_a_maximum_drops_the_rarest(vocabulary, counts):
    everything = choose(vocabulary, counts, 1)
    fewer = choose(vocabulary, counts, 1, maximum=len(everything) - MULTIPLE + 3)
    assert len(fewer) == len(everything) - MULTIPLE
    assert set(fewer) < set(everything)
    with pytest.raises(ConversionError, match="too small"):
        choose(vocabulary, counts, 1, maximum=16)


def test_required_texts_keep_their_pieces(vocabulary):
    required = ["paraphrase 3 1 2: "]
    trimming = trim(vocabulary, choose(vocabulary, Counter(), 1, required=required))
    assert share_unchanged(vocabulary, trimming, required) == 1.0


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=25, deadline=None)
@given(
    counted=st.lists(st.text("abdeghilmnorstuw WRT.,é", max_size=30), max_size=4),
    other=st.text(max_size=20),
)
def test_whatever_was_counted_is_spelt_the_same_and_nothing_gains_an_unknown(
    make_base, family, counted, other
):
    vocabulary = load_merged_once(make_base, family)
    trimming = trim(vocabulary, choose(vocabulary, count_pieces(vocabulary, counted), 1))
    assert share_unchanged(vocabulary, trimming, counted) == 1.0
    for before, after in zip(vocabulary.sides, trimming.vocabulary.sides, strict=True):
        spelt = [
            encoder(side).encode(other, add_special_tokens=False).tokens.count("<unk>")
            for side in (before, after)
        ]
        assert spelt[1] <= spelt[0]


_LOADED: dict[str, Vocabulary] = {}


def load_merged_once(make_base, family):
    if family not in _LOADED:
        _LOADED[family] = load_merged(make_base(True, family)).vocabulary
    return _LOADED[family]


def test_all_that_makes_a_piece_stays_with_it(make_base):
    """Byte-level: at every size the pieces that stay can all be made."""
    vocabulary = load_merged_once(make_base, "bart")
    counts = count_pieces(vocabulary, ENGLISH)
    everything = len(choose(vocabulary, counts, 0))
    for maximum in range(280, everything, 40):
        side = trim(vocabulary, choose(vocabulary, counts, 0, maximum)).vocabulary.reads
        made = {left + right for left, right in side["model"]["merges"]}
        bytes_and_specials = pieces_of(vocabulary.reads).indispensable()
        assert set(side["model"]["vocab"]) == made | bytes_and_specials


def test_marian_s_files_spell_as_sentencepiece_does(make_base):
    folder = make_base(True, "marian")
    vocabulary = read_vocabulary(folder)
    assert vocabulary.reads is not vocabulary.writes
    for name, side in (("source.spm", vocabulary.reads), ("target.spm", vocabulary.writes)):
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
        for sentence in (*ENGLISH, "two  spaces", "Die Versammlung"):
            tokens = encoder(side).encode(sentence, add_special_tokens=False).tokens
            assert tokens == pieces.encode(sentence, out_type=str)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("vocab.json", "[1]", "not a vocabulary"),
        ("vocab.json", '{"a": 0, "b": 2}', "number its tokens"),
        ("source.spm", "x", "not a SentencePiece model"),
    ],
)
def test_broken_files_of_marian_are_named(make_base, tmp_path: Path, name, content, complaint):
    for path in make_base(True, "marian").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).write_text(content)
    with pytest.raises(ConversionError, match=complaint) as caught:
        read_vocabulary(tmp_path)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    "model", [{"type": "WordPiece"}, {"type": "BPE"}, {"type": "Unigram", "unk_id": None}]
)
def test_another_kind_of_tokenizer_is_refused(model):
    with pytest.raises(ConversionError, match="are understood"):
        pieces_of({"model": model, "added_tokens": []})
