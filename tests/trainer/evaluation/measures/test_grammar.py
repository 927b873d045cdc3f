import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.measures.grammar import Grammar

onnxruntime = pytest.importorskip("onnxruntime")

TAGS = ["$KEEP", "$DELETE", "$REPLACE_were"]
PIECES = ["[CLS]", "[SEP]", "[UNK]", "the", "dogs", "was", "wa", "##g", "home", "1,200", "maybe", "."]


class Session:
    """Wants "was" replaced, is of two minds about "maybe", and would delete every second piece of a word."""

    def __init__(self, path: Path, providers: list[str]) -> None:
        assert providers == ["CPUExecutionProvider"]
        if not path.exists():
            raise RuntimeError("no such file")

    def run(self, _outputs: None, feed: dict[str, Any]) -> list[Any]:
        assert feed["input_ids"].shape == feed["attention_mask"].shape
        assert feed["attention_mask"].all()
        scores = {
            "was": (0, 0, 9),
            "maybe": (1.0, 0, 1.1),
            "##g": (0, 9, 0),
            "[CLS]": (0, 9, 0),
            "[SEP]": (0, 9, 0),
        }
        pieces = [PIECES[id_] for id_ in feed["input_ids"][0]]
        return [np.array([[scores.get(piece, (9, 0, 0)) for piece in pieces]], dtype=np.float32)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(onnxruntime, "InferenceSession", Session)
    vocabulary = {piece: place for place, piece in enumerate(PIECES)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 1), ("[CLS]", 0))
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    (tmp_path / "tag_vocab.json").write_text(json.dumps({"tags": TAGS}))
    (tmp_path / "tagger.onnx").write_bytes(b"weights")
    return tmp_path


def test_sure_edits_of_words_are_flags(folder: Path) -> None:
    grammar = Grammar(folder)
    assert grammar.flags("the dogs was home.") == 1
    assert grammar.flags("the dogs was was home") == 2
    # Not sure; the first piece keeps; nothing at all.
    assert grammar.flags("maybe the wag") == 0
    assert grammar.flags(" ") == 0
    assert grammar.flags("was " * 500) == 126


def test_only_more_flags_than_the_source_are_new(folder: Path) -> None:
    sources = ["the dogs home", "the dogs was home", "was was", "was"]
    rewrites = ["the dogs was home", "dogs was the home", "was", "was was"]
    found = Grammar(folder).measure([Item(source) for source in sources], rewrites)
    assert found["flags"].tolist() == [1, 1, 1, 2]
    assert found["new_flags"].tolist() == [1, 0, 0, 1]


@pytest.mark.parametrize("name", ["tagger.onnx", "tokenizer.json", "tag_vocab.json"])
def test_a_folder_that_lacks_a_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(TrainerError, match="is no grammar tagger") as caught:
        Grammar(folder)
    assert "\n" not in str(caught.value)
