"""The language of the whole program: its own texts, and those that Qt brings along."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from shiboken6 import isValid

from desktop.window.look import translation


def speak(wanted: str) -> None:
    """Use a language from now on, for all that is made from now on.

    Args:
        wanted: the code of the one that the writer has set; "" for that of the desktop.
    """
    code = translation.chosen(wanted, QLocale.system().uiLanguages())
    translation.use(code)
    locale = QLocale(code)
    if locale.language() != QLocale().language():
        QLocale.setDefault(locale)  # else numbers and dates stay those of the writer's country
    application = QCoreApplication.instance()
    if application is None:
        return
    for before in _of_qt:
        if isValid(before):
            application.removeTranslator(before)
            before.deleteLater()
    _of_qt.clear()
    of_qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(QLocale(), "qtbase", "_", folder):
        application.installTranslator(of_qt)
        _of_qt.append(of_qt)


_of_qt: list[QTranslator] = []
"""The one in use, else Qt would still say in a language before what it does not say in this one."""
