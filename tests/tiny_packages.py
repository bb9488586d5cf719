"""Packages as they lie unpacked, each with next to nothing in it: what corpora are made from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import polib

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def text(path: Path, content: str) -> None:
    """Write a file and the folders it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def tree(path: Path, content: object) -> None:
    """Write a file of JSON."""
    text(path, json.dumps(content))


def ding(work: Path, *lines: str) -> None:
    """Write the dictionary Ding."""
    text(work / "debian/trans-de-en/usr/share/trans/de-en", "".join(f"{one}\n" for one in lines))


def freedict(work: Path, languages: str, articles: Sequence[str] = ()) -> None:
    """Write a dictionary of FreeDict, in the form of dictd: a text, and where its articles are."""
    folder = work / f"debian/dict-freedict-{languages}/usr/share/dictd"
    data, index = b"", ""
    for article in articles:
        body = f"{article}\n".encode()
        index += f"{article.split()[0]}\t{number(len(data))}\t{number(len(body))}\n"
        data += body
    text(folder / f"freedict-{languages}.index", index)
    (folder / f"freedict-{languages}.dict.dz").write_bytes(gzip.compress(data))


def number(value: int) -> str:
    """Write a number below 4096 to the base of 64."""
    return DIGITS[value // 64] + DIGITS[value % 64]


def descriptions(work: Path, records: Mapping[str, str]) -> None:
    """Write apt's lists of descriptions, by language."""
    for language, content in records.items():
        text(work / f"apt/lists/a_main_i18n_Translation-{language}", content)
    text(work / "apt/updated", "")


def catalog(path: Path, *entries: polib.POEntry) -> None:
    """Write a compiled catalog."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalog.extend(entries)
    catalog.save_as_mofile(str(path))


def cldr(work: Path, version: str, kind: str, language: str, content: object) -> None:
    """Write a language's file of CLDR, which has `main` or, for emoji, `annotations` in it."""
    package, _, name = kind.partition("/")
    folder = work / f"npm/cldr-{package}-full@{version}/package"
    key = {"annotations": "annotations", "annotations-derived": "annotationsDerived"}.get(package)
    if key:
        tree(folder / key / language / "annotations.json", {key: {"annotations": content}})
    else:
        tree(folder / "main" / language / f"{name}.json", {"main": {language: content}})


def tagging(work: Path, package: str, language: str, content: object) -> None:
    """Write a language's file of OpenStreetMap's tagging schema."""
    folder = work / "npm" / package.replace("/", "-") / "package/dist/translations"
    tree(folder / f"{language}.json", {language: content})


def names(work: Path, schema: str, version: str) -> None:
    """Write the packages of names: a kind of place, and no more."""
    for language in ("en", "de", "fr", "it"):
        ending = "" if language == "en" else f"-{language}"
        tagging(work, schema, language, {"presets": {"sty": {"name": f"pigsty{ending}"}}})
        for kind in ("annotations", "annotations-derived"):
            cldr(work, version, kind, language, {})
        for kind in ("territories", "languages", "scripts"):
            displayed = {"localeDisplayNames": {kind: {}}}
            cldr(work, version, f"localenames/{kind}", language, displayed)
        zones = {"dates": {"timeZoneNames": {"zone": {}, "metazone": {}}}}
        cldr(work, version, "dates/timeZoneNames", language, zones)
