import pytest

from desktop.engine.guards.facts import speech
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        (
            '"You never told me," said Anna, without looking up.',
            '"You never told me," Anna, without looking up.',
            True,
        ),
        (
            '"You never told me," said Anna, without looking up.',
            'Anna, without looking up, "You never told me."',
            True,
        ),
        (
            '"You never told me," said Anna, without looking up.',
            'Without looking up, Anna said, "You never told me."',
            False,
        ),
        ('"You never told me," said Anna.', '"You never told me," were the words of Anna.', False),
        ('"You never told me," said Anna.', 'According to Anna, "You never told me."', False),
        ('"You never told me," he whispered.', '"You never told me," his voice.', True),
        ("“Come in,” he called.", "“Come in,” he.", True),
        ('He called it "odd" again.', 'Again he named it "odd".', False),
        ('A "very odd" house.', 'The house, "very odd".', False),
        ("Anna said no.", "Anna, no.", False),
    ],
)
def test_who_is_quoted_still_says_it(source: str, rewrite: str, broken: bool) -> None:
    assert speech.breaks(speech.facts(Sentence(source)), speech.facts(Sentence(rewrite))) is broken
