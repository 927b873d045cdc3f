import pytest

from desktop.storage import declared
from desktop.storage.declaration import Setting


def test_the_list_has_every_setting_once():
    named = [each for each in vars(declared).values() if isinstance(each, Setting)]
    assert sorted(each.key for each in named) == sorted(each.key for each in declared.SETTINGS)
    assert len({each.key for each in declared.SETTINGS}) == len(declared.SETTINGS)


@pytest.mark.parametrize("setting", declared.SETTINGS, ids=lambda each: each.key)
def test_every_default_is_taken_and_every_setting_is_explained(setting):
    assert setting.checked(setting.stored(setting.default)) == setting.default
    assert setting.label[0].isupper()
    assert setting.tooltip.endswith(".")
