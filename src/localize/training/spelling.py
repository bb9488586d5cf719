"""One German spelling: ß where the standard wants it, learnt from the corpora that have it.

The way from ß to ss loses nothing, the way back is not in any rule; so it is learnt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

_WORD = re.compile(r"\w*(?:ß|ss)\w*")
_SHARP = 0.005
_LEAST, _SURE = 2, 10


def unify(paths: Iterable[Path]) -> None:
    """Write ß into the German of those clean files that hardly have any.

    Without a file that has it, all stay as they are.
    """
    texts = {path: path.read_text(encoding="utf-8").splitlines() for path in paths}
    standard = {path for path, lines in texts.items() if _is_standard(lines)}
    words = learn(line for path in standard for line in texts[path])
    for path in sorted(set(texts) - standard):
        restore = _restorer(words)
        pairs = (line.partition("\t") for line in texts[path])
        lines = [f"{source}\t{_WORD.sub(restore, target)}\n" for source, _, target in pairs]
        temporary = path.with_suffix(".tmp")
        temporary.write_text("".join(lines), encoding="utf-8")
        temporary.replace(path)


def learn(lines: Iterable[str]) -> dict[str, str]:
    """Give word with ss → word with ß, for words that nearly always have it."""
    counts = Counter(word for line in lines for word in _WORD.findall(line.partition("\t")[2]))
    return {
        word.replace("ß", "ss"): word
        for word, count in counts.items()
        if "ß" in word and count >= max(_LEAST, _SURE * counts[word.replace("ß", "ss")])
    }


def _is_standard(lines: list[str]) -> bool:
    """Tell whether a text is written with ß."""
    return sum("ß" in line for line in lines) > _SHARP * len(lines)


def _restorer(words: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    """Give the function that replaces a word."""
    return lambda found: words.get(found[0], found[0])
