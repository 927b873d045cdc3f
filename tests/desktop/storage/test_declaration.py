import pytest

from desktop.storage.declaration import Choice, Group, Line, Number, Switch, Table

COMMON = (Group.KEEPING, "Name", "What it does.")
SWITCH = Switch("s", True, *COMMON)
NUMBER = Number("n", 5, *COMMON, low=1, high=9)
CHOICE = Choice("c", "a", *COMMON, choices=(("a", "A"), ("b", "B")))
LINE = Line("l", "", *COMMON, longest=5)
TABLE = Table("t", (), *COMMON, most=2)


@pytest.mark.parametrize(
    ("setting", "value", "checked"),
    [
        (SWITCH, False, False),
        (NUMBER, 9, 9),
        (CHOICE, "b", "b"),
        (LINE, "text", "text"),
        (TABLE, {"b": "2", "a": "1"}, (("a", "1"), ("b", "2"))),
        (TABLE, (("a", "1"),), (("a", "1"),)),
    ],
)
def test_what_a_setting_takes(setting, value, checked):
    assert setting.checked(value) == checked
    assert setting.checked(setting.stored(checked)) == checked


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (SWITCH, 1),
        (SWITCH, "true"),
        (NUMBER, 0),
        (NUMBER, 10),
        (NUMBER, True),
        (NUMBER, 5.0),
        (NUMBER, "5"),
        (CHOICE, "c"),
        (CHOICE, []),
        (LINE, "longer"),
        (LINE, "a\nb"),
        (LINE, None),
        (TABLE, {"a": 1}),
        (TABLE, [1]),
        (TABLE, {"a": "1", "b": "2", "c": "3"}),
        (TABLE, {"a": "x" * 201}),
    ],
)
def test_what_it_does_not_take(setting, value):
    with pytest.raises(ValueError, match=r"^Name "):
        setting.checked(value)
