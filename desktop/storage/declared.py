"""Every setting of the program, in the order of the settings page, which is built from this list."""

from typing import Any

from desktop.storage.declaration import (
    Choice,
    Face,
    Group,
    Keys,
    Number,
    Setting,
    Student,
    Switch,
    Table,
)

REWRITE_WHILE_TYPING = Switch(
    "rewrite_while_typing",
    True,
    Group.REWRITING,
    "Rewrite while typing",
    "Rewrites anew shortly after you stop typing; otherwise only when you ask for it.",
)
ALTERNATIVES = Number(
    "alternatives",
    6,
    Group.REWRITING,
    "Alternatives for each sentence",
    "How many rewrites of a sentence are made to choose from; more take longer.",
    low=1,
    high=20,
)
KEEP_QUOTATIONS = Switch(
    "keep_quotations",
    True,
    Group.REWRITING,
    "Keep quotations",
    "What stands in quotation marks comes through letter for letter.",
)
KEEP_NUMBERS = Switch(
    "keep_numbers",
    True,
    Group.REWRITING,
    "Keep numbers",
    "Figures, dates and amounts come through exactly as they are written.",
)
KEEP_LINKS = Switch(
    "keep_links",
    True,
    Group.REWRITING,
    "Keep links and code",
    "Addresses, paths, code and citations come through letter for letter.",
)
MODEL = Student(
    "model",
    "",
    Group.REWRITING,
    "Model",
    "The model that rewrites your sentences.",
)
THEME = Choice(
    "theme",
    "system",
    Group.APPEARANCE,
    "Theme",
    "Light, dark, or as the desktop has it.",
    choices=(("system", "As the desktop"), ("light", "Light"), ("dark", "Dark")),
)
LANGUAGE = Choice(
    "language",
    "",
    Group.APPEARANCE,
    "Language",
    "The language of menus and messages, from the next start on.",
    choices=(("", "As the desktop"), ("en", "English"), ("de", "Deutsch")),
)
FONT = Face(
    "font",
    "",
    Group.APPEARANCE,
    "Font of the text",
    "The letters of both pages.",
)
FONT_SIZE = Number(
    "font_size",
    12,
    Group.APPEARANCE,
    "Size of the text",
    "The size of the letters on both pages.",
    low=6,
    high=72,
    unit="pt",
)
MARK_CHANGES = Switch(
    "mark_changes",
    True,
    Group.APPEARANCE,
    "Mark changed words",
    "Underlines words of the rewrite that are not in your text; off, it shows a clean page.",
)
SCROLL_TOGETHER = Switch(
    "scroll_together",
    True,
    Group.APPEARANCE,
    "Scroll both panes together",
    "Keeps a sentence and its rewrite side by side.",
)
WELCOME = Switch(
    "welcome",
    True,
    Group.APPEARANCE,
    "First steps on an empty page",
    "Tells what the program can do as long as there is no text.",
)
CHECK_SPELLING = Switch(
    "check_spelling",
    True,
    Group.APPEARANCE,
    "Check spelling",
    "Marks misspelt words where a dictionary is installed.",
)
REDUCE_MOTION = Choice(
    "reduce_motion",
    "system",
    Group.APPEARANCE,
    "Motion",
    "Whether things move when they appear or change.",
    choices=(("system", "As the desktop"), ("reduced", "Reduced"), ("full", "Full")),
)
RESTORE_DRAFT = Switch(
    "restore_draft",
    True,
    Group.KEEPING,
    "Restore the draft",
    "Saves your text as you work and brings it back at the next start, also after a crash.",
)
KEEP_HISTORY = Switch(
    "keep_history",
    True,
    Group.KEEPING,
    "Keep a history of rewrites",
    "Lets you search earlier rewrites and go back to them; it never leaves this machine.",
)
HISTORY_ENTRIES = Number(
    "history_entries",
    500,
    Group.KEEPING,
    "Rewrites in the history",
    "When there are more, the oldest go.",
    low=1,
    high=100_000,
)
HISTORY_MEGABYTES = Number(
    "history_megabytes",
    50,
    Group.KEEPING,
    "Size of the history",
    "When it is larger, the oldest rewrites go.",
    low=1,
    high=1_000,
    unit="MB",
)
TRAY = Switch(
    "tray",
    False,
    Group.DESKTOP,
    "Icon in the tray",
    "Keeps the program at hand in the tray of the desktop.",
)
GLOBAL_HOTKEY = Keys(
    "global_hotkey",
    "",
    Group.DESKTOP,
    "Global shortcut",
    "Keys that bring up the window from any program.",
    longest=60,
)
SHORTCUTS = Table(
    "shortcuts",
    (),
    Group.KEYBOARD,
    "Shortcuts",
    "Keys that you have given to actions; the others keep their own.",
)

SETTINGS: tuple[Setting[Any], ...] = (
    REWRITE_WHILE_TYPING,
    ALTERNATIVES,
    KEEP_QUOTATIONS,
    KEEP_NUMBERS,
    KEEP_LINKS,
    MODEL,
    THEME,
    LANGUAGE,
    FONT,
    FONT_SIZE,
    MARK_CHANGES,
    SCROLL_TOGETHER,
    WELCOME,
    CHECK_SPELLING,
    REDUCE_MOTION,
    RESTORE_DRAFT,
    KEEP_HISTORY,
    HISTORY_ENTRIES,
    HISTORY_MEGABYTES,
    TRAY,
    GLOBAL_HOTKEY,
    SHORTCUTS,
)
"""All of them."""
