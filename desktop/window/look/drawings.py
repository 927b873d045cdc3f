"""Our own icons, drawn in the colours of the theme that there is."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from desktop.window.look import theme

SIZE = 16
"""Of an icon on a button, in logical pixels."""

_ROOM = 4
"""Behind an icon, before the text of the button."""


class IconOf:
    """Puts a drawing on a button, and draws it anew when the theme changes.

    Args:
        button: gets the icon.
        name: of the drawing, in the folder of icons.
        leading: whether the button has the colour of the accent.
    """

    def __init__(self, button: QAbstractButton, name: str, *, leading: bool = False) -> None:
        self._button = button
        self._name = name
        self._leading = leading
        button.setIconSize(QSize(SIZE + _ROOM, SIZE))
        self.draw()

    def draw(self) -> None:
        """Draw it in the colours that there are now."""
        colours = theme.current()
        ink = colours.on_accent if self._leading else colours.ink
        icon = QIcon(_drawn(self._name, ink))
        icon.addPixmap(_drawn(self._name, colours.faint), QIcon.Mode.Disabled)
        self._button.setIcon(icon)


@lru_cache(maxsize=100)
def _drawn(name: str, colour: str) -> QPixmap:
    """A drawing in one colour, sharp on any screen."""
    source = (theme.ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    scale = 4
    pixmap = QPixmap(scale * (SIZE + _ROOM), scale * SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, scale * SIZE, scale * SIZE))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
