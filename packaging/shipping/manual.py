"""The manual pages, made from the program's own parser."""

import re

from shipping import project
from shipping.completions import Command, Option

_FILES = """\
.SH FILES
.TP
.I ~/.config/Phrasewright
Settings and presets.
.TP
.I ~/.local/share/Phrasewright
The draft, the history and imported models.
.TP
.I ~/.local/state/Phrasewright/log
The log. It holds none of what you write.
.PP
A folder
.I Data
beside the program holds all of this instead, if it is there.
"""


def terminal_page(program: Command) -> str:
    """phrasewright(1)."""
    parts = [
        _head(project.NAME, "rewrite sentences in other words, offline"),
        ".SH SYNOPSIS\n",
        ".br\n".join(
            f".B {project.NAME}\n{_synopsis(each)}\n" for each in program.all() if not each.commands
        ),
        ".SH DESCRIPTION\n",
        f"{_escaped(program.description)}\nIt holds no network code: what you write stays here.\n",
        ".SH OPTIONS\n",
        *map(_option, program.options),
    ]
    for command in program.all():
        if command.path and not command.commands:
            parts.append(f".SH {_escaped(' '.join(command.path).upper())}\n{_escaped(command.description)}\n")
            parts += [
                f".TP\n.I {_escaped(name)}\n{_escaped(text)}\n" for name, text in command.arguments if text
            ]
            parts += [_option(option) for option in command.options if "--help" not in option.names]
    parts += [
        ".SH EXIT STATUS\n0: done. 1: failed. 2: wrong usage. 130: interrupted.\n",
        _FILES,
        ".SH EXAMPLE\n.nf\nphrasewright rewrite \\-\\-lexical 60 \\-\\-alternatives 3 letter.txt\n.fi\n",
        f".SH SEE ALSO\n.BR {project.WINDOW} (1)\n",
    ]
    return "".join(parts)


def window_page() -> str:
    """phrasewright-window(1)."""
    return (
        _head(project.WINDOW, "rewrite text in other words, in a window")
        + f".SH SYNOPSIS\n.B {project.WINDOW}\n[\\fIFILE\\fR]\n"
        + ".SH DESCRIPTION\nOpens the window, with a document if one is given: .txt, .md or .docx.\n"
        "A second start brings the first window to the front.\n"
        + _FILES
        + f".SH SEE ALSO\n.BR {project.NAME} (1)\n"
    )


def _head(name: str, text: str) -> str:
    title = f'.TH {name.upper()} 1 "{project.day()}" "{project.TITLE} {project.version()}"\n'
    return f"{title}.SH NAME\n{_escaped(name)} \\- {text}\n"


def _synopsis(command: Command) -> str:
    rest = re.sub(r"\s*\[-h\]", "", command.usage.removeprefix(project.NAME)).strip()
    return _escaped(rest)


def _option(option: Option) -> str:
    takes = f" \\fI{_escaped(option.takes)}\\fR" if option.takes else ""
    names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in option.names)
    choices = f". One of: {', '.join(option.choices)}" if option.choices else ""
    return f".TP\n{names}{takes}\n{_escaped(option.text)}{_escaped(choices)}\n"


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("’", "'")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
