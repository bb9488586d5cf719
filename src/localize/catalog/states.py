"""How far an entry is and who wrote it, derived from digests that survive every editor."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache

from localize.model import Entry, Provenance, State

_MEANT = str.maketrans({"“": "'", "”": "'", '"': "'", "\\": "/"})
_OMITTED_WIDTH = 55
_ENGINE_WIDTH = 37  # what keeps the comment line under 79 columns


@lru_cache(maxsize=4096)  # whoever asks for states asks what is stale, too
def digest(text: str) -> str:
    """Give the first 8 hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def is_translated(entry: Entry) -> bool:
    """Tell whether every form has a text."""
    return all(entry.targets) if entry.targets else bool(entry.target)


def is_machine_made(entry: Entry) -> bool:
    """Tell whether the text is what a machine wrote, whatever flags say: also when accepted."""
    origin = entry.provenance
    return origin is not None and is_translated(entry) and digest(_text(entry)) == origin.target


def state(entry: Entry) -> State:
    """Give how far an entry is."""
    if not is_translated(entry):
        return State.UNTRANSLATED
    if not entry.fuzzy:
        return State.REVIEWED
    return State.MACHINE if is_machine_made(entry) else State.EDITED


def is_stale(entry: Entry) -> bool:
    """Tell whether the source changed since the text was written, and nobody has looked since."""
    if not entry.fuzzy or not is_translated(entry):
        return False
    origin = entry.provenance
    moved_on = origin is not None and origin.source != digest(entry.segment.text)
    return bool(entry.previous) or (moved_on and is_machine_made(entry))


def omitted(entry: Entry) -> str:
    """Give what an untouched draft seems to lack of its source, "" if nothing is known of that."""
    told = entry.provenance.omitted if entry.provenance else ""
    is_draft = bool(told) and state(entry) is State.MACHINE and not is_stale(entry)
    return told if is_draft else ""


def needs_draft(entry: Entry) -> bool:
    """Tell whether a machine should write: nothing is there, or its own outdated text."""
    if entry.obsolete:
        return False
    now = state(entry)
    nothing = now is State.UNTRANSLATED and not has_human_text(entry)
    return nothing or (now is State.MACHINE and is_stale(entry))


def has_human_text(entry: Entry) -> bool:
    """Tell whether a person wrote or accepted anything here, if only one plural form."""
    if not any(entry.targets or (entry.target,)):
        return False
    return not (entry.fuzzy and is_machine_made(entry))


def draft(
    entry: Entry, text: str, signature: str, *, omitted: str = "", over_human: bool = False
) -> Entry:
    """Put a machine's translation into an entry, marked as such.

    `signature` is `engine@revision`, `omitted` what of the source the text seems to lack. Raises
    `ValueError` over human text, unless `over_human` says that it was asked for.
    """
    if has_human_text(entry) and not over_human:
        raise ValueError(f"a person wrote the translation of “{entry.segment.text[:40]}”")
    forms = (text,) * max(len(entry.targets), 2) if entry.plural else ()
    written = replace(entry, target=text, targets=forms, fuzzy=True, previous="")
    engine = "_".join(signature.split())[:_ENGINE_WIDTH] or "unknown"
    source, target = digest(entry.segment.text), digest(_text(written))
    origin = Provenance(engine, source, target, _one_line(omitted))
    return replace(written, provenance=origin)


def accept(entry: Entry) -> Entry:
    """Take an entry's text as reviewed."""
    return replace(entry, fuzzy=False, previous="")


def _one_line(text: str) -> str:
    """Make a text fit for a comment: one short line, no signs that mean something there."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    line = " ".join(plain.translate(_MEANT).split())
    return line if len(line) <= _OMITTED_WIDTH else line[: _OMITTED_WIDTH - 3].rstrip() + "..."


def _text(entry: Entry) -> str:
    return "\0".join(entry.targets) if entry.plural else entry.target
