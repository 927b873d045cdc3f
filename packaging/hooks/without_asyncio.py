"""An empty `asyncio`, set before anything else runs.

CTranslate2 imports it for the one asynchronous call that it has, which the program does not make. The real
one brings `socket` and `ssl`, and what ships holds no network code.
"""

import sys
from types import ModuleType

sys.modules["asyncio"] = ModuleType("asyncio")
