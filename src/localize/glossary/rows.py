"""A termbase file's rows, as a spreadsheet saves them."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from localize.errors import GlossaryError

_DELIMITERS = ";,\t"


def read(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are not blank, each with the line that it begins on.

    The file is UTF-8, with or without a byte order mark, separated by semicolons, commas or tabs,
    whichever its first line has most of. Raises `GlossaryError`.
    """
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            hint = "every quote is closed, and a double quote inside a text is doubled"
            raise GlossaryError(f"broken CSV: {error}", hint, path=path, line=line) from error
        if any(row):
            yield line, row


def delimiter(text: str) -> str:
    """Give the sign between a termbase's cells."""
    first = text[: text.find("\n")] if "\n" in text else text
    return max(_DELIMITERS, key=first.count)


def _text(path: Path) -> str:
    content = _bytes(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        line = 1 if utf_16 else content.count(b"\n", 0, error.start) + 1
        hint = "save it from the spreadsheet as “CSV UTF-8”"
        raise GlossaryError("the termbase is not UTF-8", hint, path=path, line=line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise GlossaryError("the termbase is not text", "save it as CSV", path=path, line=line)
    return text


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"the termbase cannot be read: {error.strerror}"
        hint = "check the path, and “glossaries” in the settings"
        raise GlossaryError(message, hint, path=path) from error
