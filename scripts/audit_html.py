"""
The part of the audit that hands pages to the Nu HTML Checker.

The checker is a Java program (MIT). It is fetched from the npm registry when it is asked for, into a folder that git
leaves out; npm runs none of its scripts.
"""

from __future__ import annotations

import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scripts.audit_tools import AuditFailed, run

VERSION = "26.9.27"
LANGUAGES = ("en", "de", "el")
"""Languages in which pages are checked: a page in another one differs by its words only."""

_JAR = "package/build/dist/vnu.jar"


def html(pages: Mapping[str, Path], *, cache: Path) -> dict[str, Any]:
    """
    Check pages, and give their number, every error, and how many warnings there are.

    Args:
        pages: the files by their addresses in the site, which begin with a language; others than LANGUAGES are left
            out.
        cache: a folder to keep the checker in.

    Raises:
        AuditFailed: if the checker cannot be had or does not run.
    """
    chosen = {address: file for address, file in pages.items() if address.split("/", 1)[0] in LANGUAGES}
    if missing := [address for address, file in chosen.items() if not file.is_file()]:
        raise AuditFailed(f"These pages were not built: {', '.join(missing)}.")
    if not chosen:
        return {"checker": VERSION, "pages": 0, "errors": [], "warnings": 0}
    options = ("--format", "json", "--exit-zero-always", "--stdout")
    said = run(["java", "-Xss8m", "-jar", checker(cache), *options, *(file.resolve() for file in chosen.values())])
    messages = json.loads(said[said.index("{") :])["messages"]
    return {"checker": VERSION, "pages": len(chosen), **sorted_out(messages, chosen)}


def sorted_out(messages: Iterable[Mapping[str, Any]], pages: Mapping[str, Path]) -> dict[str, Any]:
    """Give the errors among the checker's messages, with their page and line, and the number of the others."""
    address_of = {file.resolve().as_uri().replace("file:///", "file:/"): address for address, file in pages.items()}
    errors, warnings = [], 0
    for one in messages:
        if one["type"] == "info":
            warnings += 1
            continue
        url = str(one.get("url", ""))
        page = address_of.get(url.replace("file:///", "file:/"), url)
        errors.append({"page": page, "line": one.get("lastLine", 0), "message": one["message"]})
    return {"errors": errors, "warnings": warnings}


def checker(cache: Path) -> Path:
    """
    Give the program, fetched if it is not there yet.

    Raises:
        AuditFailed: if Java or npm is missing, or the program cannot be had.
    """
    for program, package in (("java", "a Java runtime, such as Debian's default-jre-headless"), ("npm", "npm")):
        if shutil.which(program) is None and not (program == "npm" and (cache / f"vnu-{VERSION}.jar").is_file()):
            raise AuditFailed(f"The Nu HTML Checker needs `{program}`. Install {package}, or leave out the part html.")
    jar = cache / f"vnu-{VERSION}.jar"
    if not jar.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            run(["npm", "pack", f"vnu-jar@{VERSION}", "--pack-destination", folder])
            packed = next(Path(folder).glob("*.tgz"))
            with tarfile.open(packed) as archive:
                content = archive.extractfile(_JAR)
                if content is None:
                    raise AuditFailed(f"There is no {_JAR} in {packed.name}.")
                (Path(folder) / "vnu.jar").write_bytes(content.read())
            (Path(folder) / "vnu.jar").replace(jar)
    return jar
