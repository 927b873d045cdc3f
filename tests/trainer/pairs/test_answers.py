import pytest
from sample_pairs import PAIRS

from trainer.pairs import answers

SOURCE = "The council will vote on the plan next week."


@pytest.mark.parametrize(
    ("rewrite", "kind"),
    [
        ("As an AI language model, I cannot rewrite this.", "refusal"),
        ("I’m sorry, but I can’t assist with that request.", "refusal"),
        ("I am unable to paraphrase this sentence.", "refusal"),
        ("Could you please provide more context for the plan?", "refusal"),
        ("Sure! Here is the sentence in other words: the council will vote.", "remark"),
        ("Here's a paraphrased version: The council votes next week.", "remark"),
        ("Rewritten sentence: The council votes on the plan next week.", "remark"),
        ("Paraphrase: The council votes on the plan next week.", "remark"),
        ("The council votes next week. (Note: I kept the names.)", "remark"),
        ("The council votes next week. Let me know if you need more.", "remark"),
        ("[rewrite]", "remark"),
        ("The council votes next week.<|im_end|>", "remark"),
        ("Write the 3 rewritten sentences as a numbered list and nothing else.", "prompt echoed"),
        ("Names, numbers, dates, quotations and negations stay as they are.", "prompt echoed"),
        ("The council is going to decide on the plan in a week.", None),
        ("I am afraid the council will vote on the plan next week.", None),
        ("Here the plan is put to the vote of the council next week.", None),
    ],
)
def test_what_is_no_rewrite_is_told(rewrite: str, kind: str | None) -> None:
    assert answers.fault(SOURCE, rewrite) == kind


def test_what_the_source_says_itself_is_no_fault() -> None:
    source = "I'm sorry, but I can't assist you with this."
    assert answers.fault(source, "I am sorry, but I cannot help you with this.") is None
    echoed = "Say it in fewer words with nothing lost, she said."
    assert answers.fault(echoed, "She said: say it in fewer words with nothing lost.") is None


def test_good_pairs_have_no_fault() -> None:
    assert not [pair for pair in PAIRS if answers.fault(*pair)]
