"""With models of a few thousand random weights: what they write is nonsense, but it is written."""

from pathlib import Path

import pytest
import torch
from peft import LoraConfig, TaskType, get_peft_model
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast, T5Config, T5ForConditionalGeneration

from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.systems import open_system
from trainer.evaluation.systems.unconverted import SequenceModel
from trainer.settings.codes import Codes
from trainer.settings.evaluate import RoundTrip, Student

ITEMS = [Item("the cat sat on the mat"), Item("a dog ran"), Item("the dog sat")]
WORDS = ["the", "cat", "sat", "on", "mat", "a", "dog", "ran", "paraphrase", *"0123456789", ":"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    vocabulary = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *(("▁" + word, -1.0) for word in WORDS)]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=2))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(folder)
    torch.manual_seed(3)
    shape = T5Config(
        vocab_size=len(vocabulary), d_model=16, d_kv=8, d_ff=32, num_layers=1, num_heads=2,
        feed_forward_proj="gated-gelu", tie_word_embeddings=False, decoder_start_token_id=0,
    )  # fmt: skip
    T5ForConditionalGeneration(shape).save_pretrained(folder)
    return folder


def test_a_student_reads_its_codes(folder: Path) -> None:
    heard: list[str] = []

    class Listening(SequenceModel):
        def write(self, texts: object) -> list[str]:
            heard.extend(texts)  # type: ignore[arg-type]
            return super().write(texts)  # type: ignore[arg-type]

    system = open_system(
        Student(kind="student", name="s", model=str(folder), lexical=90, beam=1), Codes().scheme()
    )
    system._model = Listening(str(folder), None, 1)  # type: ignore[attr-defined]
    together = system.rewrite(ITEMS)
    assert heard == ["paraphrase 9 5 2: " + item.source for item in ITEMS]
    assert all(set(text.split()) <= set(WORDS) for text in together)
    assert sum(map(bool, together)) > 1
    # Padding changes nothing; only the longest in a batch says where all of them are cut.
    for text, item in zip(together, ITEMS, strict=True):
        (alone,) = system.rewrite([item])
        assert text.startswith(alone)


def test_an_adapter_changes_what_is_written(folder: Path, tmp_path: Path) -> None:
    config = LoraConfig(
        task_type=TaskType.SEQ_2_SEQ_LM, r=2, target_modules="all-linear", init_lora_weights=False
    )
    torch.manual_seed(4)
    adapted = get_peft_model(T5ForConditionalGeneration.from_pretrained(folder), config)
    for name, weights in adapted.named_parameters():
        if "lora" in name:
            torch.nn.init.normal_(weights, std=3.0)
    adapted.save_pretrained(tmp_path)
    plain, tuned = (
        open_system(
            Student(kind="student", name="s", model=str(folder), adapter=adapter, beam=1), Codes().scheme()
        )
        for adapter in (None, tmp_path)
    )
    assert plain.rewrite(ITEMS) != tuned.rewrite(ITEMS)
    with pytest.raises(TrainerError, match=r"adapter .* cannot be loaded"):
        open_system(
            Student(kind="student", name="s", model=str(folder), adapter=tmp_path / "nowhere"),
            Codes().scheme(),
        )


def test_there_and_back_reads_what_came_back(folder: Path) -> None:
    system = open_system(
        RoundTrip(kind="round-trip", name="r", there=str(folder), back=str(folder), beam=2), Codes().scheme()
    )
    once = SequenceModel(str(folder), None, 2)
    assert system.rewrite(ITEMS) == once.write(once.write([item.source for item in ITEMS]))


def test_a_model_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="cannot be loaded") as caught:
        SequenceModel(str(tmp_path), None, 1)
    assert "\n" not in str(caught.value)
