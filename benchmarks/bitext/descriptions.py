"""Descriptions of Debian packages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bitext import packages
from bitext.corpus import LANGUAGES, Corpus, Pair, flat, sentences

DESCRIPTION = re.compile(
    r"^Description-md5: (\w+)\nDescription-\w+: (.*)", re.DOTALL | re.MULTILINE
)
BULLET = re.compile(r"^\s*[*+-]\s+")
INDENTED = re.compile(r"^\s\s")


def read(work: Path) -> Iterator[Corpus]:
    """Give the descriptions of Debian packages."""
    english = dict(described(work, "en"))
    for language in LANGUAGES:
        pairs: list[Pair] = []
        for digest, targets in described(work, language):
            pairs += paired(english.get(digest, []), targets)
        yield Corpus(language, "ddtp", pairs)


def paired(sources: list[str], targets: list[str]) -> list[Pair]:
    """Give the sentences of paragraphs that are translated, if there are as many of both."""
    if len(sources) != len(targets):
        return []
    both = zip(sources, targets, strict=True)
    return [one for pair in both if "<trans>" not in pair[1] for one in sentences(*pair)]


def described(work: Path, language: str) -> Iterator[tuple[str, list[str]]]:
    """Give the digest of each English description and the paragraphs of one in a language."""
    for file in sorted((packages.apt(work) / "lists").glob(f"*_i18n_Translation-{language}")):
        for record in file.read_text(encoding="utf-8").split("\n\n"):
            found = DESCRIPTION.search(record)
            if found:
                yield found[1], paragraphs(found[2])


def paragraphs(text: str) -> list[str]:
    """Give a description's paragraphs; points of lists and indented lines begin new ones."""
    first, *rest = text.split("\n")
    groups = [[first], []]
    for line in rest:
        if line.strip() == ".":
            groups.append([])
        elif BULLET.match(line) or INDENTED.match(line):
            groups.append([BULLET.sub("", line)])
        else:
            groups[-1].append(line)
    return [text for group in groups if (text := flat(" ".join(group)))]
