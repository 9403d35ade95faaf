"""Compiles the catalogues of messages into the wheel: translators edit `.po` files, programs read `.mo` files."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = Path("src/values_exchange/locales")


class CompiledCatalogues(BuildHookInterface):  # type: ignore[type-arg] # its configuration is not typed
    """Puts a compiled catalogue for each language into a wheel; a checkout compiles them when they are needed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all catalogues, unless the install is an editable one."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        for edited in sorted((Path(self.root) / LOCALES).glob("*/LC_MESSAGES/*.po")):
            language = edited.parts[-3]
            compiled = Path(self.folder.name) / f"{language}.mo"
            held = BytesIO()
            write_mo(held, read_po(BytesIO(edited.read_bytes())))
            compiled.write_bytes(held.getvalue())
            place = f"values_exchange/locales/{language}/LC_MESSAGES/{edited.stem}.mo"
            build_data["force_include"][str(compiled)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the signature is the caller's
        """Remove what was compiled."""
        if version != "editable":
            self.folder.cleanup()
