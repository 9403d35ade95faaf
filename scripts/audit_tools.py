"""What the parts of the audit have in common: the failure of an audit, and programs that are run for it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


class AuditFailed(Exception):
    """Something that was to be looked at could not be; the message says what to do."""


def run(command: Sequence[str | Path], *, folder: Path | None = None) -> str:
    """
    Run a program to its end and give what it said.

    Raises:
        AuditFailed: if it is not there, or ends badly.
    """
    try:
        ended = subprocess.run(
            [str(one) for one in command],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise AuditFailed(f"The audit needs `{command[0]}`, which is not installed.") from None
    if ended.returncode != 0:
        raise AuditFailed(f"`{' '.join(map(str, command))}` failed: {ended.stdout[-1500:]}")
    return ended.stdout
