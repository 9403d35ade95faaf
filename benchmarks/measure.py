"""Commands side by side: run in turn, several rounds, each as a whole process, and compared round by round."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from attrs import frozen

MIB = 2**20

STOPWATCH = Path(__file__).with_name("stopwatch.py")


@frozen(kw_only=True)
class Runner:
    """
    A command to be measured.

    `ends` are the exit codes with which it has done its work; `before` clears away what an earlier run left behind.
    """

    name: str
    command: Sequence[str]
    ends: frozenset[int] = frozenset({0})
    folder: Path | None = None
    before: Callable[[], object] = lambda: None


@frozen(kw_only=True)
class Usage:
    """What one run took: CPU and wall time in seconds, the most memory its largest process had, in bytes."""

    cpu: float
    wall: float
    peak: int


@frozen(kw_only=True)
class Runs:
    """All counted runs of one command, in order."""

    name: str
    usages: tuple[Usage, ...]

    @property
    def cpu(self) -> float:
        """The median CPU time, in seconds."""
        return median(usage.cpu for usage in self.usages)

    @property
    def wall(self) -> float:
        """The median time on the clock, in seconds."""
        return median(usage.wall for usage in self.usages)

    @property
    def peak(self) -> float:
        """The median of the most memory used, in bytes."""
        return median(usage.peak for usage in self.usages)


@frozen(kw_only=True)
class Ratio:
    """One command's use divided by another's: the median over the rounds, the least and the most."""

    median: float
    least: float
    most: float


class RunFailed(Exception):
    """A command that did not do its work, with the end of what it said."""


def run_once(runner: Runner, scratch: Path) -> Usage:
    """
    Run a command to its end, say on the error stream how long it took, and give what it used.

    What it prints is kept in `scratch`, in a file of its name.

    Raises:
        RunFailed: if it ends with a code that is not among its `ends`.
    """
    runner.before()
    said = scratch / f"{runner.name}.txt"
    code, cpu, wall, peak = subprocess.run(
        (sys.executable, "-I", "-S", str(STOPWATCH), str(said), *runner.command),
        cwd=runner.folder or scratch,
        env=_environment(scratch),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.split()
    if int(code) not in runner.ends:
        last = "\n".join(said.read_text("utf-8", errors="replace").splitlines()[-20:])
        raise RunFailed(f"{runner.name} ended with code {code}: {' '.join(runner.command)[:200]}\n{last}")
    print(f"{runner.name}: {float(cpu):.2f} s", file=sys.stderr, flush=True)
    return Usage(cpu=float(cpu), wall=float(wall), peak=int(peak))


def _environment(scratch: Path) -> dict[str, str]:
    """
    Give the environment of a measured command.

    Its modules are compiled once and found so by the next run, whatever is set outside; the warm-up sees to that.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = scratch / "compiled"
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(compiled), "PYTHONUTF8": "1"}


def run_in_turn(runners: Sequence[Runner], rounds: int, scratch: Path, *, warm_up: bool = True) -> dict[str, Runs]:
    """
    Run commands in turn, as often as there are rounds, and give the runs of each by its name.

    The order is turned round from one round to the next, so that none always follows the same other. With `warm_up`
    each runs once before, uncounted, so that its modules are compiled and its files have been read.
    """
    if warm_up:
        for runner in runners:
            run_once(runner, scratch)
    usages: dict[str, list[Usage]] = {runner.name: [] for runner in runners}
    for number in range(rounds):
        for runner in runners if number % 2 == 0 else reversed(runners):
            usages[runner.name].append(run_once(runner, scratch))
    return {name: Runs(name=name, usages=tuple(found)) for name, found in usages.items()}


def ratio(ours: Runs, other: Runs, of: Callable[[Usage], float] = lambda usage: usage.cpu) -> Ratio:
    """Divide what one command used by what another used in the same round; CPU time if nothing else is asked for."""
    ratios = [of(own) / of(theirs) for own, theirs in zip(ours.usages, other.usages, strict=True)]
    return Ratio(median=median(ratios), least=min(ratios), most=max(ratios))
