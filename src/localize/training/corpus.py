"""Parallel text as users have it: TSV (plain or .xz) and TMX."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from localize.training.faults import TrainingError

ENGLISH, BETWEEN = "en", "-from-"
SUFFIXES = (".tsv", ".tsv.xz", ".tmx")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence or short text and its translation."""

    source: str
    target: str


def find(
    folder: Path, language: str, others: Sequence[str] = (ENGLISH,)
) -> Iterator[tuple[str, Path]]:
    """Give name and path of the folder's corpora for English → `language`, ordered by name.

    A file is named `en-XX.<corpus>.tsv`, `en-XX.<corpus>.tsv.xz` or `en-XX.<corpus>.tmx`. With
    `others`, those between `language` and other languages follow, whichever of both is first; they
    are called `<corpus>-from-YY`. A name comes as often as there are files of it.
    """
    for other in others:
        ending = "" if other == ENGLISH else f"{BETWEEN}{other}"
        turned = () if other == ENGLISH else (f"{language}-{other}.",)
        for prefix in (f"{other}-{language}.", *turned):
            for path in sorted(folder.glob(f"{prefix}*")):
                for suffix in SUFFIXES:
                    if path.name.endswith(suffix):
                        yield path.name.removeprefix(prefix).removesuffix(suffix) + ending, path


def languages(path: Path) -> list[str]:
    """Give the languages that a corpus file's name begins with."""
    return path.name.partition(".")[0].split("-")


def read(path: Path, language: str) -> Iterator[Pair]:
    """Give the pairs of a corpus file, turned round if its name begins with `language`.

    Raises `TrainingError` with the line for a row without two columns, for bytes that are not UTF-8
    and for a damaged archive or TMX file.
    """
    try:
        if path.name.endswith(".tmx"):
            yield from _read_tmx(path, language)
        else:
            with _open(path) as file:
                pairs = _read_rows(file, path)
                turned = path.name.startswith(f"{language}-")
                yield from (Pair(one.target, one.source) for one in pairs) if turned else pairs
    except (OSError, EOFError, lzma.LZMAError, etree.XMLSyntaxError) as error:
        raise TrainingError(
            f"cannot read this corpus: {error}", "fetch or export the file again", path=path
        ) from error


def _open(path: Path) -> BinaryIO | lzma.LZMAFile:
    """Open a file, compressed or not, for reading bytes."""
    return lzma.open(path) if path.suffix == ".xz" else path.open("rb")


def _read_rows(file: Iterable[bytes], path: Path) -> Iterator[Pair]:
    """Give the pairs of a TSV's lines."""
    for number, raw in enumerate(file, start=1):
        try:
            columns = raw.decode("utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError as error:
            raise TrainingError(
                "this line is not UTF-8", "convert the corpus to UTF-8", path=path, line=number
            ) from error
        if len(columns) != 2:  # noqa: PLR2004 - a pair has two
            raise TrainingError(
                f"expected 2 columns (source, TAB, target), found {len(columns)}",
                "keep one pair on each line, without tabs inside the texts",
                path=path,
                line=number,
            )
        yield Pair(*columns)


def _read_tmx(path: Path, language: str) -> Iterator[Pair]:
    """Give the pairs of a TMX file (version 1.4), from its other language, markup dropped."""
    other = next((one for one in languages(path) if one != language), ENGLISH)
    for _, unit in etree.iterparse(str(path), tag="tu", resolve_entities=False):
        texts = {_language(variant): _segment(variant) for variant in unit.iterfind("tuv")}
        if other in texts and language in texts:
            yield Pair(texts[other], texts[language])
        unit.clear()


def _language(variant: etree._Element) -> str:
    """Give a variant's language without its region."""
    tag = variant.get(_XML_LANG) or variant.get("lang") or ""
    return str(tag).lower().partition("-")[0]


def _segment(variant: etree._Element) -> str:
    """Give the words of a variant's segment."""
    segment = variant.find("seg")
    return "" if segment is None else " ".join("".join(segment.itertext()).split())
