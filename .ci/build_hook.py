"""Put man pages and shell completions into the wheel, made of the texts in it.

They are written by the program itself, from the folder that is built and not from an
installed copy; the same sources give the same bytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class InstalledFiles(BuildHookInterface[Any]):
    """Adds what belongs below ``share``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files, and name them to the builder; none for an editable one."""
        if self.target_name != "wheel" or version == "editable":
            return
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        # pip puts what a build requires on this path; without it there is no click.
        path = os.pathsep.join(filter(None, (self.root, os.environ.get("PYTHONPATH"))))
        subprocess.run(
            [sys.executable, "-m", "evidence.manual.installed_files", folder],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
            check=True,
        )
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                own = file.relative_to(folder).as_posix()
                build_data["shared_data"][str(file)] = f"share/{own}"

    def finalize(
        self, version: str, build_data: dict[str, Any], artifact_path: str
    ) -> None:
        """Take away what was written."""
        del build_data, artifact_path
        if self.target_name == "wheel" and version != "editable":
            self._folder.cleanup()
