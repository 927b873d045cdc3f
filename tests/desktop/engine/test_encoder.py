import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.bundle import Kind, find, load
from desktop.engine.encoder import MAX_TOKENS, load_encoder


@pytest.fixture(scope="module")
def encoder():
    return load_encoder(load(find("all-minilm-l6-v2"), Kind.ENCODER))


def test_rows_have_length_one_and_keep_their_order(encoder):
    sentences = [
        "Short.",
        "A sentence that is quite a bit longer than the others are.",
        "",
        "The cat sat down.",
    ]
    together = encoder.embed(sentences)
    assert together.shape == (4, 384)
    assert together.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    alone = np.concatenate([encoder.embed([sentence]) for sentence in sentences])
    # To the last bit, in whatever company a sentence is embedded: choices hang on it.
    np.testing.assert_array_equal(together, alone)


def test_nothing_gives_nothing(encoder):
    assert encoder.embed([]).shape == (0, 384)


def test_a_paraphrase_is_nearer_than_another_sentence(encoder):
    sentences = [
        "The meeting was moved to Friday.",
        "They put the meeting off until Friday.",
        "Penguins cannot fly.",
    ]
    near, far = encoder.embed(sentences)[1:] @ encoder.embed(sentences[:1])[0]
    assert near > 0.7
    assert far < 0.3


def test_many_sentences_in_batches_are_those_one_by_one(encoder):
    sentences = [f"Sentence number {n} has {'very ' * (n % 40)}many words." for n in range(300)]
    some = encoder.embed(sentences)[::50]
    np.testing.assert_array_equal(some, np.concatenate([encoder.embed([s]) for s in sentences[::50]]))


def test_threads_move_no_bit(encoder):
    sentences = [" ".join(["rain"] * (1 + number % 7)) + "." for number in range(40)]
    shared = load_encoder(load(find("all-minilm-l6-v2"), Kind.ENCODER), threads=3)
    np.testing.assert_array_equal(shared.embed(sentences), encoder.embed(sentences))
    for one, other in zip(shared.encode(sentences), encoder.encode(sentences), strict=True):
        np.testing.assert_array_equal(one.states, other.states)


def test_what_lies_beyond_the_limit_is_not_read(encoder):
    text = "word " * (MAX_TOKENS + 50)
    left, right = encoder.embed([text + "one ending", text + "quite another end"])
    np.testing.assert_allclose(left, right, atol=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_is_embedded(encoder, sentences):
    embeddings = encoder.embed([*sentences, "\ud800", "\0", "[SEP] [CLS] [PAD]", "مرحبا 日本 🙂"])
    assert np.isfinite(embeddings).all()
    np.testing.assert_allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-5)


def test_words_are_joined_from_their_pieces(encoder):
    (encoding,) = encoder.encode(["Paraphrasing isn't Ünneccessary!"])
    assert encoding.words == ("paraphrasing", "isn", "'", "t", "unneccessary", "!")
    assert encoding.states.shape == (6, 384)
    np.testing.assert_allclose(np.linalg.norm(encoding.states, axis=1), 1, atol=1e-5)


def test_encoding_gives_the_embedding_too(encoder):
    sentences = ["The cat sat down.", "", "A sentence that is quite a bit longer than the others are."]
    together = np.stack([each.embedding for each in encoder.encode(sentences)])
    np.testing.assert_allclose(together, encoder.embed(sentences), atol=1e-6)
    assert encoder.encode([""])[0].words == ()


def test_a_word_is_near_the_one_that_stands_for_it(encoder):
    source, rewrite = encoder.encode(["The meeting was postponed.", "They delayed the meeting."])
    cosines = rewrite.states @ source.states.T
    delayed = cosines[rewrite.words.index("delayed")]
    assert source.words[int(delayed.argmax())] == "postponed"
