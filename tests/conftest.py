"""How Hypothesis searches: the same examples each time, and no clock. HYPOTHESIS_PROFILE=explore searches further."""

import os

from hypothesis import settings

settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
