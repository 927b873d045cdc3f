"""A locale in UTF-8, which Qt needs, set before Qt looks.

Where the locale is C, not in UTF-8 or not installed, Qt takes another by itself and says so in four lines on
standard error, which no writer can act on. What it would take is taken here, and it has nothing to say. Where
there is none to take, it says that itself.
"""

import locale
import os
import sys

_ALL = ("LC_ALL", "LC_CTYPE", "LANG")


def ensure_utf8() -> None:
    """Let this process, and what it starts, use UTF-8; the language of the writer stays.

    It changes variables of the environment, for Qt reads them anew.
    """
    if not sys.platform.startswith("linux") or (_works("") and _is_utf8()):
        return
    own = next((value for value in map(os.environ.get, _ALL) if value), "")
    language = own.partition(".")[0].partition("@")[0]
    wanted = next((name for name in (f"{language}.UTF-8", "C.UTF-8", "C.utf8") if _works(name)), None)
    if wanted is None:
        return
    if os.environ.pop("LC_ALL", ""):
        # It overruled the others, and now the characters are to be of another locale than the rest.
        for name in [name for name in os.environ if name.startswith("LC_")]:
            del os.environ[name]
        os.environ["LANG"] = own
    os.environ["LC_CTYPE"] = wanted
    if not _works(""):  # what is asked for else is not installed
        os.environ["LC_ALL"] = wanted
        if language not in {"", "C", "POSIX"}:
            os.environ.setdefault("LANGUAGE", language)


def _works(name: str) -> bool:
    """Whether there is such a locale; if so, it is in use from now on."""
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    return True


def _is_utf8() -> bool:
    return locale.nl_langinfo(locale.CODESET).upper() in {"UTF-8", "UTF8"}
