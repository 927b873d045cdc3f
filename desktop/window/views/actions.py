"""Everything that the writer can do, declared in one place.

Menus, the command palette and the editor of shortcuts are built from this list; controllers say what
each action does (`ActionBook.bind`).
"""

from dataclasses import dataclass
from enum import Enum, auto

from desktop.window.look.translation import tr


class Menu(Enum):
    """The menus, in their order in the bar."""

    FILE = auto()
    EDIT = auto()
    REWRITE = auto()
    VIEW = auto()
    HELP = auto()


class Role(Enum):
    """What an action is to a desktop that moves some into a menu of its own, as macOS does."""

    PLAIN = auto()
    QUIT = auto()
    ABOUT = auto()
    SETTINGS = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """Something that the writer can do.

    Attributes:
        id: its name in the settings file: `menu.what`.
        text: what menus call it, with & before the letter of the mnemonic.
        menu: where it stands.
        shortcut: its usual keys, in Qt's portable notation; "" for none.
        group: actions of one group stand together, a line between groups.
        checkable: whether it is a switch.
        role: what it is to the desktop.
        submenu: the name of the menu within the menu that it stands in; "" for none.
    """

    id: str
    text: str
    menu: Menu
    shortcut: str = ""
    group: int = 0
    checkable: bool = False
    role: Role = Role.PLAIN
    submenu: str = ""

    @property
    def plain_text(self) -> str:
        """Its text without the mark of the mnemonic, and without the dots."""
        return self.text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


DIRECT_CHOICES = 6
"""So many alternatives can be taken with a key of their own."""


def declared() -> tuple[Action, ...]:
    """All actions, in the order of the menus and in the writer's language."""
    return (*_file(), *_edit(), *_rewrite(), *_view(), *_help())


def menu_titles() -> dict[Menu, str]:
    """What the menus are called."""
    return {
        Menu.FILE: tr("&File"),
        Menu.EDIT: tr("&Edit"),
        Menu.REWRITE: tr("&Rewrite"),
        Menu.VIEW: tr("&View"),
        Menu.HELP: tr("&Help"),
    }


def _file() -> tuple[Action, ...]:
    menu = Menu.FILE
    return (
        Action("file.new", tr("&New"), menu, "Ctrl+N"),
        Action("file.open", tr("&Open…"), menu, "Ctrl+O"),
        Action("file.save", tr("&Save rewrite"), menu, "Ctrl+S", 1),
        Action("file.save_as", tr("Save rewrite &as…"), menu, "Ctrl+Shift+S", 1),
        Action("file.compare", tr("&Export comparison…"), menu, "Ctrl+E", 1),
        Action("file.quit", tr("&Quit"), menu, "Ctrl+Q", 3, role=Role.QUIT),
    )


def _edit() -> tuple[Action, ...]:
    menu = Menu.EDIT
    return (
        Action("edit.undo", tr("&Undo"), menu, "Ctrl+Z"),
        Action("edit.redo", tr("&Redo"), menu, "Ctrl+Shift+Z"),
        Action("edit.cut", tr("Cu&t"), menu, "Ctrl+X", 1),
        Action("edit.copy", tr("C&opy"), menu, "Ctrl+C", 1),
        Action("edit.paste", tr("Pa&ste"), menu, "Ctrl+V", 1),
        Action("edit.paste_plain", tr("&Paste as plain text"), menu, "Ctrl+Shift+V", 1),
        Action("edit.select_all", tr("Select &all"), menu, "Ctrl+A", 1),
        Action("edit.copy_rewrite", tr("&Copy the rewrite"), menu, "Ctrl+Shift+C", 2),
        Action("edit.find", tr("&Find…"), menu, "Ctrl+F", 3),
        Action("edit.find_next", tr("Find &next"), menu, "F3", 3),
        Action("edit.find_previous", tr("Find pre&vious"), menu, "Shift+F3", 3),
        Action("edit.settings", tr("S&ettings…"), menu, "Ctrl+,", 9, role=Role.SETTINGS),
    )


def _rewrite() -> tuple[Action, ...]:
    menu = Menu.REWRITE
    return (
        Action("rewrite.again", tr("Re&write again"), menu, "Ctrl+Return"),
        Action("rewrite.selection", tr("Rewrite the se&lection only"), menu, "Ctrl+Shift+Return"),
        Action("rewrite.stop", tr("&Stop"), menu, "Esc"),
        Action("rewrite.next", tr("&Next sentence"), menu, "Alt+Down", 1),
        Action("rewrite.previous", tr("&Previous sentence"), menu, "Alt+Up", 1),
        Action("rewrite.accept", tr("&Accept this sentence"), menu, "Alt+Return", 2),
        Action("rewrite.reject", tr("Re&ject this sentence"), menu, "Alt+Backspace", 2),
        Action("rewrite.accept_all", tr("Accept all"), menu, "Ctrl+Alt+Return", 2),
        Action("rewrite.reject_all", tr("Reject all"), menu, "Ctrl+Alt+Backspace", 2),
        Action("rewrite.next_change", tr("Ne&xt change"), menu, "F8", 2),
        Action("rewrite.previous_change", tr("Pre&vious change"), menu, "Shift+F8", 2),
        Action("rewrite.put_back", tr("Put my words &back"), menu, "Alt+Shift+Backspace", 2),
        Action("rewrite.use", tr("&Use the rewrite as my text"), menu, "Ctrl+U", 2),
        Action("rewrite.words", tr("&Other words for this one"), menu, "Ctrl+;", 3),
        Action("rewrite.freeze", tr("&Freeze or thaw words"), menu, "Ctrl+L", 3),
        Action("rewrite.freeze_sentence", tr("Freeze or thaw the sen&tence"), menu, "Ctrl+Shift+L", 3),
        Action("rewrite.thaw", tr("Thaw everything"), menu, "Ctrl+Alt+L", 3),
        *(
            Action(
                f"rewrite.take_{number}",
                tr("Take alternative &{number}", number=number),
                menu,
                f"Alt+{number}",
                4,
                submenu=tr("&Take an alternative"),
            )
            for number in range(1, DIRECT_CHOICES + 1)
        ),
        *(
            Action(identity, text, menu, f"Ctrl+Alt+{number}", 5, submenu=tr("&Presets"))
            for number, (identity, text) in enumerate(
                (
                    ("preset.light", tr("&Light touch")),
                    ("preset.fluent", tr("&Fluent")),
                    ("preset.bold", tr("&Bold")),
                    ("preset.shorter", tr("&Shorter")),
                    ("preset.plain", tr("&Plain")),
                ),
                1,
            )
        ),
        Action("preset.save", tr("S&ave as preset…"), menu, "Ctrl+Alt+S", 5, submenu=tr("&Presets")),
        Action("rewrite.models", tr("&Models…"), menu, "Ctrl+M", 6),
    )


def _view() -> tuple[Action, ...]:
    menu = Menu.VIEW
    return (
        Action("view.marks", tr("Show &changes"), menu, "Ctrl+Shift+M", checkable=True),
        Action(
            "view.scroll_together", tr("&Scroll both pages together"), menu, "Ctrl+Shift+Y", checkable=True
        ),
        Action("view.bigger", tr("&Bigger text"), menu, "Ctrl++", 1),
        Action("view.smaller", tr("S&maller text"), menu, "Ctrl+-", 1),
        Action("view.usual_size", tr("&Usual size"), menu, "Ctrl+0", 1),
        Action("view.history", tr("Earlier re&writes"), menu, "Ctrl+H", 2),
        Action("view.statistics", tr("Stat&istics"), menu, "Ctrl+I", 2),
        Action("view.text", tr("Go to your &text"), menu, "Ctrl+1", 2),
        Action("view.rewrite", tr("Go to the &rewrite"), menu, "Ctrl+2", 2),
        Action("view.alternatives", tr("Go to the &alternatives"), menu, "Ctrl+3", 2),
        Action("view.commands", tr("Find a comman&d…"), menu, "Ctrl+Shift+P", 3),
    )


def _help() -> tuple[Action, ...]:
    return (
        Action("help.first_steps", tr("&First steps"), Menu.HELP, "F1"),
        Action("help.shortcuts", tr("&Keyboard shortcuts"), Menu.HELP, "Ctrl+/"),
        Action("help.about", tr("&About Phrasewright"), Menu.HELP, "", 9, role=Role.ABOUT),
    )
