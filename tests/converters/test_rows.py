import pytest
import torch

from converters.merge import load_merged
from converters.rows import trim_model


@pytest.mark.parametrize("family", ["t5", "bart", "marian"])
@pytest.mark.parametrize("tied", [True, False])
def test_a_trimmed_model_computes_the_kept_columns(make_base, family, tied):
    model = load_merged(make_base(tied, family)).model
    size = model.config.vocab_size
    # Every third row, and those of the special tokens.
    kept = sorted({0, 1, 2, *range(3, size, 3), model.config.decoder_start_token_id, size - 1})
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    trimmed = trim_model(model, kept)
    embedding = trimmed.get_input_embeddings().weight
    assert (trimmed.get_output_embeddings().weight is embedding) == tied
    assert trimmed.get_output_embeddings().weight.shape[0] == len(kept)
    new = {old: index for index, old in enumerate(kept)}
    start = model.config.decoder_start_token_id
    assert trimmed.config.decoder_start_token_id == new[start]
    source, target = kept[5:9], [start, *kept[7:12]]
    with torch.no_grad():
        full = model(input_ids=torch.tensor([source]), decoder_input_ids=torch.tensor([target])).logits
        part = trimmed(
            input_ids=torch.tensor([[new[row] for row in source]]),
            decoder_input_ids=torch.tensor([[new[row] for row in target]]),
        ).logits
    torch.testing.assert_close(part, full[:, :, kept])
    assert model.config.vocab_size == size
    for name, tensor in model.state_dict().items():
        assert torch.equal(tensor, before[name])
