import pytest

from desktop.engine.bundle import Kind, find, load
from desktop.engine.encoder import load_encoder
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import load_student


@pytest.fixture(scope="module")
def encoder():
    return load_encoder(load(find("all-minilm-l6-v2"), Kind.ENCODER))


@pytest.fixture(scope="module")
def student():
    return load_student(student_bundle())
