"""The pages keep their widths whatever buttons come and go above them."""

import pytest

from desktop.window.look import language


@pytest.fixture(params=["en", "de"])
def window(request, qtbot, qapp, rewriter, places):
    """At the small size, in English and in German, which is longer."""
    from desktop.window.program import Program

    language.speak(request.param)
    program = Program(lambda: rewriter, places)
    qtbot.addWidget(program.window)
    program.window.resize(900, 600)
    program.window.show()
    qtbot.waitExposed(program.window)
    yield program.window
    program.window.close()
    language.speak("en")


def test_pages_keep_their_widths_when_buttons_come(qtbot, qapp, window):
    desk = window.desk
    desk.source.set_text("Alpha beta gamma.")
    qtbot.wait(50)
    before = desk.source.width()
    for shown in ((desk.stop,), (desk.everything,), (desk.stop, desk.everything)):
        for each in (desk.stop, desk.everything):
            each.setVisible(each in shown)
        qtbot.wait(50)
        assert desk.source.width() == before
        places = [each.geometry() for each in (*shown, desk.marks, desk.copy)]
        for place, each in zip(places, (*shown, desk.marks, desk.copy), strict=True):
            # Around the words of a button there are 14 pixels at each side.
            assert place.width() >= each.minimumSizeHint().width() - 12, "no word is cut off"
            assert place.right() < each.parentWidget().width()
        assert all(not a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])
        assert desk.copy.accessibleName()
        assert desk.stop.accessibleName()


def test_words_come_back_when_there_is_room(qtbot, window):
    copy = window.desk.copy
    window.resize(700, 600)
    window.desk.stop.show()
    qtbot.waitUntil(lambda: not copy.text())
    window.resize(1300, 600)
    qtbot.waitUntil(lambda: copy.text() == copy.accessibleName())
