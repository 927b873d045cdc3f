import pytest
import torch

from converters.merge import load_merged
from converters.smooth import smooth

SOURCES, TARGETS = [[5, 6, 7, 1], [9, 4, 1]], [[8, 9, 1], [12, 13, 14, 1]]


@pytest.mark.parametrize("tied", [True, False])
def test_the_model_computes_the_same_with_other_weights(make_base, tied):
    model = load_merged(make_base(tied)).model
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    smoothed = smooth(model, SOURCES, TARGETS)
    # Other text than that on which the activations were measured.
    source, target = torch.tensor([[20, 21, 22, 23, 1]]), torch.tensor([[30, 31, 1]])
    with torch.no_grad():
        expected = model(input_ids=source, labels=target).logits
        torch.testing.assert_close(
            smoothed(input_ids=source, labels=target).logits, expected, atol=1e-4, rtol=1e-4
        )
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())
    changed = {
        name for name, tensor in smoothed.state_dict().items() if not torch.equal(tensor, before[name])
    }
    assert {
        "encoder.block.0.layer.0.SelfAttention.q.weight",
        "decoder.block.1.layer.2.DenseReluDense.wo.weight",
    } <= changed
    assert ("lm_head.weight" in changed) != tied
    assert "shared.weight" not in changed


def test_an_outlier_of_the_activations_is_made_small(make_base):
    model = load_merged(make_base(False)).model
    norm = model.encoder.block[0].layer[-1].layer_norm
    with torch.no_grad():
        norm.weight[3] *= 100
    smoothed = smooth(model, SOURCES, TARGETS)

    def spread(gain):
        return float(gain.detach().abs().max() / gain.detach().abs().median())

    assert spread(norm.weight) > 50
    assert spread(smoothed.encoder.block[0].layer[-1].layer_norm.weight) < 15
