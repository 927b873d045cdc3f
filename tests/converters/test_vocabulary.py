import json
from collections import Counter

import pytest
import tokenizers
import torch

from converters.errors import ConversionError
from converters.merge import load_merged
from converters.vocabulary import MULTIPLE, choose, count_pieces, share_unchanged, trim, trim_model

ENGLISH = [
    "The committee will meet on Tuesday.",
    "Rain fell over the city all night.",
    "We did not expect it.",
]


@pytest.fixture(scope="module")
def counts(tokenizer_json):
    return count_pieces(tokenizer_json, ENGLISH)


def test_counts_are_of_the_encoding_without_its_end(tokenizer_json, counts):
    encoder = tokenizers.Tokenizer.from_str(json.dumps(tokenizer_json))
    expected = Counter(
        index for text in ENGLISH for index in encoder.encode(text, add_special_tokens=False).ids
    )
    assert counts == expected


def test_text_that_was_counted_keeps_its_pieces(tokenizer_json, counts):
    trimming = trim(tokenizer_json, choose(tokenizer_json, counts, 1))
    assert share_unchanged(tokenizer_json, trimming, ENGLISH) == 1.0
    assert len(trimming.kept) < len(tokenizer_json["model"]["vocab"])


def test_what_english_does_not_use_goes(tokenizer_json, counts):
    trimming = trim(tokenizer_json, choose(tokenizer_json, counts, 1))
    pieces = [piece for piece, _ in trimming.tokenizer["model"]["vocab"]]
    assert not [piece for piece in pieces if piece.startswith("<extra_id_")]
    assert [entry["content"] for entry in trimming.tokenizer["added_tokens"]] == ["<pad>", "</s>", "<unk>"]
    assert share_unchanged(tokenizer_json, trimming, ["Die Versammlung wurde verschoben."]) == 0.0
    # Without its pieces a foreign text is spelled out, and still read back.
    encoder = tokenizers.Tokenizer.from_str(json.dumps(trimming.tokenizer))
    encoding = encoder.encode("Die Versammlung")
    assert trimming.tokenizer["model"]["unk_id"] not in encoding.ids
    assert encoder.decoder.decode(encoding.tokens[:-1]) == "Die Versammlung"


def test_special_tokens_keep_their_roles(tokenizer_json, counts):
    # An order in which every special token gets another id.
    kept = list(reversed(choose(tokenizer_json, counts, 1)))
    trimming = trim(tokenizer_json, kept)
    encoder = tokenizers.Tokenizer.from_str(json.dumps(trimming.tokenizer))
    for entry in trimming.tokenizer["added_tokens"]:
        assert encoder.token_to_id(entry["content"]) == entry["id"]
        assert trimming.tokenizer["model"]["vocab"][entry["id"]][0] == entry["content"]
    end = encoder.encode("We did not").ids[-1]
    assert trimming.tokenizer["model"]["vocab"][end][0] == "</s>"
    assert trimming.tokenizer["model"]["vocab"][trimming.tokenizer["model"]["unk_id"]][0] == "<unk>"


def test_the_size_is_rounded_up_with_the_likeliest(tokenizer_json, counts):
    kept = choose(tokenizer_json, counts, 1)
    assert len(kept) % MULTIPLE == 0
    vocabulary = tokenizer_json["model"]["vocab"]
    filled = [
        index
        for index in kept
        if not counts[index] and len(vocabulary[index][0].strip("▁")) > 1 and index > 2
    ]
    dropped = [index for index in range(len(vocabulary)) if index not in kept and vocabulary[index][1] < 0]
    assert all(vocabulary[index][1] >= max(vocabulary[other][1] for other in dropped) for index in filled)


def test_a_maximum_drops_the_rarest(tokenizer_json, counts):
    everything = choose(tokenizer_json, counts, 1)
    fewer = choose(tokenizer_json, counts, 1, maximum=len(everything) - MULTIPLE + 3)
    assert len(fewer) == len(everything) - MULTIPLE
    assert set(fewer) < set(everything)
    with pytest.raises(ConversionError, match="too small"):
        choose(tokenizer_json, counts, 1, maximum=16)


def test_required_texts_keep_their_pieces(tokenizer_json):
    required = ["paraphrase 3 1 2: "]
    trimming = trim(tokenizer_json, choose(tokenizer_json, Counter(), 1, required=required))
    assert share_unchanged(tokenizer_json, trimming, required) == 1.0


def test_another_kind_of_tokenizer_is_refused(tokenizer_json):
    with pytest.raises(ConversionError, match="whole vocabulary"):
        choose({**tokenizer_json, "model": {"type": "BPE"}}, Counter(), 1)


@pytest.mark.parametrize("tied", [True, False])
def test_a_trimmed_model_computes_the_kept_columns(make_base, tokenizer_json, counts, tied):
    model = load_merged(make_base(tied)).model
    kept = choose(tokenizer_json, counts, 1)
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    trimmed = trim_model(model, kept)
    assert (trimmed.lm_head.weight is trimmed.shared.weight) == tied
    new = {old: index for index, old in enumerate(kept)}
    source, target = kept[5:9], kept[7:12]
    with torch.no_grad():
        full = model(input_ids=torch.tensor([source]), labels=torch.tensor([target])).logits
        part = trimmed(
            input_ids=torch.tensor([[new[index] for index in source]]),
            labels=torch.tensor([[new[index] for index in target]]),
        ).logits
    torch.testing.assert_close(part, full[:, :, kept])
    assert model.config.vocab_size == before["shared.weight"].shape[0]
    for name, tensor in model.state_dict().items():
        assert torch.equal(tensor, before[name])
