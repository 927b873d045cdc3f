from desktop.window.background.single import Single


def test_a_second_start_hands_its_document_to_the_first(qtbot, tmp_path):
    first, second = Single(tmp_path), Single(tmp_path)
    assert first.claim()
    assert not second.claim()
    document = tmp_path / "läter.txt"
    with qtbot.waitSignal(first.asked, timeout=10000) as heard:
        assert second.ask(document)
    assert heard.args == [str(document)]
    with qtbot.waitSignal(first.asked, timeout=10000) as heard:
        assert second.ask(None)
    assert heard.args == [""]
    with qtbot.waitSignal(first.toggled, timeout=10000), qtbot.assertNotEmitted(first.asked):
        assert second.ask(None, toggle=True)
    assert not list(tmp_path.glob("requests/*.request"))
    first.release()
    assert second.claim()
    second.release()


def test_what_was_asked_of_a_program_that_is_gone_is_forgotten(qtbot, tmp_path):
    requests = tmp_path / "requests"
    requests.mkdir()
    (requests / "old.request").write_text("x")
    only = Single(tmp_path)
    assert only.claim()
    assert not list(requests.iterdir())
    only.release()


def test_where_nothing_can_be_written_each_start_is_the_first(qtbot, tmp_path):
    assert Single(tmp_path / "missing").claim()
    assert not Single(tmp_path / "missing").ask(None)
