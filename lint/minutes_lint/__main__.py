"""`python -m minutes_lint` is `minutes-lint`."""

from __future__ import annotations

import sys

from .cli.main import main

sys.exit(main())
