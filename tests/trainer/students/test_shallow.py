from pathlib import Path

import pytest
import torch
from transformers import AutoModelForSeq2SeqLM

from trainer.errors import TrainerError
from trainer.students.shallow import evenly_spaced, with_decoder_layers

from .conftest import save_t5


@pytest.mark.parametrize(
    ("layers", "wanted", "kept"),
    [(8, 1, [0]), (8, 2, [0, 7]), (8, 3, [0, 4, 7]), (6, 4, [0, 2, 3, 5]), (6, 5, [0, 1, 2, 4, 5])],
)
def test_layers_are_evenly_spaced_with_both_ends(layers: int, wanted: int, kept: list[int]) -> None:
    assert evenly_spaced(layers, wanted) == kept


def test_the_layers_that_stay_are_the_base_s_and_it_writes(tmp_path: Path) -> None:
    save_t5(tmp_path, layers=4)
    base = AutoModelForSeq2SeqLM.from_pretrained(tmp_path).eval()
    student = with_decoder_layers(base, 2).eval()
    assert student.config.scale_decoder_outputs == base.config.scale_decoder_outputs
    for new, old in enumerate((0, 3)):
        theirs, ours = base.decoder.block[old].state_dict(), student.decoder.block[new].state_dict()
        assert all(torch.equal(ours[name], theirs[name]) for name in theirs)
    assert torch.equal(student.lm_head.weight, base.lm_head.weight)
    # With and without the cache, which counts layers.
    source = torch.tensor([[5, 6, 7, 1]])
    written = [student.generate(source, max_new_tokens=5, use_cache=cache) for cache in (True, False)]
    assert torch.equal(*written)
    assert base.config.num_decoder_layers == 4
    with pytest.raises(TrainerError, match="keep them all"):
        with_decoder_layers(base, 4)


def test_an_output_layer_of_its_own_stays_its_own(tmp_path: Path) -> None:
    save_t5(tmp_path, layers=4)
    base = AutoModelForSeq2SeqLM.from_pretrained(tmp_path)
    base.lm_head.weight = torch.nn.Parameter(torch.rand_like(base.lm_head.weight))  # as in FLAN-T5
    student = with_decoder_layers(base, 2)
    assert torch.equal(student.shared.weight, base.shared.weight)
    assert torch.equal(student.lm_head.weight, base.lm_head.weight)


@pytest.mark.parametrize("untied", [True, False])
def test_encoder_and_decoder_share_one_embedding(tmp_path: Path, untied: bool) -> None:
    save_t5(tmp_path, layers=4)
    base = AutoModelForSeq2SeqLM.from_pretrained(tmp_path)
    if untied:
        base.lm_head.weight = torch.nn.Parameter(torch.rand_like(base.lm_head.weight))
    student = with_decoder_layers(base, 2)
    assert student.decoder.embed_tokens.weight is student.shared.weight
    assert student.encoder.embed_tokens.weight is student.shared.weight
    assert (student.lm_head.weight is student.shared.weight) == (base.lm_head.weight is base.shared.weight)
    student.save_pretrained(tmp_path / "shallower")
    again = AutoModelForSeq2SeqLM.from_pretrained(tmp_path / "shallower")
    assert again.decoder.embed_tokens.weight is again.encoder.embed_tokens.weight
