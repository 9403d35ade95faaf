"""Run the command line with ``python -m values_exchange``."""

import sys

from values_exchange.cli import main

sys.exit(main())
