"""TOML's values → settings: keys and types must be the classes'."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from localize import languages
from localize.errors import ProjectError
from localize.model import Feed, Field, Role
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
    if key in _SPECIAL:
        made = _SPECIAL[key](value, key, path)
    elif hasattr(default, "__dataclass_fields__"):
        is_table = isinstance(value, dict)
        made = fill(type(default), value, f"{key}.", path) if is_table else None
    elif isinstance(default, tuple):
        made = tuple(value) if _are(str, value) else None
    else:
        made = value if key == "catalog.wrap" or type(value) is type(default) else None
    if made is None:
        message = f"{key} = {value!r} has the wrong type"
        is_one = isinstance(value, str) and isinstance(default, tuple) and key not in _SPECIAL
        like = [value] if is_one else default
        raise ProjectError(message, f"a value like {_as_toml(like)}", path=path)
    return made


def _by_language(value: object, key: str, path: Path) -> Any:  # noqa: ANN401 - as above
    """Give the rules of every language."""
    if not isinstance(value, dict):
        return None
    return tuple(
        (languages.parse(tag), _convert(table, RuleSettings(), f"{key}.{tag}", path))
        for tag, table in value.items()
    )


def _tables(kind: type[Any], value: object, key: str, path: Path) -> Any:  # noqa: ANN401 - as above
    """Give what a table is, or several."""
    tables = [value] if isinstance(value, dict) else value
    if not isinstance(tables, list) or not _are(dict, tables):
        return None
    return tuple(fill(kind, table, f"{key}.", path) for table in tables)


def _texts(value: object, key: str, path: Path) -> Any:  # noqa: ANN401 - as above
    """Give a table of texts as pairs."""
    if not isinstance(value, dict):
        return None
    return tuple((name, _convert(text, "", f"{key}.{name}", path)) for name, text in value.items())


def _role(value: object, key: str, path: Path) -> Role | None:
    known = [role.value for role in Role]
    if not isinstance(value, str):
        return None
    if value not in known:
        raise ProjectError(f"{key} = {value!r}", _nearest(value, known, "roles"), path=path)
    return Role(value)


def _are(kind: type, value: object) -> bool:
    """Tell whether a value is a list of that type's."""
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _as_toml(default: object) -> str:
    """Write a value as it would stand in the file."""
    if isinstance(default, list | tuple):
        return json.dumps(default, ensure_ascii=False) if default else "a table, or a list"
    return json.dumps(default) if isinstance(default, str | int) else "a table of its own"


def _unknown(key: str, known: list[str], path: Path) -> ProjectError:
    return ProjectError(f"unknown key “{key}”", _nearest(key, known, "keys"), path=path)


def _nearest(value: str, known: list[str], kind: str) -> str:
    near = difflib.get_close_matches(value, known, n=1, cutoff=0.3)
    return f"did you mean “{near[0]}”?" if near else f"known {kind}: {', '.join(known)}"


_SPECIAL: Mapping[str, Callable[[object, str, Path], Any]] = {
    "check.languages": _by_language,
    "site": partial(_tables, SiteSettings),
    "feed": partial(_tables, Feed),
    "feed.fields": partial(_tables, Field),
    "feed.fields.role": _role,
    "feed.namespaces": _texts,
}
"""Keys whose values are not of their defaults' types: None is a wrong one."""
