from datetime import UTC, datetime

from desktop.documents.docx.tracking import Change, Tracking


def test_marks_name_the_author_and_have_numbers_of_their_own():
    tracking = Tracking(
        'A "B" <C>', datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), b"<x w:id=\"41\"/><y w:id='7'/>"
    )
    assert tracking.mark(b"<r/>", Change.NONE) == b"<r/>"
    assert tracking.mark(b"<r/>", Change.INSERTED) == (
        b'<w:ins w:id="42" w:author="A &quot;B&quot; &lt;C&gt;" w:date="2024-05-06T07:08:09Z"><r/></w:ins>'
    )
    assert tracking.mark(b"<r/>", Change.DELETED).startswith(b'<w:del w:id="43" ')
