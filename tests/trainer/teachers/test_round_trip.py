"""Two tiny Marian translators, random but whole."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
import sentencepiece
import torch
from hypothesis import given
from hypothesis import strategies as st
from sample_pairs import PAIRS
from transformers import MarianConfig, MarianMTModel

from desktop.engine.measures import words
from trainer.errors import TrainerError
from trainer.settings.teach import RoundTrip
from trainer.teachers import round_trip
from trainer.teachers.round_trip import RoundTripTeacher

ROWS = [{"text": source, "place": place} for place, (source, _paraphrase) in enumerate(PAIRS[:4])]


@pytest.fixture(scope="module")
def translators(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("marian")
    text = root / "text.txt"
    text.write_text("\n".join(side for pair in PAIRS for side in pair), "utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(root / "pieces"), vocab_size=80, minloglevel=2
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "pieces.model"))
    vocabulary = ["</s>", "<unk>", *(pieces.id_to_piece(index) for index in range(3, len(pieces))), "<pad>"]
    last = len(vocabulary) - 1
    folders = []
    for seed, name in enumerate(("there", "back")):
        torch.manual_seed(seed)
        shape = MarianConfig(
            vocab_size=len(vocabulary), d_model=32, encoder_layers=1, decoder_layers=1,
            encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=32, decoder_ffn_dim=32,
            max_position_embeddings=512, activation_function="swish", scale_embedding=True, init_std=0.3,
            pad_token_id=last, decoder_start_token_id=last, eos_token_id=0, bad_words_ids=[[last]],
        )  # fmt: skip
        folder = root / name
        MarianMTModel(shape).save_pretrained(folder)
        (folder / "vocab.json").write_text(json.dumps({p: i for i, p in enumerate(vocabulary)}), "utf-8")
        (folder / "tokenizer_config.json").write_text('{"model_max_length": 512}', "utf-8")
        for side in ("source.spm", "target.spm"):
            (folder / side).write_bytes((root / "pieces.model").read_bytes())
        folders.append(folder)
    return folders[0], folders[1]


@pytest.fixture(scope="module")
def converted(translators: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("models")
    there, back = (round_trip.convert(model, folder) for model in translators)
    return there, back


def teacher(
    converted: tuple[Path, Path], seed: int = 1, rewrites: int = 2, **values: Any
) -> RoundTripTeacher:
    there, back = converted
    settings = RoundTrip(**{"kind": "round-trip", "there": there, "back": back, "threads": 1} | values)
    return RoundTripTeacher(settings, there, back, rewrites, seed)


def test_each_sentence_comes_back_with_its_rewrites(converted: tuple[Path, Path]) -> None:
    done = teacher(converted)(ROWS)
    assert [row["place"] for row in done] == [0, 1, 2, 3]
    for row in done:
        assert bool(row["rewrites"]) != bool(row["failed"])
        assert len(set(row["rewrites"])) == len(row["rewrites"]) <= 2
    assert any(row["rewrites"] for row in done)
    # Another process gets the teacher pickled.
    assert pickle.loads(pickle.dumps(teacher(converted)))(ROWS) == done  # noqa: S301 - our own


def test_a_sentence_does_not_depend_on_its_neighbours(converted: tuple[Path, Path]) -> None:
    together = teacher(converted)(ROWS)
    assert [teacher(converted)([row])[0] for row in ROWS] == together


def test_sampling_goes_by_the_seed(converted: tuple[Path, Path]) -> None:
    first, again, other = (
        teacher(converted, seed, method="sampling", temperature=1.5)(ROWS) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize(
    ("trips", "kept"),
    [
        ([("Quite so, it is.", -0.1), ("It is, quite so.", -0.2)], ["It is, quite so."]),
        ([("So it is!", -0.1), ("so it is", -0.2), ("Thus it is.", -0.3)], ["So it is!", "Thus it is."]),
        ([("Quite so; it is", -0.1)], []),
        ([("...", -0.1)], []),
        ([], []),
        # The likeliest comes first, then what differs most, but nothing that is too unlikely.
        ([("A b c d.", -0.1), ("A b c e.", -0.2), ("F g.", -0.3)], ["A b c d.", "F g."]),
        ([("A b c d.", -0.1), ("A b c e.", -0.2), ("F g.", -0.6)], ["A b c d.", "A b c e."]),
    ],
)
def test_copies_and_twins_stay_behind(trips: list[tuple[str, float]], kept: list[str]) -> None:
    assert round_trip.chosen("Quite so, it is.", trips, 2) == kept


@given(st.lists(st.tuples(st.text("ab ", max_size=8), st.floats(-3.0, 0.0))), st.integers(1, 4))
def test_what_is_chosen_came_back_and_differs(trips: list[tuple[str, float]], count: int) -> None:
    trips.sort(key=lambda each: -each[1])
    kept = round_trip.chosen("a b", trips, count)
    said = [tuple(words(text)) for text in kept]
    assert len(set(said)) == len(said) <= count
    assert ("a", "b") not in said
    assert set(kept) <= {text for text, _score in trips}


def test_a_model_is_converted_once(translators: tuple[Path, Path], converted: tuple[Path, Path]) -> None:
    before = (converted[0] / "model.bin").stat().st_mtime_ns
    assert round_trip.convert(translators[0], converted[0].parent) == converted[0]
    assert (converted[0] / "model.bin").stat().st_mtime_ns == before
    assert sorted(path.name for path in converted[0].parent.iterdir()) == sorted(
        path.name for path in converted
    )


def test_a_folder_that_holds_no_model_is_named(tmp_path: Path, translators: tuple[Path, Path]) -> None:
    with pytest.raises(TrainerError, match="nowhere holds no translation model"):
        round_trip.convert(tmp_path / "nowhere", tmp_path / "models")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "config.json").write_bytes((translators[0] / "config.json").read_bytes())
    (broken / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(TrainerError, match="broken cannot be made into a CTranslate2 model") as caught:
        round_trip.convert(broken, tmp_path / "models")
    assert "\n" not in str(caught.value)
    assert not list((tmp_path / "models").iterdir())
