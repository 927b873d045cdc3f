"""Asks before something is done that cannot be undone."""

from PySide6.QtWidgets import QMessageBox, QWidget


def is_sure(parent: QWidget, title: str, text: str, word: str) -> bool:
    """Whether the writer wants it done; the button at hand is the one that does nothing.

    Args:
        parent: the window.
        title: the question.
        text: what would be gone, and what would stay.
        word: what is done, on the button that has it done.
    """
    cancel = QMessageBox.StandardButton.Cancel
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, cancel, parent)
    done = box.addButton(word, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is done
