"""Every family from its files to a bundle that scores as it did: random models, tied and untied."""

from dataclasses import replace

import pytest
from ctranslate2.converters.transformers import MarianMTLoader

from converters.errors import ConversionError
from converters.student import make_student
from desktop.engine.bundle import TARGET_TOKENIZER_FILE, Kind, load
from desktop.engine.student import Order, Prompt, load_student

CASES = [(family, tied) for family in ("t5", "bart", "marian") for tied in (True, False)]


@pytest.fixture
def job(job, tmp_path):
    """Each case brings its own base."""
    return replace(job, base=tmp_path, training={}, figures={})


def quiet(line: str) -> None:
    """Nobody listens."""


@pytest.mark.parametrize(("family", "tied"), CASES)
@pytest.mark.parametrize("quantization", ["float32", "int8", "int8_float32"])
def test_each_family_scores_as_its_model_does_and_runs(job, make_base, family, tied, quantization):
    outcome = make_student(replace(job, base=make_base(tied, family), quantization=quantization), quiet)
    if quantization == "float32":
        assert outcome.sentence_max < 1e-2
    # Trimming took rows, and English is spelt as before.
    bundle = load(job.output, Kind.STUDENT)
    assert bundle.architecture == family
    assert bundle.figures["conversion"]["sentences_with_the_same_pieces"] == 1.0
    assert (TARGET_TOKENIZER_FILE in bundle.files) == (family == "marian")
    student = load_student(bundle)
    [[plain, *_]] = student.write(Order((Prompt("paraphrase 3 1 2: Rain fell."),), 2, without=("rain",)))
    assert "<" not in plain.text
    [[opened, *_]] = student.write(Order((Prompt("paraphrase 3 1 2: Rain fell.", "All night"),), 2))
    assert opened.text.startswith("All night")
    drafted = student.draft(Prompt("paraphrase 3 1 2: Rain fell.", "All night"))
    assert drafted.text.startswith("All night")
    assert drafted.text.startswith(drafted.up_to(22, 26))
    if quantization == "float32":
        # What is likeliest behind the opening, and not behind nothing. So small a student finds many pieces
        # nearly as likely, and a last bit may decide between them: so only the first piece is looked at.
        likeliest = student.continuations(Prompt("paraphrase 3 1 2: Rain fell.", "All night"), 12)
        tail = drafted.text.removeprefix("All night")
        begun = tail[: len(tail) - len(tail.lstrip()) + 1][:2]
        assert any(each.text.removeprefix("All night").startswith(begun) for each in likeliest)


@pytest.mark.parametrize(("family", "tied"), CASES)
def test_each_family_takes_its_adapter(job, make_base, make_adapter, family, tied):
    adapter = make_adapter(tied, family, use_rslora=True, use_dora=True)
    outcome = make_student(replace(job, base=make_base(tied, family), adapter=adapter), quiet)
    assert outcome.sentence_max < 1e-2


def test_parity_sees_a_lost_bias(job, make_base):
    class Biasless(MarianMTLoader):
        def get_model_spec(self, model):
            model.final_logits_bias.zero_()
            return super().get_model_spec(model)

    with pytest.raises(ConversionError, match="is not the tuned one"):
        make_student(replace(job, base=make_base(True, "marian")), quiet, loader=Biasless())
    assert not job.output.exists()


def test_a_trimmed_bundle_is_smaller(job, make_base):
    base = make_base(True, "bart")
    make_student(replace(job, base=base), quiet)
    trimmed = load(job.output).size
    make_student(replace(job, base=base, minimum=None), quiet)
    assert trimmed < load(job.output).size
