"""A small student that runs, and what must not be done to it."""

import random
import subprocess
import sys

import pytest
from hardening.bundles import MODELS, write_bundle
from hardening.models import small_student

from desktop.engine.bundle import Kind, load
from desktop.engine.errors import BundleError
from desktop.engine.network import ModelFileError, require_configuration, vocabulary_size

WHOLE, OTHERS = small_student()

# CTranslate2 runs in another process, for a crash would take the tests with it.
SCRIPT = """
import pathlib, sys
from desktop.engine.bundle import load
from desktop.engine.errors import BundleError
from desktop.engine.student import Order, Prompt, load_student
for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        student = load_student(load(folder))
        student.write(Order((Prompt("paraphrase 3 1 2: Rain fell on the roof."),), 2))
        print(folder.name, "runs", flush=True)
    except BundleError as error:
        print(folder.name, error, flush=True)
"""


def test_a_small_student_is_loaded(tmp_path):
    write_bundle(tmp_path / "b", {**OTHERS, "model.bin": WHOLE.to_bytes()})
    assert load(tmp_path / "b", Kind.STUDENT).translator() is not None


@pytest.mark.parametrize("name", MODELS)
def test_a_network_that_does_not_fit_is_refused(tmp_path, name):
    write_bundle(tmp_path / "b", {**OTHERS, "model.bin": MODELS[name](WHOLE).to_bytes()})
    bundle = load(tmp_path / "b", Kind.STUDENT)
    with pytest.raises(BundleError, match="cannot be loaded") as error:
        bundle.translator()
    assert str(error.value).startswith(f"The bundle “{tmp_path / 'b'}” ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "configuration",
    [
        None,
        [],
        {"quantization_type": 1},
        {"layer_norm_epsilon": "x"},
        {"layer_norm_epsilon": -1.0},
        {"layer_norm_epsilon": 1e300},
        {"unk_token": ["a"]},
        {"bos_token": {}},
        {"multi_query_attention": True},
        {"suppress_ids": [1]},
        {"add_source_bos": 1},
    ],
)
def test_a_configuration_asks_for_nothing_unheard_of(configuration):
    with pytest.raises(ModelFileError, match=r"config\.json"):
        require_configuration(configuration)


@pytest.mark.parametrize("vocabulary", [None, {}, "abc", [1], ["a", ["b"]], ["a", "b", "a"]])
def test_a_vocabulary_is_a_list_of_different_words(vocabulary):
    with pytest.raises(ModelFileError, match="vocabulary"):
        vocabulary_size(vocabulary)


def test_random_damage_never_ends_the_process(tmp_path):
    chance = random.Random(5)
    # Without the long table of words, so that more of the damage meets what is read.
    sound = WHOLE.to_bytes()
    names = sorted(WHOLE.variables)
    for number in range(40):
        content = bytearray(sound)
        for _ in range(chance.randint(1, 3)):
            # The few bytes behind a name say how long the variable is.
            place = sound.index(chance.choice(names).encode() + b"\0") + chance.randint(0, 60)
            content[min(place, len(content) - 1)] ^= 1 << chance.randrange(8)
        write_bundle(tmp_path / f"{number:03}", {**OTHERS, "model.bin": bytes(content)})
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 40
    assert "cannot be loaded" in done.stdout
