"""
Render the pages of a catalogue, without a site builder, and print how many there are and what one rendering takes.

A process of its own: `python benchmarks/rendering.py FOLDER ROUNDS` prints the number of pages, the CPU seconds of the
median round, and the most memory used, in bytes.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

from values_exchange.pages import render_tree
from values_exchange.reading import read

BYTES_OF_A_UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` is counted in: bytes on macOS, KiB elsewhere."""


def main(folder: Path, rounds: int, today: date) -> None:
    """Read a catalogue once and render it as often as there are rounds."""
    reading = read(folder, today=today)
    taken, pages = [], 0
    for _ in range(rounds):
        begun = time.process_time()
        tree = render_tree(reading.catalogue, problems=reading.problems, today=today)
        taken.append(time.process_time() - begun)
        pages = len(tree.pages)
        del tree
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_OF_A_UNIT
    print(pages, median(taken), peak)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), date.fromisoformat(sys.argv[3]))
