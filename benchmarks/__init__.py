"""Paired measurements of speed and memory against other tools doing the same work: `python -m benchmarks`."""
