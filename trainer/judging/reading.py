"""The embedded encoder and student, loaded once in each process, and states as they stand in a row."""

import base64
import functools

import numpy as np

from desktop.engine.encoder import SentenceEncoder
from desktop.engine.perceptron import Numbers
from desktop.engine.rewriter import student_bundle
from desktop.engine.student import Student, load_student
from trainer.evaluation.measures.meaning import embedded_encoder
from trainer.judging.perceptron import Half


@functools.cache
def encoder() -> SentenceEncoder:
    """The embedded sentence encoder."""
    return embedded_encoder()[0]


@functools.cache
def student() -> Student:
    """The embedded student."""
    return load_student(student_bundle(None))


def packed(states: Numbers) -> str:
    """States, of shape (features,), for a row."""
    return base64.b64encode(states.astype(np.float16).tobytes()).decode()


def unpacked(states: str) -> Half:
    """The states of a row: float16 of shape (features,)."""
    return np.frombuffer(base64.b64decode(states), np.float16)
