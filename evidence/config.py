"""The settings: defaults < evidence.toml or [tool.evidence] < EVIDENCE_* < options.

Read once at the edge and handed down. Paths in a file are relative to that file's
folder. An unknown key is an error with the key's name.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from evidence.errors import InputRefused, NotFound, named
from evidence.given_file import read_file
from evidence.toml_text import parse_toml

FILE_NAME = "evidence.toml"
LARGEST = 4 << 20
"""Bytes of a file of settings; a pyproject.toml may hold much else."""
USER_VARIABLE = "EVIDENCE_USER_CONFIG"
"""Names the user's own settings file; tests and packagers set it."""


class Settings(BaseSettings):
    """What the house has decided."""

    model_config = SettingsConfigDict(
        env_prefix="EVIDENCE_", extra="forbid", frozen=True, env_ignore_empty=True
    )

    ledger: str | None = None
    """The ledger: a path or an SQLAlchemy URL."""
    snapshots: str | None = None
    """The store of snapshots: a folder, or an fsspec address (``s3://bucket/desk``);
    else ``evidence.snapshots`` beside ``evidence.db``."""
    actor: str | None = None
    """Who acts, when a command is not told by ``--by``."""
    threshold: Literal["high", "moderate", "low", "very low"] = "moderate"
    """The lowest confidence that a claim may have (rule RAT002)."""
    shelf_life: dict[str, int | Literal["until-superseded"]] = {}
    """Topic → days after which a figure of it is outdated; ``*`` for others."""
    publication_date: date | None = None
    """The day on which the text appears: figures must be good until then (AGE004)."""
    fail_on: Literal["note", "warning", "error"] = "error"
    """The severity from which ``evidence check`` fails (exit 1)."""
    select: tuple[str, ...] = ()
    """Rules to run: codes, slugs or families; empty for all that are not optional.
    ``default`` names those: ``["default", "SRC013"]`` adds one to them."""
    ignore: tuple[str, ...] = ()
    """Rules to leave out: codes, slugs or families."""
    coverage: int = Field(default=0, ge=0, le=100)
    """The share of checkable sentences, of 100, that must be tied to evidence; below
    it ``evidence coverage`` fails."""
    language: str = "en"
    """Of manuscripts that do not name theirs (BCP 47)."""
    style: str = "chicago-author-date"
    """The citation style of briefs: a shipped style's name or a .csl file."""
    bibliography: Literal["", "bibtex", "biblatex"] = ""
    """The program that the .bib files are kept for; rules then hold them to it."""
    citekey_pattern: str = "{family}{year}{word}"
    """How new citekeys are made; also {Family}, {Word} and {shortyear}."""
    brief_language: str = "en"
    """Of a brief's own words: a language that there is a catalogue for (en, de)."""
    theme: str | None = None
    """The file with the logo, colours and type of briefs (TOML)."""
    attach_copies: tuple[str, ...] = ()
    """Sources whose kept copies a brief may carry: citekeys, ``*`` for any part. Name
    those that the house has the right to hand on; never who spoke on terms."""
    publication: str = ""
    """The journal, newspaper or desk named on a brief's cover."""
    mailto: str = ""
    """An e-mail address told to registries with every request, as Crossref asks."""
    offline: bool = False
    """Never ask the network; answers kept from before are still replayed."""
    cache: str | None = None
    """The folder of what is kept between commands (answers of registries, surveys of a
    large library, what runs over a large ledger found); else ``evidence`` in the user's
    cache folder."""
    cache_days: int = Field(default=7, ge=0)
    """Days for which a kept answer is replayed instead of asking again."""
    proxy: str | None = None
    """An HTTP proxy's address; the environment's own settings are not read."""
    ports: tuple[int, ...] = (80, 443)
    """The ports that may be asked."""
    allow_private: bool = False
    """Ask machines on this computer and the local network too, on any port."""
    gone_days: int = Field(default=30, ge=0)
    """Days after which a source's address that leads nowhere is an error (SNP005)."""
    registries: dict[str, str] = {}
    """Registry → base address, where another is to be asked (mirrors, tests)."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic's signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over what the file gave (init)."""
        return env_settings, init_settings


def load_settings(start: Path, *, file: Path | None = None) -> Settings:
    """Read the settings for work in *start*, from *file* or what is found upward.

    The user's own file (``actor`` above all) lies under everything. Raises NotFound for
    a *file* that is missing and InputRefused for a key or value that is not understood.
    """
    if file is not None and not file.is_file():
        raise NotFound(f"there is no settings file {named(file)}")
    values: dict[str, Any] = {}
    for path in (user_file(), file or _find(start)):
        if path is not None and path.is_file():
            values |= _read(path)
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise InputRefused(
            f"the setting {key} is not understood: {first['msg']}",
            path=file or _find(start),
            hint="evidence manual settings lists them all",
        ) from error


def user_file() -> Path:
    """Return the path of the user's own settings; it need not exist."""
    if named := os.environ.get(USER_VARIABLE):
        return Path(named)
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "evidence" / FILE_NAME


def cache_folder(settings: Settings) -> Path:
    """Return the folder of what is kept between commands; it need not exist."""
    if settings.cache:
        return Path(settings.cache)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "evidence"


def _find(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        if (own := folder / FILE_NAME).is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "evidence" in _tools(project):
            return project
    return None


def _toml(path: Path) -> dict[str, Any]:
    data = read_file(path, limit=LARGEST, wanted="a settings file")
    try:
        return parse_toml(data.decode("utf-8"))
    except ValueError as error:  # of UTF-8, too
        raise InputRefused(f"not valid TOML: {error}", path=path) from error


def _tools(project: Path) -> dict[str, Any]:
    tools = _toml(project).get("tool")
    return tools if isinstance(tools, dict) else {}


def _read(path: Path) -> dict[str, Any]:
    values = _toml(path)
    if path.name == "pyproject.toml":
        values = _tools(path)["evidence"]
        if not isinstance(values, dict):
            raise InputRefused("[tool.evidence] is no table", path=path)
    values = {key.replace("-", "_"): value for key, value in values.items()}
    for key in ("ledger", "style", "cache", "snapshots", "theme"):
        text = values.get(key)
        if isinstance(text, str) and "://" not in text and _is_path(key, text):
            values[key] = str(path.parent / text)
    return values


def _is_path(key: str, text: str) -> bool:
    return key in {"ledger", "cache", "snapshots", "theme"} or text.endswith(".csl")
