"""Findings that are known and are not to be told again: for catalogs from before the checks.

A finding is recognised by its catalog, its rule, its source text and its message, not by its line:
what moves stays known, and what changes is new.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from localize.checks.findings import EntryFinding
from localize.errors import ProjectError
from localize.model import Finding

VERSION = 1


def dump(findings: Iterable[Finding]) -> str:
    """Give a baseline's text: how often each finding is known, sorted, a line each."""
    counts = Counter(key(finding) for finding in findings)
    return json.dumps({"version": VERSION, "known": dict(sorted(counts.items()))}, indent=1) + "\n"


def load(path: Path) -> Counter[str]:
    """Read a baseline; raises `ProjectError` if it is not there or is none."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["version"] == VERSION:
            return Counter({str(name): int(count) for name, count in table["known"].items()})
    except OSError as error:
        reason = error.strerror or str(error)
        hint = f"make it: localize check --write-baseline {path}"
        raise ProjectError(f"cannot be read: {reason}", hint, path=path) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise ProjectError(
        "is not a baseline", f"make it anew: localize check --write-baseline {path}", path=path
    )


def unknown(findings: Iterable[Finding], known: Counter[str]) -> list[Finding]:
    """Give the findings that a baseline does not have, or has less often."""
    left = Counter(known)
    new: list[Finding] = []
    for finding in findings:
        name = key(finding)
        if left[name] > 0:
            left[name] -= 1
        else:
            new.append(finding)
    return new


def key(finding: Finding) -> str:
    """Give what a finding is recognised by: `path code digest`."""
    entry = (finding.context, finding.source) if isinstance(finding, EntryFinding) else ("", "")
    told = "\0".join((*entry, finding.message))
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{finding.path} {finding.code} {digest}"
