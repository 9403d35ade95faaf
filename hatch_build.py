"""What the wheel has that the repository has not: the catalogues of messages, compiled from those translators edit."""

from __future__ import annotations

import shutil
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface):  # type: ignore[type-arg] # its parameter is the builder's settings
    """Puts a compiled catalogue (`.mo`) of each language into the wheel; gettext files themselves stay outside."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the package is only linked to: then the files that translators edit are read themselves."""
        self.folder = Path(tempfile.mkdtemp())
        if version == "editable":
            return
        source = Path(self.root) / "src"
        for edited in sorted(source.glob("values_exchange/locales/*/LC_MESSAGES/*.po")):
            compiled = edited.relative_to(source).with_suffix(".mo")
            made = self.folder / compiled
            made.parent.mkdir(parents=True)
            held = BytesIO()
            # Messages marked as fuzzy stay out: English is better than what has become wrong.
            write_mo(held, read_po(BytesIO(edited.read_bytes())))
            made.write_bytes(held.getvalue())
            build_data["force_include"][str(made)] = compiled.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the signature is the caller's
        """Clean up."""
        shutil.rmtree(self.folder, ignore_errors=True)
