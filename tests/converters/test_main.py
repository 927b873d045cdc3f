import json
import shutil

import pytest

from converters.__main__ import main
from desktop.engine.bundle import load
from desktop.engine.codes import CodeScheme


@pytest.fixture
def command(make_base, pairs_file, facts_file, tmp_path):
    return [
        "bundle", "--base", str(make_base(False)), "--pairs", str(pairs_file), "--facts", str(facts_file),
        "--name", "tiny", "--output", str(tmp_path / "tiny"), "--quantization", "float32",
    ]  # fmt: skip


def test_bundle_inspect_and_verify(command, adapter, tmp_path, capsys):
    scheme = CodeScheme(template="say it {lexical} {syntactic} {length}: ")
    (tmp_path / "experiment.json").write_text(json.dumps({"codes": scheme.to_json(), "tune": {"epochs": 2}}))
    (tmp_path / "figures.json").write_text('{"dev": {"loss": 1.25}}')
    command += ["--adapter", str(adapter), "--experiment", str(tmp_path / "experiment.json")]
    command += ["--figures", str(tmp_path / "figures.json")]
    assert main(command) == 0
    bundle = load(tmp_path / "tiny")
    assert bundle.codes == scheme
    assert bundle.training == {"tune": {"epochs": 2}}
    assert bundle.figures["dev"] == {"loss": 1.25}
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "tiny")]) == 0
    assert "verified" in capsys.readouterr().err
    assert main(["inspect", str(tmp_path / "tiny")]) == 0
    assert json.loads(capsys.readouterr().out)["codes"] == scheme.to_json()


def test_a_refusal_is_one_line_and_exit_code_1(command, tmp_path, capsys):
    command[command.index("--base") + 1] = str(tmp_path / "nowhere")
    assert main(command) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("converters: The base model in")
    assert not (tmp_path / "tiny").exists()


def test_a_damaged_bundle_fails_verify(command, tmp_path, capsys):
    main(command)
    (tmp_path / "tiny" / "model.bin").write_bytes(b"x")
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "tiny")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("content", ["[]", "{", '{"codes": {}}'])
def test_an_unusable_experiment_is_refused(command, tmp_path, capsys, content):
    (tmp_path / "experiment.json").write_text(content)
    assert main([*command, "--experiment", str(tmp_path / "experiment.json")]) == 1
    assert not (tmp_path / "tiny").exists()


def test_the_experiment_beside_a_checkpoint_is_found(command, adapter, tmp_path):
    run = tmp_path / "run"
    checkpoint = run / "checkpoint-1"
    checkpoint.mkdir(parents=True)
    for path in adapter.iterdir():
        (checkpoint / path.name).write_bytes(path.read_bytes())
    (run / "experiment.json").write_text('{"name": "beside"}')
    assert main([*command, "--adapter", str(checkpoint)]) == 0
    assert load(tmp_path / "tiny").training == {"name": "beside"}


def test_the_experiment_beside_a_model_that_was_tuned_whole_is_found(command, make_base, tmp_path):
    run = tmp_path / "run"
    shutil.copytree(make_base(False), run / "model")
    (run / "experiment.json").write_text('{"name": "whole"}')
    command[command.index("--base") + 1] = str(run / "model")
    assert main(command) == 0
    assert load(tmp_path / "tiny").training == {"name": "whole"}
