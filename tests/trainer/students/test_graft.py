"""Two tiny Marian translators, random but whole, joined for real."""

import json
from pathlib import Path

import pytest
import sentencepiece
import torch
from sample_pairs import PAIRS, write_pairs
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, MarianConfig, MarianMTModel

from trainer import config
from trainer.errors import TrainerError
from trainer.settings.graft import Graft
from trainer.students import graft

LAYERS = 3


@pytest.fixture(scope="module")
def translators(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One that reads English and one that writes it, with the same English pieces."""
    root = tmp_path_factory.mktemp("marian")
    text = root / "text.txt"
    text.write_text("\n".join(side for pair in PAIRS for side in pair) + "\n0 1 2 3 4 5 6 7 8 9 :\n", "utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(root / "english"), vocab_size=90, minloglevel=2
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "english.model"))
    english = [pieces.id_to_piece(index) for index in range(3, len(pieces))]
    vocabulary = ["</s>", "<unk>", *english, "▁le", "▁chat", "<pad>"]
    folders = []
    for seed, name in enumerate(("en-fr", "fr-en")):
        folder = root / name
        torch.manual_seed(seed)
        shape = MarianConfig(
            vocab_size=len(vocabulary), d_model=32, encoder_layers=2, decoder_layers=LAYERS,
            encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=48, decoder_ffn_dim=48,
            max_position_embeddings=128, activation_function="swish", scale_embedding=True, init_std=0.2,
            pad_token_id=len(vocabulary) - 1, decoder_start_token_id=len(vocabulary) - 1, eos_token_id=0,
        )  # fmt: skip
        model = MarianMTModel(shape)
        model.final_logits_bias.normal_()
        model.save_pretrained(folder)
        (folder / "vocab.json").write_text(json.dumps({p: i for i, p in enumerate(vocabulary)}), "utf-8")
        side = "source.spm" if name == "en-fr" else "target.spm"
        (folder / side).write_bytes((root / "english.model").read_bytes())
        folders.append(folder)
    return folders[0], folders[1]


def experiment(folder: Path, translators: tuple[Path, Path], **settings: object) -> config.Experiment:
    encoder, decoder = translators
    values: dict[str, object] = {
        "encoder": str(encoder), "vocabulary": 72, "decoder_layers": (0, 2), **settings
    }  # fmt: skip
    section = Graft(
        decoder=str(decoder),
        output=folder / "graft",
        sentences=[write_pairs(folder / "pairs.jsonl", 4)],
        **values,  # type: ignore[arg-type]
    )
    return config.Experiment(name="test", graft=section)


def test_encoder_decoder_and_embeddings_are_the_givers(
    tmp_path: Path, translators: tuple[Path, Path]
) -> None:
    graft.run(experiment(tmp_path, translators))
    student = AutoModelForSeq2SeqLM.from_pretrained(tmp_path / "graft")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "graft")
    reader, writer = (AutoModelForSeq2SeqLM.from_pretrained(folder) for folder in translators)
    assert torch.equal(student.model.encoder.layers[1].fc1.weight, reader.model.encoder.layers[1].fc1.weight)
    assert torch.equal(student.model.decoder.layers[1].fc1.weight, writer.model.decoder.layers[2].fc1.weight)
    old = json.loads((translators[0] / "vocab.json").read_text("utf-8"))
    for piece in tokenizer.tokenize(PAIRS[0][0]):
        new = tokenizer.convert_tokens_to_ids(piece)
        read, written = (student.model.encoder.embed_tokens.weight, student.lm_head.weight)
        assert torch.equal(read[new], reader.model.encoder.embed_tokens.weight[old[piece]])
        assert torch.equal(written[new], writer.model.decoder.embed_tokens.weight[old[piece]])
    assert student.lm_head.weight is student.model.decoder.embed_tokens.weight


def test_one_translator_alone_reads_the_pieces_that_it_writes(
    tmp_path: Path, translators: tuple[Path, Path]
) -> None:
    graft.run(experiment(tmp_path, translators, encoder=None))
    student = AutoModelForSeq2SeqLM.from_pretrained(tmp_path / "graft")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "graft")
    whole = AutoModelForSeq2SeqLM.from_pretrained(translators[1])
    old = json.loads((translators[1] / "vocab.json").read_text("utf-8"))
    for piece in tokenizer.tokenize(PAIRS[0][0]):
        new = tokenizer.convert_tokens_to_ids(piece)
        read = student.model.encoder.embed_tokens.weight[new]
        assert torch.equal(read, whole.model.encoder.embed_tokens.weight[old[piece]])
    # Nothing lies between its own encoder and its decoder.
    ours, theirs = (model.model.decoder.layers[0].encoder_attn for model in (student, whole))
    assert torch.equal(ours.k_proj.weight, theirs.k_proj.weight)
    assert json.loads((tmp_path / "graft" / "report.json").read_text())["bridge_error"] == 0


def test_the_padding_starts_as_zero_and_can_never_be_learnt(
    tmp_path: Path, translators: tuple[Path, Path]
) -> None:
    graft.run(experiment(tmp_path, translators))
    student = AutoModelForSeq2SeqLM.from_pretrained(tmp_path / "graft")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "graft")
    batch = tokenizer(PAIRS[0][0], return_tensors="pt")
    student(**batch, labels=tokenizer(PAIRS[0][1], return_tensors="pt").input_ids).loss.backward()
    assert tokenizer.pad_token_id == len(tokenizer) - 1
    assert not student.lm_head.weight[-1].any()
    assert not student.lm_head.weight.grad[-1].any()
    assert student.lm_head.weight.grad[:-1].any()


def test_the_tokenizer_is_that_of_the_givers_where_nothing_was_trimmed(
    tmp_path: Path, translators: tuple[Path, Path]
) -> None:
    graft.run(experiment(tmp_path, translators, vocabulary=1000))
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "graft")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(translators[0] / "source.spm"))
    for sentence in (*PAIRS[0], "two  spaces, and ﬁ ligatures"):
        assert tokenizer.tokenize(sentence) == pieces.encode(sentence, out_type=str)


def test_a_smaller_vocabulary_keeps_every_character(tmp_path: Path, translators: tuple[Path, Path]) -> None:
    graft.run(experiment(tmp_path, translators))
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "graft")
    assert len(tokenizer) == 72
    for pair in PAIRS:
        assert tokenizer.unk_token_id not in tokenizer(pair[0])["input_ids"]


def test_the_bridge_brings_the_states_nearer(tmp_path: Path, translators: tuple[Path, Path]) -> None:
    graft.run(experiment(tmp_path, translators))
    report = json.loads((tmp_path / "graft" / "report.json").read_text())
    assert 0 < report["bridge_error"] < 0.9


def test_what_cannot_be_joined_says_why(tmp_path: Path, translators: tuple[Path, Path]) -> None:
    with pytest.raises(TrainerError, match=r"no \[graft\] section"):
        graft.run(config.Experiment(name="test"))
    with pytest.raises(TrainerError, match="no layers"):
        graft.run(experiment(tmp_path, translators, decoder_layers=(0, 7)))
    with pytest.raises(TrainerError, match="too small"):
        graft.run(experiment(tmp_path, translators, vocabulary=16))
    with pytest.raises(TrainerError, match="cannot be loaded"):
        graft.run(experiment(tmp_path, (tmp_path / "nowhere", translators[1])))
    with pytest.raises(TrainerError, match="cannot be read"):
        graft.run(experiment(tmp_path, (translators[1], translators[0])))
