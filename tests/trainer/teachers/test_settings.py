from pathlib import Path

import pytest

from trainer import config
from trainer.errors import TrainerError
from trainer.settings.teach import RoundTrip, Server

HEAD = 'name = "x"\n[teach]\nsentences = ["s.jsonl"]\noutput = "out"\n'
SERVER = '[teach.teacher]\nkind = "server"\nurl = "http://localhost:1/v1"\nmodel = "m"\n'
LOCAL = '[teach.teacher]\nkind = "local"\nmodel = "m"\n'
CANARY = "sk-canary-2718281828"


def read(folder: Path, text: str) -> config.Experiment:
    path = folder / "experiment.toml"
    path.write_text(text, encoding="utf-8")
    return config.read(path)


def test_the_kind_says_which_teacher_it_is(tmp_path: Path) -> None:
    trip = '[teach.teacher]\nkind = "round-trip"\nthere = "a"\nback = "b"\n'
    for text, kind in ((SERVER, Server), (trip, RoundTrip)):
        teach = read(tmp_path, HEAD + text).teach
        assert teach is not None
        assert isinstance(teach.teacher, kind)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (HEAD, "teacher"),
        (HEAD + '[teach.teacher]\nkind = "oracle"\n', "oracle"),
        (HEAD + SERVER + f'key_variable = "{CANARY}"\n', "never the key"),
        (HEAD + SERVER + 'key_variable = "lower"\n', "upper case"),
        (HEAD + SERVER.replace("http://", f"http://me:{CANARY}@"), "no name, password"),
        (HEAD + SERVER.replace("/v1", f"/v1?key={CANARY}"), "no name, password or query"),
        (HEAD + SERVER.replace("http://", "ftp://"), "http:// or https://"),
        (HEAD + SERVER + "cap = 5.0\n", "cap needs price_in"),
        (HEAD + SERVER + "[teach.teacher.options]\nmodel = 'x'\n", "cannot set model"),
        (HEAD + SERVER + "pages = 5\n", "pages"),
        (HEAD + SERVER + "temperature = 3\n", "temperature"),
        (HEAD + 'engine = "ray"\n' + SERVER, "ray"),
        (HEAD + "words = [9, 3]\n" + LOCAL, "words"),
    ],
)
def test_a_fault_is_one_sentence_that_names_it(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(TrainerError, match=named) as caught:
        read(tmp_path, text)
    assert "\n" not in str(caught.value)
    assert CANARY not in str(caught.value)
