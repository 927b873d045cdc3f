"""Help > About."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

import desktop
from desktop.window.look.translation import tr


def about_box(parent: QWidget, icon: QIcon, model: str) -> QMessageBox:
    """The box that says what this is.

    Args:
        parent: the window that it belongs to.
        icon: the program's icon.
        model: name of the model in use, or "" while none is.
    """
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Phrasewright"))
    box.setIconPixmap(icon.pixmap(QSize(72, 72)))
    box.setText(f"<b>Phrasewright {desktop.__version__}</b>")
    box.setInformativeText(
        "\n\n".join(
            (
                tr("Your sentences in other words, on your own computer. Nothing that you write leaves it."),
                tr("Model: {name}", name=model or tr("not loaded yet")),
                tr("Free software under the Apache licence, version 2.0."),
            )
        )
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.button(QMessageBox.StandardButton.Close).setIcon(QIcon())
    return box
