"""`graft`: makes a student of Marian translators: the encoder of one and the decoder of another, or one.

A French-English model alone, given the pieces that it writes as those that it reads, knows the words from
the embeddings, which its encoder and its decoder share; the encoder has to learn the grammar. That takes
a few thousand pairs (docs/students.md).

An English-French model has an encoder that reads English, a French-English one a decoder that
writes it. Joined, they are a student that knows English on both sides and has no habit of copying.
What they lack is a common tongue: the decoder expects the states of its own encoder. A linear map
between the two encoders' states on the same English sentences, fitted by least squares, is folded
into the decoder's cross-attention, so that tuning starts from something that already attends.
"""

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import tokenizers
import torch
from transformers import AutoModelForSeq2SeqLM, MarianConfig, MarianMTModel

from converters.errors import ConversionError
from converters.marian import END, PADDING, UNKNOWN, Spelling, read_spelling, unigram
from trainer import config
from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.settings.graft import Graft

# Multiples of this many rows make whole tiles in the kernels of the output layer.
_MULTIPLE = 8
_RIDGE = 1e-2
# The padding also starts the decoder, as a zero embedding. It must never be written, and its row,
# which is tied to the output layer, must stay zero: a probability of zero has no gradient.
_NEVER = -1e4


def run(experiment: config.Experiment) -> None:
    """Write the experiment's grafted student, a folder that `tune` takes as its base.

    Raises:
        TrainerError: there is no [graft] section, or a model is missing or of another family.
    """
    settings = experiment.graft
    if settings is None:
        raise TrainerError("The experiment has no [graft] section; add one (see docs/training.md).")
    taker = _marian(settings.decoder)
    giver = taker if settings.encoder is None else _marian(settings.encoder)
    spelling = _spelling(Path(settings.decoder) / "target.spm")
    if settings.encoder is not None and spelling != _spelling(Path(settings.encoder) / "source.spm"):
        raise TrainerError(
            f"{settings.encoder} reads and {settings.decoder} writes other pieces; "
            "graft two models of one language pair, such as en-fr and fr-en."
        )
    sentences = list(itertools.islice(_sentences(settings.sentences), settings.limit))
    if not sentences:
        raise TrainerError("[graft] sentences: the files hold no sentence.")
    whole = unigram(spelling)
    kept = _most_used(whole, spelling, sentences, settings.vocabulary)
    tokenizer = unigram(spelling, kept)
    givers = (settings.encoder or settings.decoder, settings.decoder)
    rows = [_rows(Path(folder) / "vocab.json", tokenizer) for folder in givers]
    student = _joined(giver, taker, rows, settings)
    error = 0.0
    if settings.encoder is not None:
        bridge, error = _bridge(giver, taker, rows, tokenizer, sentences[: settings.bridge])
        _cross(student, bridge)
    settings.output.mkdir(parents=True, exist_ok=True)
    student.save_pretrained(settings.output)
    _save_tokenizer(tokenizer, settings.output)
    report = {
        "vocabulary": tokenizer.get_vocab_size(),
        "parameters": sum(parameter.numel() for parameter in student.parameters()),
        "bridge_error": round(error, 4),  # share of the variance of the states that the map leaves
    }
    (settings.output / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    (settings.output / "experiment.json").write_text(config.resolved(experiment), encoding="utf-8")
    print(json.dumps(report, indent=2))  # noqa: T201 - the verb's answer


def _marian(folder: str) -> Any:
    try:
        model = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise TrainerError(f"The model {folder!r} cannot be loaded: {reason}") from None
    if model.config.model_type != "marian":
        raise TrainerError(f"{folder!r} is a {model.config.model_type} model; graft joins Marian ones.")
    return model.eval()


def _spelling(path: Path) -> Spelling:
    try:
        return read_spelling(path)
    except ConversionError as error:
        raise TrainerError(str(error)) from None


def _sentences(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        for pair in files.read(path):
            yield pair.source
            yield pair.paraphrase


def _most_used(
    tokenizer: tokenizers.Tokenizer,
    spelling: Spelling,
    sentences: Sequence[str],
    size: int,
) -> frozenset[str]:
    """The pieces to keep: every single character, and the most used others up to `size` in all."""
    counts: Counter[str] = Counter()
    for start in range(0, len(sentences), 4096):
        for encoding in tokenizer.encode_batch(sentences[start : start + 4096]):
            counts.update(encoding.tokens)
    pieces = [piece for piece, _ in spelling.pieces]
    single = [piece for piece in pieces if len(piece.removeprefix("▁")) <= 1]
    # The order of a SentencePiece model is that of probability, which breaks ties.
    others = sorted(
        (piece for piece in pieces if len(piece.removeprefix("▁")) > 1), key=lambda piece: -counts[piece]
    )
    room = size - size % _MULTIPLE - len(single) - 3
    if room < 0:
        raise TrainerError(f"[graft] vocabulary: {size} is too small; {len(single)} characters must stay.")
    return frozenset(single + others[:room])


def _rows(path: Path, tokenizer: tokenizers.Tokenizer) -> list[int]:
    """For each new id, the row of the old embedding; a piece that the model never had is unknown."""
    old = json.loads(path.read_text(encoding="utf-8"))
    tokens = [tokenizer.id_to_token(index) for index in range(tokenizer.get_vocab_size())]
    return [old.get(token, old[UNKNOWN]) for token in tokens]


def _joined(giver: Any, taker: Any, rows: Sequence[Sequence[int]], settings: Graft) -> Any:
    """The student: encoder of `giver`, the chosen decoder layers of `taker`, rows as listed."""
    layers = settings.decoder_layers
    if not layers or max(layers) >= taker.config.decoder_layers:
        raise TrainerError(f"[graft] decoder_layers: {settings.decoder} has no layers {layers}.")
    size = len(rows[0])
    merged = taker.config.to_dict() | {
        "encoder_layers": giver.config.encoder_layers,
        "decoder_layers": len(layers),
        "vocab_size": size,
        "decoder_vocab_size": size,
        "share_encoder_decoder_embeddings": False,
        "tie_word_embeddings": True,
        "bos_token_id": 0,
        "eos_token_id": 0,
        "forced_eos_token_id": None,
        "pad_token_id": size - 1,
        "decoder_start_token_id": size - 1,
        "bad_words_ids": None,
        "dropout": settings.dropout,
    }
    student: Any = MarianMTModel(MarianConfig(**merged)).eval()
    with torch.no_grad():
        student.model.encoder.layers.load_state_dict(giver.model.encoder.layers.state_dict())
        for new, old in enumerate(layers):
            student.model.decoder.layers[new].load_state_dict(taker.model.decoder.layers[old].state_dict())
        reading = giver.model.encoder.embed_tokens.weight[torch.tensor(rows[0])]
        writing = taker.model.decoder.embed_tokens.weight[torch.tensor(rows[1])]
        student.model.encoder.embed_tokens.weight.copy_(reading)
        student.model.decoder.embed_tokens.weight.copy_(writing)
        student.lm_head.weight.copy_(writing)
        student.model.encoder.embed_tokens.weight[-1] = 0
        student.model.decoder.embed_tokens.weight[-1] = 0
        student.lm_head.weight[-1] = 0
        student.final_logits_bias.copy_(taker.final_logits_bias[:, torch.tensor(rows[1])])
        student.final_logits_bias[:, -1] = _NEVER
    return student


def _bridge(
    giver: Any,
    taker: Any,
    rows: Sequence[Sequence[int]],
    tokenizer: tokenizers.Tokenizer,
    sentences: Sequence[str],
) -> tuple[torch.Tensor, float]:
    """The affine map (513 x 512) from the giver's encoder states to the taker's, by ridge regression.

    Both encoders read the same English pieces; the taker's knows fewer of them well, but where the
    sentence's words stand and which of them is to be written, it shows.
    """
    old = [torch.tensor(each) for each in rows]
    width = giver.config.d_model + 1
    gram, product = torch.zeros(width, width), torch.zeros(width, taker.config.d_model)
    total, square = torch.zeros(taker.config.d_model), 0.0
    count = 0
    with torch.no_grad():
        for sentence in sentences:
            ids = torch.tensor(tokenizer.encode(sentence).ids)[None, :128]
            reads, wants = (
                model.model.encoder(input_ids=row[ids]).last_hidden_state[0]
                for model, row in zip((giver, taker), old, strict=True)
            )
            reads = torch.cat([reads, torch.ones(len(reads), 1)], 1)
            gram += reads.T @ reads
            product += reads.T @ wants
            total += wants.sum(0)
            square += float((wants**2).sum())
            count += len(wants)
    bridge = torch.linalg.solve(gram + _RIDGE * count * torch.eye(width), product)
    explained = 2 * float((bridge * product).sum()) - float((bridge * (gram @ bridge)).sum())
    variance = square - float((total**2).sum()) / count
    return bridge, (square - explained) / variance


def _cross(student: Any, bridge: torch.Tensor) -> None:
    """Fold the map into the keys and values of every cross-attention."""
    turn, shift = bridge[:-1], bridge[-1]
    with torch.no_grad():
        for layer in student.model.decoder.layers:
            for projection in (layer.encoder_attn.k_proj, layer.encoder_attn.v_proj):
                projection.bias += projection.weight @ shift
                projection.weight.copy_(projection.weight @ turn.T)


def _save_tokenizer(tokenizer: tokenizers.Tokenizer, folder: Path) -> None:
    tokenizer.save(str(folder / "tokenizer.json"))
    record = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "eos_token": END,
        "unk_token": UNKNOWN,
        "pad_token": PADDING,
        "model_max_length": 512,
        "clean_up_tokenization_spaces": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
