"""Keys that are heard whatever program has the focus: on X11, where a program can ask for that.

Elsewhere (Wayland, Windows, macOS) Qt has no such thing; there, the system's own settings can give keys to
the command `phrasewright-window --toggle`.
"""

import ctypes

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

_SHIFT, _LOCK, _CONTROL, _ALT, _NUM_LOCK, _SUPER = 1, 2, 4, 8, 16, 64
_MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: _SHIFT,
    Qt.KeyboardModifier.ControlModifier: _CONTROL,
    Qt.KeyboardModifier.AltModifier: _ALT,
    Qt.KeyboardModifier.MetaModifier: _SUPER,
}
_KEYSYMS = {
    Qt.Key.Key_Space: 0x20,
    Qt.Key.Key_Return: 0xFF0D,
    Qt.Key.Key_Pause: 0xFF13,
    Qt.Key.Key_Home: 0xFF50,
    Qt.Key.Key_End: 0xFF57,
    Qt.Key.Key_Insert: 0xFF63,
    Qt.Key.Key_Print: 0xFF61,
}
_F1 = 0xFFBE
_KEY_PRESS = 2
_ASYNC = 1


class _Screens(ctypes.Structure):
    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rest", ctypes.c_int), ("index", ctypes.c_int))


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Event(ctypes.Structure):
    _fields_ = (("kind", ctypes.c_uint8), ("key", ctypes.c_uint8))


class Hotkey(QObject):
    """Hears one combination of keys everywhere, on a connection to the X server of its own."""

    pressed = Signal()
    """The keys were pressed, wherever the focus is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = ""
        self._release = _nothing

    @staticmethod
    def possible() -> bool:
        """Whether this desktop lets a program hear keys that are meant for others."""
        return QGuiApplication.platformName() == "xcb"

    def use(self, keys: str) -> bool:
        """Hear these keys, in Qt's portable notation, and no others; "" hears none.

        Returns:
            Whether they are heard; False where the desktop cannot do that, another program has them, or no
            such key is on the keyboard.
        """
        if keys == self._keys:
            return True
        self.release()
        if not keys:
            return True
        asked = x11_keys(keys)
        if asked is None or not self.possible() or not self._grab(*asked):
            return False
        self._keys = keys
        return True

    def release(self) -> None:
        """Hear nothing any more."""
        self._release()
        self._release = _nothing
        self._keys = ""

    def _grab(self, keysym: int, modifiers: int) -> bool:
        try:
            xcb, symbols = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-keysyms.so.1")
            free = ctypes.CDLL(None).free
        except OSError:
            return False
        _declare(xcb, symbols)
        free.argtypes = [ctypes.c_void_p]
        server = xcb.xcb_connect(None, None)
        if xcb.xcb_connection_has_error(server):
            xcb.xcb_disconnect(server)
            return False
        root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(server)).data[0]
        table = symbols.xcb_key_symbols_alloc(server)
        codes = symbols.xcb_key_symbols_get_keycode(table, keysym)
        code = codes[0] if codes else 0
        free(codes)
        symbols.xcb_key_symbols_free(table)
        # The state of the locks is part of what is grabbed, and must make no difference.
        states = [modifiers | lock for lock in (0, _LOCK, _NUM_LOCK, _LOCK | _NUM_LOCK)]
        asked = [xcb.xcb_grab_key_checked(server, 1, root, state, code, _ASYNC, _ASYNC) for state in states]
        refusals = [xcb.xcb_request_check(server, cookie) for cookie in asked]
        for refusal in refusals:
            free(refusal)
        if not code or any(refusals):
            xcb.xcb_disconnect(server)
            return False
        notifier = QSocketNotifier(xcb.xcb_get_file_descriptor(server), QSocketNotifier.Type.Read, self)

        def hear() -> None:
            while event := xcb.xcb_poll_for_event(server):
                kind = event.contents.kind & 0x7F
                free(event)
                if kind == _KEY_PRESS:
                    self.pressed.emit()
            if xcb.xcb_connection_has_error(server):
                notifier.setEnabled(False)  # the display is going away, and the program with it

        def release() -> None:
            notifier.setEnabled(False)
            notifier.deleteLater()
            xcb.xcb_disconnect(server)  # which lets go of the keys

        notifier.activated.connect(hear)
        self._release = release
        return True


def _nothing() -> None:
    """There is nothing to let go of."""


def x11_keys(keys: str) -> tuple[int, int] | None:
    """The keysym and the modifiers of a combination; None where it has no modifier or no usual key."""
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return None
    combination = sequence[0]  # type: ignore[index]
    key, held = combination.key(), combination.keyboardModifiers()
    modifiers = sum(bit for modifier, bit in _MODIFIERS.items() if held & modifier)
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F24:
        return _F1 + key - Qt.Key.Key_F1, modifiers
    if not modifiers & ~_SHIFT:
        return None  # else nobody could write with that key any more
    if Qt.Key.Key_Exclam <= key <= Qt.Key.Key_AsciiTilde:
        return ord(chr(key).lower()), modifiers
    keysym = _KEYSYMS.get(key)
    return None if keysym is None else (keysym, modifiers)


def _declare(xcb: ctypes.CDLL, symbols: ctypes.CDLL) -> None:
    """Tell ctypes what the functions take and give."""
    handle, number, byte = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint8
    for library, name, gives, takes in (
        (xcb, "xcb_connect", handle, [ctypes.c_char_p, handle]),
        (xcb, "xcb_connection_has_error", ctypes.c_int, [handle]),
        (xcb, "xcb_disconnect", None, [handle]),
        (xcb, "xcb_get_setup", handle, [handle]),
        (xcb, "xcb_setup_roots_iterator", _Screens, [handle]),
        (xcb, "xcb_get_file_descriptor", ctypes.c_int, [handle]),
        (xcb, "xcb_poll_for_event", ctypes.POINTER(_Event), [handle]),
        (xcb, "xcb_request_check", handle, [handle, _Cookie]),
        (
            xcb,
            "xcb_grab_key_checked",
            _Cookie,
            [handle, byte, number, ctypes.c_uint16, byte, byte, byte],
        ),
        (symbols, "xcb_key_symbols_alloc", handle, [handle]),
        (symbols, "xcb_key_symbols_free", None, [handle]),
        (symbols, "xcb_key_symbols_get_keycode", ctypes.POINTER(byte), [handle, number]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = gives, takes
