"""What every test shares: no model hub, no display, no home of the person who runs them."""

import os
import sys
from pathlib import Path

from hypothesis import settings

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Helpers of the tests stand beside them: tests/trainer/pairs_fixtures.py and the like.
sys.path.append(str(Path(__file__).parent))
# How long an example takes says something about the machine, not about the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
