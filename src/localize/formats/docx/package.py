"""A Word document as a package: a ZIP archive of parts, read with limits, written as it was."""

from __future__ import annotations

import posixpath
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath

from localize.errors import SourceError
from localize.formats import elements
from localize.formats.docx.vocabulary import PREFIXES
from localize.formats.elements import Element

MAX_MEMBERS = 5_000
MAX_TOTAL = 256 * 2**20
MAX_PART = 32 * 2**20
MAX_RATIO = 200
_SMALL = 8 * 2**20
"""Below this size (bytes), no ratio of compression is suspicious."""
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_END, _END64, _END_SIZE, _LOCATOR_SIZE = b"PK\x05\x06", b"PK\x06\x07", 22, 20
_LEAST_ENTRY = 46
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError, RuntimeError,
)  # fmt: skip
"""What reading a damaged archive raises, as the fault may be."""
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SAVE = "open it in a word processor and save it as .docx"
_BOMB = "this is no manuscript; ask where it came from before anybody opens it"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: `kind` is the last word of its type, `target` a part's name."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a document; their bytes and elements are read on demand, once."""

    data: bytes
    path: str
    names: frozenset[str]
    parts: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    roots: dict[str, Element] = field(default_factory=dict, compare=False, repr=False)

    def part(self, name: str) -> bytes:
        """Give a part's XML in UTF-8; raises `SourceError` if it is not there, damaged, or huge."""
        if name not in self.parts:
            self.parts[name] = self._unpacked(name)
        return self.parts[name]

    def _unpacked(self, name: str) -> bytes:
        if name not in self.names:
            raise self.error(f"the part {name} is missing", _SAVE)
        try:
            with zipfile.ZipFile(BytesIO(self.data)) as archive:
                if archive.getinfo(name).file_size > MAX_PART:
                    limit = f"more than the limit of {MAX_PART // 2**20} MB"
                    raise self.error(f"the part {name} has {limit}", _BOMB)
                return _as_utf8(archive.read(name))
        except _DAMAGE:
            raise self.error(f"the part {name} is damaged", _SAVE) from None

    def root(self, name: str) -> Element:
        """Give the root element of a part."""
        if name not in self.roots:
            place = f"{self.path}/{name}"
            self.roots[name] = elements.parse(self.part(name), place, PREFIXES)
        return self.roots[name]

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Give what a part (none: the package) refers to inside the package."""
        folder, own = posixpath.split(name)
        file = posixpath.join(folder, "_rels", f"{own}.rels")
        if file not in self.names:
            return ()
        found = (one for one in self.root(file).children if one.get("TargetMode") != "External")
        return tuple(
            Relation(one.get("Type").rpartition("/")[2], _target(folder, one.get("Target")))
            for one in found
        )

    def error(self, message: str, hint: str) -> SourceError:
        """Make the error that says what is wrong with this file."""
        return SourceError(message, hint, path=self.path)


def read(data: bytes, path: str) -> Package:
    """Check a document's archive; raises `SourceError` for what is none, or could do harm."""
    package = Package(data, path, frozenset())
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            hint = "open it in a word processor and save it without a password"
            raise package.error("the document is encrypted", hint)
        raise package.error("this is an old Word document (.doc)", _SAVE)
    try:
        _check_directory(package)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except _DAMAGE:
        hint = "get the file again: it is damaged, cut off, or something else by another name"
        raise package.error("this is not a whole Word document", hint) from None
    for member in members:
        _check_member(package, member)
    _check_together(package, members)
    return Package(data, path, frozenset(member.filename for member in members))


def rewritten(package: Package, parts: Mapping[str, bytes]) -> bytes:
    """Give the archive with some parts' XML (UTF-8) changed.

    All other members keep their bytes, and every one its place, date and compression. Raises
    `SourceError` if one of them is damaged.
    """
    target = BytesIO()
    try:
        _rewrite(package, parts, target)
    except _DAMAGE:
        raise package.error("a part of the document is damaged", _SAVE) from None
    return target.getvalue()


def _rewrite(package: Package, parts: Mapping[str, bytes], target: BytesIO) -> None:
    with zipfile.ZipFile(BytesIO(package.data)) as old, zipfile.ZipFile(target, "w") as new:
        new.comment = old.comment
        for member in old.infolist():
            content = old.read(member)
            if member.filename in parts:
                content = _as_before(parts[member.filename], content)
            with warnings.catch_warnings(action="ignore"):
                new.writestr(member, content)


def _check_directory(package: Package) -> None:
    """Look at the directory's size before anything reads it."""
    data = package.data
    end = data.rfind(_END)
    if end < 0 or end + _END_SIZE > len(data):
        raise zipfile.BadZipFile
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    is_64 = data[max(end - _LOCATOR_SIZE, 0) : end].startswith(_END64)
    if is_64 or size > MAX_MEMBERS * _LEAST_ENTRY * 4:
        raise _too_many(package)


def _too_many(package: Package) -> SourceError:
    return package.error(f"the document has more than {MAX_MEMBERS:,} parts", _BOMB)


def _check_member(package: Package, member: zipfile.ZipInfo) -> None:
    name = PurePosixPath(member.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in member.orig_filename:
        raise package.error(f"a part would lie outside of the document: {member.filename}", _BOMB)
    if member.flag_bits & 1:
        raise package.error("the document is encrypted", "save it without a password")
    if member.compress_type not in _COMPRESSIONS:
        raise package.error(f"the part {name} is compressed in a way that Word is not", _SAVE)
    if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
        raise package.error(
            f"the part {name} is a bomb: it grows {MAX_RATIO} times and more", _BOMB
        )


def _check_together(package: Package, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise _too_many(package)
    [(twice, count)] = Counter(member.filename for member in members).most_common(1) or [("", 0)]
    if count > 1:
        raise package.error(f"two parts have one name: {twice}", _SAVE)
    if sum(member.file_size for member in members) > MAX_TOTAL:
        raise package.error(f"the document unpacks to more than {MAX_TOTAL // 2**20} MB", _BOMB)


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _as_utf8(xml: bytes) -> bytes:
    return xml.decode("utf-16").encode() if xml[:2] in {b"\xff\xfe", b"\xfe\xff"} else xml


def _as_before(xml: bytes, before: bytes) -> bytes:
    """Give XML in UTF-8 the encoding that the part had."""
    if before.startswith(b"\xff\xfe"):
        return b"\xff\xfe" + xml.decode().encode("utf-16-le")
    if before.startswith(b"\xfe\xff"):
        return b"\xfe\xff" + xml.decode().encode("utf-16-be")
    return xml
