"""Messages of MediaWiki."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from bitext import packages, trees
from bitext.corpus import LANGUAGES, Corpus, Pair

PACKAGES = ("mediawiki", "mediawiki-classes")
WIKITEXT = re.compile(r"[{}\[\]<>$|]|'''")


def read(work: Path) -> Iterator[Corpus]:
    """Give the messages of MediaWiki."""
    roots = [packages.debian(work, package) / "mediawiki" for package in PACKAGES]
    files = [file for root in roots for file in sorted(root.rglob("i18n/**/en.json"))]
    english = {file: trees.load(file) for file in files}
    for language in LANGUAGES:
        translations = {file: file.with_name(f"{language}.json") for file in files}
        there = {file: other for file, other in translations.items() if other.exists()}
        pairs = [
            one
            for file, other in there.items()
            for one in messages(english[file], trees.load(other))
        ]
        yield Corpus(language, "mediawiki", pairs)


def messages(source: object, target: object) -> Iterator[Pair]:
    """Give two files' messages of three words or more, if there is no wikitext in what they say."""
    for pair in trees.leaves(source, target):
        one, other = map(html.unescape, pair)
        if len(one.split()) > 2 and not WIKITEXT.search(one + other):
            yield one, other
