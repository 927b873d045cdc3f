"""The visual language: type, spacing and colours, for light and dark, in one place.

The window is a desk of warm paper or of soft black on which two pages lie. There is one accent, an
ink between blue and green; it marks what can be acted on and where the writer is. Whatever colour
says is also said in another way: by weight, an underline, a word or a number.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.window.look import motion, sheet

ICONS = Path(__file__).parent / "icons"
"""Where the drawings are."""

SPACE = 8
"""The unit of spacing, in logical pixels: all distances are made of it."""

MARGIN = 3 * SPACE
"""From the edge of the window, or of a page, to what stands on it."""

RADIUS = 6
"""Of corners, in logical pixels."""

LINE_SPACING = 1.65
"""From line to line in the panes, in sizes of the font."""

_FOUND_DARK = "foundDark"
"""Property of the application: whether its palette was dark before this theme came."""

_CHOSEN = "chosenTheme"
"""Property of the application: the theme that the writer chose."""

_TEXT_FACES = (
    "Charter",
    "Iowan Old Style",
    "Source Serif 4",
    "Georgia",
    "Noto Serif",
    "Liberation Serif",
    "DejaVu Serif",
)
"""Reading faces that systems come with, the best first."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours, as #rrggbb.

    Attributes:
        desk: the window behind the pages.
        page: behind text.
        ink: text.
        faint: secondary text.
        rule: lines and edges.
        accent: what can be acted on.
        on_accent: text on the accent.
        tint: behind the sentence at the cursor.
        glow: behind the sentence under the mouse and its partner.
        frost: behind what is frozen.
        frozen: text of what is frozen.
        found: behind what was looked for.
        pending: text that waits to be rewritten.
        raised: behind buttons.
        alert: text of a failure.
        alert_page: behind it.
    """

    desk: str
    page: str
    ink: str
    faint: str
    rule: str
    accent: str
    on_accent: str
    tint: str
    glow: str
    frost: str
    frozen: str
    found: str
    pending: str
    raised: str
    alert: str
    alert_page: str


LIGHT = Colours(
    desk="#f4f1eb",
    page="#fffefb",
    ink="#24221e",
    faint="#655f55",
    rule="#ddd7cb",
    accent="#17645d",
    on_accent="#ffffff",
    tint="#e1efea",
    glow="#f0f4ec",
    frost="#e3ebf5",
    frozen="#2b4a73",
    found="#fbe7ae",
    pending="#6d675c",
    raised="#fbf9f4",
    alert="#8f2a24",
    alert_page="#fbeae6",
)

DARK = Colours(
    desk="#1b1b1a",
    page="#232321",
    ink="#e8e4db",
    faint="#b2aca0",
    rule="#3d3b37",
    accent="#7cc7ba",
    on_accent="#10231f",
    tint="#2c403b",
    glow="#2a322d",
    frost="#283345",
    frozen="#b3cbec",
    found="#463814",
    pending="#aea79b",
    raised="#2a2a27",
    alert="#f2b1a6",
    alert_page="#402624",
)


def current() -> Colours:
    """The colours of the theme that the writer, or else the system, asks for now."""
    application = QApplication.instance()
    chosen = None if application is None else application.property(_CHOSEN)
    if chosen in {"light", "dark"}:
        return DARK if chosen == "dark" else LIGHT
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        return DARK if application is not None and application.property(_FOUND_DARK) else LIGHT
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def install(application: QApplication) -> None:
    """Give the program its look, and let it follow the system from light to dark and back."""
    # Desktops that name no colour scheme may still have handed over a dark palette.
    found = application.palette().color(QPalette.ColorRole.Window)
    application.setProperty(_FOUND_DARK, found.lightnessF() < 0.5)
    application.setStyle("Fusion")
    _apply()
    application.styleHints().colorSchemeChanged.connect(_apply)


def choose(which: str) -> None:
    """Use the light or the dark theme, or the one of the system: "light", "dark", "system"."""
    application = QApplication.instance()
    if application is None or application.property(_CHOSEN) == which:
        return
    application.setProperty(_CHOSEN, which)
    # Frames and dialogs of the system follow where the system can do that.
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(which, Qt.ColorScheme.Unknown)
    QGuiApplication.styleHints().setColorScheme(scheme)
    _apply()


def text_font(family: str = "", size: int = 0) -> QFont:
    """The font of the pages.

    Args:
        family: the face; "" for a reading face that is there.
        size: in points; 0 for somewhat larger than the interface.
    """
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    installed = set(QFontDatabase.families())
    faces = [face for face in (family, *_TEXT_FACES) if face in installed]
    if faces:
        # The interface's own face stays at the end, for the letters that the others lack.
        font.setFamilies([*faces[:1], *font.families()])
    font.setStyleHint(QFont.StyleHint.Serif)
    if size:
        font.setPointSizeF(size)
        return font
    return scaled(font, 1.3)


def scaled(font: QFont, factor: float) -> QFont:
    """`font` at `factor` times its size, whichever unit that is given in."""
    larger = QFont(font)
    if font.pointSizeF() > 0:
        larger.setPointSizeF(font.pointSizeF() * factor)
    else:
        larger.setPixelSize(round(font.pixelSize() * factor))
    return larger


def _apply() -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        colours = current()
        application.setPalette(_palette(colours))
        sheet.wear(application, _style_sheet(colours) + motion.style_sheet())


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: colours.desk,
        role.WindowText: colours.ink,
        role.Base: colours.page,
        role.AlternateBase: colours.desk,
        role.Text: colours.ink,
        role.PlaceholderText: colours.faint,
        role.Button: colours.raised,
        role.ButtonText: colours.ink,
        role.BrightText: colours.alert,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.page,
        role.ToolTipText: colours.ink,
        role.Mid: colours.rule,
        role.Midlight: colours.rule,
        role.Light: colours.raised,
        role.Dark: colours.rule,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.faint))
    return palette


def _style_sheet(colours: Colours) -> str:
    suffix = "dark" if colours is DARK else "light"
    tick, down, up = ((ICONS / f"{name}-{suffix}.svg").as_posix() for name in ("tick", "down", "up"))
    return f"""
    QMenuBar {{ background: {colours.desk}; padding: 2px {MARGIN - 10}px; }}
    QMenuBar::item {{ padding: 5px 10px; border-radius: {RADIUS - 2}px; background: transparent; }}
    QMenuBar::item:selected {{ background: {colours.tint}; color: {colours.ink}; }}
    QMenu {{ background: {colours.page}; border: 1px solid {colours.rule}; padding: 4px 0; }}
    QMenu::item {{ padding: 6px 32px 6px 24px; }}
    QMenu::item:selected {{ background: {colours.tint}; color: {colours.ink}; }}
    QMenu::item:disabled {{ color: {colours.faint}; }}
    QMenu::separator {{ height: 1px; background: {colours.rule}; margin: 4px 0; }}
    QToolTip {{ background: {colours.page}; color: {colours.ink}; border: 1px solid {colours.rule};
                padding: 4px 6px; }}

    QPlainTextEdit, QTextEdit, QListView, QTreeView {{ background: {colours.page}; color: {colours.ink};
        border: 1px solid {colours.rule}; border-radius: {RADIUS}px;
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
    QPlainTextEdit {{ placeholder-text-color: {colours.faint}; }}
    QLabel[role="note"] {{ background: {colours.page}; color: {colours.faint};
        border: 1px solid {colours.rule}; border-radius: {RADIUS}px; }}
    QPlainTextEdit:focus, QTextEdit:focus, QListView:focus, QTreeView:focus {{
        border: 1px solid {colours.accent}; }}
    QListView, QTreeView {{ outline: 0; padding: 4px; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}

    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar::handle:vertical {{ background: {colours.rule}; border-radius: 3px; min-height: 32px; }}
    QScrollBar::handle:vertical:hover {{ background: {colours.faint}; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
    QScrollBar::handle:horizontal {{ background: {colours.rule}; border-radius: 3px; min-width: 32px; }}
    QScrollBar::handle:horizontal:hover {{ background: {colours.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

    QPushButton {{ background: {colours.raised}; border: 1px solid {colours.rule};
        border-radius: {RADIUS}px; padding: 5px 14px; }}
    QPushButton:hover {{ border-color: {colours.faint}; }}
    QPushButton:pressed {{ background: {colours.tint}; }}
    QPushButton:focus {{ border: 1px solid {colours.accent}; }}
    QPushButton:disabled {{ color: {colours.faint}; background: transparent; }}
    QPushButton[small="true"] {{ padding: 2px 10px; }}
    QPushButton:checked {{ background: {colours.tint}; border-color: {colours.accent}; }}
    QPushButton[leading="true"] {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; }}
    QPushButton[leading="true"]:focus {{ border: 2px solid {colours.ink}; padding: 4px 13px; }}
    QPushButton[leading="true"]:disabled {{ background: transparent; color: {colours.faint};
        border-color: {colours.rule}; }}

    QToolButton[popupMode="2"] {{ background: {colours.raised}; border: 1px solid {colours.rule};
        border-radius: {RADIUS}px; padding: 5px 24px 5px 14px; }}
    QToolButton[popupMode="2"]:hover {{ border-color: {colours.faint}; }}
    QToolButton[popupMode="2"]:focus {{ border: 1px solid {colours.accent}; }}
    QToolButton[popupMode="2"]::menu-indicator {{ subcontrol-position: right center; right: 8px; }}
    QComboBox, QSpinBox {{ background: {colours.raised}; color: {colours.ink};
        border: 1px solid {colours.rule}; border-radius: {RADIUS}px; padding: 5px 8px 5px 12px;
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
    QComboBox:hover, QSpinBox:hover {{ border-color: {colours.faint}; }}
    QComboBox:focus, QSpinBox:focus {{ border: 1px solid {colours.accent}; }}
    QComboBox::drop-down, QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: 24px; }}
    QComboBox::down-arrow, QSpinBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
    QSpinBox::up-arrow {{ image: url("{up}"); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ background: {colours.page}; border: 1px solid {colours.rule};
        selection-background-color: {colours.tint}; selection-color: {colours.ink}; outline: 0; }}
    QComboBox QAbstractItemView::item {{ padding: 5px 8px; min-height: 20px; }}
    QSpinBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
    QLineEdit {{ background: {colours.page}; color: {colours.ink}; border: 1px solid {colours.rule};
        border-radius: {RADIUS}px; padding: 5px 8px; placeholder-text-color: {colours.faint};
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
    QLineEdit:focus {{ border: 1px solid {colours.accent}; }}
    QListWidget::item {{ padding: 6px 8px; border-radius: {RADIUS - 2}px; color: {colours.ink}; }}
    QListWidget::item:selected {{ background: {colours.tint}; color: {colours.ink}; }}
    QTreeView::item {{ padding: 5px 8px; color: {colours.ink}; }}
    QTreeView::item:selected {{ background: {colours.tint}; color: {colours.ink}; }}
    QHeaderView::section {{ background: {colours.page}; color: {colours.faint}; border: 0;
        border-bottom: 1px solid {colours.rule}; padding: 4px 8px 6px 8px; font-weight: 600; }}

    QCheckBox {{ spacing: 8px; padding: 4px 2px; border: 1px solid transparent; }}
    QCheckBox[bare="true"] {{ spacing: 0; padding: 4px 0; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {colours.faint};
        border-radius: 4px; background: {colours.page}; }}
    QCheckBox::indicator:checked {{ background: {colours.accent}; border-color: {colours.accent};
        image: url("{tick}"); }}
    QCheckBox:focus {{ border: 1px solid {colours.accent}; border-radius: 4px; }}

    QRadioButton[segment] {{ background: {colours.raised}; border: 1px solid {colours.rule};
        padding: 5px 14px; spacing: 0; }}
    QRadioButton[segment]::indicator {{ width: 0; height: 0; border: 0; background: transparent; }}
    QRadioButton[segment="first"] {{ border-top-left-radius: {RADIUS}px;
        border-bottom-left-radius: {RADIUS}px; border-right: 0; }}
    QRadioButton[segment="last"] {{ border-top-right-radius: {RADIUS}px;
        border-bottom-right-radius: {RADIUS}px; border-left: 0; }}
    QRadioButton[segment]:checked {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; }}
    QRadioButton[segment]:focus {{ border: 2px solid {colours.ink}; padding: 4px 13px; }}

    QProgressBar {{ background: {colours.rule}; border: 0; border-radius: 2px; max-height: 4px; }}
    QProgressBar::chunk {{ background: {colours.accent}; border-radius: 2px; }}

    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QSplitter::handle {{ background: transparent; }}
    QLabel[tone="faint"] {{ color: {colours.faint}; }}
    QLabel[tone="remark"] {{ color: {colours.ink}; font-style: italic; }}
    QLabel[tone="heading"] {{ font-size: 18pt; font-weight: 600; }}
    QLabel[tone="subheading"] {{ font-size: 14pt; font-weight: 600; }}
    QLabel[tone="title"] {{ font-weight: 600; }}
    QFrame[role="card"] {{ background: {colours.page}; border: 1px solid {colours.rule};
        border-radius: {RADIUS}px; }}
    QFrame[role="palette"] {{ background: {colours.page}; border: 1px solid {colours.faint};
        border-radius: {RADIUS + 2}px; }}
    QFrame[role="palette"] QTreeView, QFrame[role="palette"] QLineEdit {{ border-color: transparent; }}
    QFrame[role="palette"] QLineEdit {{ font-size: 13pt; border-bottom: 1px solid {colours.rule};
        border-radius: 0; }}
    QScrollArea[role="page"] {{ background: {colours.page}; border: 1px solid {colours.rule};
        border-radius: {RADIUS}px; }}
    QLabel[tone="number"] {{ background: {colours.tint}; color: {colours.accent};
        border-radius: {RADIUS}px; font-weight: 600; }}
    QFrame[role="row"] {{ border: 0; border-top: 1px solid {colours.rule}; }}
    QFrame[role="row"][first="true"] {{ border-top: 0; }}
    QFrame[role="banner"] {{ background: {colours.alert_page}; border: 1px solid {colours.alert};
        border-radius: {RADIUS}px; }}
    QFrame[role="banner"] QLabel {{ color: {colours.alert}; }}
    """
