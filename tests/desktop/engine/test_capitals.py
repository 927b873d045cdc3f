from desktop.engine.capitals import is_name, may_be_name


def test_names_and_words_that_may_be_names_are_told_from_others() -> None:
    assert is_name("nadia")
    assert is_name("london")
    assert may_be_name("nadia")
    assert may_be_name("mark")
    assert not is_name("mark")
    assert not may_be_name("gardeners")
    assert not may_be_name("")
