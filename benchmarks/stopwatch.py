"""
Run one command to its end and print what the operating system counted for it: a tiny program of its own.

    python stopwatch.py FILE COMMAND …

What the command prints goes into FILE. A process is charged with the memory of the one that started it, so this one is
kept small: it is started for each measurement, and imports next to nothing.
"""

from __future__ import annotations

import os
import sys
import time

BYTES_OF_A_UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` is counted in: bytes on macOS, KiB elsewhere."""


def main(output: str, command: list[str]) -> None:
    """Run the command and print its exit code, its CPU and wall time in seconds, and its peak memory in bytes."""
    into_file = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    begun = time.monotonic()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=[into_file, (os.POSIX_SPAWN_DUP2, 1, 2)])
    _, status, used = os.wait4(process, 0)
    wall = time.monotonic() - begun
    cpu = used.ru_utime + used.ru_stime
    print(os.waitstatus_to_exitcode(status), cpu, wall, used.ru_maxrss * BYTES_OF_A_UNIT)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
