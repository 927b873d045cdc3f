from desktop.window.background.pacing import Debounce, Throttle


def test_throttle_acts_at_once_then_once_for_all_that_came_meanwhile(qtbot):
    acts = []
    throttle = Throttle(50, lambda: acts.append(1))
    for _ in range(20):
        throttle.call()
    assert acts == [1]
    qtbot.waitUntil(lambda: len(acts) == 2)
    qtbot.wait(120)
    assert acts == [1, 1]
    throttle.call()
    assert len(acts) == 3


def test_throttle_forgets_what_is_dropped(qtbot):
    acts = []
    throttle = Throttle(20, lambda: acts.append(1))
    throttle.call()
    throttle.call()
    throttle.drop()
    qtbot.wait(60)
    assert acts == [1]


def test_debounce_waits_for_quiet(qtbot):
    acts = []
    debounce = Debounce(60, lambda: acts.append(1))
    for _ in range(5):
        debounce.call()
        qtbot.wait(15)
    assert not acts
    assert debounce.waiting
    qtbot.waitUntil(lambda: acts == [1])
    assert not debounce.waiting
