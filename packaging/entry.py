"""Where the frozen program starts: under the window's name it opens the window, else it is the terminal."""

import sys
from pathlib import Path

if Path(sys.argv[0]).stem == "phrasewright-window":
    from desktop.window.app import main
else:
    from desktop.cli import main

sys.exit(main())
