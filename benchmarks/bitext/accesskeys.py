"""Access keys of interfaces: Qt's `&Open` and GTK's `_Open`, where `&&` is an ampersand."""

from __future__ import annotations

import re

from bitext.corpus import Pair

KEY = re.compile(
    r"""&(?P<kept>&)
    | (?<!\w)[&_](?=\w)
    | (?<=\w)&(?=[a-zß-öø-ÿœ])(?!(?<=\b[b-df-hj-np-tv-xz]&)[b-df-hj-np-tv-xz]\b)  # not in `b&w`
    | (?<=[A-Z])&(?=[A-Z]\w)(?!\ws\b)  # in `D&VI`, not in `AT&T` and `Q&As`
    | (?<=[a-z])&(?=[A-Z]{2})  # in `Open&GL`, not in `Drag&Drop`
    """,
    re.VERBOSE,
)
UNDERSCORED = re.compile(r"\w*_\w*")
ENGLISH = re.compile(r"_\w+|[A-Za-z]{1,2}_[a-z]+")  # `r_elative`, hardly an identifier
TARGET = re.compile(r"_\w+|[^\W\d_]+_[a-zß-öø-ÿœ]+")


def without(source: str, target: str) -> Pair:
    """Write two texts, the first of them English, without their access keys."""
    if in_words(UNDERSCORED.findall(source), UNDERSCORED.findall(target)):
        source, target = source.replace("_", ""), target.replace("_", "")
    return removed(source), removed(target)


def in_words(sources: list[str], targets: list[str]) -> bool:
    """Tell whether words with an underscore have it for an access key: one a side, not the same."""
    few = len(sources) == 1 and len(targets) < 2 and sources != targets
    return few and all(map(ENGLISH.fullmatch, sources)) and all(map(TARGET.fullmatch, targets))


def removed(text: str) -> str:
    """Write a text without the access keys that need no other text to be seen."""
    return KEY.sub(lambda found: found["kept"] or "", text)
