"""TOML's values → settings: keys and types must be the classes'."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from localize import languages
from localize.errors import ProjectError
from localize.settings.values import RuleSettings, SiteSettings


def fill(kind: type[Any], table: Mapping[str, Any], prefix: str, path: Path) -> Any:  # noqa: ANN401 - any of the settings classes
    """Make a settings value of a table, whose keys and types must be the class's."""
    known = {item.name: item for item in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise _unknown(f"{prefix}{key}", [f"{prefix}{one}" for one in known], path)
        values[key] = _convert(value, getattr(kind(), key), f"{prefix}{key}", path)
    return kind(**values)


def _convert(value: Any, default: Any, key: str, path: Path) -> Any:  # noqa: ANN401 - TOML's values
    """Give a TOML value the type of the default that stands in its place."""
    if key == "check.languages" and isinstance(value, dict):
        return tuple(
            (languages.parse(tag), _convert(table, RuleSettings(), f"{key}.{tag}", path))
            for tag, table in value.items()
        )
    if key == "site" and (isinstance(value, dict) or _is_tables(value)):
        tables = [value] if isinstance(value, dict) else value
        return tuple(fill(SiteSettings, table, "site.", path) for table in tables)
    if hasattr(default, "__dataclass_fields__"):
        if isinstance(value, dict):
            return fill(type(default), value, f"{key}.", path)
    elif isinstance(default, tuple):
        if key != "site" and isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
    elif key == "catalog.wrap" or type(value) is type(default):
        return value
    raise ProjectError(
        f"{key} = {value!r} has the wrong type", f"a value like {_as_toml(default)}", path=path
    )


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _as_toml(default: object) -> str:
    """Write a default as it would stand in the file."""
    if isinstance(default, tuple):
        return json.dumps(list(default)) if default else "a table, or a list"
    return json.dumps(default) if isinstance(default, str | int) else "a table of its own"


def _unknown(key: str, known: list[str], path: Path) -> ProjectError:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.3)
    hint = f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(known)}"
    return ProjectError(f"unknown key “{key}”", hint, path=path)
