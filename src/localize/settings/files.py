"""The settings file of a folder: `localize.toml`, or a table of `pyproject.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from localize.errors import ProjectError
from localize.settings import limits
from localize.settings.filling import fill
from localize.settings.values import Settings

FILE = "localize.toml"


def read(folder: Path) -> Settings | None:
    """Give a folder's settings, None if it has none.

    Raises `ProjectError` with the nearest known key or value.
    """
    found = _table(folder)
    return None if found is None else _check(*found)


def _check(table: Mapping[str, Any], path: Path) -> Settings:
    """Give the settings of a table; raises `ProjectError` with the nearest known key or value."""
    settings: Settings = fill(Settings, table, "", path)
    limits.check(settings, path)
    return settings


def _table(folder: Path) -> tuple[Mapping[str, Any], Path] | None:
    """Give the settings table of a folder, and the file it stands in."""
    path = folder / FILE
    if path.is_file():
        return _toml(path), path
    path = folder / "pyproject.toml"
    if path.is_file():
        tools = _toml(path).get("tool", {})
        table = tools.get("localize") if isinstance(tools, dict) else None
        if table is not None and not isinstance(table, dict):
            raise ProjectError("tool.localize is not a table", "[tool.localize]", path=path)
        return None if table is None else (table, path)
    return None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProjectError(f"cannot be read: {reason}", "allow reading it", path=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(
            f"not valid TOML: {error}", "mend the line it names", path=path
        ) from None
