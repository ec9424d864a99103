"""Write the HTML brief of many claims, and see that its time grows with their number.

usage: python tests/bench/page.py [--claims 10000]

The peer is ten briefs of a tenth of the claims. With --browser the page is opened in
Chromium too, and told how long it takes until it is laid out.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from peers import ROOT, Row, against, taken

from evidence.exporters.html import HtmlExporter

MANY = 10_000


def measure(folder: Path, claims: int = MANY) -> list[Row]:
    """Compare a page of *claims* claims with ten pages of a tenth."""
    large, small = _brief(claims), _brief(claims // 10)
    exporter = HtmlExporter()

    def ours() -> float:
        return taken(lambda: exporter.write(large, folder / "large.html"))

    def theirs() -> float:
        return sum(
            taken(lambda: exporter.write(small, folder / "small.html"))
            for _ in range(10)
        )

    mine, ten = against(ours, theirs, 1)
    what = f"the HTML brief of {claims:,} claims"
    return [Row(what, mine, "ten of a tenth", ten, "≤ 1.1")]


def opened(folder: Path) -> float:
    """Return the seconds that Chromium needs for the large page, scripts and all."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only if asked for

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        started = time.perf_counter()
        page.goto((folder / "large.html").as_uri(), timeout=120_000)
        took = time.perf_counter() - started
        browser.close()
    return took


def _brief(claims: int) -> Any:
    """Return the brief of the tests, as long as it is wanted."""
    sys.path.insert(0, str(ROOT))
    from tests.exporters.conftest import build  # noqa: PLC0415 - found by the line above

    return build(claims)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=MANY)
    parser.add_argument("--browser", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for row in measure(Path(name), asked.claims):
            sys.stdout.write(f"{' | '.join(row.cells)}\n")
        size = (Path(name) / "large.html").stat().st_size
        sys.stdout.write(f"{size / 1e6:.1f} MB\n")
        if asked.browser:
            sys.stdout.write(f"opened in {opened(Path(name)):.1f} s\n")


if __name__ == "__main__":
    main()
