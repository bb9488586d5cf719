"""Front matter: the few lines of YAML or TOML at the head of a Markdown article.

A small reader for what editors write there: `key: value` with plain, quoted, folded (`>`) or
literal (`|`) text, and lists; in TOML (`+++`), one-line values. Anything else is left alone.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_END = r"(?=[\r\n]|\Z)"
_FENCES = re.compile(
    rf"\ufeff?---[ \t]*(?:\r\n?|\n)(.*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*{_LINE_END}", re.DOTALL
)
_TOML_FENCES = re.compile(
    rf"\ufeff?\+\+\+[ \t]*(?:\r\n?|\n)(.*?)(?<=[\r\n])\+\+\+[ \t]*{_LINE_END}", re.DOTALL
)
_ENTRY = re.compile(
    r"(?<![^\r\n])(?P<key>[A-Za-z_][\w-]*)[ \t]*:"
    rf"(?:[ \t]+(?P<value>[^\r\n]*[^\s])|[ \t]*{_LINE_END})[ \t]*"
    r"(?P<more>(?:(?:\r\n?|\n)(?:[ \t]+[^\r\n]*|- [^\r\n]*|(?=\r?\n[ \t])))*)"
)
_TOML_ENTRY = re.compile(
    r"""(?<![^\r\n])(?P<key>[A-Za-z_][\w-]*)[ \t]*=[ \t]*"""
    r"""(?P<value>"(?!"")(?:[^"\\\r\n]|\\.)*"|'(?!'')[^'\r\n]*'|[^\r\n#"']*[^\s#"'])"""
)
_PLAIN = re.compile(r"(?:[^\W\d_]|[“„«¿¡(])(?:(?!:[ ]|[ ]\#).)*(?<![:\s])")
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_COMMENT = re.compile(r"[ \t]+#.*")


@dataclass(frozen=True, slots=True)
class Field:
    """A field's value: its text, where it stands in the file, and how it is quoted there."""

    key: str
    value: str
    start: int
    end: int
    style: str
    items: tuple[str, ...] = ()


def length(source: str) -> int:
    """Give how many characters of a file are front matter, fences and BOM included."""
    found = _FENCES.match(source) or _TOML_FENCES.match(source)
    return found.end() if found else len(source) - len(source.removeprefix("\ufeff"))


def fields(source: str) -> dict[str, Field]:
    """Give the front matter's fields by lower-case key; of two with one key the first counts."""
    found: dict[str, Field] = {}
    if fences := _FENCES.match(source):
        for entry in _ENTRY.finditer(source, *fences.span(1)):
            field = _field(entry)
            found.setdefault(field.key, field)
    elif fences := _TOML_FENCES.match(source):
        for field in _toml_fields(source, fences):
            found.setdefault(field.key, field)
    return found


def quote(text: str, style: str) -> str:
    """Write a one-line text as YAML, in the style that its field had if it can."""
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "plain" and _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _field(entry: re.Match[str]) -> Field:
    key, start, end = entry["key"].lower(), *entry.span("value")
    value, more = entry["value"] or "", entry["more"].strip()
    if value.startswith("["):
        items = [_scalar(item)[0] for item in value.strip("[]").split(",")]
        return Field(key, "", start, end, "list", tuple(filter(None, items)))
    if not value and more.startswith("- "):
        lines = [line.strip().removeprefix("- ") for line in more.splitlines()]
        return Field(key, "", start, end, "list", tuple(_scalar(line)[0] for line in lines))
    if more and value[:1] not in {"'", '"'} and value:
        text = "" if value[:1] in {"|", ">"} else value
        folded = " ".join([text, *(line.strip() for line in more.splitlines())]).strip()
        finish = entry.start("more") + len(entry["more"].rstrip())
        return Field(key, folded, start, finish, "block")
    text, style, width = _scalar_at(value) if not more else ("", "list", 0)
    return Field(key, text, start, start + width, style)


def _toml_fields(source: str, fences: re.Match[str]) -> Iterator[Field]:
    """Give the top level's values that stand on one line, as `tomllib` reads them."""
    try:
        values = tomllib.loads(fences[1].replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return
    for entry in _TOML_ENTRY.finditer(source, *fences.span(1)):
        value = values.get(entry["key"])
        text, style, _ = _scalar_at(entry["value"])
        if isinstance(value, list):
            yield Field(entry["key"].lower(), "", *entry.span("value"), "list", _texts(value))
        elif value is not None and (str(value) == text or style == "plain"):
            style = "double" if isinstance(value, str) else style
            yield Field(entry["key"].lower(), text, *entry.span("value"), style)


def _texts(values: list[object]) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str))


def _scalar(raw: str) -> tuple[str, str]:
    text, style, _ = _scalar_at(raw.strip())
    return text, style


def _scalar_at(raw: str) -> tuple[str, str, int]:
    """Give a scalar's text, its style and how many characters it takes."""
    if found := re.match(r'"(?:[^"\\]|\\.)*"', raw):
        return _json(found[0]), "double", found.end()
    if found := re.match(r"'(?:[^']|'')*'", raw):
        return found[0][1:-1].replace("''", "'"), "single", found.end()
    text = _COMMENT.sub("", raw)
    return text, "plain", len(text)


def _json(raw: str) -> str:
    try:
        return str(json.loads(raw, strict=False))
    except ValueError:
        return raw[1:-1]
