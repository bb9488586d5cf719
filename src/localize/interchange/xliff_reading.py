"""XLIFF 2.x and 1.2 → units; nothing outside the file is ever read.

A document type declaration is refused before anything else is looked at: no entity is expanded,
no external one loaded.
"""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from lxml import etree

from localize.errors import InterchangeError
from localize.interchange import xliff_one, xliff_two
from localize.interchange.inline import Element
from localize.interchange.units import Exchange

MAX_BYTES = 64 * 2**20
_READERS = {"1": xliff_one.exchanges, "2": xliff_two.exchanges}


def parse(data: bytes, path: str = "") -> tuple[Exchange, ...]:
    """Give what a file holds; `path` is only for messages.

    Raises `InterchangeError` with the line if it is no XML, has a document type declaration, or is
    no XLIFF of a version that we know.
    """
    if len(data) > MAX_BYTES:
        limit = f"the limit is {MAX_BYTES // 2**20} MB: send fewer articles in a file"
        raise InterchangeError("the file is too large", limit, path=path)
    _refuse_declarations(data, path)
    root = _root(data, path)
    reader = _READERS.get(root.get("version", "").partition(".")[0])
    if etree.QName(root).localname != "xliff" or reader is None:
        name, version = etree.QName(root).localname, root.get("version", "")
        raise InterchangeError(
            f"the file is no XLIFF that is known here: <{name}> {version}".rstrip(),
            "save it as XLIFF 2.1, 2.0 or 1.2",
            path=path,
            line=root.sourceline,
        )
    return tuple(reader(root))


def _refuse_declarations(data: bytes, path: str) -> None:
    """Read the file once without building anything; raises at the first declaration or fault."""

    def refuse(*_: object) -> NoReturn:
        raise InterchangeError(
            "the file has a document type declaration, which XLIFF does not need",
            "remove the lines from <!DOCTYPE to its end; entities are never expanded here",
            path=path,
            line=parser.CurrentLineNumber,
        )

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 (expat's signature)
    except expat.ExpatError as error:
        raise _broken(expat.ErrorString(error.code) or "", path, error.lineno) from None
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise _broken(str(error), path, 1) from None


def _root(data: bytes, path: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(error.msg or "", path, error.lineno) from None


def _broken(reason: str, path: str, line: int) -> InterchangeError:
    return InterchangeError(
        f"the file is no well-formed XML: {reason}",
        "ask for the file again: it was cut off or edited by hand",
        path=path,
        line=line,
    )
