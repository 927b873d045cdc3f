"""The page of statistics."""


def test_the_page_tells_of_the_text_and_its_rewrite(qtbot, program, writer):
    writer.write("Alpha beta gamma. Delta epsilon zeta.\n\nOne.")
    program.sentences.accept()
    program.window.book["view.statistics"].trigger()
    assert program.window.page == "statistics"
    page = program.statistics.page
    qtbot.waitUntil(lambda: len(page.rows) > 5)
    assert ("Words", "7", "9", "+29 %") in page.rows
    assert ("Sentences", "3") in page.rows
    assert ("Rewritten", "2") in page.rows
    assert ("Kept: too short", "1") in page.rows
    assert ("Accepted by you", "1") in page.rows
    assert ("Meaning kept", "90 %") in page.rows


def test_without_a_text_it_says_so(program):
    program.window.book["view.statistics"].trigger()
    assert program.statistics.page.rows == [("There is no text to count yet.",)]
