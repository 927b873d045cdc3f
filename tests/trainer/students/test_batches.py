from pathlib import Path

import torch
from sample_pairs import PAIRS
from transformers import PreTrainedTokenizerFast

from desktop.engine.codes import CodeScheme
from trainer.pairs.files import Pair
from trainer.students.batches import LengthBuckets, TokenizedPairs, collate


def test_batches_are_padded_without_loss(base: Path) -> None:
    tokenizer = PreTrainedTokenizerFast.from_pretrained(base)
    scheme = CodeScheme()
    pairs = [Pair(source, rewrite, codes=scheme.measure(source, rewrite)) for source, rewrite in PAIRS]
    rows = TokenizedPairs(pairs, tokenizer, scheme, tokens=500)
    batch = collate([rows[0], rows[1]], tokenizer.pad_token_id, start=0)
    assert batch["input_ids"].shape == batch["attention_mask"].shape
    assert (
        batch["attention_mask"].sum(1) == torch.tensor([len(rows[0]["input_ids"]), len(rows[1]["input_ids"])])
    ).all()
    lengths = torch.tensor([len(rows[0]["labels"]), len(rows[1]["labels"])])
    assert ((batch["labels"] != -100).sum(1) == lengths).all()
    assert tokenizer.decode(rows[0]["input_ids"]).startswith("paraphrase")
    cut = TokenizedPairs(pairs, tokenizer, scheme, tokens=8)
    assert max(len(cut[index]["labels"]) for index in range(len(cut))) == 8


def test_buckets_give_every_pair_once_in_an_order_of_their_epoch(base: Path) -> None:
    tokenizer = PreTrainedTokenizerFast.from_pretrained(base)
    scheme = CodeScheme()
    pairs = [Pair(source, rewrite, codes=scheme.measure(source, rewrite)) for source, rewrite in PAIRS * 30]
    rows = TokenizedPairs(pairs, tokenizer, scheme, tokens=500)
    buckets = LengthBuckets(rows, batch=2, seed=1)
    first = list(buckets)
    assert sorted(first) == list(range(len(rows)))
    assert list(buckets) == first
    buckets.set_epoch(1)
    assert list(buckets) != first
    lengths = [rows.length(index) for index in first[:100]]
    assert lengths == sorted(lengths, reverse=True)
