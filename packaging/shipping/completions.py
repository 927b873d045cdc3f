"""Completion of the command line in bash, zsh and fish, made from the program's own parser."""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass

_FOLDER_OR_FILE = {"FILE", "FOLDER", "DIR", "NAME|DIR"}


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command.

    Attributes:
        names: as they are typed, such as `--json`.
        takes: what follows it, such as `N`; "" for a switch.
        choices: the words that may follow; none where any may.
        text: what it does.
        repeated: whether it may be given more than once.
    """

    names: tuple[str, ...]
    takes: str
    choices: tuple[str, ...]
    text: str
    repeated: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command, with those below it.

    Attributes:
        path: its words, without the program's name; none for the program itself.
        text: what it does, in a line.
        description: what it does, at length.
        usage: how it is called.
        options: its own.
        arguments: the names of what else it takes, with what they are.
        commands: those below it.
    """

    path: tuple[str, ...]
    text: str
    description: str
    usage: str
    options: tuple[Option, ...]
    arguments: tuple[tuple[str, str], ...]
    commands: tuple["Command", ...]

    def all(self) -> Iterator["Command"]:
        """This command, and every one below it."""
        yield self
        for each in self.commands:
            yield from each.all()


def tree(parser: argparse.ArgumentParser, path: tuple[str, ...] = (), text: str = "") -> Command:
    """The commands that a parser knows; what it hides is left out."""
    # Argparse has no public way to walk a parser.
    options, arguments, commands = [], [], []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {each.dest: each.help or "" for each in action._choices_actions}
            # A command without a line of help is one that the program calls itself.
            commands += [tree(action.choices[name], (*path, name), line) for name, line in helps.items()]
        elif action.help == argparse.SUPPRESS:
            continue
        elif action.option_strings:
            takes = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
            choices = tuple(str(choice) for choice in action.choices or ())
            repeated = isinstance(action, argparse._AppendAction)
            options.append(Option(tuple(action.option_strings), takes, choices, _help(action), repeated))
        else:
            arguments.append((str(action.metavar or action.dest.upper()), _help(action)))
    usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
    return Command(
        path, text, parser.description or "", usage, tuple(options), tuple(arguments), tuple(commands)
    )


def bash(program: Command, name: str) -> str:
    """The completion for bash."""
    cases = []
    for command in program.all():
        words = [each.path[-1] for each in command.commands] + _names(command)
        files = any(argument in _FOLDER_OR_FILE for argument, _ in command.arguments)
        pattern = " ".join((name, *command.path))
        cases.append(f'        "{pattern}") words="{" ".join(words)}" files={int(files)} ;;')
    after = {}
    for option in (option for command in program.all() for option in command.options):
        if option.takes:
            for each in option.names:
                after[each] = " ".join(option.choices)
    choices = [
        f'        {each}) COMPREPLY=($(compgen -W "{words}" -- "$current")); return ;;'
        for each, words in sorted(after.items())
        if words
    ]
    paths = sorted({
        each for command in program.all() for option in command.options for each in option.names
        if option.takes in _FOLDER_OR_FILE
    })  # fmt: skip
    others = sorted(set(after) - set(paths) - {each for each, words in after.items() if words})
    path_case = (
        f'        {"|".join(paths)}) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")); return ;;'
    )
    lines = [
        f"# bash completion for {name}",
        f"_{name}() {{",
        "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}",
        f"    local command={name} words files=0 index",
        "    COMPREPLY=()",
        "    case $previous in",
        *choices,
        path_case,
        f"        {'|'.join(others)}) return ;;",
        "    esac",
        "    for ((index = 1; index < COMP_CWORD; index++)); do",
        '        case "$command ${COMP_WORDS[index]}" in',
        f"            {'|'.join(_quoted(name, command) for command in program.all() if command.path)})",
        '                command="$command ${COMP_WORDS[index]}" ;;',
        "        esac",
        "    done",
        "    case $command in",
        *cases,
        "    esac",
        '    COMPREPLY=($(compgen -W "$words" -- "$current"))',
        "    if [[ $files == 1 && $current != -* ]]; then",
        "        compopt -o filenames",
        '        COMPREPLY+=($(compgen -f -- "$current"))',
        "    fi",
        "}",
        f"complete -F _{name} {name}",
    ]
    return "\n".join(lines) + "\n"


def fish(program: Command, name: str) -> str:
    """The completion for fish."""
    lines = [f"# fish completion for {name}", f"complete -c {name} -f"]
    for command in program.all():
        seen = " ".join(f"__fish_seen_subcommand_from {word}; and" for word in command.path)
        below = " ".join(each.path[-1] for each in command.commands)
        first = "__fish_use_subcommand" if not command.path else f"not __fish_seen_subcommand_from {below}"
        for each in command.commands:
            condition = f"{seen} {first}".strip()
            lines.append(
                f"complete -c {name} -n '{condition}' -a {each.path[-1]} -d '{_apostrophes(each.text)}'"
            )
        here = seen.removesuffix("; and") or "__fish_use_subcommand"
        if below and command.path:
            here = f"{seen} {first}"
        for option in command.options:
            spelt = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
            takes = ""
            if option.choices:
                takes = f" -x -a '{' '.join(option.choices)}'"
            elif option.takes:
                takes = " -r" + (" -F" if option.takes in _FOLDER_OR_FILE else "")
            lines.append(f"complete -c {name} -n '{here}' {spelt}{takes} -d '{_apostrophes(option.text)}'")
        if any(argument in _FOLDER_OR_FILE for argument, _ in command.arguments):
            lines.append(f"complete -c {name} -n '{here}' -F")
    return "\n".join(lines) + "\n"


def zsh(program: Command, name: str) -> str:
    """The completion for zsh."""
    lines = [f"#compdef {name}", ""]
    for command in reversed(list(program.all())):
        lines += [*_zsh_function(command, name), ""]
    return "\n".join([*lines, f'_{name} "$@"']) + "\n"


def _zsh_function(command: Command, name: str) -> list[str]:
    specifications = []
    for option in command.options:
        names = option.names if len(option.names) == 1 else None
        spelt = names[0] if names else "{" + ",".join(option.names) + "}"
        excluded = "*" if option.repeated else f"({' '.join(option.names)})" if names is None else ""
        takes = ""
        if option.takes:
            action = f"({' '.join(option.choices)})" if option.choices else ""
            action = "_files" if option.takes in _FOLDER_OR_FILE else action
            takes = f":{_colons(option.takes)}:{action or ' '}"
        quoted = f"'[{_brackets(option.text)}]{takes}'"
        specifications.append(f"{excluded and _between(excluded)}{spelt}{quoted}")
    function = "_".join(("", name, *command.path))
    if not command.commands:
        for argument, _ in command.arguments:
            action = "_files" if argument in _FOLDER_OR_FILE else " "
            specifications.append(f"'*:{_colons(argument)}:{action}'")
        return [f"{function}() {{", "  _arguments -s \\", *_continued(specifications), "}"]
    rows = [f"'{each.path[-1]}:{_apostrophes(each.text)}'" for each in command.commands]
    cases = [f"        {each.path[-1]}) {'_'.join(('', name, *each.path))} ;;" for each in command.commands]
    specifications += ["'1:command:->command'", "'*::argument:->argument'"]
    return [
        f"{function}() {{",
        "  local state line",
        "  local -a commands",
        f"  commands=({' '.join(rows)})",
        "  _arguments -C \\",
        *_continued(specifications),
        "  case $state in",
        "    command) _describe command commands ;;",
        "    argument)",
        "      case $line[1] in",
        *cases,
        "      esac ;;",
        "  esac",
        "}",
    ]


def _between(text: str) -> str:
    return f"'{text}'"


def _continued(specifications: list[str]) -> list[str]:
    return [f"    {each} \\" for each in specifications[:-1]] + [f"    {specifications[-1]}"]


def _names(command: Command) -> list[str]:
    return [each for option in command.options for each in option.names]


def _quoted(name: str, command: Command) -> str:
    return '"' + " ".join((name, *command.path)) + '"'


def _help(action: argparse.Action) -> str:
    return (action.help or "") % {"default": action.default, "prog": ""} if action.help else ""


def _apostrophes(text: str) -> str:
    return re.sub(r"'", "’", text)


def _brackets(text: str) -> str:
    return _colons(_apostrophes(text).replace("[", "(").replace("]", ")"))


def _colons(text: str) -> str:
    return text.replace(":", "\\:")
