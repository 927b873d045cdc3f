import pytest
from hardening.models import read_model as read_whole
from hardening.models import small_student, tiny_model

from desktop.engine.modelfile import ModelFileError, Number, read_model


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "cut short"),
        (b"\x07\0\0\0", "not in the model format"),
        (tiny_model()[:-1], "cut short"),
        (tiny_model() + b"x", "after its end"),
        (tiny_model([("a", (2, 3), 0, bytes(23))]), "wrong size"),
        (tiny_model([("a", (2,), 9, bytes(8))]), "wrong size"),
        (tiny_model([("a", (2**31, 2**31, 2**31), 0, b"")]), "wrong size"),
        (tiny_model([("a", (), 1, b"1")] * 2, []), "one name"),
        (tiny_model([("a", (), 1, b"1")], [("a", "a")]), "one name"),
        (tiny_model([("a\0b", (), 1, b"1")], []), "name that is none"),
        (tiny_model([("é", (), 1, b"1")], []), "name that is none"),
        (tiny_model(aliases=[("b", "c")]), "does not hold"),
        (tiny_model([], [])[:-8] + b"\xff" * 8, "too many"),
    ],
)
def test_the_layout_is_checked(content, fault):
    with pytest.raises(ModelFileError, match=fault):
        read_model(content)


def test_what_is_sound_is_read():
    found = read_model(tiny_model([("a", (2, 3), 0, bytes(24)), ("scalar", (), 1, b"\1")]))
    assert found.specification == "TransformerSpec"
    assert found.variables.keys() == {"a", "scalar", "b"}
    assert found.variables["b"] is found.variables["a"]
    assert (found.variables["a"].shape, found.variables["a"].kind) == ((2, 3), Number.FLOAT32)
    assert bytes(found.variables["scalar"].data) == b"\1"


def test_any_cut_has_a_fault():
    content = tiny_model()
    for length in range(len(content)):
        with pytest.raises(ModelFileError):
            read_model(content[:length])


def test_the_models_to_attack_with_are_written_as_they_were_read():
    content = small_student()[0].to_bytes()
    assert read_whole(content).to_bytes() == content
