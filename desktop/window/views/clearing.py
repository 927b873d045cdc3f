"""The button at the end of a field that empties it."""

from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.window.look.translation import tr


def add_clear_button(field: QLineEdit) -> None:
    """Give a field its button, with the name that Qt forgets for those who hear."""
    field.setClearButtonEnabled(True)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(tr("Empty the field"))
