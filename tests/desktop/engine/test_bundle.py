import hashlib
import json
import os

import pytest
from hardening.models import tiny_model

from desktop.engine import bundle as bundles
from desktop.engine.bundle import MAX_MANIFEST_BYTES, Kind, embedded, find, load, read_manifest
from desktop.engine.codes import CodeScheme
from desktop.engine.errors import BundleError

FILES = {
    "model.bin": tiny_model(),
    "config.json": b'{"unk_token": "<unk>", "bos_token": "<pad>", "eos_token": "</s>"}',
    "shared_vocabulary.json": b'["<pad>", "</s>", "<unk>"]',
    "tokenizer.json": b"{}",
    "CARD.md": b"# A card\n",
    "LICENSE": b"Do as you like.\n",
}


def manifest(contents=FILES, /, **changes):
    data = {
        "format": 1,
        "kind": "student",
        "name": "tiny",
        "version": "1",
        "architecture": "t5",
        "tokenizer": "tokenizers",
        "languages": ["en"],
        "licence": "CC0-1.0",
        "codes": CodeScheme().to_json(),
        "base": "nothing",
        "training": {"epochs": 1},
        "figures": {"loss": 1.5},
        "made_with": {"python": "3.11"},
        "files": {
            name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in contents.items()
        },
    }
    data.update(changes)
    return {key: value for key, value in data.items() if value is not None}


@pytest.fixture
def folder(tmp_path):
    """A bundle that verifies, though its model is no network."""
    path = tmp_path / "tiny"
    path.mkdir()
    for name, content in FILES.items():
        (path / name).write_bytes(content)
    (path / "bundle.json").write_text(json.dumps(manifest()), encoding="utf-8")
    return path


def refusal(folder, action=load):
    """The message with which the bundle is refused, checked to be one sentence that names it."""
    with pytest.raises(BundleError) as caught:
        action(folder)
    message = str(caught.value)
    assert message.startswith(f"The bundle “{folder}” ")
    assert message.endswith(".")
    assert "\n" not in message
    assert "; " in message, "it says what to do"
    return message


def test_a_sound_bundle_is_read(folder):
    bundle = load(folder, Kind.STUDENT)
    assert (bundle.folder, bundle.kind, bundle.name) == (folder, Kind.STUDENT, "tiny")
    assert bundle.codes == CodeScheme()
    assert bundle.languages == ("en",)
    assert bundle.training["epochs"] == 1
    assert bundle.size == sum(map(len, FILES.values()))
    assert bundle.read("LICENSE") == FILES["LICENSE"]
    assert read_manifest(folder) == bundle


def test_files_that_are_not_listed_are_never_opened(folder):
    (folder / "source_vocabulary.json").write_text("garbage")
    (folder / "desktop.ini").mkdir()
    bundle = load(folder)
    with pytest.raises(BundleError, match=r"has no desktop\.ini"):
        bundle.read("desktop.ini")


def test_missing_folder_and_empty_folder(tmp_path):
    assert "is not a folder" in refusal(tmp_path / "nowhere")
    assert "has no bundle.json" in refusal(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(folder, name):
    (folder / name).unlink()
    assert f"has no {name}" in refusal(folder)


def test_a_truncated_a_longer_and_a_changed_file(folder):
    path = folder / "tokenizer.json"
    for content, complaint in (
        (b"{", "tokenizer.json that is shorter than the 2 bytes"),
        (b"{}" * 10**6, "tokenizer.json that is longer than the 2 bytes"),
        (b"[]", "tokenizer.json that was changed or damaged"),
    ):
        path.write_bytes(content)
        assert complaint in refusal(folder)


def test_a_change_after_loading_is_seen_when_the_model_is_made(folder):
    bundle = load(folder)
    (folder / "model.bin").write_bytes(FILES["model.bin"][:-1] + b"x")
    assert "changed or damaged" in refusal(folder, lambda _: bundle.translator())


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
@pytest.mark.parametrize("name", ["LICENSE", "bundle.json"])
def test_a_symbolic_link(folder, name):
    target = folder.parent / "elsewhere"
    (folder / name).rename(target)
    (folder / name).symlink_to(target)
    assert "not a plain file" in refusal(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_and_a_folder_do_not_hang(folder):
    (folder / "LICENSE").unlink()
    os.mkfifo(folder / "LICENSE")
    assert "not a plain file" in refusal(folder)
    (folder / "LICENSE").unlink()
    (folder / "LICENSE").mkdir()
    assert "not a plain file" in refusal(folder)


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "/etc/passwd",
        "sub/file",
        "sub\\file",
        "C:file",
        "..",
        ".hidden",
        "",
        "a\nb",
        "bundle.json",
        "x" * 101,
    ],
)
def test_a_name_that_leads_elsewhere(folder, name):
    (folder / "bundle.json").write_text(json.dumps(manifest({**FILES, name: b"x"})))
    assert "not a name that a bundle's file may have" in refusal(folder)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"[" * 100_000,
        b'{"format": NaN}',
        b'{"format": ' + b"9" * 5000 + b"}",
    ],
)
def test_garbage_instead_of_a_manifest(folder, content):
    (folder / "bundle.json").write_bytes(content)
    assert "bundle.json" in refusal(folder)


def test_a_manifest_that_is_too_large(folder):
    (folder / "bundle.json").write_bytes(b" " * MAX_MANIFEST_BYTES + json.dumps(manifest()).encode())
    assert "more than 1000000 bytes" in refusal(folder)


def test_a_newer_format(folder):
    (folder / "bundle.json").write_text(json.dumps({"format": 2, "anything": "else"}))
    message = refusal(folder)
    assert "made for a newer version" in message
    assert "update the program" in message


@pytest.mark.parametrize("version", [None, 0, -1, "1", 1.0, True, int("9" * 4000)])
def test_no_format(folder, version):
    (folder / "bundle.json").write_text(json.dumps(manifest(format=version)))
    assert "without a format version" in refusal(folder)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"kind": "teacher"}, "kind"),
        ({"kind": None}, "kind"),
        ({"name": "../x"}, "name"),
        ({"name": ["x"]}, "name"),
        ({"version": 1}, "version"),
        ({"licence": "a\nb"}, "licence"),
        ({"base": " "}, "base"),
        ({"languages": []}, "languages"),
        ({"languages": "en"}, "languages"),
        ({"training": []}, "training"),
        ({"figures": None}, "figures"),
        ({"made_with": {"python": 3}}, "made_with"),
        ({"codes": None}, "codes"),
        ({"codes": {"template": "x"}}, "code scheme"),
        ({"kind": "encoder"}, "codes"),
        ({"files": {}}, "LICENSE"),
        ({"files": {f"f{n}": {} for n in range(40)}}, "more than 32"),
        ({"files": {"model.bin": 3}}, "model.bin"),
        ({"files": {"model.bin": {"size": True, "sha256": "0" * 64}}}, "model.bin"),
        ({"files": {"model.bin": {"size": 3, "sha256": "0" * 63}}}, "model.bin"),
        ({"files": {"model.bin": {"size": 3_000_000_000, "sha256": "0" * 64}}}, "2000000000"),
        ({"files": {"model.bin": {"size": 0, "sha256": "0" * 64}}}, "model.bin"),
    ],
)
def test_a_field_of_the_wrong_shape(folder, change, complaint):
    (folder / "bundle.json").write_text(json.dumps(manifest(**change)))
    assert complaint in refusal(folder)


def test_a_vocabulary_is_needed_and_may_be_split(folder):
    files = {name: content for name, content in FILES.items() if name != "shared_vocabulary.json"}
    (folder / "bundle.json").write_text(json.dumps(manifest(files)))
    assert "shared_vocabulary.json" in refusal(folder)
    for name in ("source_vocabulary.json", "target_vocabulary.json"):
        files[name] = FILES["shared_vocabulary.json"]
        (folder / name).write_bytes(files[name])
    (folder / "bundle.json").write_text(json.dumps(manifest(files)))
    assert load(folder).files.keys() == files.keys()


def test_the_wrong_kind(folder):
    assert "holds a student, not a sentence encoder" in refusal(folder, lambda path: load(path, Kind.ENCODER))
    assert "holds a student, not a sentence encoder" in refusal(folder, lambda path: load(path).encoder())


def test_a_verified_but_malformed_model_is_refused(folder):
    # Its layout is right, but CTranslate2 misses the weights.
    assert "cannot be loaded" in refusal(folder, lambda path: load(path).translator())


def test_embedded_bundles_are_found_by_name_and_any_by_folder(folder, monkeypatch, tmp_path):
    package = tmp_path / "desktop"
    (package / "models").mkdir(parents=True)
    shipped = folder.rename(package / "models" / "tiny")
    (package / "models" / "not-a-bundle").mkdir()
    monkeypatch.setattr(bundles.importlib.resources, "files", lambda name: tmp_path / name)
    assert embedded() == [shipped]
    assert find("tiny") == shipped
    assert find(str(shipped.parent)) == shipped.parent
    for name in ("other", "", "other/tiny"):
        with pytest.raises(BundleError, match="these: tiny") as caught:
            find(name)
        assert f"“{name}”" in str(caught.value)


def test_every_bundle_that_ships_verifies():
    found = embedded()
    assert found
    for path in found:
        assert load(path).name == path.name
    assert sum(read_manifest(path).size for path in found) <= 90_000_000
