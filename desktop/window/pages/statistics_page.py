"""The page of statistics: what is in the text, and how much of it has changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.engine.result import Reason
from desktop.window.look import theme
from desktop.window.look.translation import numeral, tr
from desktop.window.text.statistics import Measured, Statistics

_Row = tuple[str, ...]

_WIDEST = 95 * theme.SPACE


class StatisticsPage(QScrollArea):
    """Shows tables. It decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Statistics"))
        self.rows: list[_Row] = []
        self.wait()

    def wait(self) -> None:
        """Say that it is being counted."""
        self._show([((tr("Counting…"),),)])

    def show_statistics(self, found: Statistics | None) -> None:
        """Show these numbers, or that there is no text."""
        if found is None:
            self._show([((tr("There is no text to count yet."),),)])
        else:
            tables = [_texts(found), _sentences(found)]
            self._show([*tables, _shares(found)] if found.rewritten else tables)

    def _show(self, tables: list[tuple[_Row, ...]]) -> None:
        self.rows = [row for table in tables for row in table]
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.SPACE, 0)
        column.setSpacing(3 * theme.SPACE)
        for table in tables:
            column.addWidget(_table(table))
        column.addStretch(1)
        self.setWidget(page)


def _table(rows: tuple[_Row, ...]) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setMaximumWidth(_WIDEST)
    grid = QGridLayout(frame)
    grid.setContentsMargins(theme.MARGIN, 2 * theme.SPACE, theme.MARGIN, 2 * theme.SPACE)
    grid.setHorizontalSpacing(4 * theme.SPACE)
    grid.setVerticalSpacing(theme.SPACE)
    heading = rows[0] if len(rows) > 1 else ()
    for down, row in enumerate(rows):
        for across, words in enumerate(row):
            label = QLabel(words)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if across:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
                label.setMinimumWidth(14 * theme.SPACE)
            if row is heading:
                label.setProperty("tone", "title")
            elif across:
                name = f"{row[0]}, {heading[across]}" if across < len(heading) else row[0]
                label.setAccessibleName(f"{name}: {words}")
            else:
                label.setProperty("tone", "faint")
            grid.addWidget(label, down, across)
    grid.setColumnStretch(len(rows[0]), 1)
    return frame


def _texts(found: Statistics) -> tuple[_Row, ...]:
    before, after = found.before, found.after
    return (
        (tr("Text"), tr("Your text"), tr("Rewrite"), tr("Difference")),
        _numbers(tr("Words"), before.words, after.words),
        _numbers(tr("Characters"), before.characters, after.characters),
        (tr("Time to read"), _duration(before), _duration(after), ""),
        (
            tr("Reading ease (0 hard, 100 easy)"),
            _share(before.ease),
            _share(after.ease),
            "" if before.ease is None or after.ease is None else _signed(after.ease - before.ease),
        ),
    )


def _sentences(found: Statistics) -> tuple[_Row, ...]:
    reasons = {
        Reason.TOO_SHORT: tr("Kept: too short"),
        Reason.TOO_LONG: tr("Kept: too long for the model"),
        Reason.NOT_ENGLISH: tr("Kept: not recognised as English"),
        Reason.NOT_PROSE: tr("Kept: not prose"),
        Reason.NO_SAFE_REWRITE: tr("Kept: no safe rewrite"),
        Reason.DOUBTFUL: tr("Kept: rewrites doubtful"),
        Reason.LITTLE_ASKED: tr("Kept: little asked for"),
    }
    counts = [
        (tr("Rewritten"), found.rewritten),
        *((reasons[reason], count) for reason, count in found.kept),
        (tr("Frozen"), found.frozen),
        (tr("Accepted by you"), found.accepted),
        (tr("Rejected by you"), found.rejected),
    ]
    return (
        (tr("Sentences"), numeral(found.sentences)),
        *((name, numeral(count)) for name, count in counts if count or name == counts[0][0]),
    )


def _shares(found: Statistics) -> tuple[_Row, ...]:
    shares = (
        (tr("Meaning kept"), found.meaning),
        (tr("Words exchanged"), found.wording),
        (tr("Structure changed"), found.structure),
    )
    return (
        (tr("Rewritten sentences"), tr("In the mean")),
        *((name, f"{share} %") for name, share in shares if share is not None),
    )


def _numbers(name: str, before: int, after: int) -> _Row:
    change = f"{_signed(round(100 * (after - before) / before))} %" if before else ""
    return name, numeral(before), numeral(after), change


def _signed(change: int) -> str:
    return f"{change:+d}".replace("-", "\N{MINUS SIGN}") if change else "0"


def _share(ease: int | None) -> str:
    return "–" if ease is None else str(ease)


def _duration(text: Measured) -> str:
    minutes, seconds = divmod(text.seconds, 60)
    if minutes >= 60:
        return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    if not minutes:
        return tr("{seconds} s", seconds=seconds)
    return tr("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)
