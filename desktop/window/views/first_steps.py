"""What the program can do, on one screen: for who sees it for the first time."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.window.look import theme
from desktop.window.look.translation import tr

_WIDEST = 560
"""Pixels beyond which a line is too long to be read at ease."""


class FirstSteps(QScrollArea):
    """Five steps, and a text to try them on. It decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("First steps"))
        self.example = QPushButton(tr("Try an example"))
        self.example.setProperty("leading", True)
        self.example.setAccessibleDescription(tr("Put an example into your text, to be rewritten."))
        self.never = QPushButton(tr("Do not show this again"))
        self.never.setAccessibleDescription(
            tr("Leave empty pages empty; the Help menu still has the first steps.")
        )
        heading = QLabel(tr("Your sentences, in other words"))
        heading.setProperty("tone", "subheading")
        heading.setWordWrap(True)
        self._steps = [_words() for _ in range(5)]
        self._foot = _words()
        self._foot.setProperty("tone", "faint")
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE + 4)
        grid.setColumnStretch(1, 1)
        for row, step in enumerate(self._steps):
            number = QLabel(str(row + 1))
            number.setProperty("tone", "number")
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            number.setFixedSize(3 * theme.SPACE, 3 * theme.SPACE)
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(step, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self.example)
        buttons.addWidget(self.never)
        buttons.addStretch(1)
        inner = QFrame()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(2 * theme.SPACE)
        column.addWidget(heading)
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addWidget(self._foot)
        column.addStretch(1)
        around = QWidget()
        row_of_one = QHBoxLayout(around)
        row_of_one.setContentsMargins(0, 0, 0, 0)
        row_of_one.addWidget(inner, 1)
        row_of_one.addStretch(0)
        self.setWidget(around)

    def tell(self, keys: Callable[[str], str]) -> None:
        """Write the steps.

        Args:
            keys: gives for the id of an action its keys in brackets, or "" where it has none.
        """
        texts = (
            tr(
                "<b>Paste or type</b> on the left; the rewrite follows on the right, sentence by sentence. "
                "Or open a .txt, .md or .docx document{keys}.",
                keys=keys("file.open"),
            ),
            tr(
                "<b>Push the sliders</b>: Wording exchanges words, Structure rearranges the sentence. "
                "What differs from yours is underlined."
            ),
            tr("<b>Click a sentence</b> for other ways to say it, <b>click a word</b> for other words."),
            tr("<b>Freeze</b> what must stay as it is{keys}.", keys=keys("rewrite.freeze")),
            tr(
                "<b>Take it with you</b>: copy the rewrite{copy}, or save it as a document{save}.",
                copy=keys("edit.copy_rewrite"),
                save=keys("file.save"),
            ),
        )
        for label, text in zip(self._steps, texts, strict=True):
            label.setText(text)
        self._foot.setText(
            tr(
                "Nothing that you write leaves this computer. Everything else is a few letters away{keys}.",
                keys=keys("view.commands"),
            )
        )


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label
