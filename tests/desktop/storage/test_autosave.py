import threading

from desktop.storage.autosave import Autosave
from desktop.storage.errors import StorageError


class Disk:
    """Takes what is saved, when it is let."""

    def __init__(self):
        self.saved = []
        self.started = threading.Semaphore(0)
        self.let = threading.Semaphore(0)
        self.fails = False

    def write(self, state):
        self.started.release()
        assert self.let.acquire(timeout=20)
        if self.fails:
            raise StorageError("The disk is full.")
        self.saved.append(state)


def test_only_the_newest_is_saved_and_putting_never_waits():
    disk = Disk()
    autosave = Autosave(disk.write, None, interval=0)
    autosave.put(1)
    assert disk.started.acquire(timeout=20)
    for state in range(2, 100):  # while the first is being written
        autosave.put(state)
    disk.let.release(2)
    assert autosave.close(20)
    assert disk.saved == [1, 99]


def test_flush_does_not_wait_for_the_interval():
    saved = []
    autosave = Autosave(saved.append, None, interval=3600)
    for state in (1, 2, 3):
        autosave.put(state)
        assert autosave.flush(20)
        assert saved[-1] == state
    assert autosave.close(20)


def test_flush_says_when_time_is_up():
    disk = Disk()
    autosave = Autosave(disk.write, None, interval=0)
    autosave.put(1)
    assert not autosave.flush(0.01)
    disk.let.release()
    assert autosave.close(20)


def test_what_fails_is_told_once_until_it_works_again():
    disk, told = Disk(), []
    disk.let.release(10)
    autosave = Autosave(disk.write, told.append, interval=0)
    for fails in (True, True, False, True):
        disk.fails = fails
        autosave.put(fails)
        assert autosave.flush(20)
    assert autosave.close(20)
    assert told == ["The disk is full."] * 2
    assert disk.saved == [False]
